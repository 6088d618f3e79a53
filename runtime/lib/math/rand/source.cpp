// Seeding and drawing, number for number as Go's package does it.
#include "lib/math/rand/source.h"

namespace gocxx::math::rand {

namespace {

constexpr long long kModulus = 2147483647;

// The table that every seed is mixed with.
constexpr unsigned long long kTable[rngSource::kLength] = {
#include "lib/math/rand/additive_table.inc"
};

std::int64_t next_seed(std::int64_t x) { return x * 48271 % kModulus; }

}  // namespace

void rngSource::Seed(ptr<rngSource> r, long long seed) {
  r->tap = 0;
  r->feed = kLength - kTap;
  std::int64_t x = seed % kModulus;
  if (x < 0) x += kModulus;
  if (x == 0) x = 89482311;
  for (int i = 0; i < 20; ++i) x = next_seed(x);
  for (int i = 0; i < kLength; ++i) {
    std::int64_t a = next_seed(x), b = next_seed(a);
    x = next_seed(b);
    r->values[i] = static_cast<unsigned long long>(a << 40 ^ b << 20 ^ x) ^ kTable[i];
  }
}

unsigned long long rngSource::Uint64(ptr<rngSource> r) {
  if (--r->tap < 0) r->tap += kLength;
  if (--r->feed < 0) r->feed += kLength;
  return r->values[r->feed] += r->values[r->tap];
}

Source NewSource(long long seed) {
  auto source = new_object<rngSource>();
  rngSource::Seed(source, seed);
  return source;
}

}  // namespace gocxx::math::rand
