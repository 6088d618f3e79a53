// Errorf: an error with a formatted text that wraps the operands of %w.
#include <algorithm>

#include "gocxx/builtin.h"
#include "gocxx/lib/errors.h"
#include "gocxx/lib/fmt.h"
#include "gocxx/range.h"
#include "lib/fmt/printer.h"

namespace gocxx {

namespace fmt {

namespace {

// The error of a format with one %w: it wraps one error.
struct wrapError {
  string msg;
  error err;
  static string Error(ptr<wrapError> e) { return e->msg; }
  static error Unwrap(ptr<wrapError> e) { return e->err; }
};

// The error of a format with several.
struct wrapErrors {
  string msg;
  slice<error> errs;
  static string Error(ptr<wrapErrors> e) { return e->msg; }
  static slice<error> Unwrap(ptr<wrapErrors> e) { return e->errs; }
};

}  // namespace

}  // namespace fmt

template <>
struct type_traits<fmt::wrapError> {
  static constexpr const char* name = "fmt.wrapError";
  static constexpr field fields[] = {{"msg", type_ref<string>, offsetof(fmt::wrapError, msg)},
                                     {"err", type_ref<error>, offsetof(fmt::wrapError, err)}};
};
template <>
struct type_traits<ptr<fmt::wrapError>> {
  static constexpr auto methods = gocxx::methods<ptr<fmt::wrapError>, method<"Error", &fmt::wrapError::Error>,
                                                 method<"Unwrap", &fmt::wrapError::Unwrap>>;
};
template <>
struct type_traits<fmt::wrapErrors> {
  static constexpr const char* name = "fmt.wrapErrors";
  static constexpr field fields[] = {{"msg", type_ref<string>, offsetof(fmt::wrapErrors, msg)},
                                     {"errs", type_ref<slice<error>>, offsetof(fmt::wrapErrors, errs)}};
};
template <>
struct type_traits<ptr<fmt::wrapErrors>> {
  static constexpr auto methods =
      gocxx::methods<ptr<fmt::wrapErrors>, method<"Error", &fmt::wrapErrors::Error>,
                     method<"Unwrap", &fmt::wrapErrors::Unwrap>>;
};

namespace fmt {

error Errorf(string format, args a) {
  rt::fmt::Printer p;
  slice<long> wrapped;
  p.errorf(format, a, wrapped);
  string text = p.take_text();
  if (wrapped.len() == 0) return errors::New(text);
  if (wrapped.len() == 1) {
    auto [err, ok] = type_assert_ok<error>(rt::core::keep(a[wrapped[0]]));
    return new_object(wrapError{text, err});
  }
  std::sort(wrapped.data(), wrapped.data() + wrapped.len());
  slice<error> errs;
  for (auto [i, operand] : range(wrapped)) {
    if (i > 0 && wrapped[i - 1] == operand) continue;
    if (auto [err, ok] = type_assert_ok<error>(rt::core::keep(a[operand])); ok) errs = append(errs, err);
  }
  return new_object(wrapErrors{text, errs});
}

}  // namespace fmt

}  // namespace gocxx
