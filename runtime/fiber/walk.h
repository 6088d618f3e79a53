// Walking stacks by their frame pointers. All code that runs on goroutines is compiled with -fno-omit-frame-pointer; a
// frame is [caller's frame pointer][return address]. Frames of foreign code without them are skipped or end the walk.
#pragma once

#include <cstdint>

#include "fiber/slots.h"

namespace gocxx::rt::fiber {

// PCs of a fiber that is not running, innermost first: where it goes on, then return addresses. Gives how many.
int walk_parked(const Fiber* fiber, std::uintptr_t* pcs, int room);

// The same for the stack that is running, from `from` on.
int walk_running(Position from, std::uintptr_t* pcs, int room);

}  // namespace gocxx::rt::fiber
