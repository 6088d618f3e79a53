// Quoting and escaping.
#include "core/quote.h"

#include "core/printable.h"
#include "core/utf8.h"

namespace gocxx::rt::core {

namespace {

constexpr char kHex[] = "0123456789abcdef";

// Returns the letter after the backslash of a simple escape; 0 if r has none.
char simple_escape(std::int32_t r) {
  switch (r) {
    case '\a': return 'a';
    case '\b': return 'b';
    case '\f': return 'f';
    case '\n': return 'n';
    case '\r': return 'r';
    case '\t': return 't';
    case '\v': return 'v';
    default: return 0;
  }
}

bool stands_for_itself(std::int32_t r, Quoting how) {
  switch (how) {
    case Quoting::kAscii: return r < 0x80 && is_printable(r);
    case Quoting::kGraphic: return is_printable(r) || is_graphic_space(r);
    case Quoting::kPrintable: break;
  }
  return is_printable(r);
}

void put_hex(TextBuffer& text, char letter, std::uint32_t value, int digits) {
  text.put('\\');
  text.put(letter);
  for (int i = digits - 1; i >= 0; --i) text.put(kHex[value >> (4 * i) & 0xF]);
}

void put_escaped(TextBuffer& text, std::int32_t r, char quote, Quoting how) {
  if (r == quote || r == '\\') {
    text.put('\\');
    text.put(static_cast<char>(r));
  } else if (stands_for_itself(r, how)) {
    text.put_rune(r);
  } else if (char letter = simple_escape(r); letter != 0) {
    text.put('\\');
    text.put(letter);
  } else if (r < ' ' || r == 0x7F) {
    put_hex(text, 'x', static_cast<std::uint32_t>(r), 2);
  } else {
    if (!is_valid_rune(r)) r = kRuneError;
    r < 0x10000 ? put_hex(text, 'u', static_cast<std::uint32_t>(r), 4)
                : put_hex(text, 'U', static_cast<std::uint32_t>(r), 8);
  }
}

}  // namespace

void put_quoted(TextBuffer& text, string s, char quote, Quoting how) {
  text.put(quote);
  for (long i = 0; i < s.len();) {
    decoded d = decode(s.data() + i, s.len() - i);
    if (d.width == 1 && d.rune == kRuneError)
      put_hex(text, 'x', s[i], 2);
    else
      put_escaped(text, d.rune, quote, how);
    i += d.width;
  }
  text.put(quote);
}

void put_quoted_rune(TextBuffer& text, std::int32_t r, Quoting how) {
  if (!is_valid_rune(r)) r = kRuneError;
  text.put('\'');
  put_escaped(text, r, '\'', how);
  text.put('\'');
}

bool can_backquote(string s) {
  for (long i = 0; i < s.len();) {
    decoded d = decode(s.data() + i, s.len() - i);
    i += d.width;
    if (d.width > 1) {
      if (d.rune == 0xFEFF) return false;
      continue;
    }
    if (d.rune == kRuneError || (d.rune < ' ' && d.rune != '\t') || d.rune == '`' || d.rune == 0x7F)
      return false;
  }
  return true;
}

}  // namespace gocxx::rt::core
