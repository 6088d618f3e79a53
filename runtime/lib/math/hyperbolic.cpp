// Package math: hyperbolic functions and their inverses, with Go's approximations.
#include <cmath>

#include "gocxx/lib/math.h"

namespace gocxx::math {

namespace {

constexpr double kLarge = 1 << 28;  // beyond it x^2 + 1 is x^2

}  // namespace

double Sinh(double x) {
  double size = std::fabs(x), result;
  if (size > 21) {
    result = Exp(size) * 0.5;
  } else if (size > 0.5) {
    double e = Exp(size);
    result = (e - 1 / e) * 0.5;
  } else {
    double s = size * size;
    result = (((-0.2630563213397497062819489e+2 * s + -0.2894211355989563807284660366e+4) * s +
               -0.8991272022039509355398013511e+5) *
                  s +
              -0.6307673640497716991184787251e+6) *
             size;
    result = result / (((s + -0.173678953558233699533450911e+3) * s + 0.1521517378790019070696485176e+5) * s +
                       -0.6307673640497716991212077277e+6);
  }
  return x == 0 ? x : x < 0 ? -result : result;
}

double Cosh(double x) {
  double size = std::fabs(x);
  if (size > 21) return Exp(size) * 0.5;
  double e = Exp(size);
  return (e + 1 / e) * 0.5;
}

double Tanh(double x) {
  constexpr double kMaxLog = 8.8029691931113054295988e+01;
  double size = std::fabs(x);
  if (x == 0) return x;
  if (size > 0.5 * kMaxLog) return x < 0 ? -1 : 1;
  if (size >= 0.625) {
    double result = 1 - 2 / (Exp(2 * size) + 1);
    return x < 0 ? -result : result;
  }
  double s = x * x;
  return x +
         x * s *
             ((-9.64399179425052238628e-1 * s + -9.92877231001918586564e1) * s + -1.61468768441708447952e3) /
             (((s + 1.12811678491632931402e2) * s + 2.23548839060100448583e3) * s + 4.84406305325125486048e3);
}

double Asinh(double x) {
  if (x == 0 || x != x || IsInf(x, 0)) return x;
  double size = std::fabs(x), result;
  if (size > kLarge)
    result = Log(size) + Ln2;
  else if (size > 2)
    result = Log(2 * size + 1 / (std::sqrt(size * size + 1) + size));
  else if (size < 1 / kLarge)
    result = size;
  else
    result = Log1p(size + size * size / (1 + std::sqrt(1 + size * size)));
  return x < 0 ? -result : result;
}

double Atanh(double x) {
  double size = std::fabs(x), result;
  if (!(size <= 1)) return NaN();
  if (size == 1) return x < 0 ? Inf(-1) : Inf(1);
  if (size < 1 / kLarge)
    result = size;
  else if (size < 0.5)
    result = 0.5 * Log1p(2 * size + 2 * size * size / (1 - size));
  else
    result = 0.5 * Log1p(2 * size / (1 - size));
  return std::signbit(x) ? -result : result;
}

double Acosh(double x) {
  if (!(x >= 1)) return NaN();
  if (x == 1) return 0;
  if (x >= kLarge) return Log(x) + Ln2;
  if (x > 2) return Log(2 * x - 1 / (x + std::sqrt(x * x - 1)));
  double t = x - 1;
  return Log1p(t + std::sqrt(2 * t + t * t));
}

}  // namespace gocxx::math
