// The forms of scalars.
#include "lib/fmt/layout.h"

#include "core/printable.h"
#include "core/quote.h"
#include "core/utf8.h"
#include "lib/strconv/float_text.h"

namespace gocxx::rt::fmt {

namespace {

constexpr const char* kDigits[] = {"0123456789abcdef", "0123456789ABCDEF"};

long count_runes(string s) {
  long count = 0;
  for (long i = 0; i < s.len(); ++count)
    i += static_cast<signed char>(s.data()[i]) >= 0 ? 1 : core::decode(s.data() + i, s.len() - i).width;
  return count;
}

// Writes the digits of value in front of `end`, and returns their first. A division by a constant is a
// multiplication, and 2, 8 and 16 are powers of two.
template <unsigned kBase>
char* write_digits(char* end, std::uint64_t value, const char* letters) {
  do {
    *--end = letters[value % kBase];
    value /= kBase;
  } while (value != 0);
  return end;
}

char* write_digits(char* end, std::uint64_t value, unsigned base, const char* letters) {
  switch (base) {
    case 2: return write_digits<2>(end, value, letters);
    case 8: return write_digits<8>(end, value, letters);
    case 16: return write_digits<16>(end, value, letters);
    default: return write_digits<10>(end, value, letters);
  }
}

std::int32_t as_rune(std::uint64_t value) {
  return value > static_cast<std::uint64_t>(core::kMaxRune) ? core::kRuneError
                                                            : static_cast<std::int32_t>(value);
}

}  // namespace

void Layout::padding(long count) { out_.put_repeated(zero_pads() ? '0' : ' ', count); }

void Layout::pad(string s) {
  if (!flags.has_width || flags.width == 0) return out_.put(s);
  long missing = flags.width - count_runes(s);
  if (!flags.minus) padding(missing);
  out_.put(s);
  if (flags.minus) padding(missing);
}

// Pads a number with blanks: zeros were inserted between its sign and its digits before.
void Layout::pad_number(string number) {
  bool zero = flags.zero;
  flags.zero = false;
  pad(number);
  flags.zero = zero;
}

void Layout::integer(std::uint64_t value, unsigned base, bool is_signed, char verb, digits_case letters) {
  bool negative = is_signed && static_cast<std::int64_t>(value) < 0;
  if (negative) value = -value;
  if (flags.has_precision && flags.precision == 0 && value == 0) {
    bool zero = flags.zero;
    flags.zero = false;
    padding(flags.width);
    flags.zero = zero;
    return;
  }
  long least = flags.has_precision ? flags.precision : 0;
  if (!flags.has_precision && zero_pads() && flags.has_width)
    least = flags.width - (negative || flags.plus || flags.space ? 1 : 0);

  char digits[64];
  char* first = write_digits(digits + sizeof digits, value, base, kDigits[static_cast<int>(letters)]);
  long count = digits + sizeof digits - first;

  TextBuffer number;
  if (negative || flags.plus || flags.space) number.put(negative ? '-' : flags.plus ? '+' : ' ');
  if (verb == 'O') number.put("0o");
  if (flags.sharp && base == 2) number.put("0b");
  if (flags.sharp && base == 16) number.put(letters == digits_case::lower ? "0x" : "0X");
  if (flags.sharp && base == 8 && *first != '0' && least <= count) number.put('0');
  number.put_repeated('0', least - count);
  number.put(string(first, count));
  pad_number(number.view());
}

void Layout::hex64(std::uint64_t value, bool lead) {
  bool sharp = flags.sharp;
  flags.sharp = lead;
  integer(value, 16, false, 'v', digits_case::lower);
  flags.sharp = sharp;
}

// With the sharp flag a number keeps its point, and %g its trailing zeros.
void Layout::widen_to_sharp(TextBuffer& number, char verb, long precision) const {
  long missing = 0;
  if (verb == 'v' || verb == 'g' || verb == 'G' || verb == 'x') missing = precision < 0 ? 6 : precision;
  TextBuffer tail;
  bool point = false;
  bool significant = false;
  long length = number.len();
  for (long i = 1; i < length; ++i) {
    char c = number.data()[i];
    bool hex = verb == 'x' || verb == 'X';
    if (c == 'p' || c == 'P' || (!hex && (c == 'e' || c == 'E'))) {
      tail.put(string(number.data() + i, length - i));
      length = i;
    } else if (c == '.') {
      point = true;
    } else {
      significant |= c != '0';
      if (significant) --missing;
    }
  }
  number.truncate(length);
  if (!point) {
    if (length == 2 && number.data()[1] == '0') --missing;
    number.put('.');
  }
  number.put_repeated('0', missing);
  number.put(tail.view());
}

void Layout::floating(double value, int bits, char verb, long precision) {
  if (flags.has_precision) precision = flags.precision;
  TextBuffer number;  // always with a sign first
  number.put('+');
  strconv::put_float(number, value, verb, precision, bits);
  char second = number.len() > 1 ? number.data()[1] : '\0';
  long skip = second == '-' || second == '+' ? 1 : 0;
  char* text = number.data() + skip;
  if (flags.space && *text == '+' && !flags.plus) *text = ' ';
  if (text[1] == 'I' || text[1] == 'N') {
    if (text[1] == 'N' && !flags.space && !flags.plus) ++skip;
    return pad_number(number.view().from(skip));  // +Inf keeps its sign
  }
  TextBuffer sharp;
  string shown = number.view().from(skip);
  if (flags.sharp && verb != 'b') {
    sharp.put(shown);
    widen_to_sharp(sharp, verb, precision);
    shown = sharp.view();
  }
  if (!flags.plus && shown[0] == '+') return pad(shown.from(1));
  if (!zero_pads() || !flags.has_width || flags.width <= shown.len()) return pad(shown);
  out_.put(static_cast<char>(shown[0]));
  padding(flags.width - shown.len());
  out_.put(shown.from(1));
}

void Layout::character(std::uint64_t value) {
  char bytes[4];
  pad(string(bytes, core::encode_rune(bytes, as_rune(value))));
}

void Layout::quoted_character(std::uint64_t value) {
  TextBuffer text;
  core::put_quoted_rune(text, as_rune(value), flags.plus ? core::Quoting::kAscii : core::Quoting::kPrintable);
  pad(text.view());
}

void Layout::unicode(std::uint64_t value) {
  char digits[16];
  char* first = digits + sizeof digits;
  for (std::uint64_t rest = value; rest != 0; rest /= 16) *--first = kDigits[1][rest % 16];
  long count = digits + sizeof digits - first;
  long least = flags.has_precision && flags.precision > 4 ? flags.precision : 4;
  TextBuffer text;
  text.put("U+");
  text.put_repeated('0', least - count);
  text.put(string(first, count));
  if (flags.sharp && value <= static_cast<std::uint64_t>(core::kMaxRune) &&
      core::is_printable(static_cast<std::int32_t>(value))) {
    text.put(" '");
    text.put_rune(static_cast<std::int32_t>(value));
    text.put('\'');
  }
  pad_number(text.view());
}

string Layout::cut(string s) const {
  if (!flags.has_precision) return s;
  long end = 0;
  for (long n = 0; n < flags.precision && end < s.len(); ++n)
    end += core::decode(s.data() + end, s.len() - end).width;
  return s.sub(0, end);
}

void Layout::text(string s) { pad(cut(s)); }

void Layout::quoted(string s) {
  s = cut(s);
  TextBuffer text;
  if (flags.sharp && core::can_backquote(s)) {
    text.put('`');
    text.put(s);
    text.put('`');
  } else {
    core::put_quoted(text, s, '"', flags.plus ? core::Quoting::kAscii : core::Quoting::kPrintable);
  }
  pad(text.view());
}

void Layout::hex_text(string s, digits_case letters) {
  const char* digits = kDigits[static_cast<int>(letters)];
  long length = flags.has_precision && flags.precision < s.len() ? flags.precision : s.len();
  TextBuffer hex;
  for (long i = 0; i < length; ++i) {
    if (flags.space && i > 0) hex.put(' ');
    if (flags.sharp && (flags.space || i == 0)) {
      hex.put('0');
      hex.put(letters == digits_case::lower ? 'x' : 'X');
    }
    hex.put(digits[s[i] >> 4]);
    hex.put(digits[s[i] & 15]);
  }
  pad(hex.view());
}

}  // namespace gocxx::rt::fmt
