// Go's panic where fmt asks a nil operand for its type.
#pragma once

#include "gocxx/any.h"
#include "gocxx/type.h"

namespace gocxx {

namespace rt::fmt {

/// reflect.ValueError, as far as fmt needs it.
struct ValueError {
  string Method;
  unsigned long Kind;

  static string Error(ptr<ValueError> e);
};

[[noreturn]] void panic_no_value();

}  // namespace rt::fmt

template <>
struct type_traits<rt::fmt::ValueError> {
  static constexpr const char* name = "reflect.ValueError";
  static constexpr field fields[] = {{"Method", type_ref<string>, offsetof(rt::fmt::ValueError, Method)},
                                     {"Kind", type_ref<unsigned long>, offsetof(rt::fmt::ValueError, Kind)}};
};
template <>
struct type_traits<ptr<rt::fmt::ValueError>> {
  static constexpr auto methods =
      gocxx::methods<ptr<rt::fmt::ValueError>, method<"Error", &rt::fmt::ValueError::Error>>;
};

}  // namespace gocxx
