// The types of the library as the declaration files have them. The generated declared_types.cpp defines them;
// descriptors_test.cpp compares them with the descriptors.
#pragma once

#include <cstddef>
#include <type_traits>
#include <utility>

#include "gocxx/gocxx.hpp"

namespace gocxx::library {

/// A field of a struct type, and the member of the C++ struct that has its name.
struct DeclaredField {
  const char* name;
  const char* tag;
  bool embedded;
  bool zero_size;  // values of its type take no room, so the C++ struct needs no member for it
  type_link type;
  std::ptrdiff_t offset;  // of the member, or one of the constants below
};
inline constexpr std::ptrdiff_t kNoMember = -1;
inline constexpr std::ptrdiff_t kMemberOfOtherType = -2;

/// A method, and the C++ function that has its name.
struct DeclaredMethod {
  const char* name;
  type_link signature;  // its type, a func
  bool callable;        // the function takes the declared arguments, and returns the declared results
  // The code of a method entry that calls the function. Null if its type is not exactly the declared one:
  // then another function stands in the table for it.
  rt::core::code_pointer code;
  rt::core::code_pointer promoted;
  // The number of the entry of a method table that the C++ function calls. Null for methods that are not
  // asked for by an interface type.
  std::size_t (*called_entry)() = nullptr;
};

/// A type: T, or *T with the methods that T lacks.
struct DeclaredType {
  const char* title;
  const char* name;  // null: the type has none
  type_link descriptor;
  gocxx::kind kind;
  type_link underlying;  // of a defined type that is neither struct nor interface
  type_link target;      // of a pointer type: T
  bool comparable;
  view<DeclaredField> fields;
  view<DeclaredMethod> methods;  // of an interface type: those that it asks for
};

/// An exported function, variable or constant.
struct DeclaredObject {
  const char* title;  // "io.Copy"
  bool right;         // what C++ has under its name can be called so, or has this type or value
};

/// Return all types, and all other exported objects, of all library packages, sorted by import path, then in
/// the order of the source.
view<DeclaredType> declared_types();
view<DeclaredObject> declared_objects();

/// Uses a descriptor without reading it: a template is instantiated for it unless a header declares it.
constexpr bool uses(const type&) { return true; }

template <class T, std::size_t N>
constexpr view<T> all(const T (&items)[N]) {
  return {items, N};
}

/// R(A...) as the type of a C++ function with a receiver, or of a call of an interface's method.
template <class Receiver, class Signature>
struct Callee;
template <class Receiver, class R, class... A>
struct Callee<Receiver, R(A...)> {
  using Function = R (*)(Receiver, typename rt::core::parameter<A>::type...);

  /// Whether `call` takes the declared arguments and returns an R.
  template <class Call>
  static constexpr bool matches() {
    if constexpr (std::is_invocable_v<Call, Receiver, typename rt::core::parameter<A>::type...>)
      return std::is_same_v<std::invoke_result_t<Call, Receiver, typename rt::core::parameter<A>::type...>,
                            R>;
    else
      return false;
  }

  /// Calls a method of interface type Receiver through a table whose entries note their numbers, and returns
  /// the number.
  template <class Call>
  static std::size_t entry_called_by(Call call) {
    const Table table = table_of(std::make_index_sequence<kEntries>());
    called = kEntries;
    call(Receiver(&table.head, nullptr), typename rt::core::parameter<A>::type()...);
    return called;
  }

 private:
  static constexpr std::size_t kEntries = 32;  // more than any interface type of the library asks for
  struct Table {
    method_table head;
    rt::core::code_pointer entries[kEntries];
  };
  static inline std::size_t called = kEntries;

  template <std::size_t I>
  static R note(void*, typename rt::core::parameter<A>::type...) {
    called = I;
    return R();
  }
  template <std::size_t... I>
  static Table table_of(std::index_sequence<I...>) {
    return {{nullptr}, {reinterpret_cast<rt::core::code_pointer>(&note<I>)...}};
  }
};

/// R(A...) as the type of a function.
template <class Signature>
struct FunctionCallee;
template <class R, class... A>
struct FunctionCallee<R(A...)> {
  /// Whether `call` takes the declared arguments and returns an R.
  template <class Call>
  static constexpr bool matches() {
    if constexpr (std::is_invocable_v<Call, typename rt::core::parameter<A>::type...>)
      return std::is_same_v<std::invoke_result_t<Call, typename rt::core::parameter<A>::type...>, R>;
    else
      return false;
  }
};

/// Method `Name` of T, which is function F.
template <class T, fixed_string Name, auto F, bool Embedded>
DeclaredMethod declared_method(type_link signature) {
  using Entry = std::conditional_t<Embedded, embedded<method<Name, F>>, method<Name, F>>;
  return {Name.text, signature, true,
          reinterpret_cast<rt::core::code_pointer>(&Entry::template code<T>::invoke),
          reinterpret_cast<rt::core::code_pointer>(&Entry::template promoted<T>::invoke)};
}

}  // namespace gocxx::library

// Macros, because a template cannot take the name of a member.

/// The offset of `member` in struct T if its type is the last argument.
#define GOCXX_MEMBER(T, member, ...)                                      \
  ([]<class S>(std::type_identity<S>) -> std::ptrdiff_t {                 \
    if constexpr (!requires(S s) { s.member; })                           \
      return gocxx::library::kNoMember;                                   \
    else if constexpr (!std::is_same_v<decltype(S::member), __VA_ARGS__>) \
      return gocxx::library::kMemberOfOtherType;                          \
    else                                                                  \
      return offsetof(S, member);                                         \
  }(std::type_identity<T>()))

/// The method `name` of a Receiver, T or ptr<T>, which is the static `member` of T; its signature is the last
/// argument. `embedded`: T has it from an embedded field.
#define GOCXX_METHOD(T, Receiver, name, member, embedded, ...)                                              \
  ([]<class S>(std::type_identity<S>) -> gocxx::library::DeclaredMethod {                                   \
    using Callee = gocxx::library::Callee<Receiver, __VA_ARGS__>;                                           \
    constexpr gocxx::type_link kSignature = gocxx::rt::core::link_to<gocxx::func<__VA_ARGS__>>;             \
    auto call = [](auto... a) requires requires { S::member(a...); }                                        \
    { return S::member(a...); };                                                                            \
    if constexpr (requires { static_cast<typename Callee::Function>(&S::member); })                         \
      return gocxx::library::declared_method<Receiver, name,                                                \
                                             static_cast<typename Callee::Function>(&S::member), embedded>( \
          kSignature);                                                                                      \
    else                                                                                                    \
      return {name, kSignature, Callee::template matches<decltype(call)>(), nullptr, nullptr};              \
  }(std::type_identity<T>()))

/// The method `name` that interface type T asks for; its signature is the last argument.
#define GOCXX_ASKED_METHOD(T, name, member, ...)                                                          \
  ([]<class S>(std::type_identity<S>) -> gocxx::library::DeclaredMethod {                                 \
    using Callee = gocxx::library::Callee<S, __VA_ARGS__>;                                                \
    auto call = [](const S& s, auto... a) requires requires { s.member(a...); }                           \
    { return s.member(a...); };                                                                           \
    constexpr bool kCallable = Callee::template matches<decltype(call)>();                                \
    std::size_t (*called_entry)() = nullptr;                                                              \
    if constexpr (kCallable) called_entry = [] { return Callee::entry_called_by(decltype(call)()); };     \
    return {name,        gocxx::rt::core::link_to<gocxx::func<__VA_ARGS__>>, kCallable, nullptr, nullptr, \
            called_entry};                                                                                \
  }(std::type_identity<T>()))

/// Whether `function` can be called as one of type R(A...), the last argument.
#define GOCXX_FUNCTION(function, ...)                                                       \
  ([] {                                                                                     \
    auto call = [](auto... a) requires requires { function(a...); }                         \
    { return function(a...); };                                                             \
    return gocxx::library::FunctionCallee<__VA_ARGS__>::template matches<decltype(call)>(); \
  }())

/// Whether `variable` is of the type that is the last argument.
#define GOCXX_VARIABLE(variable, ...) std::is_same_v<decltype(variable), __VA_ARGS__>
