// Who called: for what is logged with its place.
#pragma once

#include <cstdint>
#include <string_view>

namespace gocxx::rt::trace {

struct CallPlace {
  std::uintptr_t pc = 0;
  char file[512];
  int line = 0;  // 0 if there is no such call
};

// Where the goroutine that asks has called a function of `package` ("log") from; with `depth` > 0, where as many
// functions further up have been called.
CallPlace caller_of(std::string_view package, long depth);

}  // namespace gocxx::rt::trace
