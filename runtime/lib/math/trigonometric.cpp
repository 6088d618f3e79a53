// Package math: sine, cosine, tangent and their inverses, by the rational approximations of Cephes (Moshier,
// 1989), which Go uses: the C library's are rounded better, and so differ in the last digit.
#include <bit>
#include <cmath>

#include "gocxx/lib/math.h"

namespace gocxx::math {

namespace {

// The octant of an angle, made even, and what is left of it, between -pi/4 and pi/4.
struct Reduced {
  std::uint64_t octant;
  double rest;
};

// 4/pi: the whole, then the bits behind the point, 64 in each.
constexpr std::uint64_t kFourOverPi[] = {
    0x0000000000000001, 0x45f306dc9c882a53, 0xf84eafa3ea69bb81, 0xb6c52b3278872083, 0xfca2c757bd778ac3,
    0x6e48dc74849ba5c0, 0x0c925dd413a32439, 0xfc3bd63962534e7d, 0xd1046bea5d768909, 0xd338e04d68befc82,
    0x7323ac7306a673e9, 0x3908bf177bf25076, 0x3ff12fffbc0b301f, 0xde5e2316b414da3e, 0xda6cfd9e4f96136e,
    0x9e8c7ecd3cbfd45a, 0xea4f758fd7cbe2f6, 0x7a0e73ef14a525d4, 0xd7f6bf623f1aba10, 0xac06608df8f6d757};

Reduced even_octant(std::uint64_t octant, double rest) {
  if ((octant & 1) == 0) return {octant & 7, rest};
  return {(octant + 1) & 7, rest};
}

// For large angles (Payne and Hanek): the angle as an integer times the bits of 4/pi that decide about the
// octant.
Reduced reduce_large(double x) {
  auto bits = std::bit_cast<std::uint64_t>(x);
  int exponent = static_cast<int>(bits >> 52 & 0x7FF) - 1023 - 52;
  std::uint64_t mantissa = (bits & ((1ULL << 52) - 1)) | 1ULL << 52;
  unsigned digit = static_cast<unsigned>(exponent + 61) / 64,
           shift = static_cast<unsigned>(exponent + 61) % 64;
  auto word = [&](unsigned i) {
    std::uint64_t low = shift == 0 ? 0 : kFourOverPi[digit + i + 1] >> (64 - shift);
    return kFourOverPi[digit + i] << shift | low;
  };
  auto middle = static_cast<unsigned __int128>(word(1)) * mantissa;
  auto low = static_cast<unsigned __int128>(word(2)) * mantissa >> 64;
  unsigned __int128 product = (static_cast<unsigned __int128>(word(0) * mantissa) << 64) + middle + low;
  auto octant = static_cast<std::uint64_t>(product >> 125);
  auto fraction = static_cast<std::uint64_t>(product >> 61), below = static_cast<std::uint64_t>(product);
  int zeros = std::countl_zero(fraction);
  // The 64 bits of the fraction are followed by bits of `below` from its top, though its top three are in the
  // fraction already: Go's result has that in its last digits.
  std::uint64_t digits = zeros == 64   ? 0
                         : zeros == 63 ? below
                                       : fraction << (zeros + 1) | below >> (63 - zeros);
  double rest = std::bit_cast<double>(digits >> 12 | static_cast<std::uint64_t>(1022 - zeros) << 52);
  if ((octant & 1) != 0) rest -= 1;
  Reduced reduced = even_octant(octant, rest);
  reduced.rest *= Pi / 4;
  return reduced;
}

// pi/4 in three parts, so that x less a multiple of it is exact.
Reduced reduce(double x) {
  constexpr double kA = 7.85398125648498535156e-1, kB = 3.77489470793079817668e-8,
                   kC = 2.69515142907905952645e-15;
  if (x >= 1 << 29) return reduce_large(x);
  auto octant = static_cast<std::uint64_t>(x * (4 / Pi));
  octant += octant & 1;
  auto y = static_cast<double>(octant);
  return {octant & 7, ((x - y * kA) - y * kB) - y * kC};
}

double sine(double z) {
  double zz = z * z;
  return z + z * zz *
                 ((((((1.58962301576546568060e-10 * zz) + -2.50507477628578072866e-8) * zz +
                     2.75573136213857245213e-6) *
                        zz +
                    -1.98412698295895385996e-4) *
                       zz +
                   8.33333333332211858878e-3) *
                      zz +
                  -1.66666666666666307295e-1);
}

double cosine(double z) {
  double zz = z * z;
  return 1.0 - 0.5 * zz +
         zz * zz *
             ((((((-1.13585365213876817300e-11 * zz) + 2.08757008419747316778e-9) * zz +
                 -2.75573141792967388112e-7) *
                    zz +
                2.48015872888517045348e-5) *
                   zz +
               -1.38888888888730564116e-3) *
                  zz +
              4.16666666666665929218e-2);
}

bool is_finite(double x) { return std::fabs(x) <= MaxFloat64; }

// For |x| up to 0.66.
double small_arctangent(double x) {
  double z = x * x;
  z = z *
      ((((-8.750608600031904122785e-01 * z + -1.615753718733365076637e+01) * z +
         -7.500855792314704667340e+01) *
            z +
        -1.228866684490136173410e+02) *
           z +
       -6.485021904942025371773e+01) /
      (((((z + 2.485846490142306297962e+01) * z + 1.650270098316988542046e+02) * z +
         4.328810604912902668951e+02) *
            z +
        4.853903996359136964868e+02) *
           z +
       1.945506571482613964425e+02);
  return x * z + x;
}

// For x > 0.
double arctangent(double x) {
  constexpr double kMoreBits = 6.123233995736765886130e-17;  // of pi/2
  constexpr double kTan3Pi8 = 2.41421356237309504880;
  if (x <= 0.66) return small_arctangent(x);
  if (x > kTan3Pi8) return Pi / 2 - small_arctangent(1 / x) + kMoreBits;
  return Pi / 4 + small_arctangent((x - 1) / (x + 1)) + 0.5 * kMoreBits;
}

}  // namespace

double Sin(double x) {
  if (x == 0 || x != x) return x;
  if (!is_finite(x)) return NaN();
  auto [octant, rest] = reduce(std::fabs(x));
  bool negative = (x < 0) != (octant > 3);
  double y = (octant & 3) == 2 ? cosine(rest) : sine(rest);
  return negative ? -y : y;
}

double Cos(double x) {
  if (!is_finite(x)) return NaN();
  auto [octant, rest] = reduce(std::fabs(x));
  bool negative = (octant > 3) != ((octant & 3) > 1);
  double y = (octant & 3) == 2 ? sine(rest) : cosine(rest);
  return negative ? -y : y;
}

results<double, double> Sincos(double x) {
  if (x != x) return {NaN(), NaN()};
  return {Sin(x), Cos(x)};
}

double Tan(double x) {
  if (x == 0 || x != x) return x;
  if (!is_finite(x)) return NaN();
  auto [octant, z] = reduce(std::fabs(x));
  double zz = z * z, y = z;
  if (zz > 1e-14)
    y = z + z * (zz *
                 (((-1.30936939181383777646e4 * zz) + 1.15351664838587416140e6) * zz +
                  -1.79565251976484877988e7) /
                 ((((zz + 1.36812963470692954678e4) * zz + -1.32089234440210967447e6) * zz +
                   2.50083801823357915839e7) *
                      zz +
                  -5.38695755929454629881e7));
  if ((octant & 2) == 2) y = -1 / y;
  return x < 0 ? -y : y;
}

double Atan(double x) {
  if (x == 0) return x;
  return x > 0 ? arctangent(x) : -arctangent(-x);
}

double Asin(double x) {
  if (x == 0 || x != x) return x + x;
  double size = std::fabs(x);
  if (!(size <= 1)) return NaN();
  double other = std::sqrt(1 - size * size);
  double angle = size > 0.7 ? Pi / 2 - arctangent(other / size) : arctangent(size / other);
  return x < 0 ? -angle : angle;
}

double Acos(double x) { return Pi / 2 - Asin(x); }

// Zeros and infinities are the C library's case: there both are exact.
double Atan2(double y, double x) {
  if (y != y || x != x) return NaN();
  bool special = y == 0 || x == 0 || !is_finite(x) || !is_finite(y);
  if (special) return std::atan2(y, x);
  double q = Atan(y / x);
  if (x >= 0) return q;
  return q <= 0 ? q + Pi : q - Pi;
}

}  // namespace gocxx::math
