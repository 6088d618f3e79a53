// Numbers<Bits> makes the draws of package rand from a generator with Int63() and Uint64(), step by step as
// Go does, so that equal seeds yield equal numbers.
#pragma once

#include <cstdint>

#include "gocxx/any.h"
#include "gocxx/func.h"
#include "gocxx/lib/math.h"
#include "gocxx/panic.h"
#include "gocxx/slice.h"
#include "lib/math/rand/ziggurat.h"

namespace gocxx::math::rand {

using namespace literals;

inline void check_argument(bool fine, string function) {
  if (!fine) panic(any("invalid argument to "_s + function));
}

/// Moves bytes from `left` (`count` bytes of a draw that are not used yet) to the head of `p`; makes a new
/// draw, of which seven bytes count, if there are none. Returns what is still to be filled.
template <class Draw>
slice<std::uint8_t> fill_from_draw(slice<std::uint8_t> p, long long& left, std::int8_t& count, Draw draw) {
  if (count == 0) {
    left = draw();
    count = 7;
  }
  long filled = 0;
  for (; count > 0 && filled < p.len(); --count, left >>= 8) p[filled++] = static_cast<std::uint8_t>(left);
  return p.sub(filled, p.len());
}

/// The draws of package rand from the generator Bits.
template <class Bits>
class Numbers {
 public:
  explicit Numbers(Bits bits) : bits_(bits) {}

  long long int63() { return bits_.Int63(); }
  unsigned long long uint64() { return bits_.Uint64(); }
  std::uint32_t uint32() { return static_cast<std::uint32_t>(int63() >> 31); }
  std::int32_t int31() { return static_cast<std::int32_t>(int63() >> 32); }

  /// Evenly below n: numbers beyond the last multiple of n are drawn again.
  long long int63n(long long n) {
    if ((n & (n - 1)) == 0) return int63() & (n - 1);
    long long last =
        static_cast<long long>((1ULL << 63) - 1 - (1ULL << 63) % static_cast<unsigned long long>(n));
    long long value = int63();
    while (value > last) value = int63();
    return value % n;
  }

  std::int32_t int31n(std::int32_t n) {
    if ((n & (n - 1)) == 0) return int31() & (n - 1);
    auto last = static_cast<std::int32_t>((1U << 31) - 1 - (1U << 31) % static_cast<std::uint32_t>(n));
    std::int32_t value = int31();
    while (value > last) value = int31();
    return value % n;
  }

  /// The same by a multiplication instead of a division (Lemire); another sequence.
  std::int32_t quick_int31n(std::int32_t n) {
    auto count = static_cast<std::uint32_t>(n);
    std::uint64_t scaled = std::uint64_t{uint32()} * count;
    if (static_cast<std::uint32_t>(scaled) < count) {
      std::uint32_t uneven = -count % count;
      while (static_cast<std::uint32_t>(scaled) < uneven) scaled = std::uint64_t{uint32()} * count;
    }
    return static_cast<std::int32_t>(scaled >> 32);
  }

  long intn(long n) {
    if (n <= 0x7FFFFFFF) return int31n(static_cast<std::int32_t>(n));
    return static_cast<long>(int63n(n));
  }

  double float64() {
    double value = 1;
    while (value == 1) value = static_cast<double>(int63()) / 0x1p63;
    return value;
  }

  float float32() {
    float value = 1;
    while (value == 1) value = static_cast<float>(float64());
    return value;
  }

  double normal() {
    const Ziggurat& z = normal_ziggurat();
    while (true) {
      auto j = static_cast<std::int32_t>(uint32());
      int i = j & 0x7F;
      double x = static_cast<double>(j) * static_cast<double>(z.width[i]);
      std::uint32_t size = j < 0 ? -static_cast<std::uint32_t>(j) : static_cast<std::uint32_t>(j);
      if (size < z.inside[i]) return x;
      if (i == 0) return j > 0 ? normal_tail() : -normal_tail();
      if (z.height[i] + static_cast<float>(float64()) * (z.height[i - 1] - z.height[i]) <
          static_cast<float>(Exp(-.5 * x * x)))
        return x;
    }
  }

  double exponential() {
    const Ziggurat& z = exponential_ziggurat();
    while (true) {
      std::uint32_t j = uint32();
      unsigned i = j & 0xFF;
      double x = static_cast<double>(j) * static_cast<double>(z.width[i]);
      if (j < z.inside[i]) return x;
      if (i == 0) return kExponentialEdge - Log(float64());
      if (z.height[i] + static_cast<float>(float64()) * (z.height[i - 1] - z.height[i]) <
          static_cast<float>(Exp(-x)))
        return x;
    }
  }

  slice<long> perm(long n) {
    auto order = make_slice<long>(n);
    for (long i = 0; i < n; ++i) {
      long j = intn(i + 1);
      order[i] = order[j];
      order[j] = i;
    }
    return order;
  }

  void shuffle(long n, func<void(long, long)> swap) {
    for (long i = n - 1; i > 0; --i) {
      bool is_small = i < 0x7FFFFFFF;
      swap(i, is_small ? quick_int31n(static_cast<std::int32_t>(i + 1)) : static_cast<long>(int63n(i + 1)));
    }
  }

 private:
  double normal_tail() {
    while (true) {
      double x = -Log(float64()) * (1 / kNormalEdge), y = -Log(float64());
      if (y + y >= x * x) return kNormalEdge + x;
    }
  }

  Bits bits_;
};

}  // namespace gocxx::math::rand
