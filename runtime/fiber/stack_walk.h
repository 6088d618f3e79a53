// Walking stacks by their frame pointers. All code that runs on goroutines is compiled with
// -fno-omit-frame-pointer; a frame is [caller's frame pointer][return address]. Foreign code without frame
// pointers is skipped or ends the walk.
#pragma once

#include <cstdint>

#include "fiber/slots.h"

namespace gocxx::rt::fiber {

/// Called for each PC, innermost first: where the stack continues, then return addresses. Returns false to
/// end the walk.
using Visit = bool (*)(std::uintptr_t pc, void* data);

/// Walks the stack of a fiber that is not running, evicted or not.
void walk_parked(const Fiber* fiber, Visit visit, void* data);

/// Walks the stack that is running (or was interrupted), from `from` on.
void walk_running(Position from, Visit visit, void* data);

}  // namespace gocxx::rt::fiber
