// gocxx::error, Go's predeclared interface type.
#pragma once

#include "gocxx/interface.h"
#include "gocxx/string.h"

namespace gocxx {

/// error: the interface type with the method Error() string.
struct error : interface<error> {
  using interface::interface;
  static constexpr auto methods = interface_methods<signature<"Error", string()>>;
  string Error() const { return call<0, string>(); }
};

template <>
struct type_traits<error> {
  static constexpr const char* name = "error";
};
template <>
const type descriptor<error>::value;
template <>
const type descriptor<slice<error>>::value;
template <>
const type descriptor<func<error()>>::value;
extern template const type& rt::core::describe<error>();

}  // namespace gocxx
