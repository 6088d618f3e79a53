// Package math: the gamma function, by Cephes.
#include <cmath>

#include "gocxx/lib/math.h"

namespace gocxx::math {

namespace {

constexpr double kEuler = 0.57721566490153286060651209008240243104215933593992;

// Two factors of gamma(x) for x > 33 (Stirling's formula); their product may overflow.
results<double, double> stirling(double x) {
  if (x > 200) return {Inf(1), 1};
  constexpr double kSqrtTwoPi = 2.506628274631000502417, kMaxStirling = 143.01608;
  double w = 1 / x;
  w = 1 +
      w * ((((7.87311395793093628397e-4 * w + -2.29549961613378126380e-4) * w + -2.68132617805781232825e-3) *
                w +
            3.47222221605458667310e-3) *
               w +
           8.33333333333482257126e-2);
  double y1 = Exp(x), y2 = 1;
  if (x > kMaxStirling) {
    double v = Pow(x, 0.5 * x - 0.25);
    y2 = v / y1;
    y1 = v;
  } else {
    y1 = Pow(x, x - 0.5) / y1;
  }
  return {y1, kSqrtTwoPi * w * y2};
}

// For |x| > 33.
double large_gamma(double x) {
  double q = std::fabs(x), p = std::floor(q);
  if (x >= 0) {
    auto [a, b] = stirling(x);
    return a * b;
  }
  long sign = static_cast<long long>(p) % 2 == 0 ? -1 : 1;
  double z = q - p;
  if (z > 0.5) {
    ++p;
    z = q - p;
  }
  z = q * Sin(Pi * z);
  if (z == 0) return Inf(sign);
  auto [a, b] = stirling(q);
  z = std::fabs(z);
  double d = z * a * b;
  z = IsInf(d, 0) ? Pi / z / a / b : Pi / d;
  return static_cast<double>(sign) * z;
}

double near_zero(double x, double z) { return x == 0 ? Inf(1) : z / ((1 + kEuler * x) * x); }

// gamma(x) for x from 2 to 3, as a quotient.
double between_two_and_three(double x, double z) {
  x -= 2;
  double p =
      (((((1.60119522476751861407e-04 * x + 1.19135147006586384913e-03) * x + 1.04213797561761569935e-02) *
             x +
         4.76367800457137231464e-02) *
            x +
        2.07448227648435975150e-01) *
           x +
       4.94214826801497100753e-01) *
          x +
      9.99999999999999996796e-01;
  double q =
      ((((((-2.31581873324120129819e-05 * x + 5.39605580493303397842e-04) * x + -4.45641913851797240494e-03) *
              x +
          1.18139785222060435552e-02) *
             x +
         3.58236398605498653373e-02) *
            x +
        -2.34591795718243348568e-01) *
           x +
       7.14304917030273074085e-02) *
          x +
      1.00000000000000000320e+00;
  return z * p / q;
}

}  // namespace

double Gamma(double x) {
  if (IsInf(x, 1)) return x;
  if (x != x || IsInf(x, -1) || (x < 0 && x == std::floor(x))) return NaN();
  if (x == 0) return std::signbit(x) ? Inf(-1) : Inf(1);
  if (std::fabs(x) > 33) return large_gamma(x);
  double z = 1;
  for (; x >= 3; z *= x) --x;
  for (; x < 0; ++x) {
    if (x > -1e-09) return near_zero(x, z);
    z /= x;
  }
  for (; x < 2; ++x) {
    if (x < 1e-09) return near_zero(x, z);
    z /= x;
  }
  return x == 2 ? z : between_two_and_three(x, z);
}

}  // namespace gocxx::math
