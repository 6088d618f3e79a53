// Package math: what the C library computes as Go does, and what is defined by the bits of a number.
#include "gocxx/lib/math.h"

#include <bit>
#include <cmath>

namespace gocxx::math {

namespace {

constexpr double kInfinity = __builtin_inf();
// Go's NaN has a payload of one.
constexpr std::uint64_t kNaN = 0x7FF8000000000001, kNoNumber = 0x7FF8000000000000;

bool is_infinite(double x) { return std::fabs(x) == kInfinity; }

bool has_remainder(double x, double y) { return !is_infinite(x) && x == x && y == y && y != 0; }

}  // namespace

double NaN() { return std::bit_cast<double>(kNaN); }

double Round(double x) { return x != x ? x : std::round(x); }
double RoundToEven(double x) { return x != x ? x : std::nearbyint(x); }
// Of several NaNs the result is x: the C library's function prefers its second operand.
double FMA(double x, double y, double z) { return std::fma(y, x, z); }

// If no remainder is defined the result is always the same NaN.
double Mod(double x, double y) {
  if (!has_remainder(x, y)) return NaN();
  return std::fmod(x, y);
}

// A remainder of zero has the sign of x; the C library's has not, for some divisors close to the smallest
// numbers.
double Remainder(double x, double y) {
  if (!has_remainder(x, y)) return NaN();
  double rest = std::remainder(x, y);
  return rest == 0 ? std::copysign(0.0, x) : rest;
}

double Nextafter(double x, double y) {
  if (x != x || y != y) return NaN();
  return x == y ? x : std::nextafter(x, y);
}

float Nextafter32(float x, float y) {
  if (x != x || y != y) return static_cast<float>(NaN());
  return x == y ? x : std::nextafter(x, y);
}

double Dim(double x, double y) {
  double difference = x - y;
  return difference <= 0 ? 0 : difference;
}

// Infinity beats NaN, NaN beats numbers, and -0 is below +0.
double Max(double x, double y) {
  if (x == kInfinity || y == kInfinity) return kInfinity;
  if (x != x || y != y) return NaN();
  if (x == 0 && y == 0) return std::signbit(x) ? y : x;
  return x > y ? x : y;
}

double Min(double x, double y) {
  if (x == -kInfinity || y == -kInfinity) return -kInfinity;
  if (x != x || y != y) return NaN();
  if (x == 0 && y == 0) return std::signbit(x) ? x : y;
  return x < y ? x : y;
}

results<double, long> Frexp(double f) {
  if (f == 0 || is_infinite(f) || f != f) return {f, 0};
  int exponent = 0;
  double fraction = std::frexp(f, &exponent);
  return {fraction, exponent};
}

// The exponent of the result is a sum that wraps: an exponent close to MinInt makes an infinity of a small
// number.
double Ldexp(double frac, long exp) {
  constexpr unsigned long kExponents = 0x7FF;
  const auto bits = std::bit_cast<std::uint64_t>(frac);
  const unsigned long old = bits >> 52 & kExponents, scaled = old + static_cast<unsigned long>(exp);
  const bool both_normal = old - 1 < kExponents - 1 && scaled - 1 < kExponents - 1;
  if (both_normal) return std::bit_cast<double>((bits & ~(kExponents << 52)) | scaled << 52);
  if (frac == 0 || is_infinite(frac) || frac != frac) return frac;
  long sum = exp + std::ilogb(frac);
  if (sum > 1023) return std::copysign(kInfinity, frac);
  return sum < -1075 ? std::copysign(0.0, frac) : std::ldexp(frac, static_cast<int>(exp));
}

// The fraction of an infinity is x86's difference of infinities, a NaN with its sign set.
results<double, double> Modf(double f) {
  double whole = 0;
  double fraction = std::modf(f, &whole);
  if (is_infinite(f)) fraction = std::copysign(std::bit_cast<double>(kNoNumber), -f);
  return {f != f ? f : whole, fraction};
}

double Logb(double x) {
  if (x == 0) return -kInfinity;
  return is_infinite(x) ? kInfinity : x != x ? x : std::logb(x);
}

long Ilogb(double x) {
  if (x == 0) return MinInt32;
  return is_infinite(x) || x != x ? MaxInt32 : std::ilogb(x);
}

// One product or quotient of two table entries, so the result is not always the double nearest to the power.
double Pow10(long n) {
  static constexpr double kOnes[32] = {1e00, 1e01, 1e02, 1e03, 1e04, 1e05, 1e06, 1e07, 1e08, 1e09, 1e10,
                                       1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21,
                                       1e22, 1e23, 1e24, 1e25, 1e26, 1e27, 1e28, 1e29, 1e30, 1e31};
  static constexpr double kLarge[] = {1e000, 1e032, 1e064, 1e096, 1e128, 1e160, 1e192, 1e224, 1e256, 1e288};
  static constexpr double kSmall[] = {1e-000, 1e-032, 1e-064, 1e-096, 1e-128, 1e-160,
                                      1e-192, 1e-224, 1e-256, 1e-288, 1e-320};
  if (n < -323) return 0;
  if (n > 308) return kInfinity;
  return n >= 0 ? kLarge[n / 32] * kOnes[n % 32] : kSmall[-n / 32] / kOnes[-n % 32];
}

}  // namespace gocxx::math
