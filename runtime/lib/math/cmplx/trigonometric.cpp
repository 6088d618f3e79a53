// Package math/cmplx: sine and cosine, circular and hyperbolic. Where a part is infinite or NaN they are what
// C99 says, as far as Go does.
#include "gocxx/lib/math/cmplx.h"
#include "lib/math/cmplx/sinh_cosh.h"

namespace gocxx::math::cmplx {

using rt::cmplx::sinh_cosh;

namespace {

bool is_infinite(double x) { return math::IsInf(x, 0); }
bool is_special(double x) { return math::IsInf(x, 0) || math::IsNaN(x); }
double zero_with_sign_of(double x) { return Copysign(0, x); }

}  // namespace

complex128 Sin(complex128 x) {
  const auto [re, im] = x;
  if (im == 0 && is_special(re)) return {math::NaN(), im};
  if (is_infinite(im) && re == 0) return x;
  if (is_infinite(im) && is_special(re)) return {math::NaN(), im};
  if (re == 0 && math::IsNaN(im)) return x;
  const auto [s, c] = Sincos(re);
  const auto [sh, ch] = sinh_cosh(im);
  return {s * ch, c * sh};
}

complex128 Sinh(complex128 x) {
  const auto [re, im] = x;
  if (re == 0 && is_special(im)) return {re, math::NaN()};
  if (is_infinite(re) && im == 0) return x;
  if (is_infinite(re) && is_special(im)) return {re, math::NaN()};
  if (im == 0 && math::IsNaN(re)) return {math::NaN(), im};
  const auto [s, c] = Sincos(im);
  const auto [sh, ch] = sinh_cosh(re);
  return {c * sh, s * ch};
}

complex128 Cos(complex128 x) {
  const auto [re, im] = x;
  if (im == 0 && is_special(re)) return {math::NaN(), -im * zero_with_sign_of(re)};
  if (is_infinite(im) && re == 0) return {math::Inf(1), -re * zero_with_sign_of(im)};
  if (is_infinite(im) && is_special(re)) return {math::Inf(1), math::NaN()};
  if (re == 0 && math::IsNaN(im)) return {math::NaN(), 0};
  const auto [s, c] = Sincos(re);
  const auto [sh, ch] = sinh_cosh(im);
  return {c * ch, -s * sh};
}

complex128 Cosh(complex128 x) {
  const auto [re, im] = x;
  if (re == 0 && is_special(im)) return {math::NaN(), re * zero_with_sign_of(im)};
  if (is_infinite(re) && im == 0) return {math::Inf(1), im * zero_with_sign_of(re)};
  if (is_infinite(re) && is_special(im)) return {math::Inf(1), math::NaN()};
  if (im == 0 && math::IsNaN(re)) return {math::NaN(), im};
  const auto [s, c] = Sincos(im);
  const auto [sh, ch] = sinh_cosh(re);
  return {c * ch, s * sh};
}

}  // namespace gocxx::math::cmplx
