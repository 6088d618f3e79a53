// Package math/cmplx: inverse functions, by the formulas of Cephes (S. L. Moshier).
//
//   asin z = -i log(iz + sqrt(1 - z^2))      asinh z = log(z + sqrt(1 + z^2))
#include "gocxx/lib/math/cmplx.h"
#include "lib/math/cmplx/reduce_pi.h"

namespace gocxx::math::cmplx {

namespace {

bool is_infinite(double x) { return math::IsInf(x, 0); }
complex128 times_i(complex128 x) { return {-x.im, x.re}; }
complex128 over_i(complex128 x) { return {x.im, -x.re}; }

// Whether Asin and Asinh have a result of their own for x, by C99's rules as far as Go has them.
bool is_special(complex128 x) {
  return is_infinite(x.re) || is_infinite(x.im) || math::IsNaN(x.re) || math::IsNaN(x.im);
}

complex128 asin_of_special(complex128 x) {
  const auto [re, im] = x;
  if (math::IsNaN(im)) {
    if (re == 0) return {re, math::NaN()};
    return is_infinite(re) ? complex128(math::NaN(), re) : NaN();
  }
  if (is_infinite(im)) {
    if (math::IsNaN(re)) return x;
    return {Copysign(is_infinite(re) ? Pi / 4 : 0, re), im};
  }
  return is_infinite(re) ? complex128(Copysign(Pi / 2, re), Copysign(re, im)) : NaN();
}

complex128 asinh_of_special(complex128 x) {
  const auto [re, im] = x;
  if (is_infinite(re)) {
    if (math::IsNaN(im)) return x;
    return {re, Copysign(is_infinite(im) ? Pi / 4 : 0, im)};
  }
  if (math::IsNaN(re)) {
    if (im == 0) return x;
    return is_infinite(im) ? complex128(im, re) : NaN();
  }
  return is_infinite(im) ? complex128(Copysign(im, re), Copysign(Pi / 2, im)) : NaN();
}

}  // namespace

complex128 Asin(complex128 x) {
  const auto [re, im] = x;
  if (im == 0 && math::Abs(re) <= 1) return {math::Asin(re), im};
  if (re == 0 && math::Abs(im) <= 1) return {re, math::Asinh(im)};
  if (is_special(x)) return asin_of_special(x);
  const complex128 square = x * x;
  return over_i(Log(times_i(x) + Sqrt({1 - square.re, -square.im})));
}

complex128 Asinh(complex128 x) {
  const auto [re, im] = x;
  if (im == 0 && math::Abs(re) <= 1) return {math::Asinh(re), im};
  if (re == 0 && math::Abs(im) <= 1) return {re, math::Asin(im)};
  if (is_special(x)) return asinh_of_special(x);
  const complex128 square = x * x;
  return Log(x + Sqrt({1 + square.re, square.im}));
}

complex128 Acos(complex128 x) {
  const complex128 w = Asin(x);
  return {Pi / 2 - w.re, -w.im};
}

complex128 Acosh(complex128 x) {
  if (x == complex128(0)) return {0, Copysign(Pi / 2, x.im)};
  const complex128 w = Acos(x);
  return w.im <= 0 ? times_i(w) : over_i(w);
}

complex128 Atan(complex128 x) {
  const auto [re, im] = x;
  if (im == 0) return {math::Atan(re), im};
  if (re == 0 && math::Abs(im) <= 1) return {re, math::Atanh(im)};
  if (is_infinite(im) || is_infinite(re))
    return {math::IsNaN(re) ? math::NaN() : Copysign(Pi / 2, re), Copysign(0, im)};
  if (math::IsNaN(re) || math::IsNaN(im)) return NaN();
  const double square = re * re, a = 1 - square - im * im;
  if (a == 0) return NaN();
  const double w = rt::cmplx::reduce_pi(0.5 * Atan2(2 * re, a));
  const double b = square + (im - 1) * (im - 1);
  if (b == 0) return NaN();
  const double c = (square + (im + 1) * (im + 1)) / b;
  return {w, 0.25 * math::Log(c)};
}

complex128 Atanh(complex128 x) { return over_i(Atan(times_i(x))); }

}  // namespace gocxx::math::cmplx
