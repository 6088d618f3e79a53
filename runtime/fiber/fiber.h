// What the lower layers know of a goroutine.
#pragma once

#include "fiber/context.h"
#include "fiber/sanitizer.h"

namespace gocxx::rt::fiber {

struct Slot;

// Whoever runs it (who took its slot to running) owns all fields; a parked one belongs to whoever takes its
// slot to busy.
struct alignas(16) Fiber {               // the low bits of its address carry the slot's state
  StackPointer stack_pointer = nullptr;  // where it goes on, while it does not run
  Slot* home = nullptr;                  // null until it first runs
  char* evicted =
      nullptr;            // its bytes [stack_pointer, top of home), copied out; null while they are in place
  Fiber* next = nullptr;  // link of the one queue that it is in
  [[no_unique_address]] Shadow shadow;
};

}  // namespace gocxx::rt::fiber
