// Walking over Go values.
#include "lib/fmt/value.h"

#include <cstring>

namespace gocxx::rt::fmt {

namespace {

// Go's rule: the name begins with an upper case letter.
bool is_exported(const field& f) {
  bool ascii = static_cast<signed char>(*f.name) >= 0;
  return ascii ? *f.name >= 'A' && *f.name <= 'Z' : f.exported;
}

access behind(access reach) { return reach == access::free ? access::free : access::hidden; }

}  // namespace

Value value_of(const any& a) {
  if (a.table == nullptr) return {};
  return {a.dynamic(), a.address(), access::free};
}

any as_any(const Value& v) {
  if (!v.t->in_place) return any(&v.t->self, const_cast<void*>(v.at));
  void* word = nullptr;
  std::memcpy(&word, v.at, v.t->size);
  return any(&v.t->self, word);
}

Value interface_element(const Value& v) {
  const auto& inner = v.as<core::interface_value>();
  if (inner.table == nullptr) return {};
  return {inner.dynamic(), inner.address(), v.reach};
}

Value pointer_element(const Value& v) { return {&*v.t->parts.element, v.word(), v.reach}; }

Value struct_field(const Value& v, const field& f) {
  access reach = v.reach == access::hidden ? access::hidden : access::free;
  if (!is_exported(f)) reach = f.embedded && reach == access::free ? access::embedded : access::hidden;
  return {&f.type.descriptor(), static_cast<const char*>(v.at) + f.offset, reach};
}

Elements elements(const Value& v) {
  if (v.kind() == kind::array)
    return {&*v.t->parts.element, static_cast<const char*>(v.at), v.t->parts.length, behind(v.reach)};
  const auto& words = v.as<slice<char>>();
  return {&*v.t->parts.element, words.data(), words.len(), behind(v.reach)};
}

std::uint64_t integer_value(const Value& v) {
  switch (v.kind()) {
    case kind::int8: return static_cast<std::uint64_t>(v.as<std::int8_t>());
    case kind::int16: return static_cast<std::uint64_t>(v.as<std::int16_t>());
    case kind::int32: return static_cast<std::uint64_t>(v.as<std::int32_t>());
    case kind::uint8: return v.as<std::uint8_t>();
    case kind::uint16: return v.as<std::uint16_t>();
    case kind::uint32: return v.as<std::uint32_t>();
    default: return v.as<std::uint64_t>();
  }
}

bool is_signed_integer(kind k) { return k >= kind::int_ && k <= kind::int64; }
bool is_unsigned_integer(kind k) { return k >= kind::uint && k <= kind::uintptr; }

}  // namespace gocxx::rt::fmt
