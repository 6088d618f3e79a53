// Formatting floating-point numbers. The digits come from std::to_chars, which rounds exactly; Go's layouts
// are made here.
#include <charconv>
#include <cmath>
#include <cstring>
#include <utility>

#include "gocxx/any.h"
#include "gocxx/builtin.h"
#include "gocxx/lib/strconv.h"
#include "gocxx/panic.h"
#include "lib/strconv/append.h"
#include "lib/strconv/float_text.h"

namespace gocxx::rt::strconv {

namespace {

using core::TextBuffer;
using namespace literals;

// 0.d1d2d3... times 10 to the power of point; without trailing zeros, and empty for zero.
struct Decimal {
  TextBuffer digits;
  long point = 0;
};

// Takes to_chars' scientific form apart: "d.ddde[+-]dd".
void read_scientific(Decimal& d, const char* first, const char* last) {
  for (; first != last && *first != 'e'; ++first)
    if (*first != '.') d.digits.put(*first);
  int exponent = 0;
  std::from_chars(first + (first[1] == '+' ? 2 : 1), last, exponent);
  d.point = exponent + 1;
}

void trim(Decimal& d) {
  while (d.digits.len() > 0 && d.digits.data()[d.digits.len() - 1] == '0')
    d.digits.truncate(d.digits.len() - 1);
  if (d.digits.len() == 0) d.point = 0;
}

void shortest_digits(Decimal& d, double f, int bits) {
  char text[40];
  auto end = bits == 32 ? std::to_chars(text, text + sizeof text, static_cast<float>(f),
                                        std::chars_format::scientific)
                        : std::to_chars(text, text + sizeof text, f, std::chars_format::scientific);
  read_scientific(d, text, end.ptr);
  trim(d);
}

// f rounded to `count` significant digits.
void rounded_digits(Decimal& d, double f, long count) {
  TextBuffer text;
  char* first = text.extend(count + 16);
  auto end =
      std::to_chars(first, first + count + 16, f, std::chars_format::scientific, static_cast<int>(count - 1));
  read_scientific(d, first, end.ptr);
  trim(d);
}

char digit_at(const Decimal& d, long i) { return i >= 0 && i < d.digits.len() ? d.digits.data()[i] : '0'; }

void put_exponent(TextBuffer& text, long exponent, int least_digits) {
  text.put(exponent < 0 ? '-' : '+');
  long size = exponent < 0 ? -exponent : exponent;
  if (size < 10 && least_digits > 1) text.put('0');
  text.put_signed(size);
}

void put_scientific(TextBuffer& text, const Decimal& d, char letter, long precision) {
  text.put(digit_at(d, 0));
  if (precision > 0) text.put('.');
  for (long i = 1; i <= precision; ++i) text.put(digit_at(d, i));
  text.put(letter);
  put_exponent(text, d.digits.len() == 0 ? 0 : d.point - 1, 2);
}

void put_fixed(TextBuffer& text, const Decimal& d, long precision) {
  if (d.point <= 0) text.put('0');
  for (long i = 0; i < d.point; ++i) text.put(digit_at(d, i));
  if (precision > 0) text.put('.');
  for (long i = 0; i < precision; ++i) text.put(digit_at(d, d.point + i));
}

// The fixed form rounded exactly by to_chars, which knows all digits.
void put_fixed_rounded(TextBuffer& text, double f, long precision) {
  constexpr long kLongestInteger = 312;
  long start = text.len();
  char* first = text.extend(precision + kLongestInteger);
  auto end = std::to_chars(first, first + precision + kLongestInteger, f, std::chars_format::fixed,
                           static_cast<int>(precision));
  text.truncate(start + (end.ptr - first));
}

void put_e(TextBuffer& text, double f, char letter, long precision, int bits) {
  Decimal d;
  precision < 0 ? shortest_digits(d, f, bits) : rounded_digits(d, f, precision + 1);
  put_scientific(text, d, letter, precision < 0 ? std::max(d.digits.len() - 1, 0L) : precision);
}

void put_f(TextBuffer& text, double f, long precision, int bits) {
  if (precision >= 0) return put_fixed_rounded(text, f, precision);
  Decimal d;
  shortest_digits(d, f, bits);
  put_fixed(text, d, std::max(d.digits.len() - d.point, 0L));
}

// The shorter of both forms: scientific for exponents below -4 or beyond the precision (21 digits for the
// shortest).
void put_g(TextBuffer& text, double f, char letter, long precision, int bits) {
  Decimal d;
  bool shortest = precision < 0;
  if (precision == 0) precision = 1;
  shortest ? shortest_digits(d, f, bits) : rounded_digits(d, f, precision);
  long count = d.digits.len();
  long limit = shortest ? 6 : precision;
  if (limit > count && count >= d.point) limit = count;
  if (shortest) limit = 6;
  long exponent = d.point - 1;
  if (exponent >= -4 && exponent < limit) return put_fixed(text, d, std::max(count - d.point, 0L));
  put_scientific(text, d, letter, std::max(std::min(shortest ? count : precision, count) - 1, 0L));
}

// A number as mantissa times 2 to the power of exponent, both integers.
struct Binary {
  std::uint64_t mantissa;
  int exponent;
};

Binary split(double f, int bits) {
  int mantissa_bits = bits == 32 ? 23 : 52;
  int least = bits == 32 ? -149 : -1074;
  if (f == 0) return {0, least};
  int exponent = std::max(std::ilogb(f) - mantissa_bits, least);
  return {static_cast<std::uint64_t>(std::ldexp(f, -exponent)), exponent};
}

// %b: "4503599627370496p-52".
void put_b(TextBuffer& text, double f, int bits) {
  Binary b = split(f, bits);
  text.put_unsigned(b.mantissa);
  text.put('p');
  put_exponent(text, b.exponent, 1);
}

// LoopBody the bits below `kept` of a mantissa to the nearest, ties to even.
std::uint64_t round_bits(std::uint64_t mantissa, int dropped) {
  std::uint64_t rest = mantissa & ((std::uint64_t{1} << dropped) - 1);
  std::uint64_t half = std::uint64_t{1} << (dropped - 1);
  mantissa &= ~((std::uint64_t{1} << dropped) - 1);
  bool odd = (mantissa >> dropped & 1) != 0;
  return rest > half || (rest == half && odd) ? mantissa + (std::uint64_t{1} << dropped) : mantissa;
}

// %x: "0x1.8p+01"; the mantissa has 60 bits behind the point.
void put_x(TextBuffer& text, double f, char letter, long precision) {
  constexpr int kFraction = 60;
  const char* digits = letter == 'X' ? "0123456789ABCDEF" : "0123456789abcdef";
  int exponent = f == 0 ? 0 : std::ilogb(f);
  auto mantissa = static_cast<std::uint64_t>(std::ldexp(f, kFraction - exponent));
  if (precision >= 0 && precision < kFraction / 4) {
    mantissa = round_bits(mantissa, kFraction - 4 * static_cast<int>(precision));
    if ((mantissa >> (kFraction + 1)) != 0) {
      mantissa >>= 1;
      ++exponent;
    }
  }
  text.put('0');
  text.put(letter);
  text.put(digits[mantissa >> kFraction & 1]);
  mantissa <<= 4;
  if (precision > 0 || (precision < 0 && mantissa != 0)) text.put('.');
  for (long i = 0; precision < 0 ? mantissa != 0 : i < precision; ++i, mantissa <<= 4)
    text.put(digits[mantissa >> kFraction & 15]);
  text.put(letter == 'X' ? 'P' : 'p');
  put_exponent(text, exponent, 2);
}

}  // namespace

void put_float(TextBuffer& text, double f, char format, long precision, int bits) {
  if (bits == 32) f = static_cast<float>(f);
  if (std::isnan(f)) return text.put("NaN"_s);
  if (std::isinf(f)) return text.put(f > 0 ? "+Inf"_s : "-Inf"_s);
  bool is_known = std::strchr("beEfgGxX", format) != nullptr && format != '\0';
  if (std::signbit(f) && is_known) text.put('-');
  f = std::fabs(f);
  switch (format) {
    case 'b': return put_b(text, f, bits);
    case 'e':
    case 'E': return put_e(text, f, format, precision, bits);
    case 'f': return put_f(text, f, precision, bits);
    case 'g':
    case 'G': return put_g(text, f, format == 'g' ? 'e' : 'E', precision, bits);
    case 'x':
    case 'X': return put_x(text, f, format, precision);
    default: text.put('%'); text.put(format);
  }
}

}  // namespace gocxx::rt::strconv

namespace gocxx::strconv {

namespace {

// The only sizes there are.
int checked_bits(long bits, const char* message) {
  if (bits != 32 && bits != 64) panic(any(string(message, static_cast<long>(__builtin_strlen(message)))));
  return static_cast<int>(bits);
}

bool is_digit(string text, long i) { return i < text.len() && text[i] >= '0' && text[i] <= '9'; }

// Returns the range of digits of a formatted number that are appended in one piece: the mantissa of %b, the
// fraction of %e, the whole part of %f, without zeros that only fill up.
std::pair<long, long> digits_at_once(string text, char format) {
  long first = text[0] == '-' ? 1 : 0;
  if (!is_digit(text, first) || format == 'x' || format == 'X') return {0, 0};
  long end = first;
  while (is_digit(text, end)) ++end;
  if (format == 'b') return {first, end};
  long fraction = end;
  if (fraction < text.len() && text[fraction] == '.') ++fraction;
  long last = fraction;
  while (is_digit(text, last)) ++last;
  bool is_scientific = last < text.len();
  while (last > fraction && text[last - 1] == '0') --last;
  if (is_scientific) return {fraction, last};
  while (last == fraction && end > first && text[end - 1] == '0') --end;
  return {first, end};
}

constexpr const char* kIllegalSize = "strconv: illegal AppendFloat/FormatFloat bitSize";

}  // namespace

string FormatFloat(double f, std::uint8_t fmt, long prec, long bitSize) {
  rt::core::TextBuffer text;
  rt::strconv::put_float(text, f, static_cast<char>(fmt), prec, checked_bits(bitSize, kIllegalSize));
  return text.take();
}

slice<std::uint8_t> AppendFloat(slice<std::uint8_t> dst, double f, std::uint8_t fmt, long prec,
                                long bitSize) {
  rt::core::TextBuffer text;
  rt::strconv::put_float(text, f, static_cast<char>(fmt), prec, checked_bits(bitSize, kIllegalSize));
  auto [first, last] = digits_at_once(text.view(), static_cast<char>(fmt));
  return rt::strconv::append_with_piece(dst, text.view(), first, last);
}

}  // namespace gocxx::strconv
