// The format string of Printf: text, and directives %[flags][width][.precision][argument number]verb.
#include "core/utf8.h"
#include "gocxx/builtin.h"
#include "lib/fmt/printer.h"

namespace gocxx::rt::fmt {

namespace {

constexpr long kLargestNumber = 1'000'000;  // a width or precision beyond is refused

bool is_digit(std::uint8_t c) { return c >= '0' && c <= '9'; }

}  // namespace

// The printer's position in the format and the operands.
struct Printer::Format {
  string text;
  const args& operands;
  long at = 0;
  long next = 0;              // the operand that comes next
  bool numbered = false;      // this directive has named an operand: "%[2]d"
  bool any_numbered = false;  // some directive has: extra operands are not complained about
  bool good_number = true;    // the operand named by this directive exists

  [[nodiscard]] bool done() const { return at >= text.len(); }
  [[nodiscard]] std::uint8_t peek() const { return done() ? 0 : static_cast<std::uint8_t>(text.data()[at]); }

  // A decimal number before `end`, if there is one. Too large a number is none, and all up to `end` is
  // skipped.
  bool read_number(long& number, long end) {
    long start = at;
    number = 0;
    for (; at < end && is_digit(peek()); ++at) {
      if (number > kLargestNumber) {
        number = 0;
        at = end;
        return false;
      }
      number = number * 10 + (peek() - '0');
    }
    return at > start;
  }

  // The operand that stands for a '*': an integer of any type, not too large.
  bool take_integer(long& number) {
    number = 0;
    if (next >= operands.len()) return false;
    const any& operand = operands[next++];
    if (operand.table == nullptr) return false;
    Value v = value_of(operand);
    if (!is_signed_integer(v.kind()) && !is_unsigned_integer(v.kind())) return false;
    auto value = static_cast<std::int64_t>(integer_value(v));
    if (is_unsigned_integer(v.kind()) && value < 0) return false;
    if (value > kLargestNumber || value < -kLargestNumber) return false;
    number = value;
    return true;
  }
};

void Printer::put_bad(char32_t verb, const char* why) {
  out_.put("%!");
  out_.put_rune(static_cast<std::int32_t>(verb));
  out_.put(why);
}

void Printer::printf(string format, const args& operands) {
  Format f{format, operands};
  run(f);
}

void Printer::errorf(string format, const args& operands, slice<long>& wrapped) {
  wraps_errors_ = true;
  wrapped_ = &wrapped;
  printf(format, operands);
}

void Printer::run(Format& f) {
  while (!f.done()) {
    const auto* percent = static_cast<const char*>(
        __builtin_memchr(f.text.data() + f.at, '%', static_cast<std::size_t>(f.text.len() - f.at)));
    long end = percent == nullptr ? f.text.len() : percent - f.text.data();
    out_.put(string(f.text.data() + f.at, end - f.at));
    f.at = end;
    if (f.done()) break;
    ++f.at;
    f.numbered = false;
    f.good_number = true;
    layout_.flags = {};
    print_directive(f);
  }
  if (!f.any_numbered && f.next < f.operands.len()) print_extra(f);
}

void Printer::print_directive(Format& f) {
  read_flags(f);
  read_argument_number(f);
  read_width(f);
  read_precision(f);
  if (!f.numbered) read_argument_number(f);
  if (f.done()) return out_.put("%!(NOVERB)");

  core::decoded d = core::decode(f.text.data() + f.at, f.text.len() - f.at);
  f.at += d.width;
  auto verb = static_cast<char32_t>(d.rune);
  if (verb == '%') return out_.put('%');
  if (!f.good_number) return put_bad(verb, "(BADINDEX)");
  if (f.next >= f.operands.len()) return put_bad(verb, "(MISSING)");
  Flags& flags = layout_.flags;
  if (verb == 'w' && wrapped_ != nullptr) *wrapped_ = append(*wrapped_, f.next);
  if (verb == 'v' || verb == 'w') {
    flags.sharp_v = flags.sharp;
    flags.sharp = false;
    flags.plus_v = flags.plus;
    flags.plus = false;
  }
  print_operand(f.operands[f.next++], verb);
}

void Printer::read_flags(Format& f) {
  for (;; ++f.at) {
    switch (f.peek()) {
      case '#': layout_.flags.sharp = true; break;
      case '0': layout_.flags.zero = true; break;
      case '+': layout_.flags.plus = true; break;
      case '-': layout_.flags.minus = true; break;
      case ' ': layout_.flags.space = true; break;
      default: return;
    }
  }
}

// "[n]" chooses operand n, counted from 1. Brackets without a number are skipped, and are no choice.
void Printer::read_argument_number(Format& f) {
  f.numbered = false;
  if (f.peek() != '[') return;
  f.any_numbered = true;
  long close = ++f.at;
  if (f.text.len() - close < 2) close = f.text.len();  // too short for a number and a bracket
  while (close < f.text.len() && f.text.data()[close] != ']') ++close;
  long number = 0;
  if (close == f.text.len()) {  // no bracket closes: only the '[' is skipped
    f.good_number = false;
    return;
  }
  f.numbered = f.read_number(number, close) && f.at == close;
  f.at = close + 1;
  bool exists = f.numbered && number >= 1 && number <= f.operands.len();
  f.good_number = f.good_number && exists;
  if (exists) f.next = number - 1;
}

void Printer::read_width(Format& f) {
  Flags& flags = layout_.flags;
  if (f.peek() != '*') {
    flags.has_width = f.read_number(flags.width, f.text.len());
    if (f.numbered && flags.has_width) f.good_number = false;  // "%[3]2d"
    return;
  }
  ++f.at;
  flags.has_width = f.take_integer(flags.width);
  if (!flags.has_width) out_.put("%!(BADWIDTH)");
  if (flags.width < 0) {
    flags.width = -flags.width;
    flags.minus = true;
    flags.zero = false;
  }
  f.numbered = false;
}

void Printer::read_precision(Format& f) {
  Flags& flags = layout_.flags;
  if (f.peek() != '.' || f.at + 1 == f.text.len()) return;  // a point at the end is the verb
  ++f.at;
  if (f.numbered) f.good_number = false;  // "%[3].2d"
  read_argument_number(f);
  if (f.peek() != '*') {
    f.read_number(flags.precision, f.text.len());
    flags.has_precision = true;  // "%.d" has precision 0
    return;
  }
  ++f.at;
  flags.has_precision = f.take_integer(flags.precision);
  if (flags.precision < 0) {
    flags.precision = 0;
    flags.has_precision = false;
    out_.put("%!(BADPREC)");
  } else if (!flags.has_precision) {
    out_.put("%!(BADPREC)");
  }
  f.numbered = false;
}

void Printer::print_extra(const Format& f) {
  layout_.flags = {};
  out_.put("%!(EXTRA ");
  for (long i = f.next; i < f.operands.len(); ++i) {
    if (i > f.next) out_.put(", ");
    const any& operand = f.operands[i];
    if (operand.table == nullptr) {
      out_.put("<nil>");
      continue;
    }
    out_.put(core::type_name(*operand.dynamic()));
    out_.put('=');
    print_operand(operand, 'v');
  }
  out_.put(')');
}

}  // namespace gocxx::rt::fmt
