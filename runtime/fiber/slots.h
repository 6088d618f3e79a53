// The stacks that goroutines run on, and how many goroutines share few stacks.
//
// There are kSlots slots of large virtual size. A fiber gets a home slot when it first runs, and runs only
// there, because the addresses of what lies on its stack must not change. While there are enough slots, each
// fiber has one for itself. When slots run short, a parked fiber is evicted: its used bytes are copied to a
// block of about their size, and its slot becomes the home of another fiber as well. Before the evicted fiber
// runs again, its bytes are copied back to where they were.
//
// slot_ownership.h says which fiber's bytes lie in a slot, and how workers agree on it.
#pragma once

#include <atomic>
#include <cstddef>

#include "fiber/eviction_blocks.h"
#include "fiber/fiber.h"
#include "fiber/slot_ownership.h"
#include "platform/debug_switches.h"
#include "platform/lock.h"
#include "platform/prefetch.h"

namespace gocxx::rt::fiber {

/// One stack. In a table that lives as long as the process.
struct Slot {
  SlotOwnership ownership;
  char* top = nullptr;  // one past the highest byte; constant once the slot is prepared
  /// Where the bytes of the parked owner begin, once slots are shared. So a worker that evicts the owner need
  /// not read its record, which is in no cache. The worker that parks the owner writes it before it leaves
  /// the slot (`leave_parked` orders it); other workers read it at any time as a hint. Relaxed.
  std::atomic<char*> parked_at{nullptr};
};

/// A worker's own slots and blocks. Used by that worker alone, or by any thread with the world stopped.
struct SlotCache {
  static constexpr int kSize = 16;

  /// Free slots, the most recently used last.
  Slot* slots[kSize];
  int count = 0;

  /// Once slots are short: the next slots whose owners may be evicted are [victim, victims_end).
  std::size_t victim = 0;
  std::size_t victims_end = 0;

  BlockCache blocks;
};

/// How many slots there are at most. A sanitizer takes much of the address space and pays for each stack, so
/// with one there are few small slots.
inline constexpr std::size_t kSlots = kSanitized ? 256 : 2048;
/// The virtual size of a slot: as deep as Go's stacks get.
inline constexpr std::size_t kSlotSize = std::size_t{kSanitized ? 256 : 512} << 20;
/// The size of the guard at the low end of a slot. No frame steps over it: code that is compiled with
/// -fstack-clash-protection touches each page of a large frame. (A guard of a megabyte, which would do for
/// most code without that option, takes four times as long to set up.)
inline constexpr std::size_t kGuard = std::size_t{64} << 10;

/// Reserves the slots; fewer or smaller ones if address space is short. Later calls do nothing.
void reserve_slots();

/// Puts the stack of `fiber` in place, before the worker runs it. A new fiber gets a stack that calls
/// entry(fiber).
Entered enter(Fiber* fiber, FirstFunction entry, SlotCache& cache);

/// Whether several fibers may have the same home. Before slots run short for the first time, only the worker
/// that runs a fiber touches its slot, so there is nothing to agree on: the word of an owned slot says parked
/// all the time, and plain stores write it when the owner comes and goes. The queues through which a
/// goroutine goes from one worker to another order these stores, like everything on its stack. Written only
/// with the world stopped, when all fibers with a stack are parked and no worker is entering or leaving a
/// slot. Never unset.
extern bool slots_shared;
/// Sets `slots_shared`. The world is stopped.
void share_slots();

/// Guards the list of free slots and the fibers that wait for their home slots. Rarely taken.
extern platform::SpinLock shared_lock;

/// The usual case of `enter`: the fiber is parked and its bytes are in place. Returns false if `enter` must
/// be called.
inline bool try_enter_in_place(Fiber* fiber) {
  if (fiber->home == nullptr) return false;
  if (!slots_shared) [[likely]]
    return true;
  return fiber->home->ownership.try_resume(fiber);
}

/// Fetches the end of a stack that is used first.
inline void prefetch_stack(const char* stack_pointer) { platform::prefetch_to_write(stack_pointer, 3); }

/// Fetches the stack of a fiber that is about to run and may not have run for a while: neither its stack nor
/// the translation of its page's address is cached then. If the fiber is evicted, its block is fetched as
/// well; the bytes in its home slot, of about the same size, will be copied out. Other workers may run or
/// evict the fiber meanwhile. The values read here are hints, so nothing orders them, and ThreadSanitizer
/// does not check them.
__attribute__((no_sanitize("thread"))) inline void prefetch(const Fiber* fiber) {
  prefetch_stack(__atomic_load_n(&fiber->stack_pointer, __ATOMIC_RELAXED));
  if (!slots_shared) [[likely]]
    return;
  const char* evicted = __atomic_load_n(&fiber->evicted, __ATOMIC_RELAXED);
  if (evicted == nullptr) return;
  __builtin_prefetch(__atomic_load_n(&fiber->home, __ATOMIC_RELAXED), 1);
  platform::prefetch_to_read(evicted, 4);
}

/// Called after the worker has left the stack of `fiber`, which parks: other workers may run or evict it from
/// now on. Returns the fibers that queued behind it, linked by `next`, or null.
[[nodiscard]] inline Fiber* leave_parked(Fiber* fiber, SlotCache& cache);

/// Called after the worker has left the stack of `fiber`, which has ended. Returns the fibers that queued
/// behind it.
[[nodiscard]] Fiber* leave_ended(Fiber* fiber, SlotCache& cache);

/// GOCXX_DEBUG=evict: `leave_parked` that evicts the fiber at once and frees its slot.
Fiber* leave_evicted(Fiber* fiber, SlotCache& cache);

inline Fiber* leave_parked(Fiber* fiber, SlotCache& cache) {
  Slot* slot = fiber->home;
  if (!slots_shared) [[likely]]
    return nullptr;
  slot->parked_at.store(fiber->stack_pointer, std::memory_order_relaxed);
  if (platform::debug_switches.evict) [[unlikely]]
    return leave_evicted(fiber, cache);
  return slot->ownership.leave_parked(fiber, shared_lock);
}

/// Takes the stack from a parked fiber that will never run. The world is stopped.
void discard(Fiber* fiber, SlotCache& cache);

/// Moves a worker's free slots and blocks to where all workers find them.
void flush(SlotCache& cache);

/// The bytes of a fiber that is not running: where they are now, and where they were when it ran.
struct StackBytes {
  const char* start;      // the byte at `stack_pointer`
  const char* end;        // one past the outermost frame
  const char* addressed;  // the address at which `start` was, and will be when it runs
};
/// Returns the bytes of a fiber that no worker runs; all null if it has no stack yet.
StackBytes stack_bytes(const Fiber* fiber);

/// Returns the slot in whose guard `address` lies, or null.
const Slot* guarded_slot(const void* address);
/// The addresses of all slots.
struct Area {
  const void* start;
  std::size_t size;
};
Area slots_area();
/// Sets [low, high) to the stack of the slot that `address` lies in. Returns false if it lies in no slot.
bool stack_around(const void* address, const char** low, const char** high);

/// Returns the memory that stacks hold, with or without a goroutine: a page of each slot that was ever used,
/// and blocks.
std::size_t stack_memory();

/// Releases the unused pages of slot number `index` if its stack was deep and is not deep any more. Returns
/// false if there is no such slot. Any thread may call it while no worker can run a goroutine.
bool trim_stack(std::size_t index);

}  // namespace gocxx::rt::fiber
