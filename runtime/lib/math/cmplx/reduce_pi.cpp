// By the method of Cody and Waite while the multiple is small, by that of Payne and Hanek for any other.
#include "lib/math/cmplx/reduce_pi.h"

#include <bit>
#include <cstdint>

#include "gocxx/lib/math.h"

namespace gocxx::rt::cmplx {

namespace {

// pi as a sum of which the first two parts have so many zero bits at the end that their products with a small
// multiple are exact.
constexpr double kPi1 = 0x1.921fb4p+1, kPi2 = 0x1.4442dp-23, kPi3 = 0x1.8469898cc517p-47;
constexpr double kMostExact = 1 << 30;

// The binary digits of 1/pi, 64 in each.
constexpr std::uint64_t kDigits[] = {
    0x0000000000000000, 0x517cc1b727220a94, 0xfe13abe8fa9a6ee0, 0x6db14acc9e21c820, 0xff28b1d5ef5de2b0,
    0xdb92371d2126e970, 0x0324977504e8c90e, 0x7f0ef58e5894d39f, 0x74411afa975da242, 0x74ce38135a2fbf20,
    0x9cc8eb1cc1a99cfa, 0x4e422fc5defc941d, 0x8ffc4bffef02cc07, 0xf79788c5ad05368f, 0xb69b3f6793e584db,
    0xa7a31fb34f2ff516, 0xba93dd63f5f2f8bd, 0x9e839cfbc5294975, 0x35fdafd88fc6ae84, 0x2b0198237e3db5d5,
};

constexpr int kFractionBits = 52, kBias = 1023;
constexpr std::uint64_t kImplicitBit = std::uint64_t{1} << kFractionBits;

// 64 digits of 1/pi behind the first `skipped`.
std::uint64_t digits_behind(unsigned skipped) {
  const unsigned word = skipped / 64, bits = skipped % 64;
  return bits == 0 ? kDigits[word] : (kDigits[word] << bits) | (kDigits[word + 1] >> (64 - bits));
}

// The first 128 bits of the fraction of x/pi. The bits of 1/pi that make whole numbers are passed over.
unsigned __int128 fraction_of_quotient(std::uint64_t bits) {
  const int exponent = static_cast<int>(bits >> kFractionBits & 0x7FF) - kBias - kFractionBits;
  const std::uint64_t mantissa = (bits & (kImplicitBit - 1)) | kImplicitBit;
  const auto first = static_cast<unsigned>(exponent + 64);
  const auto product = [mantissa, first](unsigned place) {
    return static_cast<unsigned __int128>(digits_behind(first + 64 * place)) * mantissa;
  };
  return (product(0) << 64) + product(1) + (product(2) >> 64);
}

double payne_hanek(double x) {
  const unsigned __int128 fraction = fraction_of_quotient(std::bit_cast<std::uint64_t>(x));
  const auto high = static_cast<std::uint64_t>(fraction >> 64);
  const int zeros = std::countl_zero(high);
  const auto mantissa = static_cast<std::uint64_t>((fraction << (zeros + 1)) >> 64) >> (64 - kFractionBits);
  const std::uint64_t exponent = static_cast<std::uint64_t>(kBias - (zeros + 1)) << kFractionBits;
  double turns = std::bit_cast<double>(mantissa | exponent);
  if (turns > 0.5) --turns;
  return math::Pi * turns;
}

}  // namespace

double reduce_pi(double x) {
  if (!(math::Abs(x) < kMostExact)) return payne_hanek(x);
  const auto multiple = static_cast<double>(static_cast<long>(x / math::Pi + 0.5));
  return ((x - multiple * kPi1) - multiple * kPi2) - multiple * kPi3;
}

}  // namespace gocxx::rt::cmplx
