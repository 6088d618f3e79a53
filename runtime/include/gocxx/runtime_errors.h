// The error values that run-time panics carry: package runtime's Error and the types behind it.
#pragma once

#include <cstdint>

#include "gocxx/any.h"
#include "gocxx/error.h"

namespace gocxx {

namespace runtime {

/// runtime.Error: the interface of all errors of the runtime.
struct Error : interface<Error> {
  using interface::interface;
  static constexpr auto methods =
      interface_methods<signature<"Error", string()>, signature<"RuntimeError", void()>>;
  string Error_() const { return call<0, string>(); }
  void RuntimeError() const { call<1, void>(); }
};

/// An error whose text is "runtime error: " and the value.
struct errorString : defined<errorString, string> {
  using defined::defined;
  static string Error(errorString e);
  static void RuntimeError(errorString) {}
};

/// An error whose text is the value.
struct plainError : defined<plainError, string> {
  using defined::defined;
  static string Error(plainError e);
  static void RuntimeError(plainError) {}
};

/// The form of the failed index or slice expression, which determines the words.
enum class bounds_code : std::uint8_t {
  index,
  slice_length,
  slice_capacity,
  slice_low,
  slice3_length,
  slice3_capacity,
  slice3_high,
  slice3_low,
  convert,
};

/// An index or slice expression out of range: x is the number that is wrong, y the one that it was compared
/// with.
struct boundsError {
  long x;
  long y;
  bool is_signed;
  bounds_code code;

  static string Error(boundsError e);
  static void RuntimeError(boundsError) {}
  bool operator==(const boundsError&) const = default;
};

/// A failed type assertion. `interface` is null for assertions to interface types, `concrete` for nil values.
struct TypeAssertionError {
  const type* interface;
  const type* concrete;
  const type* asserted;
  string missing_method;

  static string Error(ptr<TypeAssertionError> e);
  static void RuntimeError(ptr<TypeAssertionError>) {}
  bool operator==(const TypeAssertionError&) const = default;
};

/// The value of panic(nil).
struct PanicNilError {
  static string Error(ptr<PanicNilError> e);
  static void RuntimeError(ptr<PanicNilError>) {}
  bool operator==(const PanicNilError&) const = default;
};

/// The error of a nil dereference; the report of an uncaught one adds the line about SIGSEGV.
inline errorString memory_error() {
  return errorString(string("invalid memory address or nil pointer dereference", 49));
}

}  // namespace runtime

template <>
struct type_traits<runtime::Error> {
  static constexpr const char* name = "runtime.Error";
};
template <>
const type descriptor<runtime::Error>::value;

template <>
struct type_traits<runtime::errorString> {
  static constexpr const char* name = "runtime.errorString";
  static constexpr auto methods =
      gocxx::methods<runtime::errorString, method<"Error", &runtime::errorString::Error>,
                     method<"RuntimeError", &runtime::errorString::RuntimeError>>;
};

template <>
struct type_traits<runtime::plainError> {
  static constexpr const char* name = "runtime.plainError";
  static constexpr auto methods =
      gocxx::methods<runtime::plainError, method<"Error", &runtime::plainError::Error>,
                     method<"RuntimeError", &runtime::plainError::RuntimeError>>;
};

template <>
struct type_traits<runtime::boundsError> {
  static constexpr const char* name = "runtime.boundsError";
  static constexpr auto methods =
      gocxx::methods<runtime::boundsError, method<"Error", &runtime::boundsError::Error>,
                     method<"RuntimeError", &runtime::boundsError::RuntimeError>>;
};

template <>
struct type_traits<runtime::TypeAssertionError> {
  static constexpr const char* name = "runtime.TypeAssertionError";
};
template <>
const type descriptor<runtime::TypeAssertionError>::value;
template <>
struct type_traits<ptr<runtime::TypeAssertionError>> {
  static constexpr auto methods =
      gocxx::methods<ptr<runtime::TypeAssertionError>, method<"Error", &runtime::TypeAssertionError::Error>,
                     method<"RuntimeError", &runtime::TypeAssertionError::RuntimeError>>;
};
template <>
const type descriptor<ptr<runtime::TypeAssertionError>>::value;

template <>
struct type_traits<runtime::PanicNilError> {
  static constexpr const char* name = "runtime.PanicNilError";
  static constexpr field fields[] = {{"_", type_ref<array<ptr<runtime::PanicNilError>, 0>>, 0}};
};
template <>
const type descriptor<runtime::PanicNilError>::value;
template <>
struct type_traits<ptr<runtime::PanicNilError>> {
  static constexpr auto methods =
      gocxx::methods<ptr<runtime::PanicNilError>, method<"Error", &runtime::PanicNilError::Error>,
                     method<"RuntimeError", &runtime::PanicNilError::RuntimeError>>;
};
template <>
const type descriptor<ptr<runtime::PanicNilError>>::value;

}  // namespace gocxx
