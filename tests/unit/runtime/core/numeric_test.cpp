#include <doctest/doctest.h>

#include <cmath>
#include <cstdint>

#include "panic_text.h"

using test::panic_of;

TEST_CASE("division follows Go") {
  long zero = 0;
  CHECK(panic_of([&] { (void)gocxx::div(1L, zero); }) == "runtime error: integer divide by zero");
  CHECK(panic_of([&] { (void)gocxx::mod(1L, zero); }) == "runtime error: integer divide by zero");
  CHECK(gocxx::div(-7L, 2L) == -3);
  CHECK(gocxx::mod(-7L, 2L) == -1);
  CHECK(gocxx::div(INT64_MIN, -1L) == INT64_MIN);
  CHECK(gocxx::mod(INT64_MIN, -1L) == 0);
  CHECK(gocxx::div(std::int8_t{-128}, std::int8_t{-1}) == -128);
  CHECK(gocxx::div(~0UL, 2UL) == INT64_MAX);
}

TEST_CASE("shifts by the width and more") {
  CHECK(gocxx::shl(1L, 63) == INT64_MIN);
  CHECK(gocxx::shl(1L, 64) == 0);
  CHECK(gocxx::shl(std::uint8_t{0xFF}, 4) == 0xF0);
  CHECK(gocxx::shr(-5L, 1) == -3);
  CHECK(gocxx::shr(-5L, 200UL) == -1);
  CHECK(gocxx::shr(~0UL, 64) == 0);
  CHECK(gocxx::shr(std::int8_t{-128}, std::uint8_t{9}) == -1);
  long less = -1;
  CHECK(panic_of([&] { (void)gocxx::shl(1L, less); }) == "runtime error: negative shift amount");
}

TEST_CASE("conversions from floating point give what amd64 gives") {
  CHECK(gocxx::convert<long>(-2.9) == -2);
  CHECK(gocxx::convert<long>(1e20) == INT64_MIN);
  CHECK(gocxx::convert<long>(std::nan("")) == INT64_MIN);
  CHECK(gocxx::convert<std::int32_t>(3e9) == INT32_MIN);
  CHECK(gocxx::convert<std::uint32_t>(3e9) == 3000000000U);
  CHECK(gocxx::convert<std::uint32_t>(-1.0) == 0xFFFFFFFFU);
  CHECK(gocxx::convert<std::uint8_t>(257.0) == 1);
  CHECK(gocxx::convert<unsigned long>(1.8e19) == 18000000000000000000UL);
  CHECK(gocxx::convert<std::uint8_t>(300L) == 44);
  CHECK(gocxx::convert<float>(1) == 1.0F);
}

TEST_CASE("min and max know NaN and the signs of zero") {
  CHECK(gocxx::min(3L, 1L, 2L) == 1);
  CHECK(gocxx::max(3L, 1L, 2L) == 3);
  CHECK(std::isnan(gocxx::min(1.0, std::nan(""))));
  CHECK(std::isnan(gocxx::max(std::nan(""), 1.0)));
  CHECK(std::signbit(gocxx::min(0.0, -0.0)));
  CHECK(!std::signbit(gocxx::max(-0.0, 0.0)));
}

TEST_CASE("complex quotients") {
  using gocxx::complex;
  CHECK(complex<double>(1, 2) / complex<double>(3, -4) == complex<double>(-0.2, 0.4));
  complex<double> q = complex<double>(1, 1) / complex<double>(0, 0);
  CHECK(std::isinf(q.re));
  CHECK(complex<float>(1, 2) * complex<float>(0, 1) == complex<float>(-2, 1));
}

TEST_CASE("products of complex64 are rounded once") {
  using gocxx::complex64;
  const complex64 a(1e20f, 3.3f), b(1e20f, 1.1f);
  CHECK(std::isinf((a * b).re));
  const complex64 x(1.1f, 1.1f), y(1.1f, 1.1f);
  CHECK((x * y).re == 0);
  const complex64 large(3e30f, 2e30f), other(2e30f, 3e30f);  // both products are too large for a float
  CHECK((large * other).re == 0);
}

namespace {

struct Impedance : gocxx::defined<Impedance, gocxx::complex128> {
  using defined::defined;
};
struct Small : gocxx::defined<Small, gocxx::complex64> {
  using defined::defined;
};

}  // namespace

TEST_CASE("defined complex types keep their type in operations") {
  Impedance z = gocxx::complex(1.0, 2.0);
  z *= 2.0;
  ++z;
  CHECK(z == Impedance(gocxx::complex(3.0, 4.0)));
  CHECK(-z / 5.0 == Impedance(gocxx::complex(-3.0 / 5, -4.0 / 5)));
  CHECK(gocxx::real(z) == 3);
  CHECK(gocxx::imag(z - 1.0) == 4);
  CHECK(gocxx::imag(static_cast<Small>(z)) == 4.0f);
  CHECK(static_cast<gocxx::complex64>(z) == gocxx::complex(3.0f, 4.0f));
}

namespace {

struct Celsius : gocxx::defined<Celsius, double> {
  using defined::defined;
};
struct Weekday : gocxx::defined<Weekday, std::uint8_t> {
  using defined::defined;
};

}  // namespace

TEST_CASE("defined types keep their type in operations") {
  Celsius c = Celsius(20.0) * 2 + 1;
  CHECK(c == Celsius(41.0));
  CHECK(static_cast<long>(c) == 41);
  CHECK(Weekday(c).value == 41);
  Weekday w = 255;
  ++w;
  CHECK(w == Weekday(0));
  CHECK(gocxx::shl(Weekday(3), 7) == Weekday(128));
  CHECK(gocxx::convert<Weekday>(Celsius(7.9)) == Weekday(7));
  CHECK(gocxx::div(Weekday(9), Weekday(2)) == Weekday(4));
}
