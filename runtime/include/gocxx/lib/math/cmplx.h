// Package math/cmplx.
#pragma once

#include "gocxx/complex.h"
#include "gocxx/lib/math.h"
#include "gocxx/results.h"

namespace gocxx::math::cmplx {

inline complex128 Conj(complex128 x) { return {x.re, -x.im}; }
inline complex128 Inf() { return {math::Inf(1), math::Inf(1)}; }
inline bool IsInf(complex128 x) { return math::IsInf(x.re, 0) || math::IsInf(x.im, 0); }
inline complex128 NaN() { return {math::NaN(), math::NaN()}; }

double Abs(complex128 x);
complex128 Acos(complex128 x);
complex128 Acosh(complex128 x);
complex128 Asin(complex128 x);
complex128 Asinh(complex128 x);
complex128 Atan(complex128 x);
complex128 Atanh(complex128 x);
complex128 Cos(complex128 x);
complex128 Cosh(complex128 x);
complex128 Cot(complex128 x);
complex128 Exp(complex128 x);
bool IsNaN(complex128 x);
complex128 Log(complex128 x);
complex128 Log10(complex128 x);
double Phase(complex128 x);
results<double, double> Polar(complex128 x);
complex128 Pow(complex128 x, complex128 y);
complex128 Rect(double r, double theta);
complex128 Sin(complex128 x);
complex128 Sinh(complex128 x);
complex128 Sqrt(complex128 x);
complex128 Tan(complex128 x);
complex128 Tanh(complex128 x);

}  // namespace gocxx::math::cmplx
