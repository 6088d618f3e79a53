// The functions of the standard packages that a program can call. The library's C++ code has many more, which
// tracebacks do not show.
#pragma once

#include <string_view>

namespace gocxx::rt::trace {

/// The declaration of a library function.
struct Declaration {
  std::string_view name;  // "container/list.(*List).Len"; empty if there is none
  std::string_view file;  // "container/list/list.gc", where the package is declared
  int line = 0;
};

/// Returns the declaration of a function; `name` is as go_name writes it: "container.list.(*List).Len". A
/// signal handler may call it.
Declaration find_declaration(std::string_view name);

}  // namespace gocxx::rt::trace
