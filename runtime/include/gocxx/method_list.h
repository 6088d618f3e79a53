// The methods that types have and interfaces require: compile-time lists of names and signatures, from which
// the constant method tables of interface values are built.
#pragma once

#include <cstddef>
#include <type_traits>

#include "gocxx/ptr.h"
#include "gocxx/runtime_error.h"
#include "gocxx/string.h"
#include "gocxx/type_traits.h"

namespace gocxx {

template <class Signature>
class func;
template <class T>
class slice;
template <class T>
struct variadic;

namespace rt::core {

using code_pointer = void (*)();

struct interface_value;

}  // namespace rt::core

/// The method table that the first word of an interface value points to: the dynamic type, then the code of
/// the interface's methods, sorted by name. The table of `any` has no methods and is part of the descriptor.
struct method_table {
  const type* dynamic;
};

/// One method of a type at run time: its code takes the data word of an interface value as its first
/// argument.
struct method_entry {
  const char* name;
  type_link signature;
  rt::core::code_pointer code;
  rt::core::code_pointer promoted;  // for the method set of *T: the data word is a pointer to the receiver
  bool recovers;                    // the method itself calls recover()
};

/// One method that an interface asks for.
struct signature_entry {
  const char* name;
  type_link signature;
};

/// A string as a template argument.
template <std::size_t N>
struct fixed_string {
  char text[N];
  constexpr fixed_string(const char (&literal)[N]) {
    for (std::size_t i = 0; i < N; ++i) text[i] = literal[i];
  }
  template <std::size_t M>
  constexpr bool operator==(const fixed_string<M>& other) const {
    if (N != M) return false;
    for (std::size_t i = 0; i < N; ++i)
      if (text[i] != other.text[i]) return false;
    return true;
  }
};

namespace rt::core {

template <class T>
inline constexpr bool is_interface = std::is_base_of_v<interface_value, T>;

template <class T>
concept has_methods = requires {
  type_traits<T>::methods;
};

/// Whether values are held in the data word itself: scalars, pointers and all types that fit.
template <class T>
inline constexpr bool in_place = sizeof(T) <= sizeof(void*) && std::is_trivially_copyable_v<T>;

/// Returns the data word for a value: the value itself, or the address of a copy in the heap that is never
/// changed.
template <class T>
constexpr void* store(const T& value) {
  if constexpr (is_ptr<T>) {
    return const_cast<void*>(static_cast<const void*>(value.get()));
  } else if constexpr (in_place<T>) {
    void* word = nullptr;
    __builtin_memcpy(static_cast<void*>(&word), static_cast<const void*>(&value), sizeof(T));
    return word;
  } else {
    return new_object<T>(value).get();
  }
}

/// Returns the address of the value that a data word holds or points to.
template <class T>
const T* address(void* const& word) {
  if constexpr (in_place<T>)
    return reinterpret_cast<const T*>(&word);
  else
    return static_cast<const T*>(word);
}

/// code::invoke takes a data word that holds a T and calls F, whose first parameter is the receiver.
template <class T, auto F>
struct method_code;
template <class T, class R, class Receiver, class... A, R (*F)(Receiver, A...)>
struct method_code<T, F> {
  using signature = R(A...);
  static R invoke(void* word, A... arguments) { return F(*address<T>(word), static_cast<A&&>(arguments)...); }
};

/// R(A..., slice<E>) as R(A..., variadic<E>).
template <class Signature>
struct variadic_signature;
template <class R, class E>
struct variadic_signature<R(slice<E>)> : std::type_identity<R(variadic<E>)> {};
template <class R, class First, class Second, class... Rest>
struct variadic_signature<R(First, Second, Rest...)> {
  template <class... A>
  static auto prepend(R (*)(A...)) -> std::type_identity<R(First, A...)>;
  using tail = typename variadic_signature<R(Second, Rest...)>::type;
  using type = typename decltype(prepend(static_cast<tail*>(nullptr)))::type;
};

/// The same for a method of T in the method set of *T: the data word is a pointer to the receiver.
template <class T, auto F, fixed_string Name>
struct promoted_code;
template <class T, class R, class Receiver, class... A, R (*F)(Receiver, A...), fixed_string Name>
struct promoted_code<T, F, Name> {
  using signature = R(A...);
  static R invoke(void* word, A... arguments) {
    if (word == nullptr) [[unlikely]]
      panic_value_method(descriptor<T>::value, string(Name.text, sizeof(Name.text) - 1));
    return F(*static_cast<const T*>(word), static_cast<A&&>(arguments)...);
  }
};

/// The same for a method that T has from an embedded field.
template <class T, auto F>
struct embedded_code;
template <class T, class R, class Receiver, class... A, R (*F)(Receiver, A...)>
struct embedded_code<T, F> {
  static R invoke(void* word, A... arguments) {
    if (word == nullptr) [[unlikely]]
      panic_nil_dereference();
    return F(*static_cast<const T*>(word), static_cast<A&&>(arguments)...);
  }
};

}  // namespace rt::core

/// One method in type_traits<T>::methods.
template <fixed_string Name, auto F>
struct method {
  static constexpr fixed_string name = Name;
  static constexpr auto function = F;
  static constexpr bool recovers = false;
  template <class T>
  using code = rt::core::method_code<T, F>;
  template <class T>
  using promoted = rt::core::promoted_code<T, F, Name>;
};

/// A method that itself calls recover().
template <fixed_string Name, auto F>
struct recovering_method : method<Name, F> {
  static constexpr bool recovers = true;
};

/// A method whose last parameter is variadic: `gocxx::variadic_method<gocxx::method<"Name", &T::Name>>`. Its
/// type is func(...E), but the function takes a slice.
template <class Method>
struct variadic_method : Method {
  template <class T>
  struct code : Method::template code<T> {
    using signature =
        typename rt::core::variadic_signature<typename Method::template code<T>::signature>::type;
  };
};

/// A method of an embedded field that is promoted to T: `gocxx::embedded<gocxx::method<"Name", &T::Name>>`. A
/// nil *T panics already where it reaches for the field.
template <class Method>
struct embedded : Method {
  template <class T>
  using promoted = rt::core::embedded_code<T, Method::function>;
};

/// The methods of T as a type, sorted by name, with the table for its descriptor.
template <class T, class... M>
struct method_list {
  static constexpr long count = sizeof...(M);
  static const method_entry entries[sizeof...(M) + 1];
};

template <class T, class... M>
const method_entry method_list<T, M...>::entries[sizeof...(M) + 1] = {
    {M::name.text,
     {&rt::core::describe<func<typename M::template code<T>::signature>>},
     reinterpret_cast<rt::core::code_pointer>(&M::template code<T>::invoke),
     reinterpret_cast<rt::core::code_pointer>(&M::template promoted<T>::invoke),
     M::recovers}...,
    {nullptr, {}, nullptr, nullptr, false}};

/// The methods of T, sorted by name.
template <class T, class... M>
inline constexpr method_list<T, M...> methods{};

/// One method that an interface asks for.
template <fixed_string Name, class Signature>
struct signature {
  static constexpr fixed_string name = Name;
  using type = Signature;
};

/// The methods of an interface type as a type, sorted by name.
template <class... S>
struct signature_list {
  static constexpr long count = sizeof...(S);
  static const signature_entry entries[sizeof...(S) + 1];
};

template <class... S>
const signature_entry signature_list<S...>::entries[sizeof...(S) + 1] = {
    {S::name.text, {&rt::core::describe<func<typename S::type>>}}..., {nullptr, {}}};

/// The methods that an interface asks for, sorted by name.
template <class... S>
inline constexpr signature_list<S...> interface_methods{};

}  // namespace gocxx
