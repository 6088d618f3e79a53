// Package math: e^x - 1, by the method of FDLIBM's s_expm1.c: x = k * ln2 + r, a rational approximation of
// e^r - 1, and for each range of k the order of additions that loses the fewest digits.
#include <bit>
#include <cmath>

#include "gocxx/lib/math.h"

namespace gocxx::math {

namespace {

// x less a multiple of ln2, with what rounding took from it.
struct Reduced {
  long k;
  double rest;
  double error;
};

Reduced reduce(double x) {
  constexpr double kLn2High = 6.93147180369123816490e-01, kLn2Low = 1.90821492927058770002e-10;
  double size = std::fabs(x);
  if (size <= 3.46573590279972654709e-01) return {0, x, 0};
  long k = x < 0 ? -1 : 1;
  if (size >= 1.03972077083991796413)
    k = static_cast<long>(1.44269504088896338700 * x + (x < 0 ? -0.5 : 0.5));
  double multiple = static_cast<double>(k), high = x - multiple * kLn2High, low = multiple * kLn2Low;
  double rest = high - low;
  return {k, rest, (high - rest) - low};
}

double times_power_of_two(double y, long k) {
  return std::bit_cast<double>(std::bit_cast<std::uint64_t>(y) + (static_cast<std::uint64_t>(k) << 52));
}

// 2^k * (1 + r - e) - 1.
double put_together(long k, double r, double e) {
  if (k == -1) return 0.5 * (r - e) - 0.5;
  if (k == 1) return r < -0.25 ? -2 * (e - (r + 0.5)) : 1 + 2 * (r - e);
  if (k <= -2 || k > 56) return times_power_of_two(1 - (e - r), k) - 1;
  double small = std::ldexp(1.0, static_cast<int>(-k));
  if (k < 20) return times_power_of_two((1 - small) - (e - r), k);
  return times_power_of_two((r - (e + small)) + 1, k);
}

}  // namespace

double Expm1(double x) {
  constexpr double kOverflow = 7.09782712893383973096e+02, k56Ln2 = 3.88162421113569373274e+01;
  if (x != x || x == Inf(1)) return x;
  if (x <= -k56Ln2) return -1;
  if (x >= kOverflow) return Inf(1);
  if (std::fabs(x) < 0x1p-54) return x;
  auto [k, r, error] = reduce(x);
  double half = 0.5 * r, half_square = r * half;
  double r1 =
      1 + half_square *
              (-3.33333333333331316428e-02 +
               half_square * (1.58730158725481460165e-03 +
                              half_square * (-7.93650757867487942473e-05 +
                                             half_square * (4.00821782732936239552e-06 +
                                                            half_square * -2.01099218183624371326e-07))));
  double t = 3 - r1 * half, e = half_square * ((r1 - t) / (6.0 - r * t));
  if (k == 0) return r - (r * e - half_square);
  return put_together(k, r, r * (e - error) - error - half_square);
}

}  // namespace gocxx::math
