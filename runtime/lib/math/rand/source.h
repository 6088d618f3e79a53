// The generator behind NewSource: additive lagged Fibonacci (607, 273) over 64-bit numbers, the sum of two
// earlier values.
#pragma once

#include <cstdint>

#include "gocxx/lib/math/rand.h"

namespace gocxx::math::rand {

/// The generator. Not for several goroutines at once.
struct rngSource {
  static constexpr int kLength = 607;
  static constexpr int kTap = 273;

  std::int32_t tap;
  std::int32_t feed;
  unsigned long long values[kLength];

  static void Seed(ptr<rngSource> r, long long seed);
  static unsigned long long Uint64(ptr<rngSource> r);
  static long long Int63(ptr<rngSource> r) { return static_cast<long long>(Uint64(r) & 0x7FFFFFFFFFFFFFFF); }
};

}  // namespace gocxx::math::rand

namespace gocxx {

template <>
struct is_pointer_free<math::rand::rngSource> : std::true_type {};

template <>
struct type_traits<math::rand::rngSource> {
  static constexpr const char* name = "rand.rngSource";
};
template <>
struct type_traits<ptr<math::rand::rngSource>> {
  using T = math::rand::rngSource;
  static constexpr auto methods = gocxx::methods<ptr<T>, method<"Int63", &T::Int63>, method<"Seed", &T::Seed>,
                                                 method<"Uint64", &T::Uint64>>;
};

}  // namespace gocxx
