// The stacks that goroutines run on, and how many goroutines share few stacks.
//
// There are kSlots slots of large virtual size. A fiber gets a home slot when it first runs and runs only
// there, because the addresses of what lies on its stack must not change. While slots are plenty each fiber
// has one for itself. When they run short, the used bytes of a parked fiber are copied out to a block of
// exactly their size (eviction) and its slot becomes another's home as well; before the first runs again, its
// bytes are copied back to where they were.
//
// Each slot has one atomic word: the fiber whose bytes lie in it (the occupant) and what goes on there. The
// word is the only thing on which workers agree:
//
//   free     -> running   a fiber without a stack takes it for its home, or an evicted one comes back
//   parked   -> running   the occupant is run again, by any worker
//   parked   -> busy      another fiber wants the slot: its worker copies the occupant out, then itself in,
//   -> running free     -> busy      the same without an occupant; or the pages of an idle deep stack are
//   given back, -> free/parked running  -> parked    the worker has left the occupant's stack (never before:
//   from then on others may run it) running  -> free      the occupant has ended
//
// A fiber whose home is running or busy queues behind it: it is linked to the slot's waiters and the word
// gets the contended mark, both under one lock; who next takes the word out of running or busy sees the mark
// and hands the waiters back to the scheduler. So a waiter is never forgotten: either the mark is set before
// the word changes, or setting the mark fails and the worker looks again.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>

#include "fiber/blocks.h"
#include "fiber/context.h"
#include "fiber/sanitizer.h"
#include "platform/debug_switches.h"

namespace gocxx::rt::fiber {

struct Slot;

// What this layer knows of a goroutine. Whoever runs it (who took its slot to running) owns all fields; a
// parked one belongs to whoever takes its slot to busy.
struct alignas(16) Fiber {               // the low bits of its address carry the slot's state
  StackPointer stack_pointer = nullptr;  // where it goes on, while it does not run
  Slot* home = nullptr;                  // null until it first runs
  char* evicted =
      nullptr;            // its bytes [stack_pointer, top of home), copied out; null while they are in place
  Fiber* next = nullptr;  // link of the one queue that it is in
  [[no_unique_address]] Shadow shadow;
};

// The word: occupant (16-byte aligned) | kContended | state. `listed` is apart: a slot is in at most one free
// list.
enum State : std::uintptr_t { kFree = 0, kParked = 1, kRunning = 2, kBusy = 3 };
inline constexpr std::uintptr_t kStateMask = 3;
inline constexpr std::uintptr_t kContended = 4;
inline constexpr std::uintptr_t kFlags = 15;

struct Slot {
  std::atomic<std::uintptr_t> word{kFree};
  char* top = nullptr;              // one past the highest byte
  Fiber* waiters = nullptr;         // under the lock of slots.cpp
  std::atomic<bool> listed{false};  // in a free list; whoever takes it from there clears it
};

inline std::uintptr_t pack(Fiber* fiber, State state) {
  return reinterpret_cast<std::uintptr_t>(fiber) | state;
}

// What a worker keeps for itself.
struct SlotCache {
  static constexpr int kSize = 16;
  static constexpr unsigned kRecent = 64;

  // Free slots, the warmest last.
  Slot* slots[kSize];
  int count = 0;

  // Once slots are short: where goroutines parked here lately, the oldest at `parks`. Their stacks are copied
  // out first when a new goroutine needs a slot: they are in the caches, and so are the pages of few slots.
  // Now and then another slot takes part, so that the homes of many goroutines are spread over all slots.
  Slot* recent[kRecent] = {};
  unsigned parks = 0;
  unsigned evictions = 0;

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

enum class Entered {
  kReady,   // the fiber's stack is in place and its slot running
  kQueued,  // somebody is on its home slot; `leave_*` of that one hands it back
  kNoSlot,  // (new fiber) every slot is running, or somebody's home while slots are not shared; try again
            // later
};

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

// The usual case of `enter`: the fiber is parked and its bytes are in place. False: call `enter`. Acquire:
// what the one who parked wrote to the stack is seen.
inline bool try_enter_in_place(Fiber* fiber) {
  if (fiber->home == nullptr) return false;
  if (!slots_shared) [[likely]]
    return true;
  std::uintptr_t parked = pack(fiber, kParked);
  return fiber->home->word.compare_exchange_strong(parked, pack(fiber, kRunning), std::memory_order_acquire);
}

// Before a fiber is run that may not have run for a while: its stack is in no cache then, nor is the way to its
// page. If slots are shared its bytes may be elsewhere; what lies in their place, of about the same size, is
// copied out. Others may run or evict the fiber meanwhile: what is read here is a hint and right enough whenever
// it was written, so nothing orders it, and ThreadSanitizer does not look.
[[gnu::no_sanitize("thread")]] inline void prefetch(const Fiber* fiber) {
  constexpr std::size_t kLine = 64;
  const char* stack = __atomic_load_n(&fiber->stack_pointer, __ATOMIC_RELAXED);
  for (std::size_t i = 0; i < 3 * kLine; i += kLine) __builtin_prefetch(stack + i, 1);
  if (!slots_shared) [[likely]]
    return;
  const char* evicted = __atomic_load_n(&fiber->evicted, __ATOMIC_RELAXED);
  if (evicted == nullptr) return;
  __builtin_prefetch(__atomic_load_n(&fiber->home, __ATOMIC_RELAXED), 1);
  for (std::size_t i = 0; i < 4 * kLine; i += kLine) __builtin_prefetch(evicted + i);
}

// After the worker has left the stack of `fiber`: others may run or evict it from now on. Gives the fibers
// (linked by `next`) that queued behind it, or null.
[[nodiscard]] inline Fiber* leave_parked(Fiber* fiber, SlotCache& cache);

// After the worker has left the stack of `fiber`, which has ended.
[[nodiscard]] Fiber* leave_ended(Fiber* fiber, SlotCache& cache);

// The waiters of a slot that was taken out of running or busy with the contended mark.
Fiber* take_waiters(Slot* slot);

// GOCXX_DEBUG=evict: instead of parked the stack is left empty at once, its slot free for all.
Fiber* leave_evicted(Fiber* fiber, SlotCache& cache);

// Release: partner of whoever takes the word out of parked.
inline Fiber* leave_parked(Fiber* fiber, SlotCache& cache) {
  Slot* slot = fiber->home;
  if (!slots_shared) [[likely]]
    return nullptr;
  if (platform::debug_switches.evict) [[unlikely]]
    return leave_evicted(fiber, cache);
  cache.recent[cache.parks++ % SlotCache::kRecent] = slot;
  std::uintptr_t before = slot->word.exchange(pack(fiber, kParked), std::memory_order_acq_rel);
  return (before & kContended) == 0 ? nullptr : take_waiters(slot);
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

// Gives back the pages of slot number `index` if its stack was deep and is not any more; false: there is no
// such slot. Any thread, while no worker can run a goroutine.
bool trim_stack(std::size_t index);

}  // namespace gocxx::rt::fiber
