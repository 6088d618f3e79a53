// Package math/cmplx: tangents and cotangent, by the formulas of Cephes (S. L. Moshier):
//
//   tan(x + iy) = (sin 2x + i sinh 2y) / (cos 2x + cosh 2y)
//   cot(x + iy) = (sin 2x - i sinh 2y) / (cosh 2y - cos 2x)
#include "gocxx/lib/math/cmplx.h"
#include "lib/math/cmplx/reduce_pi.h"

namespace gocxx::math::cmplx {

namespace {

bool is_special(double x) { return math::IsInf(x, 0) || math::IsNaN(x); }

// cosh 2y - cos 2x by its Taylor series: where the difference is small it has lost its digits. With x reduced
// by pi it is cosh 2y + cos 2x next to its zeros, too.
double denominator_series(complex128 z) {
  constexpr double kEpsilon = 0x1p-53;
  double x = rt::cmplx::reduce_pi(math::Abs(2 * z.re)), y = math::Abs(2 * z.im);
  x = x * x;
  y = y * y;
  double x_power = 1, y_power = 1, factorial = 1, n = 0, sum = 0, term = 0;
  const auto next = [&](double sign) {
    factorial *= ++n;
    factorial *= ++n;
    x_power *= x;
    y_power *= y;
    term = (y_power + sign * x_power) / factorial;
    sum += term;
  };
  do {
    next(1);
    next(-1);
  } while (math::Abs(term / sum) > kEpsilon);
  return sum;
}

}  // namespace

complex128 Tan(complex128 x) {
  const auto [re, im] = x;
  if (math::IsInf(im, 0)) return {Copysign(0, is_special(re) ? re : math::Sin(2 * re)), Copysign(1, im)};
  if (re == 0 && math::IsNaN(im)) return x;
  double divisor = math::Cos(2 * re) + math::Cosh(2 * im);
  if (math::Abs(divisor) < 0.25) divisor = denominator_series(x);
  if (divisor == 0) return Inf();
  return {math::Sin(2 * re) / divisor, math::Sinh(2 * im) / divisor};
}

complex128 Tanh(complex128 x) {
  const auto [re, im] = x;
  if (math::IsInf(re, 0)) return {Copysign(1, re), Copysign(0, is_special(im) ? im : math::Sin(2 * im))};
  if (im == 0 && math::IsNaN(re)) return {math::NaN(), im};
  const double divisor = math::Cosh(2 * re) + math::Cos(2 * im);
  if (divisor == 0) return Inf();
  return {math::Sinh(2 * re) / divisor, math::Sin(2 * im) / divisor};
}

complex128 Cot(complex128 x) {
  double divisor = math::Cosh(2 * x.im) - math::Cos(2 * x.re);
  if (math::Abs(divisor) < 0.25) divisor = denominator_series(x);
  if (divisor == 0) return Inf();
  return {math::Sin(2 * x.re) / divisor, -math::Sinh(2 * x.im) / divisor};
}

}  // namespace gocxx::math::cmplx
