// gocxx::uintptr: Go's uintptr, a type distinct from uint and uint64.
#pragma once

#include "gocxx/defined.h"

namespace gocxx {

/// uintptr.
struct uintptr : defined<uintptr, unsigned long> {
  using defined::defined;
};

}  // namespace gocxx
