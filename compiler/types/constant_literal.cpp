// Constants from literals as they are written in a program. The lexer has checked their form, so a literal
// that does not parse here is one with an error that was reported.
#include <cctype>
#include <optional>

#include "compiler/types/constant.h"
#include "compiler/types/constant_rep.h"

namespace gocxx::types {
namespace {

using Access = ConstantAccess;

std::string without_underscores(std::string_view text) {
  std::string result;
  for (const char c : text)
    if (c != '_') result += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return result;
}

/// The base that an integer literal's prefix names; the prefix is cut off.
int cut_prefix(std::string& digits) {
  if (digits.size() < 2 || digits[0] != '0') return 10;
  const char mark = digits[1];
  const int base = mark == 'x' ? 16 : mark == 'b' ? 2 : 8;
  digits.erase(0, std::isdigit(static_cast<unsigned char>(mark)) ? 1 : 2);
  return base;
}

Constant integer_literal(std::string digits) {
  const int base = cut_prefix(digits);
  mpz_class value;
  if (digits.empty() || value.set_str(digits, base) != 0) return {};
  return Access::of_integer(value);
}

/// A float literal taken apart: digits * base^-fraction_digits * exponent_base^exponent.
struct FloatParts {
  std::string digits;
  int base = 10;
  long fraction_digits = 0;
  long exponent = 0;
};

std::optional<FloatParts> split_float(const std::string& text) {
  FloatParts parts;
  const bool hex = text.starts_with("0x");
  parts.base = hex ? 16 : 10;
  std::size_t i = hex ? 2 : 0;
  bool in_fraction = false;
  for (; i < text.size() && text[i] != (hex ? 'p' : 'e'); ++i) {
    if (text[i] == '.') {
      in_fraction = true;
      continue;
    }
    parts.digits += text[i];
    if (in_fraction) ++parts.fraction_digits;
  }
  if (parts.digits.empty()) return std::nullopt;
  if (i == text.size()) return parts;
  char* end = nullptr;
  parts.exponent = std::strtol(text.c_str() + i + 1, &end, 10);
  if (*end != '\0') return std::nullopt;
  return parts;
}

constexpr long kMostExponent = 646'456'993;  // of ten, for which big floats come to an end

/// mantissa * base^exponent, as a fraction while it is small.
Constant scaled(const mpz_class& mantissa, unsigned base, long exponent) {
  if (mantissa == 0) return Access::of_fraction(mpq_class(0));
  if (exponent > kMostExponent) return {};
  if (exponent < -kMostExponent) return Access::of_fraction(mpq_class(0));
  const auto power = static_cast<unsigned long>(exponent < 0 ? -exponent : exponent);
  if (power > Access::kMaxFraction) {
    mpf_class factor(base, Access::kPrecision);
    mpf_pow_ui(factor.get_mpf_t(), factor.get_mpf_t(), power);
    const mpf_class value(mantissa, Access::kPrecision);
    return Access::of_big_float(exponent < 0 ? mpf_class(value / factor) : mpf_class(value * factor));
  }
  mpz_class factor;
  mpz_ui_pow_ui(factor.get_mpz_t(), base, power);
  mpq_class value = exponent < 0 ? mpq_class(mantissa, factor) : mpq_class(mantissa * factor);
  value.canonicalize();
  return Access::of_fraction(std::move(value));
}

Constant float_literal(const std::string& text) {
  const auto parts = split_float(text);
  if (!parts) return {};
  mpz_class mantissa;
  if (mantissa.set_str(parts->digits, parts->base) != 0) return {};
  if (parts->base == 16) return scaled(mantissa, 2, parts->exponent - 4 * parts->fraction_digits);
  return scaled(mantissa, 10, parts->exponent - parts->fraction_digits);
}

/// "For backward compatibility, an imaginary literal's integer part consisting entirely of decimal digits [...]
/// is considered a decimal integer, even if it starts with a leading 0."
Constant imaginary_literal(std::string text) {
  if (!text.ends_with('i')) return {};
  text.pop_back();
  const bool prefixed = text.starts_with("0b") || text.starts_with("0o");
  return Constant::of_complex(Constant::of_int(0), prefixed ? integer_literal(text) : float_literal(text));
}

void append_utf8(std::string& out, std::uint32_t rune) {
  if (rune < 0x80) {
    out += static_cast<char>(rune);
  } else if (rune < 0x800) {
    out += static_cast<char>(0xC0 | (rune >> 6));
    out += static_cast<char>(0x80 | (rune & 0x3F));
  } else if (rune < 0x10000) {
    out += static_cast<char>(0xE0 | (rune >> 12));
    out += static_cast<char>(0x80 | ((rune >> 6) & 0x3F));
    out += static_cast<char>(0x80 | (rune & 0x3F));
  } else {
    out += static_cast<char>(0xF0 | (rune >> 18));
    out += static_cast<char>(0x80 | ((rune >> 12) & 0x3F));
    out += static_cast<char>(0x80 | ((rune >> 6) & 0x3F));
    out += static_cast<char>(0x80 | (rune & 0x3F));
  }
}

/// The value of one character or escape of a quoted literal.
struct Unquoted {
  std::uint32_t value = 0;
  bool byte = false;  // \x41 and \101 are bytes, all else runes
};

std::optional<std::uint32_t> read_digits(std::string_view& rest, std::size_t count, int base) {
  if (rest.size() < count) return std::nullopt;
  const std::string digits(rest.substr(0, count));
  char* end = nullptr;
  const auto value = static_cast<std::uint32_t>(std::strtoul(digits.c_str(), &end, base));
  if (*end != '\0') return std::nullopt;
  rest.remove_prefix(count);
  return value;
}

std::optional<Unquoted> read_number_escape(std::string_view& rest, char kind) {
  const std::size_t count = kind == 'x' ? 2 : kind == 'u' ? 4 : 8;
  const auto value = read_digits(rest, count, 16);
  if (!value) return std::nullopt;
  return Unquoted{*value, kind == 'x'};
}

/// Reads what follows a backslash.
std::optional<Unquoted> read_escape(std::string_view& rest) {
  if (rest.empty()) return std::nullopt;
  const char kind = rest.front();
  if (kind >= '0' && kind <= '7') {
    const auto value = read_digits(rest, 3, 8);
    if (!value) return std::nullopt;
    return Unquoted{*value, true};
  }
  rest.remove_prefix(1);
  switch (kind) {
    case 'a': return Unquoted{'\a'};
    case 'b': return Unquoted{'\b'};
    case 'f': return Unquoted{'\f'};
    case 'n': return Unquoted{'\n'};
    case 'r': return Unquoted{'\r'};
    case 't': return Unquoted{'\t'};
    case 'v': return Unquoted{'\v'};
    case '\\':
    case '\'':
    case '"': return Unquoted{static_cast<std::uint32_t>(kind)};
    case 'x':
    case 'u':
    case 'U': return read_number_escape(rest, kind);
    default: return std::nullopt;
  }
}

/// Decodes one rune of valid UTF-8.
std::uint32_t read_rune(std::string_view& rest) {
  const auto first = static_cast<unsigned char>(rest.front());
  const std::size_t length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
  std::uint32_t rune = length == 1 ? first : first & (0x7FU >> length);
  for (std::size_t i = 1; i < length && i < rest.size(); ++i)
    rune = (rune << 6) | (static_cast<unsigned char>(rest[i]) & 0x3F);
  rest.remove_prefix(std::min(length, rest.size()));
  return rune;
}

Constant rune_literal(std::string_view text) {
  if (text.size() < 3) return {};
  std::string_view rest = text.substr(1, text.size() - 2);
  if (rest.front() != '\\') return Constant::of_int(read_rune(rest));
  rest.remove_prefix(1);
  const auto escape = read_escape(rest);
  return escape ? Constant::of_int(escape->value) : Constant();
}

/// `text`: carriage returns are dropped from raw strings.
Constant raw_string_literal(std::string_view text) {
  std::string value;
  for (const char c : text)
    if (c != '\r') value += c;
  return Constant::of_string(value);
}

Constant string_literal(std::string_view text) {
  if (text.size() < 2) return {};
  std::string_view rest = text.substr(1, text.size() - 2);
  if (text.front() == '`') return raw_string_literal(rest);
  std::string value;
  while (!rest.empty()) {
    const std::size_t plain = std::min(rest.find('\\'), rest.size());
    value += rest.substr(0, plain);
    rest.remove_prefix(plain);
    if (rest.empty()) break;
    rest.remove_prefix(1);
    const auto escape = read_escape(rest);
    if (!escape) return {};
    if (escape->byte)
      value += static_cast<char>(escape->value);
    else
      append_utf8(value, escape->value);
  }
  return Constant::of_string(value);
}

}  // namespace

Constant Constant::of_literal(std::string_view text, syntax::LitKind kind) {
  switch (kind) {
    case syntax::LitKind::kInt: return integer_literal(without_underscores(text));
    case syntax::LitKind::kFloat: return float_literal(without_underscores(text));
    case syntax::LitKind::kChar: return rune_literal(text);
    case syntax::LitKind::kString: return string_literal(text);
    case syntax::LitKind::kImag: return imaginary_literal(without_underscores(text));
  }
  return {};
}

}  // namespace gocxx::types
