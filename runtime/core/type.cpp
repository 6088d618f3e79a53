// The names of types, composed from their descriptors.
#include "gocxx/type.h"

#include "core/quote.h"
#include "core/text.h"

namespace gocxx::rt::core {

namespace {

void put_type(TextBuffer& text, const type& t);

void put_list(TextBuffer& text, view<type_link> types, bool variadic) {
  for (long i = 0; i < types.count; ++i) {
    if (i > 0) text.put(", ");
    if (variadic && i + 1 == types.count) {
      text.put("...");
      put_type(text, *types.items[i]->parts.element);
    } else {
      put_type(text, *types.items[i]);
    }
  }
}

// Appends the parameters and results that follow the word func, or the name of an interface's method.
void put_signature(TextBuffer& text, const type_parts& parts) {
  text.put('(');
  put_list(text, parts.parameters, parts.variadic);
  text.put(')');
  if (parts.results.count == 0) return;
  text.put(parts.results.count == 1 ? " " : " (");
  put_list(text, parts.results, false);
  if (parts.results.count > 1) text.put(')');
}

void put_chan(TextBuffer& text, const type_parts& parts) {
  const type& element = *parts.element;
  static constexpr const char* kWords[] = {"chan ", "<-chan ", "chan<- "};
  text.put(kWords[static_cast<int>(parts.direction)]);
  bool ambiguous = parts.direction == chan_direction::both && element.name == nullptr &&
                   element.kind() == kind::chan && element.parts.direction == chan_direction::receive;
  if (ambiguous) text.put('(');
  put_type(text, element);
  if (ambiguous) text.put(')');
}

void put_field(TextBuffer& text, const field& f) {
  if (!f.embedded) {
    text.put(f.name);
    text.put(' ');
  }
  put_type(text, f.type.descriptor());
  if (*f.tag != 0) {
    text.put(' ');
    put_quoted(text, string(f.tag, static_cast<long>(__builtin_strlen(f.tag))), '"', Quoting::kPrintable);
  }
}

void put_struct(TextBuffer& text, const type& t) {
  text.put("struct {");
  for (const field& f : t.fields) {
    text.put(&f == t.fields.begin() ? " " : "; ");
    put_field(text, f);
  }
  text.put(t.fields.count > 0 ? " }" : "}");
}

// Only package main has interface types without a name that ask for unexported methods. A name that begins
// with a letter beyond ASCII is taken for an exported one.
void put_method_name(TextBuffer& text, const char* name) {
  const auto first = static_cast<unsigned char>(*name);
  if (first < 0x80 && (first < 'A' || first > 'Z')) text.put("main.");
  text.put(name);
}

void put_interface(TextBuffer& text, const type& t) {
  text.put("interface {");
  for (const signature_entry& s : t.signatures) {
    text.put(&s == t.signatures.begin() ? " " : "; ");
    put_method_name(text, s.name);
    put_signature(text, s.signature->parts);
  }
  text.put(t.signatures.count > 0 ? " }" : "}");
}

void put_composed(TextBuffer& text, const type& t) {
  switch (t.kind()) {
    case kind::array:
      text.put('[');
      text.put_signed(t.parts.length);
      text.put(']');
      return put_type(text, *t.parts.element);
    case kind::slice: text.put("[]"); return put_type(text, *t.parts.element);
    case kind::pointer: text.put('*'); return put_type(text, *t.parts.element);
    case kind::map:
      text.put("map[");
      put_type(text, *t.parts.key);
      text.put(']');
      return put_type(text, *t.parts.element);
    case kind::chan: return put_chan(text, t.parts);
    case kind::func: text.put("func"); return put_signature(text, t.parts);
    case kind::interface: return put_interface(text, t);
    default: return put_struct(text, t);
  }
}

void put_type(TextBuffer& text, const type& t) {
  if (t.name != nullptr)
    text.put(t.name);
  else
    put_composed(text, t);
}

}  // namespace

string type_name(const type& t) {
  if (t.name != nullptr) return {t.name, static_cast<long>(__builtin_strlen(t.name))};
  TextBuffer text;
  put_type(text, t);
  return text.take();
}

}  // namespace gocxx::rt::core
