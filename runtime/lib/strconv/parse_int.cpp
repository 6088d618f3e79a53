// Parsing integers and bools.
#include "gocxx/results.h"
#include "lib/strconv/num_error.h"

namespace gocxx::strconv {

namespace {

using namespace literals;
using ull = unsigned long long;

int digit_value(std::uint8_t c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'z') return c - 'a' + 10;
  if (c >= 'A' && c <= 'Z') return c - 'A' + 10;
  return 99;
}

// Base 0: the prefix decides; takes it off.
long take_prefix(string& s) {
  if (s[0] != '0') return 10;
  std::uint8_t letter = s.len() >= 3 ? s[1] | 0x20 : 0;
  long base = letter == 'b' ? 2 : letter == 'o' ? 8 : letter == 'x' ? 16 : 0;
  s = s.from(base != 0 ? 2 : 1);
  return base != 0 ? base : 8;
}

// The result of parse_magnitude; `value` is the largest of the size if it is out of range.
struct Parsed {
  ull value;
  error err;
};

// The digits of an unsigned number. Errors name the function and the whole input.
Parsed parse_magnitude(string s, long base, long bits, string function, string input) {
  bool underscores_allowed = base == 0;
  if (s.len() == 0) return {0, rt::strconv::syntax_error(function, input)};
  if (base != 0 && (base < 2 || base > 36)) return {0, rt::strconv::base_error(function, input, base)};
  string digits = s;
  if (base == 0) base = take_prefix(digits);
  if (bits == 0) bits = IntSize;
  if (bits < 0 || bits > 64) return {0, rt::strconv::bit_size_error(function, input, bits)};
  ull largest = bits == 64 ? ~0ULL : (1ULL << bits) - 1;
  ull value = 0;
  bool underscores = false;
  for (long i = 0; i < digits.len(); ++i) {
    if (digits[i] == '_' && underscores_allowed) {
      underscores = true;
      continue;
    }
    int d = digit_value(digits[i]);
    if (d >= base) return {0, rt::strconv::syntax_error(function, input)};
    if (__builtin_mul_overflow(value, static_cast<ull>(base), &value) ||
        __builtin_add_overflow(value, static_cast<ull>(d), &value) || value > largest)
      return {largest, rt::strconv::range_error(function, input)};
  }
  if (underscores && !rt::strconv::underscores_are_ok(s))
    return {0, rt::strconv::syntax_error(function, input)};
  return {value, nullptr};
}

// The usual case: an optional sign, and decimal digits that cannot overflow. Returns false for all other
// texts.
bool read_short_decimal(string s, long& value) {
  constexpr long kDigits = 18;
  const bool signed_ = s.len() > 0 && (s.data()[0] == '-' || s.data()[0] == '+');
  const long first = signed_ ? 1 : 0;
  if (s.len() <= first || s.len() > first + kDigits) return false;
  long magnitude = 0;
  for (long i = first; i < s.len(); ++i) {
    const auto digit = static_cast<unsigned>(s.data()[i] - '0');
    if (digit > 9) return false;
    magnitude = magnitude * 10 + digit;
  }
  value = signed_ && s.data()[0] == '-' ? -magnitude : magnitude;
  return true;
}

bool is_range_error(const error& err) { return type_assert<ptr<NumError>>(err)->Err == ErrRange; }

results<long long, error> parse_signed(string s, long base, long bits, string function) {
  if (s.len() == 0) return {0, rt::strconv::syntax_error(function, s)};
  bool negative = s[0] == '-';
  string digits = negative || s[0] == '+' ? s.from(1) : s;
  auto [value, err] = parse_magnitude(digits, base, bits, function, s);
  if (err != nullptr && !is_range_error(err)) return {0, err};
  if (bits == 0) bits = IntSize;
  ull limit = 1ULL << (bits - 1);
  if (!negative && value >= limit)
    return {static_cast<long long>(limit - 1), rt::strconv::range_error(function, s)};
  if (negative && value > limit)
    return {-static_cast<long long>(limit), rt::strconv::range_error(function, s)};
  return {static_cast<long long>(negative ? -value : value), nullptr};
}

}  // namespace

results<unsigned long long, error> ParseUint(string s, long base, long bitSize) {
  auto [value, err] = parse_magnitude(s, base, bitSize, "ParseUint"_s, s);
  return {value, err};
}

results<long long, error> ParseInt(string s, long base, long bitSize) {
  if (long value; base == 10 && (bitSize == 64 || bitSize == 0) && read_short_decimal(s, value))
    return {value, nullptr};
  return parse_signed(s, base, bitSize, "ParseInt"_s);
}

results<long, error> Atoi(string s) {
  if (long value; read_short_decimal(s, value)) return {value, nullptr};
  auto [value, err] = parse_signed(s, 10, 0, "Atoi"_s);
  return {static_cast<long>(value), err};
}

results<bool, error> ParseBool(string str) {
  for (string yes : {"1"_s, "t"_s, "T"_s, "true"_s, "TRUE"_s, "True"_s})
    if (str == yes) return {true, nullptr};
  for (string no : {"0"_s, "f"_s, "F"_s, "false"_s, "FALSE"_s, "False"_s})
    if (str == no) return {false, nullptr};
  return {false, rt::strconv::syntax_error("ParseBool"_s, str)};
}

}  // namespace gocxx::strconv
