// Package math/rand.
#pragma once

#include "gocxx/error.h"
#include "gocxx/func.h"
#include "gocxx/interface.h"
#include "gocxx/ptr.h"
#include "gocxx/results.h"
#include "gocxx/slice.h"
#include "gocxx/type.h"

namespace gocxx {

namespace math::rand {

struct Source : interface<Source> {
  using interface::interface;
  static constexpr auto methods =
      interface_methods<signature<"Int63", long long()>, signature<"Seed", void(long long)>>;
  long long Int63() const { return call<0, long long>(); }
  void Seed(long long seed) const { call<1, void>(seed); }
};

struct Source64 : interface<Source64> {
  using interface::interface;
  static constexpr auto methods =
      interface_methods<signature<"Int63", long long()>, signature<"Seed", void(long long)>,
                        signature<"Uint64", unsigned long long()>>;
  long long Int63() const { return call<0, long long>(); }
  void Seed(long long seed) const { call<1, void>(seed); }
  unsigned long long Uint64() const { return call<2, unsigned long long>(); }
};

/// NewSource returns a generator that is determined by its seed. It is not for several goroutines at once.
Source NewSource(long long seed);
double ExpFloat64();
float Float32();
double Float64();
long Int();
std::int32_t Int31();
std::int32_t Int31n(std::int32_t n);
long long Int63();
long long Int63n(long long n);
long Intn(long n);
double NormFloat64();
slice<long> Perm(long n);
results<long, error> Read(slice<std::uint8_t> p);
void Seed(long long seed);
void Shuffle(long n, func<void(long, long)> swap);
std::uint32_t Uint32();
unsigned long long Uint64();

/// A Rand draws from a source.
struct Rand {
  Source src{};
  Source64 s64{};
  long long readVal{};
  std::int8_t readPos{};

  static double ExpFloat64(ptr<Rand> r);
  static float Float32(ptr<Rand> r);
  static double Float64(ptr<Rand> r);
  static long Int(ptr<Rand> r);
  static std::int32_t Int31(ptr<Rand> r);
  static std::int32_t Int31n(ptr<Rand> r, std::int32_t n);
  static long long Int63(ptr<Rand> r);
  static long long Int63n(ptr<Rand> r, long long n);
  static long Intn(ptr<Rand> r, long n);
  static double NormFloat64(ptr<Rand> r);
  static slice<long> Perm(ptr<Rand> r, long n);
  static results<long, error> Read(ptr<Rand> r, slice<std::uint8_t> p);
  static void Seed(ptr<Rand> r, long long seed);
  static void Shuffle(ptr<Rand> r, long n, func<void(long, long)> swap);
  static std::uint32_t Uint32(ptr<Rand> r);
  static unsigned long long Uint64(ptr<Rand> r);
  bool operator==(const Rand&) const = default;
};

ptr<Rand> New(Source src);

}  // namespace math::rand

template <>
struct type_traits<math::rand::Source> {
  static constexpr const char* name = "rand.Source";
};
template <>
const type descriptor<math::rand::Source>::value;

template <>
struct type_traits<math::rand::Source64> {
  static constexpr const char* name = "rand.Source64";
};
template <>
const type descriptor<math::rand::Source64>::value;

template <>
struct type_traits<math::rand::Rand> {
  static constexpr const char* name = "rand.Rand";
  static constexpr field fields[] = {{"src", type_ref<math::rand::Source>, offsetof(math::rand::Rand, src)},
                                     {"s64", type_ref<math::rand::Source64>, offsetof(math::rand::Rand, s64)},
                                     {"readVal", type_ref<long long>, offsetof(math::rand::Rand, readVal)},
                                     {"readPos", type_ref<std::int8_t>, offsetof(math::rand::Rand, readPos)}};
};
template <>
const type descriptor<math::rand::Rand>::value;
template <>
struct type_traits<ptr<math::rand::Rand>> {
  static constexpr auto methods = gocxx::methods<
      ptr<math::rand::Rand>, method<"ExpFloat64", &math::rand::Rand::ExpFloat64>,
      method<"Float32", &math::rand::Rand::Float32>, method<"Float64", &math::rand::Rand::Float64>,
      method<"Int", &math::rand::Rand::Int>, method<"Int31", &math::rand::Rand::Int31>,
      method<"Int31n", &math::rand::Rand::Int31n>, method<"Int63", &math::rand::Rand::Int63>,
      method<"Int63n", &math::rand::Rand::Int63n>, method<"Intn", &math::rand::Rand::Intn>,
      method<"NormFloat64", &math::rand::Rand::NormFloat64>, method<"Perm", &math::rand::Rand::Perm>,
      method<"Read", &math::rand::Rand::Read>, method<"Seed", &math::rand::Rand::Seed>,
      method<"Shuffle", &math::rand::Rand::Shuffle>, method<"Uint32", &math::rand::Rand::Uint32>,
      method<"Uint64", &math::rand::Rand::Uint64>>;
};
template <>
const type descriptor<ptr<math::rand::Rand>>::value;

}  // namespace gocxx
