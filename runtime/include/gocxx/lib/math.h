// Package math.
#pragma once

#include <cstdint>

#include "gocxx/results.h"

namespace gocxx {

namespace math {

inline constexpr double E = 2.718281828459045;
inline constexpr double Pi = 3.141592653589793;
inline constexpr double Phi = 1.618033988749895;
inline constexpr double Sqrt2 = 1.4142135623730951;
inline constexpr double SqrtE = 1.6487212707001282;
inline constexpr double SqrtPi = 1.772453850905516;
inline constexpr double SqrtPhi = 1.272019649514069;
inline constexpr double Ln2 = 0.6931471805599453;
inline constexpr double Log2E = 1.4426950408889634;
inline constexpr double Ln10 = 2.302585092994046;
inline constexpr double Log10E = 0.4342944819032518;

inline constexpr double MaxFloat32 = 3.4028234663852886e+38;
inline constexpr double SmallestNonzeroFloat32 = 1.401298464324817e-45;
inline constexpr double MaxFloat64 = 1.7976931348623157e+308;
inline constexpr double SmallestNonzeroFloat64 = 5e-324;

inline constexpr long MaxInt = 9223372036854775807L;
inline constexpr long MinInt = -9223372036854775807L - 1;
inline constexpr long MaxInt8 = 127;
inline constexpr long MinInt8 = -128;
inline constexpr long MaxInt16 = 32767;
inline constexpr long MinInt16 = -32768;
inline constexpr long MaxInt32 = 2147483647;
inline constexpr long MinInt32 = -2147483648L;
inline constexpr long MaxInt64 = 9223372036854775807L;
inline constexpr long MinInt64 = -9223372036854775807L - 1;
inline constexpr unsigned long MaxUint = 18446744073709551615UL;
inline constexpr long MaxUint8 = 255;
inline constexpr long MaxUint16 = 65535;
inline constexpr long MaxUint32 = 4294967295;
inline constexpr unsigned long MaxUint64 = 18446744073709551615UL;

/// Functions of an instruction or two are inlined into the program.
inline double Abs(double x) { return __builtin_fabs(x); }
inline double Ceil(double x) { return __builtin_ceil(x); }
inline double Copysign(double f, double sign) { return __builtin_copysign(f, sign); }
inline std::uint32_t Float32bits(float f) { return __builtin_bit_cast(std::uint32_t, f); }
inline float Float32frombits(std::uint32_t b) { return __builtin_bit_cast(float, b); }
inline unsigned long long Float64bits(double f) { return __builtin_bit_cast(unsigned long long, f); }
inline double Float64frombits(unsigned long long b) { return __builtin_bit_cast(double, b); }
inline double Floor(double x) { return __builtin_floor(x); }
inline double Inf(long sign) { return sign >= 0 ? __builtin_inf() : -__builtin_inf(); }
inline bool IsInf(double f, long sign) {
  return (sign >= 0 && f == __builtin_inf()) || (sign <= 0 && f == -__builtin_inf());
}
inline bool IsNaN(double f) { return f != f; }
inline bool Signbit(double x) { return __builtin_signbit(x) != 0; }
inline double Sqrt(double x) { return __builtin_sqrt(x); }
inline double Trunc(double x) { return __builtin_trunc(x); }

double Acos(double x);
double Acosh(double x);
double Asin(double x);
double Asinh(double x);
double Atan(double x);
double Atan2(double y, double x);
double Atanh(double x);
double Cbrt(double x);
double Cos(double x);
double Cosh(double x);
double Dim(double x, double y);
double Exp(double x);
double Exp2(double x);
double Expm1(double x);
double FMA(double x, double y, double z);
results<double, long> Frexp(double f);
double Gamma(double x);
double Hypot(double p, double q);
long Ilogb(double x);
double Ldexp(double frac, long exp);
results<double, long> Lgamma(double x);
double Log(double x);
double Log10(double x);
double Log1p(double x);
double Log2(double x);
double Logb(double x);
double Max(double x, double y);
double Min(double x, double y);
double Mod(double x, double y);
results<double, double> Modf(double f);
double NaN();
double Nextafter(double x, double y);
float Nextafter32(float x, float y);
double Pow(double x, double y);
double Pow10(long n);
double Remainder(double x, double y);
double Round(double x);
double RoundToEven(double x);
double Sin(double x);
results<double, double> Sincos(double x);
double Sinh(double x);
double Tan(double x);
double Tanh(double x);

}  // namespace math

}  // namespace gocxx
