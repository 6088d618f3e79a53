// The values of flags that the package makes: each refers to a variable of the program.
#pragma once

#include "gocxx/lib/flag.h"

namespace gocxx::flag {

// A flag of type T: a pointer to it is a pointer to the program's variable.
template <class T>
struct variable {
  T value{};

  static any Get(ptr<variable> v) { return any(v->value); }
  static error Set(ptr<variable> v, string text);
  static string String(ptr<variable> v);
};

// A flag that calls a function with its text.
struct funcValue {
  func<error(string)> f{};
  bool is_bool{};

  static error Set(ptr<funcValue> v, string text) { return v->f(text); }
  static string String(ptr<funcValue>) { return string(); }
};

// Whether the flag may stand without "=value".
bool is_bool(const Value& value);

// What the usage calls the value of a flag of this type: "int", "duration"; empty for a bool.
string type_word(const Value& value);

// Whether `text` is what a zero value of the same type prints.
bool is_zero(const Value& value, string text);

}  // namespace gocxx::flag

namespace gocxx {

template <class T>
struct type_traits<flag::variable<T>> {
  static constexpr const char* name = "flag.Value";
};
template <class T>
struct type_traits<ptr<flag::variable<T>>> {
  using V = flag::variable<T>;
  static constexpr auto methods =
      gocxx::methods<ptr<V>, method<"Get", &V::Get>, method<"Set", &V::Set>, method<"String", &V::String>>;
};
template <>
struct type_traits<flag::funcValue> {
  static constexpr const char* name = "flag.funcValue";
};
template <>
struct type_traits<ptr<flag::funcValue>> {
  using V = flag::funcValue;
  static constexpr auto methods =
      gocxx::methods<ptr<V>, method<"Set", &V::Set>, method<"String", &V::String>>;
};

}  // namespace gocxx
