// Parsing floating-point numbers: Go's syntax is checked here, the value is that of std::from_chars, or
// strtod's for hexadecimal and extreme numbers. Both round exactly.
// Short decimal numbers need no rounding but that of one multiplication or division.
#include <bit>
#include <charconv>
#include <cmath>
#include <cstdlib>

#include "core/text.h"
#include "lib/strconv/num_error.h"
#include "lib/strconv/parse_float.h"

namespace gocxx {

namespace rt::strconv {

namespace {

using namespace literals;

char lower(std::uint8_t c) { return static_cast<char>(c >= 'A' && c <= 'Z' ? c + 'a' - 'A' : c); }

// The characters of s, one at a time; 0 at the end.
struct Reader {
  string s;
  long at = 0;
  [[nodiscard]] char peek() const { return at < s.len() ? lower(s[at]) : '\0'; }
  bool accept(char c) {
    if (peek() != c) return false;
    ++at;
    return true;
  }
  bool accept_sign() { return accept('+') || accept('-'); }
};

// How many characters of "infinity" or "nan" s begins with, after an optional sign ("nan" takes none).
long special_length(string s) {
  Reader in{s};
  bool sign = in.accept_sign();
  auto match = [&](const char* word) {
    long count = 0;
    while (word[count] != 0 && in.at + count < s.len() && lower(s[in.at + count]) == word[count]) ++count;
    return count;
  };
  if (long n = match("infinity"); n >= 3) return in.at + (n == 8 ? 8 : 3);
  return !sign && match("nan") == 3 ? 3 : 0;
}

bool is_digit(char c, bool hex) { return (c >= '0' && c <= '9') || (hex && c >= 'a' && c <= 'f'); }

// Reads digits with at most one point; true if there were any digits.
bool read_mantissa(Reader& in, bool hex, bool& underscores) {
  bool digits = false;
  for (bool point = false;; ++in.at) {
    char c = in.peek();
    if (c == '_')
      underscores = true;
    else if (c == '.' && !point)
      point = true;
    else if (is_digit(c, hex))
      digits = true;
    else
      return digits;
  }
}

// Reads an exponent; false if there are no digits.
bool read_exponent(Reader& in, bool& underscores) {
  in.accept_sign();
  if (!is_digit(in.peek(), false)) return false;
  for (; is_digit(in.peek(), false) || in.peek() == '_'; ++in.at) underscores |= in.peek() == '_';
  return true;
}

// How many characters at the beginning of s are a number; 0 if none are.
long number_length(string s) {
  Reader in{s};
  bool underscores = false;
  in.accept_sign();
  bool hex = in.peek() == '0' && in.at + 2 < s.len() && lower(s[in.at + 1]) == 'x';
  if (hex) in.at += 2;
  if (!read_mantissa(in, hex, underscores)) return 0;
  bool exponent = in.accept(hex ? 'p' : 'e');
  if (exponent ? !read_exponent(in, underscores) : hex) return 0;
  if (underscores && !underscores_are_ok(s.sub(0, in.at))) return 0;
  return in.at;
}

// A decimal number of so few digits that they are a double exactly, as is the power of ten that they are to
// be multiplied with or divided by: the one operation rounds as it should. False for all else.
class ShortDecimal {
 public:
  bool read(string s, double& value) {
    const char* at = s.data();
    const char* end = at + s.len();
    bool negative = at < end && *at == '-';
    if (at < end && (*at == '-' || *at == '+')) ++at;
    at = read_digits(at, end);
    if (at < end && *at == '.') {
      const char* point = at + 1;
      at = read_digits(point, end);
      exponent_ = point - at;
    }
    if (digits_ == 0 || digits_ > kDigits || !read_exponent(at, end)) return false;
    if (exponent_ < -kPower || exponent_ > kPower) return false;
    auto number = static_cast<double>(mantissa_);
    number = exponent_ < 0 ? number / kPowers[-exponent_] : number * kPowers[exponent_];
    value = negative ? -number : number;
    return true;
  }

 private:
  static constexpr int kDigits = 15;
  static constexpr int kPower = 22;
  static constexpr double kPowers[] = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8,  1e9,  1e10, 1e11,
                                       1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};

  static bool is_decimal(const char* at, const char* end) { return at < end && *at >= '0' && *at <= '9'; }

  const char* read_digits(const char* at, const char* end) {
    for (; is_decimal(at, end) && digits_ <= kDigits; ++at, ++digits_)
      mantissa_ = mantissa_ * 10 + (*at - '0');
    return at;
  }
  // The rest: an exponent of one or two digits, or nothing.
  bool read_exponent(const char* at, const char* end) {
    if (at == end) return true;
    if (*at != 'e' && *at != 'E') return false;
    ++at;
    const bool negative = at < end && *at == '-';
    if (at < end && (*at == '-' || *at == '+')) ++at;
    const long count = end - at;
    if (count < 1 || count > 2) return false;
    int power = 0;
    for (; is_decimal(at, end); ++at) power = power * 10 + (*at - '0');
    exponent_ += negative ? -power : power;
    return at == end;
  }

  std::int64_t mantissa_ = 0;
  int digits_ = 0;
  long exponent_ = 0;
};

// Reads what std::from_chars takes: decimal numbers that are neither too large nor too small.
template <class Float>
bool read_decimal(string s, double& number) {
  const char* const start = s.data() + (s[0] == '+' ? 1 : 0);
  const char* const end = s.data() + s.len();
  Float value = 0;
  const auto [rest, failure] = std::from_chars(start, end, value);
  number = value;
  return failure == std::errc() && rest == end;
}

// A NaN is Go's, whose payload of one does not fit into 32 bits.
double value_of(string s, int bits) {
  if (lower(s[0]) == 'n') return std::bit_cast<double>(bits == 32 ? 0x7FF8000000000000 : 0x7FF8000000000001);
  if (double number = 0; bits == 32 ? read_decimal<float>(s, number) : read_decimal<double>(s, number))
    return number;
  core::TextBuffer text;
  for (long i = 0; i < s.len(); ++i)
    if (s[i] != '_') text.put(static_cast<char>(s[i]));
  text.put('\0');
  return bits == 32 ? static_cast<double>(std::strtof(text.data(), nullptr))
                    : std::strtod(text.data(), nullptr);
}

}  // namespace

ParsedFloat parse_float_prefix(string s, int bits) {
  if (long n = special_length(s); n > 0) return {value_of(s.sub(0, n), bits), n, false};
  long n = number_length(s);
  if (n == 0) return {0, 0, false};
  double value = value_of(s.sub(0, n), bits);
  return {value, n, std::isinf(value)};
}

}  // namespace rt::strconv

namespace strconv {

results<double, error> ParseFloat(string s, long bitSize) {
  using namespace literals;
  if (double number; bitSize != 32 && rt::strconv::ShortDecimal().read(s, number)) return {number, nullptr};
  auto [value, length, overflow] = rt::strconv::parse_float_prefix(s, bitSize == 32 ? 32 : 64);
  if (length == 0 || length != s.len()) return {0, rt::strconv::syntax_error("ParseFloat"_s, s)};
  if (overflow) return {value, rt::strconv::range_error("ParseFloat"_s, s)};
  return {value, nullptr};
}

}  // namespace strconv

}  // namespace gocxx
