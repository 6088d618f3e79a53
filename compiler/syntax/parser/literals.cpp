// Why a literal is malformed. The lexer has found where it ends; here it is read again, as the specification
// describes it, to say what does not fit.
#include "compiler/syntax/parser/literals.h"

#include <fmt/format.h>

#include <array>

#include "compiler/base/unicode.h"

namespace gocxx::syntax {
namespace {

using base::Code;

bool is_decimal(char c) { return '0' <= c && c <= '9'; }
char lower(char c) { return 'A' <= c && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }
bool is_hex(char c) { return is_decimal(c) || ('a' <= lower(c) && lower(c) <= 'f'); }

unsigned digit_value(char c) {
  if (is_decimal(c)) return static_cast<unsigned>(c - '0');
  return is_hex(c) ? static_cast<unsigned>(lower(c) - 'a') + 10 : 16;
}

std::string_view base_name(unsigned base) {
  switch (base) {
    case 2: return "binary";
    case 8: return "octal";
    case 10: return "decimal";
    default: return "hexadecimal";
  }
}

// ---- numbers ----

/// Reads one number from left to right. `error_` keeps the first mistake in the order in which Go looks for
/// them.
class NumberReader {
 public:
  explicit NumberReader(std::string_view text) : text_(text) {}

  std::optional<LiteralError> read() {
    prefix();
    mantissa();
    exponent();
    if (!has_point_ && !has_exponent_ && peek() != 'i') integer();
    underscores();
    return error_;
  }

 private:
  char peek() const { return at_ < text_.size() ? lower(text_[at_]) : '\0'; }

  void fail(Code code, std::size_t offset, std::string message) {
    if (!error_) error_ = LiteralError{code, offset, std::move(message)};
  }

  // 0x, 0o, 0b, or a lone 0 that makes an integer octal.
  void prefix() {
    if (peek() != '0') return;
    ++at_;
    prefix_ = peek();
    switch (prefix_) {
      case 'x': base_ = 16; break;
      case 'o': base_ = 8; break;
      case 'b': base_ = 2; break;
      default:
        base_ = 8;
        prefix_ = '0';
        digits_seen_ = true;
        return;
    }
    ++at_;
  }

  void mantissa() {
    digits(base_);
    if (peek() == '.') {
      if (prefix_ == 'o' || prefix_ == 'b') {
        fail(Code::kInvalidRadixPoint, at_,
             fmt::format("invalid radix point in {} literal", base_name(base_)));
      }
      ++at_;
      has_point_ = true;
      digits(base_);
    }
    if (!digits_seen_)
      fail(Code::kMissingDigits, at_, fmt::format("{} literal has no digits", base_name(base_)));
  }

  void exponent() {
    const char e = peek();
    if (e != 'e' && e != 'p') {
      if (prefix_ == 'x' && has_point_) {
        fail(Code::kMissingHexExponent, at_, "hexadecimal mantissa requires a 'p' exponent");
      }
      return;
    }
    const char written = text_[at_];
    if (e == 'e' && prefix_ != '\0' && prefix_ != '0') {
      fail(Code::kInvalidExponent, at_, fmt::format("'{}' exponent requires decimal mantissa", written));
    } else if (e == 'p' && prefix_ != 'x') {
      fail(Code::kInvalidExponent, at_, fmt::format("'{}' exponent requires hexadecimal mantissa", written));
    }
    has_exponent_ = true;
    ++at_;
    if (peek() == '+' || peek() == '-') ++at_;
    digits_seen_ = false;
    digits(10);
    if (!digits_seen_) fail(Code::kMissingExponent, at_, "exponent has no digits");
  }

  void integer() {
    if (!invalid_) return;
    fail(Code::kInvalidDigit, *invalid_,
         fmt::format("invalid digit '{}' in {} literal", text_[*invalid_], base_name(base_)));
  }

  // "For readability, an underscore character _ may appear after a base prefix or between successive digits."
  void underscores() {
    char before = '.';
    std::size_t start = prefix_ != '\0' && prefix_ != '0' ? 2 : 0;
    if (start != 0) before = '0';
    for (std::size_t i = start; i < text_.size(); ++i) {
      const bool digit = is_decimal(text_[i]) || (base_ == 16 && is_hex(text_[i]));
      if (text_[i] == '_' ? before != '0' : before == '_' && !digit) {
        return fail(Code::kMisplacedUnderscore, text_[i] == '_' ? i : i - 1,
                    "'_' must separate successive digits");
      }
      before = text_[i] == '_' ? '_' : digit ? '0' : '.';
    }
    if (before == '_')
      fail(Code::kMisplacedUnderscore, text_.size() - 1, "'_' must separate successive digits");
  }

  // Decimal digits are read whatever the base, to say which of them does not belong to it.
  void digits(unsigned base) {
    for (; at_ < text_.size(); ++at_) {
      const char c = text_[at_];
      if (c != '_' && !(base == 16 ? is_hex(c) : is_decimal(c))) return;
      if (c == '_') continue;
      digits_seen_ = true;
      if (digit_value(c) >= base && !invalid_) invalid_ = at_;
    }
  }

  std::string_view text_;
  std::size_t at_ = 0;
  unsigned base_ = 10;
  char prefix_ = '\0';
  bool digits_seen_ = false;
  bool has_point_ = false;
  bool has_exponent_ = false;
  std::optional<std::size_t> invalid_;  // the first digit that is none of the base
  std::optional<LiteralError> error_;
};

// ---- escapes ----

struct EscapeForm {
  int digits;
  unsigned base;
  std::uint32_t max;
};

std::optional<EscapeForm> escape_form(char c) {
  switch (c) {
    case 'x': return EscapeForm{2, 16, 255};
    case 'u': return EscapeForm{4, 16, 0x10FFFF};
    case 'U': return EscapeForm{8, 16, 0x10FFFF};
    default: return '0' <= c && c <= '7' ? std::optional(EscapeForm{3, 8, 255}) : std::nullopt;
  }
}

/// Reads the escape whose backslash stands before `at`, and moves `at` behind it.
std::optional<LiteralError> read_escape(std::string_view text, std::size_t& at, char quote) {
  if (at >= text.size()) return std::nullopt;  // the missing quote is reported
  const char c = text[at];
  if (c == quote || std::string_view("abfnrtv\\").find(c) != std::string_view::npos) {
    ++at;
    return std::nullopt;
  }
  const auto form = escape_form(c);
  if (!form) return LiteralError{Code::kUnknownEscape, at, "unknown escape"};
  if (form->base == 16) ++at;
  std::uint32_t value = 0;
  for (int i = 0; i < form->digits; ++i, ++at) {
    if (at >= text.size()) return std::nullopt;
    const unsigned digit = digit_value(text[at]);
    if (digit >= form->base) {
      return LiteralError{
          Code::kInvalidEscapeDigit, at,
          fmt::format("invalid character {} in {} escape",
                      base::quoted_rune(base::decode(text.substr(at)).rune), base_name(form->base))};
    }
    value = value * form->base + digit;
  }
  if (value > form->max && form->base == 8) {
    return LiteralError{Code::kEscapeOutOfRange, at, fmt::format("octal escape value {} > 255", value)};
  }
  if (value > form->max || (0xD800 <= value && value < 0xE000)) {
    return LiteralError{Code::kEscapeOutOfRange, at,
                        fmt::format("escape is invalid Unicode code point {}", base::unicode_name(value))};
  }
  return std::nullopt;
}

}  // namespace

std::optional<LiteralError> check_number(std::string_view text) { return NumberReader(text).read(); }

std::optional<LiteralError> check_rune(std::string_view text, bool at_end_of_file) {
  std::optional<LiteralError> error;
  int runes = 0;
  for (std::size_t at = 1; at < text.size(); ++runes) {
    if (text[at] == '\'') {
      if (error || runes == 1) return error;
      if (runes != 0) return LiteralError{Code::kLongRune, 0, "more than one character in rune literal"};
      return LiteralError{Code::kEmptyRune, at, "empty rune literal or unescaped '"};
    }
    if (text[at] != '\\') {
      at += base::decode(text.substr(at)).size;
      continue;
    }
    auto escape = read_escape(text, ++at, '\'');
    if (!error) error = std::move(escape);
  }
  if (error) return error;
  if (at_end_of_file) return LiteralError{Code::kUnterminatedRune, 0, "rune literal not terminated"};
  return LiteralError{Code::kUnterminatedRune, text.size(), "newline in rune literal"};
}

std::optional<LiteralError> check_string(std::string_view text, bool at_end_of_file) {
  const char quote = text.front();
  std::optional<LiteralError> error;
  for (std::size_t at = 1; at < text.size();) {
    if (text[at] == quote) return error;
    if (quote == '`' || text[at] != '\\') {
      ++at;
      continue;
    }
    auto escape = read_escape(text, ++at, quote);
    if (!error) error = std::move(escape);
  }
  if (quote == '`') return LiteralError{Code::kUnterminatedRawString, 0, "string not terminated"};
  if (at_end_of_file) return LiteralError{Code::kUnterminatedString, 0, "string not terminated"};
  if (error) return error;
  return LiteralError{Code::kUnterminatedString, text.size(), "newline in string"};
}

}  // namespace gocxx::syntax
