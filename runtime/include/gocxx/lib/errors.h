// Package errors.
#pragma once

#include "gocxx/any.h"
#include "gocxx/error.h"

namespace gocxx {

namespace errors {

/// The result of New: each call returns a different error, even with the same text.
struct errorString {
  string s;
  static string Error(ptr<errorString> e) { return e->s; }
  bool operator==(const errorString&) const = default;
};

/// The result of Join.
struct joinError {
  slice<error> errs;
  static string Error(ptr<joinError> e);
  static slice<error> Unwrap(ptr<joinError> e) { return e->errs; }
};

extern error ErrUnsupported;

error New(string text);
bool Is(error err, error target);
bool As(error err, any target);
error Unwrap(error err);
error Join(slice<error> errs);

}  // namespace errors

template <>
struct type_traits<errors::errorString> {
  static constexpr const char* name = "errors.errorString";
  static constexpr field fields[] = {{"s", type_ref<string>, offsetof(errors::errorString, s)}};
};
template <>
const type descriptor<errors::errorString>::value;
template <>
struct type_traits<ptr<errors::errorString>> {
  static constexpr auto methods =
      gocxx::methods<ptr<errors::errorString>, method<"Error", &errors::errorString::Error>>;
};
template <>
const type descriptor<ptr<errors::errorString>>::value;

template <>
struct type_traits<errors::joinError> {
  static constexpr const char* name = "errors.joinError";
  static constexpr field fields[] = {{"errs", type_ref<slice<error>>, offsetof(errors::joinError, errs)}};
};
template <>
const type descriptor<errors::joinError>::value;
template <>
struct type_traits<ptr<errors::joinError>> {
  static constexpr auto methods =
      gocxx::methods<ptr<errors::joinError>, method<"Error", &errors::joinError::Error>,
                     method<"Unwrap", &errors::joinError::Unwrap>>;
};
template <>
const type descriptor<ptr<errors::joinError>>::value;

}  // namespace gocxx
