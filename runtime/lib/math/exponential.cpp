// Package math: exponentials, powers and roots, step by step as Go computes them on this machine.
#include <bit>
#include <cmath>

#include "gocxx/lib/math.h"

namespace gocxx::math {

namespace {

constexpr double kLn2High = 6.93147180369123816490e-01;
constexpr double kLn2Low = 1.90821492927058770002e-10;

// e^(hi - lo) * 2^k (FreeBSD's e_exp.c).
double exp_of_parts(double hi, double lo, long k) {
  double r = hi - lo, t = r * r;
  double c = r - t * (1.66666666666666657415e-01 +
                      t * (-2.77777777770155933842e-03 +
                           t * (6.61375632143793436117e-05 +
                                t * (-1.65339022054652515390e-06 + t * 4.13813679705723846039e-08))));
  return Ldexp(1 - ((lo - (r * c) / (2 - c)) - hi), k);
}

// x^yi * 2^..., multiplying squares of x's fraction; `exponent` takes the power of two.
double integer_power(double a, double x, long long yi, long& exponent) {
  auto [fraction, xe] = Frexp(x);
  double x1 = fraction;
  for (long e = xe; yi != 0; yi >>= 1) {
    if (e < -(1 << 12) || e > 1 << 12) {  // beyond all range
      exponent += e;
      break;
    }
    if ((yi & 1) == 1) {
      a *= x1;
      exponent += e;
    }
    x1 *= x1;
    e <<= 1;
    if (x1 < .5) {
      x1 += x1;
      --e;
    }
  }
  return a;
}

double finite_power(double x, double y) {
  double yi, yf = std::modf(std::fabs(y), &yi);
  if (yf != 0 && x < 0) return NaN();
  if (yi >= 0x1p63) {
    if (x == -1) return 1;
    return (std::fabs(x) < 1) == (y > 0) ? 0 : Inf(1);
  }
  double a = 1;
  long exponent = 0;
  if (yf != 0) {
    if (yf > 0.5) {
      --yf;
      ++yi;
    }
    a = Exp(yf * Log(x));
  }
  a = integer_power(a, x, static_cast<long long>(yi), exponent);
  if (y < 0) return Ldexp(1 / a, -exponent);
  return Ldexp(a, exponent);
}

}  // namespace

// Shibata's method, with the fused multiplications that Go uses where the processor has them: e^(r/16) by its
// Taylor series, less one, and four times y -> y(y + 2).
double Exp(double x) {
  if (x != x || x > 7.09782712893384e+02) return x != x ? x : Inf(1);
  if (x < -7.5e+02) return 0;
  double k = std::nearbyint(x * 1.4426950408889634073599246810018920);
  double r = std::fma(-k, 0.69314718055966295651160180568695068359375, x);
  r = std::fma(-k, 0.28235290563031577122588448175013436025525412068e-12, r) * 0.0625;
  double p = 2.4801587301587301587e-5;
  for (double factor : {1.9841269841269841270e-4, 1.3888888888888888889e-3, 8.3333333333333333333e-3,
                        4.1666666666666666667e-2, 1.6666666666666666667e-1, 0.5, 1.0})
    p = std::fma(p, r, factor);
  double y = r * p;
  for (int i = 0; i < 3; ++i) y *= y + 2;
  if (k > 1023) return Inf(1);  // also for the last few numbers whose result would fit
  return Ldexp(std::fma(y, y + 2, 1), static_cast<long>(k));
}

double Exp2(double x) {
  if (x != x || x > 1.0239999999999999e+03) return x != x ? x : Inf(1);
  if (x < -1.0740e+03) return 0;
  long k = static_cast<long>(x > 0 ? x + 0.5 : x - 0.5);
  if (x == 0) k = 0;
  double t = x - static_cast<double>(k);
  return exp_of_parts(t * kLn2High, -t * kLn2Low, k);
}

// The special cases are IEEE's, and the C library's.
double Pow(double x, double y) {
  if (y == 0 || x == 1) return 1;
  if (y == 1) return x;
  if (x != x || y != y) return NaN();
  if (x == 0 || IsInf(x, 0) || IsInf(y, 0)) return std::pow(x, y);
  if (y == 0.5) return std::sqrt(x);
  if (y == -0.5) return 1 / std::sqrt(x);
  return finite_power(x, y);
}

double Hypot(double p, double q) {
  if (IsInf(p, 0) || IsInf(q, 0)) return Inf(1);
  if (p != p || q != q) return NaN();
  p = std::fabs(p);
  q = std::fabs(q);
  if (p < q) std::swap(p, q);
  if (p == 0) return 0;
  q /= p;
  return p * std::sqrt(1 + q * q);
}

// FreeBSD's s_cbrt.c: a third of the exponent, a rational step to 23 bits, one of Newton's.
double Cbrt(double x) {
  if (x == 0 || x != x || IsInf(x, 0)) return x;
  constexpr std::uint64_t kB1 = 715094163ULL << 32, kB2 = 696219795ULL << 32;
  constexpr double kC = 5.42857142857142815906e-01, kD = -7.05306122448979611050e-01,
                   kE = 1.41428571428571436819e+00, kF = 1.60714285714285720630e+00,
                   kG = 3.57142857142857150787e-01;
  double size = std::fabs(x);
  double t = std::bit_cast<double>(std::bit_cast<std::uint64_t>(size) / 3 + kB1);
  if (size < 0x1p-1022) t = std::bit_cast<double>(std::bit_cast<std::uint64_t>(0x1p54 * size) / 3 + kB2);
  double r = t * t / size, s = kC + r * t;
  t *= kG + kF / (s + kE + kD / s);
  t = std::bit_cast<double>((std::bit_cast<std::uint64_t>(t) & 0xFFFFFFFFCULL << 28) + (1ULL << 30));
  s = t * t;
  r = size / s;
  r = (r - t) / (t + t + r);
  t = t + t * r;
  return x < 0 ? -t : t;
}

}  // namespace gocxx::math
