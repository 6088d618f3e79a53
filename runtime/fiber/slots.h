// The stacks that goroutines run on, and how many goroutines share few stacks.
//
// There are kSlots slots of large virtual size. A fiber gets a home slot when it first runs and runs only
// there, because the addresses of what lies on its stack must not change. While slots are plenty each fiber
// has one for itself. When they run short, the used bytes of a parked fiber are copied out to a block of
// about their size (eviction) and its slot becomes another's home as well; before the first runs again, its
// bytes are copied back to where they were.
//
// Who is on a slot, and how workers agree on it, is in occupancy.h.
#pragma once

#include <atomic>
#include <cstddef>

#include "fiber/blocks.h"
#include "fiber/fiber.h"
#include "fiber/occupancy.h"
#include "platform/debug_switches.h"
#include "platform/lock.h"
#include "platform/prefetch.h"

namespace gocxx::rt::fiber {

struct Slot {
  Occupancy occupancy;
  char* top = nullptr;  // one past the highest byte
  // Where the bytes of the parked occupant begin, once slots are shared: who turns it out need not look at its
  // record, which is in no cache. Written by who leaves it parked, before he lets go of the word;
  // others may read it at any time for a hint.
  std::atomic<char*> parked_at{nullptr};
};

// What a worker keeps for itself.
struct SlotCache {
  static constexpr int kSize = 16;

  // Free slots, the warmest last.
  Slot* slots[kSize];
  int count = 0;

  // Once slots are short: slots [victim, victims_end) are looked at next for somebody to turn out.
  std::size_t victim = 0;
  std::size_t victims_end = 0;

  BlockCache blocks;
};

// A sanitizer has much of the address space for itself and pays for each stack: it gets few small ones.
inline constexpr std::size_t kSlots = kSanitized ? 256 : 2048;
inline constexpr std::size_t kSlotSize = std::size_t{kSanitized ? 256 : 512}
                                         << 20;  // as deep as Go's stacks get
// At the low end. No frame steps over it: what is compiled with -fstack-clash-protection touches each page of
// a large one. (A guard of a megabyte, which would do for most without, takes four times as long to set up.)
inline constexpr std::size_t kGuard = std::size_t{64} << 10;

// Reserves the slots, fewer or smaller ones if the system does not give so much. Once; later calls do
// nothing.
void reserve_slots();

// Before running `fiber`: puts its stack in place. A new fiber gets a stack that calls entry(fiber).
Entered enter(Fiber* fiber, FirstFunction entry, SlotCache& cache);

// Whether several fibers may have the same home. Until the first time that slots run short nobody but the
// worker that runs a fiber touches its slot, so there is nothing to agree on: the word of an occupied slot
// says parked all the time, and is written by plain stores where the occupant comes and goes; the queues
// through which a goroutine goes from one worker to another order them, like all that is on its stack.
// Written with the world stopped only, when all fibers with a stack are parked indeed and nobody is in the
// middle of entering or leaving; never unset.
extern bool slots_shared;
void share_slots();

// Of the free slots and of the fibers that wait for theirs. Rarely taken.
extern platform::SpinLock shared_lock;

// The usual case of `enter`: the fiber is parked and its bytes are in place. False: call `enter`.
inline bool try_enter_in_place(Fiber* fiber) {
  if (fiber->home == nullptr) return false;
  if (!slots_shared) [[likely]]
    return true;
  return fiber->home->occupancy.try_resume(fiber);
}

inline void prefetch_stack(const char* stack_pointer) { platform::prefetch_to_write(stack_pointer, 3); }

// Before a fiber is run that may not have run for a while: its stack is in no cache then, nor is the way to its
// page. If slots are shared its bytes may be elsewhere; what lies in their place, of about the same size, is
// copied out. Others may run or evict the fiber meanwhile: what is read here is a hint and right enough whenever
// it was written, so nothing orders it, and ThreadSanitizer does not look.
[[gnu::no_sanitize("thread")]] inline void prefetch(const Fiber* fiber) {
  prefetch_stack(__atomic_load_n(&fiber->stack_pointer, __ATOMIC_RELAXED));
  if (!slots_shared) [[likely]]
    return;
  const char* evicted = __atomic_load_n(&fiber->evicted, __ATOMIC_RELAXED);
  if (evicted == nullptr) return;
  __builtin_prefetch(__atomic_load_n(&fiber->home, __ATOMIC_RELAXED), 1);
  platform::prefetch_to_read(evicted, 4);
}

// After the worker has left the stack of `fiber`: others may run or evict it from now on. Gives the fibers
// (linked by `next`) that queued behind it, or null.
[[nodiscard]] inline Fiber* leave_parked(Fiber* fiber, SlotCache& cache);

// After the worker has left the stack of `fiber`, which has ended.
[[nodiscard]] Fiber* leave_ended(Fiber* fiber, SlotCache& cache);

// GOCXX_DEBUG=evict: instead of parked the stack is left empty at once, its slot free for all.
Fiber* leave_evicted(Fiber* fiber, SlotCache& cache);

inline Fiber* leave_parked(Fiber* fiber, SlotCache& cache) {
  Slot* slot = fiber->home;
  if (!slots_shared) [[likely]]
    return nullptr;
  slot->parked_at.store(fiber->stack_pointer, std::memory_order_relaxed);
  if (platform::debug_switches.evict) [[unlikely]]
    return leave_evicted(fiber, cache);
  return slot->occupancy.leave_parked(fiber, shared_lock);
}

// Takes the stack from a parked fiber that will never run. The world is stopped.
void discard(Fiber* fiber, SlotCache& cache);

// Gives a worker's free slots to all.
void flush(SlotCache& cache);

// The bytes of a fiber that is not running: where they are now, and where they were when it ran.
struct StackBytes {
  const char* start;      // the byte at `stack_pointer`
  const char* end;        // one past the outermost frame
  const char* addressed;  // the address at which `start` was, and will be when it runs
};
StackBytes stack_bytes(const Fiber* fiber);

// The slot in whose guard `address` lies, or null.
const Slot* guarded_slot(const void* address);
// The addresses of all slots.
struct Area {
  const void* start;
  std::size_t size;
};
Area slots_area();
// The stack [low, high) of the slot that `address` lies in, or false.
bool stack_around(const void* address, const char** low, const char** high);

// Memory that stacks hold, those of no goroutine included: a page of each slot that was ever used, and blocks.
std::size_t stack_memory();

// Gives back the pages of slot number `index` if its stack was deep and is not any more; false: there is no
// such slot. Any thread, while no worker can run a goroutine.
bool trim_stack(std::size_t index);

}  // namespace gocxx::rt::fiber
