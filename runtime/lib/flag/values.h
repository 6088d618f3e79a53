// The values of flags that the package makes: each refers to a variable of the program.
#pragma once

#include "gocxx/defined.h"
#include "gocxx/lib/flag.h"

namespace gocxx::flag {

/// A flag of type T: a pointer to it is a pointer to the program's variable.
template <class T>
struct variable {
  T value{};

  static any Get(ptr<variable> v) { return any(v->value); }
  static bool IsBoolFlag(ptr<variable>) { return true; }  // a method of bools only
  static error Set(ptr<variable> v, string text);
  static string String(ptr<variable> v);
};

/// A flag that calls a function with its text.
struct funcValue : defined<funcValue, func<error(string)>> {
  using defined::defined;
  static error Set(funcValue f, string text) { return f(text); }
  static string String(funcValue) { return string(); }
};

/// The same for one that may stand without "=value".
struct boolFuncValue : defined<boolFuncValue, func<error(string)>> {
  using defined::defined;
  static bool IsBoolFlag(boolFuncValue) { return true; }
  static error Set(boolFuncValue f, string text) { return f(text); }
  static string String(boolFuncValue) { return string(); }
};

/// Go's names of the types of flags.
template <class T>
inline constexpr const char* type_name = nullptr;
template <>
inline constexpr const char* type_name<bool> = "flag.boolValue";
template <>
inline constexpr const char* type_name<double> = "flag.float64Value";
template <>
inline constexpr const char* type_name<string> = "flag.stringValue";
template <>
inline constexpr const char* type_name<time::Duration> = "flag.durationValue";
template <>
inline constexpr const char* type_name<long> = "flag.intValue";
template <>
inline constexpr const char* type_name<long long> = "flag.int64Value";
template <>
inline constexpr const char* type_name<unsigned long> = "flag.uintValue";
template <>
inline constexpr const char* type_name<unsigned long long> = "flag.uint64Value";

/// Whether the flag may stand without "=value".
bool is_bool(const Value& value);

/// Returns the usage's name for the value of a flag of this type: "int", "duration"; empty for a bool.
string type_word(const Value& value);

/// Returns whether a zero value of the same type prints `text`. If its String panics, `panic_text` is set to
/// the panic's text.
bool is_zero(const Value& value, string text, string& panic_text);

/// The name of a set: for the command line's own one the program's.
string name_of(ptr<FlagSet> f);

}  // namespace gocxx::flag

namespace gocxx {

template <class T>
struct type_traits<flag::variable<T>> {
  static constexpr const char* name = flag::type_name<T>;
};
template <class T>
struct type_traits<ptr<flag::variable<T>>> {
  using V = flag::variable<T>;
  static constexpr auto methods =
      gocxx::methods<ptr<V>, method<"Get", &V::Get>, method<"Set", &V::Set>, method<"String", &V::String>>;
};
template <>
struct type_traits<ptr<flag::variable<bool>>> {
  using V = flag::variable<bool>;
  static constexpr auto methods =
      gocxx::methods<ptr<V>, method<"Get", &V::Get>, method<"IsBoolFlag", &V::IsBoolFlag>,
                     method<"Set", &V::Set>, method<"String", &V::String>>;
};
template <>
struct type_traits<flag::funcValue> {
  using V = flag::funcValue;
  static constexpr const char* name = "flag.funcValue";
  static constexpr auto methods = gocxx::methods<V, method<"Set", &V::Set>, method<"String", &V::String>>;
};
template <>
struct type_traits<flag::boolFuncValue> {
  using V = flag::boolFuncValue;
  static constexpr const char* name = "flag.boolFuncValue";
  static constexpr auto methods = gocxx::methods<V, method<"IsBoolFlag", &V::IsBoolFlag>,
                                                 method<"Set", &V::Set>, method<"String", &V::String>>;
};

}  // namespace gocxx
