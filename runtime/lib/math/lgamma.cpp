// Package math: the logarithm of the gamma function, by the method of FDLIBM's e_lgamma_r.c (Sun
// Microsystems, 1993): polynomials around the minimum and around 2, a quotient between 2 and 3, an asymptotic
// series from 8 on, and reflection for negative numbers.
#include <cmath>
#include <initializer_list>

#include "gocxx/lib/math.h"

namespace gocxx::math {

namespace {

// c[0] + x * (c[1] + x * (c[2] + ...)), evaluated from the last coefficient on.
double polynomial(double x, std::initializer_list<double> coefficients) {
  const double* next = coefficients.end();
  double sum = *--next;
  while (next != coefficients.begin()) sum = *--next + x * sum;
  return sum;
}

// log(gamma(2 - y)) where y is small.
double below_two(double y) {
  double z = y * y;
  double even =
      polynomial(z, {7.72156649015328655494e-02, 6.73523010531292681824e-02, 7.38555086081402883957e-03,
                     1.19270763183362067845e-03, 2.20862790713908385557e-04, 2.52144565451257326939e-05});
  double odd =
      z * polynomial(z, {3.22467033424113591611e-01, 2.05808084325167332806e-02, 2.89051383673415629091e-03,
                         5.10069792153511336608e-04, 1.08011567247583939954e-04, 4.48640949618915160150e-05});
  return y * even + odd - 0.5 * y;
}

// log(gamma(minimum + y)); three polynomials in y^3.
double around_minimum(double y) {
  constexpr double kValue = -1.21486290535849611461e-01, kTail = -3.63867699703950536541e-18;
  double z = y * y, w = z * y;
  double p1 =
      polynomial(w, {4.83836122723810047042e-01, -3.27885410759859649565e-02, 6.10053870246291332635e-03,
                     -1.40346469989232843813e-03, 3.15632070903625950361e-04});
  double p2 =
      polynomial(w, {-1.47587722994593911752e-01, 1.79706750811820387126e-02, -3.68452016781138256760e-03,
                     8.81081882437654011382e-04, -3.12754168375120860518e-04});
  double p3 =
      polynomial(w, {6.46249402391333854778e-02, -1.03142241298341437450e-02, 2.25964780900612472250e-03,
                     -5.38595305356740546715e-04, 3.35529192635519073543e-04});
  return kValue + (z * p1 - (kTail - w * (p2 + y * p3)));
}

// log(gamma(1 + y)) where y is small.
double above_one(double y) {
  double p =
      y * polynomial(y, {-7.72156649015328655494e-02, 6.32827064025093366517e-01, 1.45492250137234768737e+00,
                         9.77717527963372745603e-01, 2.28963728064692451092e-01, 1.33810918536787660377e-02});
  double q =
      polynomial(y, {1, 2.45597793713041134822e+00, 2.12848976379893395361e+00, 7.69285150456672783825e-01,
                     1.04222645593369134254e-01, 3.21709242282423911810e-03});
  return -0.5 * y + p / q;
}

// For x up to 0.9: log(gamma(x)) = log(gamma(x + 1)) - log(x). The minimum less one is written as a literal:
// it has more digits than the difference of two doubles.
double up_to_nine_tenths(double x) {
  double base = -Log(x);
  if (x >= 0.731632144968362245) return base + below_two(1 - x);
  if (x >= 0.191632144968362245) return base + around_minimum(x - 0.461632144968362245);
  return base + above_one(x);
}

double below_2(double x) {
  if (x <= 0.9) return up_to_nine_tenths(x);
  if (x >= 1.731632144968362245) return below_two(2 - x);
  return x >= 1.191632144968362245 ? around_minimum(x - 1.461632144968362245) : above_one(x - 1);
}

// For x from 2 to 8: a quotient for the fraction, then log(gamma(1 + s)) = log(s) + log(gamma(s)).
double below_8(double x) {
  int whole = static_cast<int>(x);
  double y = x - whole;
  double p =
      y * polynomial(y, {-7.72156649015328655494e-02, 2.14982415960608852501e-01, 3.25778796408930981787e-01,
                         1.46350472652464452805e-01, 2.66422703033638609560e-02, 1.84028451407337715652e-03,
                         3.19475326584100867617e-05});
  double q =
      polynomial(y, {1, 1.39200533467621045958e+00, 7.21935547567138069525e-01, 1.71933865632803078993e-01,
                     1.86459191715652901344e-02, 7.77942496381893596434e-04, 7.32668430744625636189e-06});
  double result = 0.5 * y + p / q, factor = 1;
  if (whole < 3) return result;
  for (int i = whole; i >= 3; --i) factor *= y + (i - 1);
  return result + Log(factor);
}

// For x from 8 on.
double large(double x) {
  if (x >= 0x1p58) return x * (Log(x) - 1);
  double t = Log(x), z = 1 / x;
  double w = 4.18938533204672725052e-01 +
             z * polynomial(z * z, {8.33333333333329678849e-02, -2.77777777728775536470e-03,
                                    7.93650558643019558500e-04, -5.95187557450339963135e-04,
                                    8.36339918996282139126e-04, -1.63092934096575273989e-03});
  return (x - 0.5) * (t - 1) + w;
}

double positive(double x) {
  if (x == 1 || x == 2) return 0;
  return x < 2 ? below_2(x) : x < 8 ? below_8(x) : large(x);
}

// -sin(pi * x) for x > 0 that is no integer, by eighths of a turn.
double negative_sin_pi(double x) {
  if (x < 0.25) return -Sin(Pi * x);
  x = std::fmod(x, 2);
  switch (static_cast<int>(x * 4)) {
    case 0: return -Sin(Pi * x);
    case 1:
    case 2: return -Cos(Pi * (0.5 - x));
    case 3:
    case 4: return -Sin(Pi * (1 - x));
    case 5:
    case 6: return Cos(Pi * (x - 1.5));
    default: return -Sin(Pi * (x - 2));
  }
}

// For x <= -2^-70: gamma(-x) * gamma(x) = -pi / (x * sin(pi * x)). At the poles the result is +infinity.
results<double, long> reflected(double x) {
  x = -x;
  if (x == std::floor(x)) return {Inf(1), 1};
  double sine = negative_sin_pi(x);
  return {Log(Pi / std::fabs(sine * x)) - positive(x), sine < 0 ? -1 : 1};
}

}  // namespace

results<double, long> Lgamma(double x) {
  if (x != x) return {x, 1};
  if (IsInf(x, 0)) return {x, 1};
  if (x == 0) return {Inf(1), 1};
  if (std::fabs(x) < 0x1p-70) return {-Log(std::fabs(x)), x < 0 ? -1 : 1};
  if (x < 0) return reflected(x);
  return {positive(x), 1};
}

}  // namespace gocxx::math
