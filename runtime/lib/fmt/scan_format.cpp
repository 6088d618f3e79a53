// The format string of Scanf: text that is no directive must match the input.
#include <algorithm>

#include "core/utf8.h"
#include "gocxx/builtin.h"
#include "lib/fmt/scan.h"

namespace gocxx::rt::fmt {

using namespace literals;

namespace {

constexpr long kNoLimit = 1L << 62;
constexpr long kMismatch = -1;

core::decoded rune_at(string s, long at) { return core::decode(s.data() + at, s.len() - at); }

}  // namespace

long Scan::scan_format(string format, const args& operands) {
  long stored = 0;
  for (long at = 0; at < format.len();) {
    long matched = advance(format.from(at));
    if (failed()) return stored;
    if (matched > 0) {
      at += matched;
      continue;
    }
    if (format[at] != '%') {
      if (matched < 0) fail("input does not match format"_s);
      return stored;
    }
    if (!read_directive(format, at, operands, stored)) return stored;
  }
  if (stored < operands.len()) fail("too many operands"_s);
  return stored;
}

// The last character is the verb, whatever it is: a digit, also the '%' itself. A number that goes on after a
// million makes it the next one.
void Scan::read_width(string format, long& at) {
  constexpr long kLargest = 1'000'000;
  const long last = format.len() - 1;
  has_width_ = false;
  width_ = 0;
  for (; at < last && format[at] >= '0' && format[at] <= '9'; ++at) {
    if (width_ > kLargest) {
      has_width_ = false;
      at = last;
      return;
    }
    has_width_ = true;
    width_ = width_ * 10 + (format[at] - '0');
  }
  at = std::min(at, last);
}

// %[width]verb, at format[at].
bool Scan::read_directive(string format, long& at, const args& operands, long& stored) {
  ++at;
  read_width(format, at);
  core::decoded verb = rune_at(format, at);
  at += verb.width;
  if (verb.rune != 'c') skip_space();
  if (failed()) return false;
  if (verb.rune == '%') return scan_percent();
  if (stored >= operands.len())
    return fail(concat("too few operands for format '%"_s, format.from(at - verb.width), "'"_s));
  limit_ = has_width_ ? count_ + width_ : kNoLimit;
  bool good = scan_one(operands[stored], verb.rune);
  limit_ = kNoLimit;
  has_width_ = false;
  if (good) ++stored;
  return good;
}

bool Scan::scan_percent() {
  skip_space();
  if (!expect_input()) return false;
  return accept("%"_s) || fail("missing literal %"_s);
}

// Returns how much of the format, up to the next directive, the input matches; kMismatch if it does not.
long Scan::advance(string format) {
  long at = 0;
  while (at < format.len() && !failed()) {
    core::decoded f = rune_at(format, at);
    if (is_space(f.rune)) {
      at = advance_space(format, at);
      continue;
    }
    if (f.rune == '%') {
      if (at + 1 == format.len()) {
        fail("missing verb: % at end of format string"_s);
        return at;
      }
      if (format[at + 1] != '%') return at;
      ++at;
    }
    std::int32_t input = read();
    if (input == kEnd) {
      fail(io::ErrUnexpectedEOF);
      return at;
    }
    if (input != f.rune) {
      unread();
      return kMismatch;
    }
    at += f.width;
  }
  return at;
}

// Space in the format. A newline in it matches blanks and then a newline or the end of the input; blanks
// before it count for nothing, blanks behind it match any number of blanks, and blanks without a newline at
// least one.
long Scan::advance_space(string format, long at) {
  long count = 0;
  bool trailing = false;
  for (core::decoded f = rune_at(format, at); f.width > 0 && is_space(f.rune); f = rune_at(format, at)) {
    trailing = f.rune != '\n';
    count += f.rune == '\n' ? 1 : 0;
    at += f.width;
  }
  for (long i = 0; i < count; ++i)
    if (!match_newline()) return at;
  if (!trailing) return at;
  std::int32_t input = read();
  if (count == 0 && input != kEnd && !is_space(input)) {
    fail("expected space in input to match format"_s);
    return at;
  }
  if (count == 0 && input == '\n') {
    fail("newline in input does not match format"_s);
    return at;
  }
  while (is_space(input) && input != '\n') input = read();
  if (input != kEnd) unread();
  return at;
}

bool Scan::match_newline() {
  std::int32_t input = read();
  while (is_space(input) && input != '\n') input = read();
  if (input == '\n' || input == kEnd) return true;
  return fail("newline in format does not match input"_s);
}

}  // namespace gocxx::rt::fmt
