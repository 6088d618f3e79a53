// Type descriptors: types at run time. type_of<T> is the unique descriptor of T, a constant that C++ builds
// from templates and from the type_traits beside the program's types. Names of composed types are not stored
// but composed when they are needed.
#pragma once

#include <cstddef>
#include <cstdint>
#include <type_traits>

#include "gocxx/array.h"
#include "gocxx/complex.h"
#include "gocxx/defined.h"
#include "gocxx/func.h"
#include "gocxx/method_list.h"
#include "gocxx/ptr.h"
#include "gocxx/results.h"
#include "gocxx/slice.h"
#include "gocxx/string.h"
#include "gocxx/type_traits.h"
#include "gocxx/uintptr.h"

namespace gocxx {

template <class K, class V>
class map;
template <class T>
class chan;
template <class T>
class recv_chan;
template <class T>
class send_chan;

template <class K, class V>
struct is_pointer_free<map<K, V>> : std::false_type {};
template <class T>
struct is_pointer_free<chan<T>> : std::false_type {};
template <class T>
struct is_pointer_free<recv_chan<T>> : std::false_type {};
template <class T>
struct is_pointer_free<send_chan<T>> : std::false_type {};

/// The kinds of types, as in Go's reflect.Kind.
enum class kind : std::uint8_t {
  invalid,
  boolean,
  int_,
  int8,
  int16,
  int32,
  int64,
  uint,
  uint8,
  uint16,
  uint32,
  uint64,
  uintptr,
  float32,
  float64,
  complex64,
  complex128,
  array,
  chan,
  func,
  interface,
  map,
  pointer,
  slice,
  string,
  structure,
};

enum class chan_direction : std::uint8_t { both, receive, send };

/// A constant array that a descriptor refers to.
template <class T>
struct view {
  const T* items = nullptr;
  long count = 0;

  [[nodiscard]] const T* begin() const { return items; }
  [[nodiscard]] const T* end() const { return items + count; }
};

namespace rt::core {
struct map_layout;
}

/// The kind of a type and the types it is composed of.
struct type_parts {
  gocxx::kind kind = gocxx::kind::invalid;
  chan_direction direction = chan_direction::both;
  bool variadic = false;         // of a func type
  long length = 0;               // of an array type
  type_link key;                 // of a map type
  type_link element;             // of an array, chan, map, pointer or slice type
  view<type_link> parameters{};  // of a func type; the last is a slice if variadic
  view<type_link> results{};
  const char* name = nullptr;                    // of a predeclared type
  const rt::core::map_layout* layout = nullptr;  // of a map type
};

/// The descriptor of a type. Its address identifies the type.
struct type {
  method_table self;  // the method table of `any` for this type
  type_parts parts;
  const char* name;  // "int", "main.Circle"; null for a type without a name
  std::size_t size;
  std::size_t align;
  bool pointer_free;
  bool in_place;  // values are held in the data word of an interface
  /// Null: values cannot be compared. Comparing interface parts may panic.
  bool (*equal)(const void* a, const void* b);
  view<field> fields;  // of a struct type
  /// Of a type that is no interface, sorted by name. Those of *T are only in ptr<T>'s descriptor.
  view<method_entry> methods;
  type_link target;                  // of a pointer type: the type whose methods it has, too
  view<signature_entry> signatures;  // of an interface type, sorted by name

  [[nodiscard]] gocxx::kind kind() const { return parts.kind; }
  /// The distance of elements in an array: objects of empty C++ types take a byte.
  [[nodiscard]] long stride() const { return size == 0 ? 1 : static_cast<long>(size); }
};

namespace rt::core {

template <class T>
struct shape;

template <class T>
inline constexpr type_link link_to{&describe<T>};

template <class... T>
inline constexpr type_link links_to[sizeof...(T) + 1] = {link_to<T>..., {}};

template <class... T>
constexpr view<type_link> types_view() {
  return {links_to<T...>, sizeof...(T)};
}

constexpr type_parts scalar(kind k, const char* name) {
  type_parts parts;
  parts.kind = k;
  parts.name = name;
  return parts;
}

constexpr type_parts composed(kind k, type_link element, type_link key = {}, long length = 0) {
  type_parts parts;
  parts.kind = k;
  parts.element = element;
  parts.key = key;
  parts.length = length;
  return parts;
}

constexpr type_parts channel(type_link element, chan_direction direction) {
  type_parts parts = composed(kind::chan, element);
  parts.direction = direction;
  return parts;
}

/// The results of a function as a list of types: R, the parts of results<...>, or nothing for void.
template <class R>
struct result_types {
  static constexpr view<type_link> list() { return types_view<R>(); }
};
template <>
struct result_types<void> {
  static constexpr view<type_link> list() { return {}; }
};
template <class... R>
struct result_types<results<R...>> {
  static constexpr view<type_link> list() { return types_view<R...>(); }
};

template <class T>
struct parameter {
  using type = T;
  static constexpr bool variadic = false;
};
template <class T>
struct parameter<gocxx::variadic<T>> {
  using type = slice<T>;
  static constexpr bool variadic = true;
};

template <class R, class... A>
constexpr type_parts function() {
  type_parts parts;
  parts.kind = kind::func;
  parts.variadic = (parameter<A>::variadic || ...);
  parts.parameters = types_view<typename parameter<A>::type...>();
  parts.results = result_types<R>::list();
  return parts;
}

/// shape<T>::parts() for every form of type. A type without a specialisation is a defined type, an interface
/// or a struct.
template <class T>
struct shape {
  static constexpr type_parts parts() {
    if constexpr (has_underlying<T>) {
      type_parts parts = shape<typename T::underlying>::parts();
      parts.name = nullptr;
      return parts;
    } else if constexpr (is_interface<T>) {
      return composed(kind::interface, {});
    } else {
      static_assert(std::is_class_v<T>, "not the C++ type of a Go type");
      return composed(kind::structure, {});
    }
  }
};

template <>
struct shape<bool> {
  static constexpr type_parts parts() { return scalar(kind::boolean, "bool"); }
};
template <>
struct shape<long> {
  static constexpr type_parts parts() { return scalar(kind::int_, "int"); }
};
template <>
struct shape<std::int8_t> {
  static constexpr type_parts parts() { return scalar(kind::int8, "int8"); }
};
template <>
struct shape<std::int16_t> {
  static constexpr type_parts parts() { return scalar(kind::int16, "int16"); }
};
template <>
struct shape<std::int32_t> {
  static constexpr type_parts parts() { return scalar(kind::int32, "int32"); }
};
template <>
struct shape<long long> {
  static constexpr type_parts parts() { return scalar(kind::int64, "int64"); }
};
template <>
struct shape<unsigned long> {
  static constexpr type_parts parts() { return scalar(kind::uint, "uint"); }
};
template <>
struct shape<std::uint8_t> {
  static constexpr type_parts parts() { return scalar(kind::uint8, "uint8"); }
};
template <>
struct shape<std::uint16_t> {
  static constexpr type_parts parts() { return scalar(kind::uint16, "uint16"); }
};
template <>
struct shape<std::uint32_t> {
  static constexpr type_parts parts() { return scalar(kind::uint32, "uint32"); }
};
template <>
struct shape<unsigned long long> {
  static constexpr type_parts parts() { return scalar(kind::uint64, "uint64"); }
};
template <>
struct shape<uintptr> {
  static constexpr type_parts parts() { return scalar(kind::uintptr, "uintptr"); }
};
template <>
struct shape<float> {
  static constexpr type_parts parts() { return scalar(kind::float32, "float32"); }
};
template <>
struct shape<double> {
  static constexpr type_parts parts() { return scalar(kind::float64, "float64"); }
};
template <>
struct shape<complex<float>> {
  static constexpr type_parts parts() { return scalar(kind::complex64, "complex64"); }
};
template <>
struct shape<complex<double>> {
  static constexpr type_parts parts() { return scalar(kind::complex128, "complex128"); }
};
template <>
struct shape<string> {
  static constexpr type_parts parts() { return scalar(kind::string, "string"); }
};

template <class T, long N>
struct shape<array<T, N>> {
  static constexpr type_parts parts() { return composed(kind::array, link_to<T>, {}, N); }
};
template <class T>
struct shape<slice<T>> {
  static constexpr type_parts parts() { return composed(kind::slice, link_to<T>); }
};
template <class T>
struct shape<ptr<T>> {
  static constexpr type_parts parts() { return composed(kind::pointer, link_to<T>); }
};
template <class T>
struct shape<gocxx::chan<T>> {
  static constexpr type_parts parts() { return channel(link_to<T>, chan_direction::both); }
};
template <class T>
struct shape<recv_chan<T>> {
  static constexpr type_parts parts() { return channel(link_to<T>, chan_direction::receive); }
};
template <class T>
struct shape<send_chan<T>> {
  static constexpr type_parts parts() { return channel(link_to<T>, chan_direction::send); }
};
template <class R, class... A>
struct shape<func<R(A...)>> {
  static constexpr type_parts parts() { return function<R, A...>(); }
};

template <class T>
bool equal_values(const void* a, const void* b) {
  return *static_cast<const T*>(a) == *static_cast<const T*>(b);
}

template <class T>
constexpr auto equality() -> bool (*)(const void*, const void*) {
  if constexpr (requires(const T& x) { x == x; })
    return &equal_values<T>;
  else
    return nullptr;
}

template <class T>
constexpr const char* name_of() {
  if constexpr (requires { type_traits<T>::name; })
    return type_traits<T>::name;
  else
    return shape<T>::parts().name;
}

template <class T>
constexpr view<field> fields_of() {
  if constexpr (has_fields<T>)
    return {type_traits<T>::fields, sizeof(type_traits<T>::fields) / sizeof(field)};
  else
    return {};
}

template <class T>
constexpr view<method_entry> methods_of() {
  if constexpr (has_methods<T>)
    return {type_traits<T>::methods.entries, type_traits<T>::methods.count};
  else
    return {};
}

/// The type whose methods a pointer type has, too; none by default.
template <class T>
struct pointer_target {
  static constexpr type_link value{};
};
template <class T>
struct pointer_target<ptr<T>> {
  static constexpr type_link value = link_to<T>;
};

template <class T>
constexpr view<signature_entry> signatures_of() {
  if constexpr (is_interface<T>)
    return {T::methods.entries, T::methods.count};
  else
    return {};
}

/// Returns the contents of T's descriptor.
template <class T>
constexpr type describe_type() {
  return {{&descriptor<T>::value},
          shape<T>::parts(),
          name_of<T>(),
          std::is_empty_v<T> ? 0 : sizeof(T),
          alignof(T),
          pointer_free<T>,
          in_place<T>,
          equality<T>(),
          fields_of<T>(),
          methods_of<T>(),
          pointer_target<T>::value,
          signatures_of<T>()};
}

}  // namespace rt::core

template <class T>
constinit const type descriptor<T>::value = rt::core::describe_type<T>();

/// The descriptors of predeclared types, of some types that many programs compose of them, and of the
/// packages' types are compiled into the runtime library. So no program instantiates them again with all that
/// they refer to, which took most of the time to compile a small program.
template <>
const type descriptor<bool>::value;
template <>
const type descriptor<long>::value;
template <>
const type descriptor<std::int8_t>::value;
template <>
const type descriptor<std::int16_t>::value;
template <>
const type descriptor<std::int32_t>::value;
template <>
const type descriptor<long long>::value;
template <>
const type descriptor<unsigned long>::value;
template <>
const type descriptor<std::uint8_t>::value;
template <>
const type descriptor<std::uint16_t>::value;
template <>
const type descriptor<std::uint32_t>::value;
template <>
const type descriptor<unsigned long long>::value;
template <>
const type descriptor<uintptr>::value;
template <>
const type descriptor<float>::value;
template <>
const type descriptor<double>::value;
template <>
const type descriptor<complex<float>>::value;
template <>
const type descriptor<complex<double>>::value;
template <>
const type descriptor<string>::value;
template <>
const type descriptor<slice<long>>::value;
template <>
const type descriptor<slice<std::uint8_t>>::value;
template <>
const type descriptor<slice<string>>::value;
template <>
const type descriptor<func<void()>>::value;
template <>
const type descriptor<func<string()>>::value;

namespace rt::core {
extern template const type& describe<bool>();
extern template const type& describe<long>();
extern template const type& describe<std::uint8_t>();
extern template const type& describe<std::int32_t>();
extern template const type& describe<double>();
extern template const type& describe<string>();
}  // namespace rt::core

/// The descriptor of T.
template <class T>
inline constexpr const type& type_of = descriptor<T>::value;

namespace rt::core {

/// Returns the type's name as Go prints it: "int", "main.T", "map[string][]int", "func(int, ...string) (bool,
/// error)".
string type_name(const type& t);

/// Returns the hash of a value of the type. Panics with `hash of unhashable type T` if it, or a dynamic type
/// in it, has none.
std::size_t hash_value(const type& t, const void* value, std::size_t seed);

}  // namespace rt::core

}  // namespace gocxx
