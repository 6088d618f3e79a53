// A fiber: the part of a goroutine that the lower layers know.
#pragma once

#include "fiber/context.h"
#include "fiber/sanitizer.h"

namespace gocxx::rt::fiber {

struct Slot;

/// The part of a goroutine's record that the stacks need. The worker that changed the state of its home slot
/// to running or swapping (slot_ownership.h) owns all fields but `next`. Aligned, because the low bits of its
/// address carry the slot's state.
struct alignas(16) Fiber {
  StackPointer stack_pointer = nullptr;  // where it continues, while it does not run
  Slot* home = nullptr;                  // null until it first runs
  /// The copy of its bytes [stack_pointer, top of home) while it is evicted; null while they are in place.
  char* evicted = nullptr;
  Fiber* next = nullptr;  // link of the one queue that it is in; under the lock of that queue
  [[no_unique_address]] Shadow shadow;
};

}  // namespace gocxx::rt::fiber
