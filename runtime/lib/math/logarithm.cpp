// Package math: logarithms, step by step as Go computes them on this machine, by FreeBSD's versions of
// FDLIBM.
#include <bit>
#include <cmath>

#include "gocxx/lib/math.h"

namespace gocxx::math {

namespace {

constexpr double kLn2High = 6.93147180369123816490e-01;
constexpr double kLn2Low = 1.90821492927058770002e-10;

// log(2^k * (1 + f)), where `error` is what rounding took from 1 + f, relative to it (s_log1p.c).
double log_of_parts(double k, double f, double error) {
  double half_square = 0.5 * f * f, s = f / (2 + f), z = s * s;
  double r = z * (6.666666666666735130e-01 +
                  z * (3.999999999940941908e-01 +
                       z * (2.857142874366239149e-01 +
                            z * (2.222219843214978396e-01 +
                                 z * (1.818357216161805012e-01 +
                                      z * (1.531383769920937332e-01 + z * 1.479819860511658591e-01))))));
  if (k == 0) return f - (half_square - s * (half_square + r));
  return k * kLn2High - ((half_square - (s * (half_square + r) + (k * kLn2Low + error))) - f);
}

// The same where 1 + x is a power of two.
double log_of_power(double k, double f, double error) {
  if (f == 0) return k == 0 ? 0 : k * kLn2High + (error + k * kLn2Low);
  double half_square = 0.5 * f * f, r = half_square * (1 - 0.66666666666666666 * f);
  return k == 0 ? f - r : k * kLn2High - ((r - (k * kLn2Low + error)) - f);
}

// log(1 + x) by taking 1 + x apart into 2^k * (1 + f) with 1 + f between sqrt(1/2) and sqrt(2).
double log_of_sum(double x) {
  constexpr std::uint64_t kFractionMask = (1ULL << 52) - 1, kSqrt2Fraction = 0x6A09E667F3BCD;
  double u = std::fabs(x) < 0x1p53 ? 1 + x : x, error = 0;
  auto bits = std::bit_cast<std::uint64_t>(u);
  long k = static_cast<long>(bits >> 52) - 1023;
  if (std::fabs(x) < 0x1p53) error = (k > 0 ? 1 - (u - x) : x - (u - 1)) / u;
  std::uint64_t fraction = bits & kFractionMask;
  bool is_power = fraction == 0;
  if (fraction < kSqrt2Fraction) {
    u = std::bit_cast<double>(fraction | 0x3FF0000000000000);
  } else {
    ++k;
    u = std::bit_cast<double>(fraction | 0x3FE0000000000000);
  }
  double f = u - 1;
  return is_power ? log_of_power(static_cast<double>(k), f, error)
                  : log_of_parts(static_cast<double>(k), f, error);
}

}  // namespace

// FreeBSD's e_log.c. As in Go's version for this machine, numbers below the normal ones are not scaled first.
double Log(double x) {
  if (x == 0) return Inf(-1);
  if (std::signbit(x)) return NaN();
  if (x != x || x == Inf(1)) return x;
  auto bits = std::bit_cast<std::uint64_t>(x);
  auto k = static_cast<double>(static_cast<long>(bits >> 52) - 0x3FE);
  double f1 = std::bit_cast<double>((bits & ((1ULL << 52) - 1)) | 0x3FE0000000000000);
  if (f1 < Sqrt2 / 2) {
    f1 *= 2;
    --k;
  }
  double f = f1 - 1, s = f / (2 + f), s2 = s * s, s4 = s2 * s2;
  double t1 =
      s2 *
      (6.666666666666735130e-01 +
       s4 * (2.857142874366239149e-01 + s4 * (1.818357216161805012e-01 + s4 * 1.479819860511658591e-01)));
  double t2 =
      s4 * (3.999999999940941908e-01 + s4 * (2.222219843214978396e-01 + s4 * 1.531383769920937332e-01));
  double half_square = 0.5 * f * f;
  return k * kLn2High - ((half_square - (s * (half_square + (t1 + t2)) + k * kLn2Low)) - f);
}

double Log2(double x) {
  auto [fraction, exponent] = Frexp(x);
  if (fraction == 0.5) return static_cast<double>(exponent - 1);
  return Log(fraction) * Log2E + static_cast<double>(exponent);
}

double Log10(double x) { return Log(x) * Log10E; }

double Log1p(double x) {
  constexpr double kSqrt2Less1 = 4.142135623730950488017e-01, kSqrtHalfLess1 = -2.928932188134524755992e-01;
  if (x < -1 || x != x) return NaN();
  if (x == -1) return Inf(-1);
  if (x == Inf(1)) return x;
  double size = std::fabs(x);
  if (size >= kSqrt2Less1 || x <= kSqrtHalfLess1) return log_of_sum(x);
  if (size < 0x1p-54) return x;
  return size < 0x1p-29 ? x - x * x * 0.5 : log_of_parts(0, x, 0);
}

}  // namespace gocxx::math
