// Both hyperbolic functions of a real number.
#pragma once

#include "gocxx/lib/math.h"

namespace gocxx::rt::cmplx {

struct SinhCosh {
  double sinh;
  double cosh;
};

inline SinhCosh sinh_cosh(double x) {
  if (math::Abs(x) <= 0.5) return {math::Sinh(x), math::Cosh(x)};
  const double e = math::Exp(x), half = e * 0.5, inverse = 0.5 / e;
  return {half - inverse, half + inverse};
}

}  // namespace gocxx::rt::cmplx
