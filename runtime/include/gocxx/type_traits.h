// The compiler's statements about the types of a program: names, fields and methods, as compile-time
// constants from which the run-time descriptors (type.h) are built. Also pointer_free, which allocation
// needs, and bytewise_equal, which maps need.
#pragma once

#include <cstddef>
#include <type_traits>

namespace gocxx {

struct type;

/// Specialised beside each defined type and struct. All members are optional:
///   static constexpr const char* name      "main.Circle"; absent for a type without a name
///   static constexpr field fields[]        of a struct type, in order
///   static constexpr auto methods          gocxx::methods<T, gocxx::method<"Area", &T::Area>, ...>
template <class T>
struct type_traits {};

/// Holds the unique descriptor of T; type_of<T> is its public name.
template <class T>
struct descriptor {
  static const type value;
};

template <class T>
struct is_pointer_free;

/// True if no value of type T holds a pointer, so that the collector need not scan it.
template <class T>
inline constexpr bool pointer_free = is_pointer_free<T>::value;

template <class T>
struct is_bytewise_equal;

/// True if values of type T are equal exactly if their bytes are.
template <class T>
inline constexpr bool bytewise_equal = is_bytewise_equal<T>::value;

namespace rt::core {
template <class T>
const gocxx::type& describe() {
  return descriptor<T>::value;
}
}  // namespace rt::core

/// A constant's reference to a type: a function, because g++ instantiates a descriptor and everything that it
/// refers to where its address is taken. That is too early for the constants of a program, and endless for
/// recursive types.
struct type_link {
  const type& (*get)() = nullptr;

  const type& operator*() const { return get(); }
  const type* operator->() const { return &get(); }
  /// Returns the descriptor, or null.
  [[nodiscard]] const type* pointer_or_null() const { return get == nullptr ? nullptr : &get(); }
};

/// A field's reference to its type: a link, and the facts that must be known at compile time.
struct type_reference {
  const type& (*descriptor)();
  bool pointer_free;
  bool bytewise_equal;
};

template <class T>
inline constexpr type_reference type_ref{&rt::core::describe<T>, pointer_free<T>, bytewise_equal<T>};

/// One field of a struct type.
struct field {
  const char* name;
  type_reference type;
  std::size_t offset;
  const char* tag = "";
  bool embedded = false;
  bool exported = true;  // only used if the name does not begin with an ASCII letter, whose case tells
};

namespace rt::core {

template <class T>
concept has_fields = requires {
  type_traits<T>::fields;
};

template <class T>
concept has_underlying = requires {
  typename T::underlying;
};

template <class T>
constexpr bool fields_are_pointer_free() {
  for (const field& f : type_traits<T>::fields)
    if (!f.type.pointer_free) return false;
  return true;
}

/// Scalars are pointer-free, defined types if their underlying types are, structs if all their fields are.
/// Types without a description count as holding pointers.
template <class T>
constexpr bool holds_no_pointer() {
  if constexpr (std::is_arithmetic_v<T>)
    return true;
  else if constexpr (has_underlying<T>)
    return pointer_free<typename T::underlying>;
  else if constexpr (has_fields<T>)
    return fields_are_pointer_free<T>();
  else
    return std::is_empty_v<T>;
}

/// Blank fields do not count in a comparison.
template <class T>
constexpr bool fields_are_bytewise_equal() {
  for (const field& f : type_traits<T>::fields)
    if (!f.type.bytewise_equal || (f.name[0] == '_' && f.name[1] == 0)) return false;
  return std::has_unique_object_representations_v<T>;
}

/// Integers and bool; structs of such without padding. Not floating point, whose zeros are equal.
template <class T>
constexpr bool compares_bytes() {
  if constexpr (has_underlying<T>)
    return bytewise_equal<typename T::underlying>;
  else if constexpr (has_fields<T>)
    return fields_are_bytewise_equal<T>();
  else
    return std::is_integral_v<T>;
}

}  // namespace rt::core

template <class T>
struct is_pointer_free : std::bool_constant<rt::core::holds_no_pointer<T>()> {};

template <class T>
struct is_bytewise_equal : std::bool_constant<rt::core::compares_bytes<T>()> {};

}  // namespace gocxx
