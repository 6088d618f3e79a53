// Package math/rand: the functions of the package. They draw from a generator of their thread that is seeded
// by the system; after Seed, from one generator with a lock for all.
#include <atomic>

#include "lib/math/rand/numbers.h"
#include "lib/math/rand/source.h"
#include "platform/entropy.h"
#include "platform/lock.h"

namespace gocxx::math::rand {

namespace {

// Taken for draws from the generator that Seed makes.
rt::platform::SpinLock seeded_lock;

// That generator, with the bytes of a draw that Read has not used yet.
struct SeededGenerator {
  rngSource source GOCXX_GUARDED_BY(seeded_lock);
  long long left GOCXX_GUARDED_BY(seeded_lock);
  std::int8_t left_count GOCXX_GUARDED_BY(seeded_lock);
};

// Null before Seed is called. Release in Seed: partner of the acquires in `draw` and Read.
std::atomic<SeededGenerator*> seeded{nullptr};

// SplitMix64: one addition and three rounds of mixing.
struct ThreadGenerator {
  unsigned long long state = rt::platform::random_seed();

  unsigned long long next() {
    unsigned long long z = state += 0x9E3779B97F4A7C15;
    z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9;
    z = (z ^ z >> 27) * 0x94D049BB133111EB;
    return z ^ z >> 31;
  }
};

// Not inlined: the caller may continue on another thread.
[[gnu::noinline]] unsigned long long draw_of_thread() {
  thread_local ThreadGenerator generator;
  return generator.next();
}

// Acquire: partner of Seed's release, so the generator is complete. So is the acquire in Read.
unsigned long long draw() {
  SeededGenerator* generator = seeded.load(std::memory_order_acquire);
  if (generator == nullptr) return draw_of_thread();
  rt::platform::Guard guard(seeded_lock);
  return rngSource::Uint64(ptr<rngSource>(&generator->source));
}

// Takes the lock for each draw, not for a whole long slice.
slice<std::uint8_t> fill_from_seeded(slice<std::uint8_t> p, SeededGenerator& generator) {
  rt::platform::Guard guard(seeded_lock);
  return fill_from_draw(p, generator.left, generator.left_count,
                        [&generator] { return rngSource::Int63(ptr<rngSource>(&generator.source)); });
}

slice<std::uint8_t> fill_from_thread(slice<std::uint8_t> p) {
  long long left = 0;
  std::int8_t count = 0;
  return fill_from_draw(p, left, count, [] { return static_cast<long long>(draw_of_thread()); });
}

struct GlobalBits {
  static long long Int63() { return static_cast<long long>(draw() & 0x7FFFFFFFFFFFFFFF); }
  static unsigned long long Uint64() { return draw(); }
};

Numbers<GlobalBits> numbers() { return Numbers(GlobalBits{}); }

}  // namespace

void Seed(long long seed) {
  auto generator = new_object<SeededGenerator>();
  rngSource::Seed(ptr<rngSource>(&generator->source), seed);
  seeded.store(generator.get(), std::memory_order_release);
}

long long Int63() { return numbers().int63(); }
unsigned long long Uint64() { return numbers().uint64(); }
std::uint32_t Uint32() { return numbers().uint32(); }
std::int32_t Int31() { return numbers().int31(); }
long Int() { return static_cast<long>(numbers().int63()); }
double Float64() { return numbers().float64(); }
float Float32() { return numbers().float32(); }
double NormFloat64() { return numbers().normal(); }
double ExpFloat64() { return numbers().exponential(); }
slice<long> Perm(long n) { return numbers().perm(n); }

long long Int63n(long long n) {
  check_argument(n > 0, "Int63n"_s);
  return numbers().int63n(n);
}

std::int32_t Int31n(std::int32_t n) {
  check_argument(n > 0, "Int31n"_s);
  return numbers().int31n(n);
}

long Intn(long n) {
  check_argument(n > 0, "Intn"_s);
  return numbers().intn(n);
}

void Shuffle(long n, func<void(long, long)> swap) {
  check_argument(n >= 0, "Shuffle"_s);
  numbers().shuffle(n, swap);
}

results<long, error> Read(slice<std::uint8_t> p) {
  SeededGenerator* generator = seeded.load(std::memory_order_acquire);
  for (auto rest = p; rest.len() > 0;)
    rest = generator == nullptr ? fill_from_thread(rest) : fill_from_seeded(rest, *generator);
  return {p.len(), nullptr};
}

}  // namespace gocxx::math::rand
