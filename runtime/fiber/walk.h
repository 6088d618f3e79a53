// Walking stacks by their frame pointers. All code that runs on goroutines is compiled with
// -fno-omit-frame-pointer; a frame is [caller's frame pointer][return address]. Frames of foreign code
// without them are skipped or end the walk.
#pragma once

#include <cstdint>

#include "fiber/slots.h"

namespace gocxx::rt::fiber {

// Called for each PC, innermost first: where the stack goes on, then return addresses. False ends the walk.
using Visit = bool (*)(std::uintptr_t pc, void* data);

// A fiber that is not running.
void walk_parked(const Fiber* fiber, Visit visit, void* data);

// The stack that is running (or was interrupted), from `from` on.
void walk_running(Position from, Visit visit, void* data);

}  // namespace gocxx::rt::fiber
