// gocxx::empty_struct: the type struct{}, one for the whole program, so that the program and the packages
// mean the same by `chan struct{}`.
#pragma once

namespace gocxx {

/// struct{}.
struct empty_struct {
  bool operator==(const empty_struct&) const = default;
};

}  // namespace gocxx
