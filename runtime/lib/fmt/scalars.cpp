// Scalars: which verbs fit them, and in which form.
#include "gocxx/builtin.h"
#include "lib/fmt/printer.h"

namespace gocxx::rt::fmt {

void Printer::print_bool(const Value& v, char32_t verb) {
  if (verb != 't' && verb != 'v') return bad_verb(v, verb);
  layout_.boolean(v.as<bool>());
}

void Printer::print_integer(const Value& v, std::uint64_t value, bool is_signed, char32_t verb) {
  switch (verb) {
    case 'v':
      if (layout_.flags.sharp_v && !is_signed) return layout_.hex64(value, true);
      return layout_.integer(value, 10, is_signed, 'v', digits_case::lower);
    case 'd': return layout_.integer(value, 10, is_signed, 'd', digits_case::lower);
    case 'b': return layout_.integer(value, 2, is_signed, 'b', digits_case::lower);
    case 'o':
    case 'O': return layout_.integer(value, 8, is_signed, static_cast<char>(verb), digits_case::lower);
    case 'x': return layout_.integer(value, 16, is_signed, 'x', digits_case::lower);
    case 'X': return layout_.integer(value, 16, is_signed, 'X', digits_case::upper);
    case 'c': return layout_.character(value);
    case 'q': return layout_.quoted_character(value);
    case 'U': return layout_.unicode(value);
    default: return bad_verb(v, verb);
  }
}

void Printer::print_float(const Value& v, double value, int bits, char32_t verb) {
  switch (verb) {
    case 'v': return layout_.floating(value, bits, 'g', -1);
    case 'b':
    case 'g':
    case 'G':
    case 'x':
    case 'X': return layout_.floating(value, bits, static_cast<char>(verb), -1);
    case 'e':
    case 'E':
    case 'f': return layout_.floating(value, bits, static_cast<char>(verb), 6);
    case 'F': return layout_.floating(value, bits, 'f', 6);
    default: return bad_verb(v, verb);
  }
}

void Printer::print_complex(const Value& v, complex<double> value, int bits, char32_t verb) {
  switch (verb) {
    case 'v':
    case 'b':
    case 'g':
    case 'G':
    case 'x':
    case 'X':
    case 'e':
    case 'E':
    case 'f':
    case 'F': break;
    default: return bad_verb(v, verb);
  }
  bool plus = layout_.flags.plus;
  out_.put('(');
  print_float(v, value.re, bits / 2, verb);
  layout_.flags.plus = true;  // the imaginary part always has a sign
  print_float(v, value.im, bits / 2, verb);
  out_.put("i)");
  layout_.flags.plus = plus;
}

// Reports a verb that does not fit and returns false.
bool Printer::print_string(const Value& v, string value, char32_t verb) {
  switch (verb) {
    case 'v': layout_.flags.sharp_v ? layout_.quoted(value) : layout_.text(value); return true;
    case 's': layout_.text(value); return true;
    case 'x': layout_.hex_text(value, digits_case::lower); return true;
    case 'X': layout_.hex_text(value, digits_case::upper); return true;
    case 'q': layout_.quoted(value); return true;
    default: bad_verb(v, verb); return false;
  }
}

void Printer::print_pointer(const Value& v, char32_t verb) {
  switch (v.kind()) {
    case kind::chan:
    case kind::func:
    case kind::map:
    case kind::pointer:
    case kind::slice: break;
    default: return bad_verb(v, verb);
  }
  auto address = reinterpret_cast<std::uint64_t>(v.word());
  switch (verb) {
    case 'v':
      if (layout_.flags.sharp_v) {
        out_.put('(');
        out_.put(core::type_name(*v.t));
        out_.put(")(");
        address == 0 ? out_.put("nil") : layout_.hex64(address, true);
        return out_.put(')');
      }
      return address == 0 ? layout_.pad(string("<nil>", 5)) : layout_.hex64(address, !layout_.flags.sharp);
    case 'p': return layout_.hex64(address, !layout_.flags.sharp);
    case 'b':
    case 'o':
    case 'd':
    case 'x':
    case 'X': return print_integer(v, address, false, verb);
    default: return bad_verb(v, verb);
  }
}

}  // namespace gocxx::rt::fmt
