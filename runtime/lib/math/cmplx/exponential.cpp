// Package math/cmplx: polar form, exponentials, logarithms, powers and the square root.
#include "gocxx/lib/math/cmplx.h"

#include "gocxx/any.h"
#include "gocxx/panic.h"
#include "gocxx/string.h"

namespace gocxx::math::cmplx {

double Abs(complex128 x) { return Hypot(x.re, x.im); }

double Phase(complex128 x) { return Atan2(x.im, x.re); }

results<double, double> Polar(complex128 x) { return {Abs(x), Phase(x)}; }

complex128 Rect(double r, double theta) {
  const auto [s, c] = Sincos(theta);
  return {r * c, r * s};
}

bool IsNaN(complex128 x) { return !IsInf(x) && (math::IsNaN(x.re) || math::IsNaN(x.im)); }

complex128 Exp(complex128 x) {
  const auto [re, im] = x;
  const bool special = math::IsInf(im, 0) || math::IsNaN(im);
  if (math::IsInf(re, 1) && im == 0) return x;
  if (math::IsInf(re, 1) && special) return {re, math::NaN()};
  if (math::IsInf(re, -1) && special) return {0, Copysign(0, im)};
  if (math::IsNaN(re) && im == 0) return {math::NaN(), im};
  return Rect(math::Exp(re), im);
}

complex128 Log(complex128 x) { return {math::Log(Abs(x)), Phase(x)}; }

complex128 Log10(complex128 x) {
  const complex128 z = Log(x);
  return {Log10E * z.re, Log10E * z.im};
}

namespace {

// 0 to the power y.
complex128 power_of_zero(complex128 y) {
  if (IsNaN(y)) return NaN();
  if (y.re == 0) return 1;
  if (y.re > 0) return 0;
  // An infinite y whose real part is no number is not NaN for IsNaN, and Go has no result for it.
  if (math::IsNaN(y.re)) panic(any(string("not reached", 11)));
  return y.im == 0 ? complex128(math::Inf(1), 0) : Inf();
}

}  // namespace

complex128 Pow(complex128 x, complex128 y) {
  if (x == complex128(0)) return power_of_zero(y);
  const double modulus = Abs(x);
  if (modulus == 0) return 0;
  const double phase = Phase(x);
  double r = math::Pow(modulus, y.re), theta = y.re * phase;
  if (y.im != 0) {
    r *= math::Exp(-y.im * phase);
    theta += y.im * math::Log(modulus);
  }
  return Rect(r, theta);
}

namespace {

// The square root of a number whose parts are neither 0 nor infinite, scaled so that nothing overflows or
// loses its digits on the way. Of the two formulas each is used where it adds numbers of one sign.
complex128 scaled_sqrt(double a, double b) {
  const bool large = math::Abs(a) > 4 || math::Abs(b) > 4;
  const double factor = large ? 0.25 : 0x1p54, scale = large ? 2 : 0x1p-27;
  a *= factor;
  b *= factor;
  const double r = Hypot(a, b);
  double re = 0, im = 0;
  if (a > 0) {
    const double root = math::Sqrt(0.5 * r + 0.5 * a);
    re = root * scale;
    im = scale * math::Abs((0.5 * b) / root);
  } else {
    const double root = math::Sqrt(0.5 * r - 0.5 * a);
    re = scale * math::Abs((0.5 * b) / root);
    im = root * scale;
  }
  return {re, b < 0 ? -im : im};
}

}  // namespace

complex128 Sqrt(complex128 x) {
  const auto [re, im] = x;
  if (im == 0) {  // the result has the sign of this zero
    if (re == 0) return {0, im};
    if (re < 0) return {0, Copysign(math::Sqrt(-re), im)};
    return {math::Sqrt(re), im};
  }
  if (math::IsInf(im, 0)) return {math::Inf(1), im};
  if (re != 0) return scaled_sqrt(re, im);
  const double r = math::Sqrt(0.5 * math::Abs(im));
  return {r, im < 0 ? -r : r};
}

}  // namespace gocxx::math::cmplx
