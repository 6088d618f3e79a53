// A Go value for fmt: its type and its address. The reflection that fmt needs.
#pragma once

#include "gocxx/any.h"
#include "gocxx/type.h"

namespace gocxx::rt::fmt {

/// Methods may be called only on values that were reached by exported fields. An embedded struct of
/// unexported type hides itself, but not its exported fields.
enum class access : unsigned char { free, embedded, hidden };

/// A type and the address of a value of it.
struct Value {
  const type* t = nullptr;  // null: the nil interface value
  const void* at = nullptr;
  access reach = access::free;

  [[nodiscard]] gocxx::kind kind() const { return t == nullptr ? kind::invalid : t->kind(); }
  template <class T>
  [[nodiscard]] const T& as() const {
    return *static_cast<const T*>(at);
  }
  /// The word of a pointer, map, channel or func; the first of a slice.
  [[nodiscard]] const void* word() const { return as<const void*>(); }
};

/// The value in an interface value, which must outlive it.
Value value_of(const any& a);
/// The value as an interface value that refers to it where it stands.
any as_any(const Value& v);

/// Returns the value that an interface or pointer holds.
Value interface_element(const Value& v);
Value pointer_element(const Value& v);
Value struct_field(const Value& v, const field& f);

/// The elements of an array or slice.
struct Elements {
  const type* t;
  const char* first;
  long count;
  access reach;

  [[nodiscard]] Value operator[](long i) const { return {t, first + i * t->stride(), reach}; }
};
Elements elements(const Value& v);

/// The integer value, extended to 64 bits by its signedness.
std::uint64_t integer_value(const Value& v);
bool is_signed_integer(kind k);
bool is_unsigned_integer(kind k);

}  // namespace gocxx::rt::fmt
