// Division of complex numbers: Go scales by the larger part of the divisor and defines the results for
// infinities and NaN.
#include "gocxx/complex.h"

#include <cmath>

namespace gocxx::rt::core {

namespace {

bool has_nan(complex<double> z) { return std::isnan(z.re) || std::isnan(z.im); }
bool has_infinity(complex<double> z) { return std::isinf(z.re) || std::isinf(z.im); }

// Returns 1 with the sign of x if x is infinite, otherwise 0 with the sign of x.
double direction(double x) { return std::copysign(std::isinf(x) ? 1.0 : 0.0, x); }

complex<double> scaled_quotient(complex<double> n, complex<double> d) {
  if (std::fabs(d.re) >= std::fabs(d.im)) {
    double ratio = d.im / d.re;
    double scale = d.re + ratio * d.im;
    return {(n.re + n.im * ratio) / scale, (n.im - n.re * ratio) / scale};
  }
  double ratio = d.re / d.im;
  double scale = d.im + ratio * d.re;
  return {(n.re * ratio + n.im) / scale, (n.im * ratio - n.re) / scale};
}

}  // namespace

complex<double> complex_quotient(complex<double> n, complex<double> d) {
  complex<double> q = scaled_quotient(n, d);
  if (!std::isnan(q.re) || !std::isnan(q.im)) return q;
  if (d == complex<double>() && (!std::isnan(n.re) || !std::isnan(n.im))) {
    double infinity = std::copysign(HUGE_VAL, d.re);
    return {infinity * n.re, infinity * n.im};
  }
  if (has_infinity(n) && !has_infinity(d) && !has_nan(d)) {
    double a = direction(n.re);
    double b = direction(n.im);
    return {HUGE_VAL * (a * d.re + b * d.im), HUGE_VAL * (b * d.re - a * d.im)};
  }
  if (has_infinity(d) && !has_infinity(n) && !has_nan(n)) {
    double c = direction(d.re);
    double e = direction(d.im);
    return {0 * (n.re * c + n.im * e), 0 * (n.im * c - n.re * e)};
  }
  return q;
}

}  // namespace gocxx::rt::core
