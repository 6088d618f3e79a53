// Runs a function on a stack large enough for the deepest tree that the parser lets through.
#pragma once

#include <cstddef>

namespace gocxx::driver {

/// Calls `function(argument)` on a thread of its own with a large stack (reserved, not committed) and waits
/// for it. If that much address space is missing, uses a smaller stack; at least the caller's own.
void run_on_big_stack(void (*function)(void*), void* argument);

}  // namespace gocxx::driver
