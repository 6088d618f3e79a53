// Runs a function on a stack large enough for the deepest tree that the parser lets through.
#pragma once

#include <cstddef>

namespace gocxx::driver {

/// Calls `function(argument)` on a thread of its own with a large stack (reserved, not committed) and waits
/// for it. Where so much address space is not to be had it takes what it gets, at least the caller's own
/// stack.
void run_on_big_stack(void (*function)(void*), void* argument);

}  // namespace gocxx::driver
