// The source position of a caller, for library functions that report it (log, flag, runtime.Caller).
#pragma once

#include <cstdint>
#include <string_view>

namespace gocxx::rt::trace {

/// The source position of a call.
struct CallSite {
  std::uintptr_t pc = 0;
  char file[512];
  int line = 0;  // 0 if there is no such call
};

/// Returns where the current goroutine called a function of `package` ("log"). With `depth` > 0 it returns
/// the call that is `depth` functions further up.
CallSite caller_of(std::string_view package, long depth);

}  // namespace gocxx::rt::trace
