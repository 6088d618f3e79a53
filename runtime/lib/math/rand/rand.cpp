// Package math/rand: Rand, which draws from a source.
#include "lib/math/rand/numbers.h"
#include "lib/math/rand/source.h"

namespace gocxx::math::rand {

namespace {

// The bits of a source, all 64 of a draw if the source has Uint64.
struct SourceBits {
  ptr<Rand> r;
  long long Int63() { return r->src.Int63(); }
  unsigned long long Uint64() {
    if (r->s64 != nullptr) return r->s64.Uint64();
    auto high = static_cast<unsigned long long>(Int63() >> 31);
    return high | static_cast<unsigned long long>(Int63()) << 32;
  }
};

Numbers<SourceBits> numbers(ptr<Rand> r) { return Numbers(SourceBits{r}); }

}  // namespace

ptr<Rand> New(Source src) {
  auto [s64, ok] = type_assert_ok<Source64>(src);
  return new_object(Rand{src, s64, 0, 0});
}

void Rand::Seed(ptr<Rand> r, long long seed) {
  r->src.Seed(seed);
  r->readPos = 0;
}

long long Rand::Int63(ptr<Rand> r) { return r->src.Int63(); }
unsigned long long Rand::Uint64(ptr<Rand> r) { return numbers(r).uint64(); }
std::uint32_t Rand::Uint32(ptr<Rand> r) { return numbers(r).uint32(); }
std::int32_t Rand::Int31(ptr<Rand> r) { return numbers(r).int31(); }
long Rand::Int(ptr<Rand> r) { return static_cast<long>(Int63(r)); }
double Rand::Float64(ptr<Rand> r) { return numbers(r).float64(); }
float Rand::Float32(ptr<Rand> r) { return numbers(r).float32(); }
double Rand::NormFloat64(ptr<Rand> r) { return numbers(r).normal(); }
double Rand::ExpFloat64(ptr<Rand> r) { return numbers(r).exponential(); }
slice<long> Rand::Perm(ptr<Rand> r, long n) { return numbers(r).perm(n); }

long long Rand::Int63n(ptr<Rand> r, long long n) {
  check_argument(n > 0, "Int63n"_s);
  return numbers(r).int63n(n);
}

std::int32_t Rand::Int31n(ptr<Rand> r, std::int32_t n) {
  check_argument(n > 0, "Int31n"_s);
  return numbers(r).int31n(n);
}

long Rand::Intn(ptr<Rand> r, long n) {
  check_argument(n > 0, "Intn"_s);
  return numbers(r).intn(n);
}

void Rand::Shuffle(ptr<Rand> r, long n, func<void(long, long)> swap) {
  check_argument(n >= 0, "Shuffle"_s);
  numbers(r).shuffle(n, swap);
}

// The unused bytes of a draw serve the next Read.
results<long, error> Rand::Read(ptr<Rand> r, slice<std::uint8_t> p) {
  for (auto rest = p; rest.len() > 0;)
    rest = fill_from_draw(rest, r->readVal, r->readPos, [r] { return r->src.Int63(); });
  return {p.len(), nullptr};
}

}  // namespace gocxx::math::rand
