// Package math: what the C library computes as Go does, and what is defined by the bits of a number.
#include "gocxx/lib/math.h"

#include <bit>
#include <cmath>

namespace gocxx::math {

namespace {

constexpr double kInfinity = __builtin_inf();
// Go's NaN has a payload of one.
constexpr std::uint64_t kNaN = 0x7FF8000000000001;

bool is_infinite(double x) { return std::fabs(x) == kInfinity; }

}  // namespace

double NaN() { return std::bit_cast<double>(kNaN); }

double Round(double x) { return std::round(x); }
double RoundToEven(double x) { return std::nearbyint(x); }
double FMA(double x, double y, double z) { return std::fma(x, y, z); }
double Mod(double x, double y) { return std::fmod(x, y); }
double Remainder(double x, double y) { return std::remainder(x, y); }

double Nextafter(double x, double y) { return x == y ? x : std::nextafter(x, y); }
float Nextafter32(float x, float y) { return x == y ? x : std::nextafter(x, y); }

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

double Ldexp(double frac, long exp) {
  long bounded = exp > 5000 ? 5000 : exp < -5000 ? -5000 : exp;
  return std::ldexp(frac, static_cast<int>(bounded));
}

results<double, double> Modf(double f) {
  double whole = 0;
  double fraction = std::modf(f, &whole);
  if (is_infinite(f)) fraction = NaN();
  return {whole, fraction};
}

double Logb(double x) {
  if (x == 0) return -kInfinity;
  return is_infinite(x) ? kInfinity : x != x ? x : std::logb(x);
}

long Ilogb(double x) {
  if (x == 0) return MinInt32;
  return is_infinite(x) || x != x ? MaxInt32 : std::ilogb(x);
}

double Pow10(long n) {
  if (n < -323) return 0;
  return n > 308 ? kInfinity : std::pow(10.0, static_cast<double>(n));
}

double Atanh(double x) { return std::atanh(x); }
double Expm1(double x) { return std::expm1(x); }
double Log1p(double x) { return std::log1p(x); }

results<double, long> Lgamma(double x) {
  int sign = 1;
  double value = ::lgamma_r(x, &sign);
  bool is_pole = x <= 0 && x == std::floor(x) && x != 0;
  return {value, is_pole ? 1 : sign};
}

}  // namespace gocxx::math
