// Quoting and its inverse.
#include "core/quote.h"

#include "core/printable.h"
#include "core/utf8.h"
#include "gocxx/builtin.h"
#include "gocxx/lib/strconv.h"
#include "lib/strconv/append.h"

namespace gocxx::strconv {

namespace {

using rt::core::Quoting;
using rt::core::TextBuffer;

string quoted(string s, Quoting how) {
  TextBuffer text;
  rt::core::put_quoted(text, s, '"', how);
  return text.take();
}

string quoted_rune(std::int32_t r, Quoting how) {
  TextBuffer text;
  rt::core::put_quoted_rune(text, r, how);
  return text.take();
}

// Room is made for the text and two quotes at once; what escapes take besides comes byte by byte.
slice<std::uint8_t> append_quoted(slice<std::uint8_t> dst, string s, string quoted) {
  if (dst.cap() - dst.len() < s.len()) {
    auto larger = make_slice<std::uint8_t>(dst.len(), dst.len() + s.len() + 2);
    copy(larger, dst);
    dst = larger;
  }
  return rt::strconv::append_bytes(dst, quoted);
}

int hex_value(std::uint8_t c) {
  if (c >= '0' && c <= '9') return c - '0';
  c |= 0x20;
  return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

// A character taken from the front of a quoted text.
struct Unquoted {
  std::int32_t value = 0;
  bool multibyte = false;  // to be written as UTF-8, not as one byte
  long length = 0;         // 0: not valid
};

// \x12, \u1234, \U12345678: `digits` after the letter.
Unquoted unquote_hex(string s, int digits) {
  if (s.len() < 2 + digits) return {};
  std::uint32_t value = 0;
  for (int i = 0; i < digits; ++i) {
    int d = hex_value(s[2 + i]);
    if (d < 0) return {};
    value = value << 4 | static_cast<std::uint32_t>(d);
  }
  if (digits > 2 && (value > 0x10FFFF || !rt::core::is_valid_rune(static_cast<std::int32_t>(value))))
    return {};
  return {static_cast<std::int32_t>(value), digits > 2, 2 + digits};
}

// \123.
Unquoted unquote_octal(string s) {
  if (s.len() < 4) return {};
  int value = 0;
  for (int i = 1; i <= 3; ++i) {
    if (s[i] < '0' || s[i] > '7') return {};
    value = value * 8 + (s[i] - '0');
  }
  if (value > 255) return {};
  return {value, false, 4};
}

// s begins with a backslash.
Unquoted unquote_escape(string s, std::uint8_t quote) {
  if (s.len() < 2) return {};
  switch (std::uint8_t letter = s[1]; letter) {
    case 'a': return {'\a', false, 2};
    case 'b': return {'\b', false, 2};
    case 'f': return {'\f', false, 2};
    case 'n': return {'\n', false, 2};
    case 'r': return {'\r', false, 2};
    case 't': return {'\t', false, 2};
    case 'v': return {'\v', false, 2};
    case '\\': return {'\\', false, 2};
    case 'x': return unquote_hex(s, 2);
    case 'u': return unquote_hex(s, 4);
    case 'U': return unquote_hex(s, 8);
    case '\'':
    case '"': return letter == quote ? Unquoted{letter, false, 2} : Unquoted{};
    default: return letter >= '0' && letter <= '7' ? unquote_octal(s) : Unquoted{};
  }
}

Unquoted unquote_one(string s, std::uint8_t quote) {
  if (s.len() == 0) return {};
  std::uint8_t first = s[0];
  if (first == quote && (quote == '\'' || quote == '"')) return {};
  if (first == '\\') return unquote_escape(s, quote);
  if (first < 0x80) return {first, false, 1};
  rt::core::decoded d = rt::core::decode(s.data(), s.len());
  return {d.rune, true, d.width};
}

// The value of a quoted text at the beginning of s, and its length with the quotes; 0: not valid.
struct Prefix {
  string value;
  long length = 0;
};

Prefix unquote_raw(string s) {
  TextBuffer text;
  for (long i = 1; i < s.len(); ++i) {
    if (s[i] == '`') return {text.take(), i + 1};
    if (s[i] != '\r') text.put(static_cast<char>(s[i]));
  }
  return {};
}

Prefix unquote_prefix(string s) {
  if (s.len() < 2) return {};
  std::uint8_t quote = s[0];
  if (quote == '`') return unquote_raw(s);
  if (quote != '"' && quote != '\'') return {};
  TextBuffer text;
  long at = 1;
  for (long count = 0; at < s.len(); ++count) {
    if (s[at] == quote) return {text.take(), at + 1};  // '' is valid, too
    if (s[at] == '\n' || (quote == '\'' && count == 1)) return {};
    Unquoted c = unquote_one(s.from(at), quote);
    if (c.length == 0) return {};
    c.multibyte ? text.put_rune(c.value) : text.put(static_cast<char>(c.value));
    at += c.length;
  }
  return {};
}

}  // namespace

string Quote(string s) { return quoted(s, Quoting::kPrintable); }
string QuoteToASCII(string s) { return quoted(s, Quoting::kAscii); }
string QuoteToGraphic(string s) { return quoted(s, Quoting::kGraphic); }
string QuoteRune(std::int32_t r) { return quoted_rune(r, Quoting::kPrintable); }
string QuoteRuneToASCII(std::int32_t r) { return quoted_rune(r, Quoting::kAscii); }
string QuoteRuneToGraphic(std::int32_t r) { return quoted_rune(r, Quoting::kGraphic); }

slice<std::uint8_t> AppendQuote(slice<std::uint8_t> dst, string s) { return append_quoted(dst, s, Quote(s)); }
slice<std::uint8_t> AppendQuoteToASCII(slice<std::uint8_t> dst, string s) {
  return append_quoted(dst, s, QuoteToASCII(s));
}
slice<std::uint8_t> AppendQuoteToGraphic(slice<std::uint8_t> dst, string s) {
  return append_quoted(dst, s, QuoteToGraphic(s));
}
slice<std::uint8_t> AppendQuoteRune(slice<std::uint8_t> dst, std::int32_t r) {
  return rt::strconv::append_bytes(dst, QuoteRune(r));
}
slice<std::uint8_t> AppendQuoteRuneToASCII(slice<std::uint8_t> dst, std::int32_t r) {
  return rt::strconv::append_bytes(dst, QuoteRuneToASCII(r));
}
slice<std::uint8_t> AppendQuoteRuneToGraphic(slice<std::uint8_t> dst, std::int32_t r) {
  return rt::strconv::append_bytes(dst, QuoteRuneToGraphic(r));
}

results<string, error> Unquote(string s) {
  Prefix prefix = unquote_prefix(s);
  if (prefix.length == 0 || prefix.length != s.len()) return {string(), ErrSyntax};
  return {prefix.value, nullptr};
}

results<string, error> QuotedPrefix(string s) {
  Prefix prefix = unquote_prefix(s);
  if (prefix.length == 0) return {string(), ErrSyntax};
  return {s.sub(0, prefix.length), nullptr};
}

results<std::int32_t, bool, string, error> UnquoteChar(string s, std::uint8_t quote) {
  Unquoted c = unquote_one(s, quote);
  if (c.length == 0) return {0, false, string(), ErrSyntax};
  return {c.value, c.multibyte, s.from(c.length), nullptr};
}

bool CanBackquote(string s) { return rt::core::can_backquote(s); }
bool IsPrint(std::int32_t r) { return rt::core::is_printable(r); }
bool IsGraphic(std::int32_t r) { return rt::core::is_printable(r) || rt::core::is_graphic_space(r); }

}  // namespace gocxx::strconv
