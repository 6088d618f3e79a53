// The mistakes of functions that are ranged over.
#include "gocxx/range_func.h"

#include <string_view>

#include "gocxx/panic.h"

namespace gocxx::rt::core {
namespace {

[[noreturn]] void raise(std::string_view text) { panic::raise_error(text.data(), text.size()); }

}  // namespace

void panic_range_body(long state) {
  switch (state) {
    case kRangeDone: raise("range function continued iteration after function for loop body returned false");
    case kRangeRunning: raise("range function continued iteration after loop body panic");
    default: raise("range function continued iteration after whole loop exit");
  }
}

void panic_range_end() { raise("range function recovered a loop body panic and did not resume panicking"); }

}  // namespace gocxx::rt::core
