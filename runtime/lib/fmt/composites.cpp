// Composite values: structs, maps, arrays, slices, pointers to them, interfaces.
#include "gocxx/builtin.h"
#include "lib/fmt/printer.h"
#include "lib/fmt/sorted_map.h"

namespace gocxx::rt::fmt {

namespace {

bool is_composite(kind k) {
  return k == kind::array || k == kind::slice || k == kind::structure || k == kind::map;
}

// The bytes of a byte slice or array.
string bytes_of(const Value& v) {
  Elements bytes = elements(v);
  return {bytes.first, bytes.count};
}

}  // namespace

void Printer::print_value(const Value& v, char32_t verb, int depth) {
  if (depth > 0 && v.t != nullptr && v.reach == access::free && print_by_methods(as_any(v), verb)) return;
  kind k = v.kind();
  if (is_signed_integer(k) || is_unsigned_integer(k))
    return print_integer(v, integer_value(v), is_signed_integer(k), verb);
  switch (k) {
    case kind::invalid: return verb == 'v' ? out_.put("<nil>") : bad_verb(v, verb);
    case kind::boolean: return print_bool(v, verb);
    case kind::float32: return print_float(v, v.as<float>(), 32, verb);
    case kind::float64: return print_float(v, v.as<double>(), 64, verb);
    case kind::complex64: return print_complex(v, complex<double>(v.as<complex<float>>()), 64, verb);
    case kind::complex128: return print_complex(v, v.as<complex<double>>(), 128, verb);
    case kind::string: print_string(v, v.as<string>(), verb); return;
    case kind::map: return print_map(v, verb, depth);
    case kind::structure: return print_struct(v, verb, depth);
    case kind::interface: return print_interface(v, verb, depth);
    case kind::array:
    case kind::slice: return print_list(v, verb, depth);
    case kind::pointer:
      if (depth == 0 && v.word() != nullptr && is_composite(v.t->parts.element->kind())) {
        out_.put('&');
        return print_value(pointer_element(v), verb, depth + 1);
      }
      return print_pointer(v, verb);
    default: return print_pointer(v, verb);
  }
}

void Printer::print_struct(const Value& v, char32_t verb, int depth) {
  const Flags& flags = layout_.flags;
  if (flags.sharp_v) out_.put(core::type_name(*v.t));
  out_.put('{');
  for (const field& f : v.t->fields) {
    if (&f != v.t->fields.begin()) out_.put(flags.sharp_v ? ", " : " ");
    if (flags.plus_v || flags.sharp_v) {
      out_.put(f.name);
      out_.put(':');
    }
    Value part = struct_field(v, f);
    if (part.kind() == kind::interface && part.word() != nullptr) part = interface_element(part);
    print_value(part, verb, depth + 1);
  }
  out_.put('}');
}

void Printer::print_map(const Value& v, char32_t verb, int depth) {
  bool sharp = layout_.flags.sharp_v;
  if (sharp) {
    out_.put(core::type_name(*v.t));
    if (v.word() == nullptr) return out_.put("(nil)");
  }
  out_.put(sharp ? "{" : "map[");
  slice<Entry> entries = sorted_entries(v);
  for (long i = 0; i < entries.len(); ++i) {
    if (i > 0) out_.put(sharp ? ", " : " ");
    print_value(entries[i].key, verb, depth + 1);
    out_.put(':');
    print_value(entries[i].value, verb, depth + 1);
  }
  out_.put(sharp ? '}' : ']');
}

void Printer::print_list(const Value& v, char32_t verb, int depth) {
  bool textual = verb == 's' || verb == 'q' || verb == 'x' || verb == 'X';
  if (textual && v.t->parts.element->kind() == kind::uint8) return print_bytes(v, nullptr, verb);
  bool sharp = layout_.flags.sharp_v;
  if (sharp) {
    out_.put(core::type_name(*v.t));
    if (v.kind() == kind::slice && v.word() == nullptr) return out_.put("(nil)");
  }
  out_.put(sharp ? '{' : '[');
  Elements items = elements(v);
  for (long i = 0; i < items.count; ++i) {
    if (i > 0) out_.put(sharp ? ", " : " ");
    print_value(items[i], verb, depth + 1);
  }
  out_.put(sharp ? '}' : ']');
}

// A list of bytes as such; `type_text` is how %#v names its type if not by its name.
void Printer::print_bytes(const Value& v, const char* type_text, char32_t verb) {
  string bytes = bytes_of(v);
  if (verb != 'v' && verb != 'd') {
    switch (verb) {
      case 's': return layout_.text(bytes);
      case 'x': return layout_.hex_text(bytes, digits_case::lower);
      case 'X': return layout_.hex_text(bytes, digits_case::upper);
      case 'q': return layout_.quoted(bytes);
      default: return print_value(v, verb, 0);
    }
  }
  bool sharp = layout_.flags.sharp_v;
  if (sharp) {
    type_text == nullptr ? out_.put(core::type_name(*v.t)) : out_.put(type_text);
    if (v.word() == nullptr) return out_.put("(nil)");
  }
  out_.put(sharp ? '{' : '[');
  for (long i = 0; i < bytes.len(); ++i) {
    if (i > 0) out_.put(sharp ? ", " : " ");
    sharp ? layout_.hex64(bytes[i], true) : layout_.integer(bytes[i], 10, false, 'd', digits_case::lower);
  }
  out_.put(sharp ? '}' : ']');
}

void Printer::print_interface(const Value& v, char32_t verb, int depth) {
  if (Value inner = interface_element(v); inner.t != nullptr) return print_value(inner, verb, depth + 1);
  if (!layout_.flags.sharp_v) return out_.put("<nil>");
  out_.put(core::type_name(*v.t));
  out_.put("(nil)");
}

}  // namespace gocxx::rt::fmt
