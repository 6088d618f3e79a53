// The record of a goroutine: everything that the runtime knows about it. The record lives in collected
// memory. It keeps alive what the goroutine's stack, closure and value buffer point to. The record itself is
// kept alive only by something that can wake the goroutine: a run queue, a timer, a lock, a channel that it
// waits on. So a goroutine that nothing can wake is garbage like any other object.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>

#include "fiber/slots.h"
#include "gocxx/go.h"
#include "gocxx/panic.h"
#include "gocxx/site.h"

namespace gocxx::rt::sched {

class Worker;
struct Goroutine;

enum class Status : std::uint8_t {
  kFree,      // in a pool of records, no goroutine
  kRunnable,  // in a run queue, or queued behind its slot
  kRunning,   // a worker is on its stack
  kWaiting,   // parked
};

/// An entry in the queue of something that goroutines wait on. A goroutine that waits on one thing uses the
/// entry in its record; a select statement has one entry for each clause. While the entry is in a queue, the
/// lock of that queue protects it.
struct Waiter {
  Goroutine* goroutine = nullptr;
  Waiter* next = nullptr;
  Waiter* previous = nullptr;
  union {
    void* value = nullptr;  // on a channel: the value buffer in the goroutine's record, never on its stack
    std::int64_t since;     // on a mutex: when the wait began; in time.Sleep: when it ends
  };
  int index = 0;           // number of the select clause
  bool in_select = false;  // several entries wait for one goroutine: the first to set `select_won` wakes it
  bool succeeded = false;  // true: a value was handed over; false: the channel was closed
  bool queued = false;     // the entry is in a channel's queue now
};

/// State that few goroutines need: a heap object, made at the first use, that stays with the record. Only the
/// goroutine itself uses it, except for `woken_by` and the waiters.
struct ColdState {
  Waiter* select_waiters = nullptr;  // heap array, kept for the next select
  int select_capacity = 0;
  // The select entry that was chosen; written by the waker, under the channel's lock.
  Waiter* woken_by = nullptr;
  void* large_value = nullptr;  // heap buffer for values that do not fit the record, kept for the next one
  std::size_t large_size = 0;

  // The thread's C++ exception state, saved while a goroutine that handles an exception does not run.
  void* caught_exceptions = nullptr;
  unsigned uncaught_exceptions = 0;
};

/// The wait of a parked goroutine: its waiter record, the value in transit, and the reason for reports.
struct Waiting {
  static constexpr std::size_t kInlineValue = 24;

  Waiter waiter;
  alignas(8) unsigned char inline_value[kInlineValue];
  const char* wait_reason = "";     // as "goroutine N [...]" shows it
  const site* wait_site = nullptr;  // may point into its own stack
};

/// The record. It takes less than four cache lines, ordered so that most operations touch two adjacent lines:
/// a wait touches `Waiting` up to the state; start and end touch `Fiber` up to the closure.
struct alignas(16) Goroutine : Waiting, fiber::Fiber {
  static constexpr std::size_t kInlineClosure = 48;

  // State. Written by the worker that runs the goroutine or makes it runnable; read by reports while the
  // world is stopped.
  std::atomic<Status> status{Status::kFree};
  bool large_closure = false;  // the closure is a heap object
  // Waits for an external event, so it is reachable. Release: partner of the acquire in goroutine_table.cpp's
  // mark_roots.
  std::atomic<bool> outside{false};
  bool handles_exceptions = false;  // `cold_state` holds the C++ exception state
  // Decides which of several channels wakes a select: the first that sets it.
  std::atomic<bool> select_won{false};
  std::uint32_t waiting_since = 0;  // the second in which it parked
  int saved_errno = 0;              // while it does not run

  // Identity; set when the goroutine is created.
  std::uint64_t id = 0;
  Entry entry = nullptr;
  void* created_at = nullptr;    // PC after the go statement's call
  std::uint64_t created_by = 0;  // id of the creator, 0 for the main goroutine
  // The closure, or the address of a heap object if it is larger.
  alignas(16) unsigned char inline_closure[kInlineClosure];

  panic::GoroutineState panic_state;

  ColdState* cold_state = nullptr;

  void* closure() { return large_closure ? *reinterpret_cast<void**>(inline_closure) : inline_closure; }
};
static_assert(sizeof(Goroutine) == 240 || fiber::kSanitized, "programs have a million of these");

/// Returns the cold state of the current goroutine and makes it if there is none. Allocates, so the caller
/// holds no lock.
ColdState& cold_state_of(Goroutine* self);

/// Returns the goroutine that runs on this thread, or null on a worker's own stack and on other threads. Not
/// inlined, so that no thread-local address is kept over a switch.
Goroutine* current();

/// The after-switch callback: called when the goroutine's stack has been left, on the stack of the next
/// goroutine or of the worker. It releases the locks that keep others from waking the goroutine. It does not
/// block.
using AfterSwitch = void (*)(Goroutine* goroutine, void* data);

/// Parks the current goroutine until another calls `ready`. `after_switch` runs after the goroutine's stack
/// has been left and its slot is parked, so a thread that takes the lock that `after_switch` releases may
/// ready it at once. `reason` is a string literal.
void park(const char* reason, const site* where, AfterSwitch after_switch, void* data);

/// The same for a wait for an external event: the goroutine counts as reachable. Only ready_outside ends the
/// wait; any thread may call it.
void park_outside(const char* reason, AfterSwitch after_switch, void* data);
void ready_outside(Goroutine* goroutine);

/// The first function on a goroutine's stack: runs the goroutine and ends it. Set by panic/, which also
/// handles C++ exceptions that leave the goroutine's function.
extern void (*run_goroutine)(void* fiber);

/// Ends the current goroutine. Its deferred calls have run.
[[noreturn]] void end_current();

/// Makes a parked goroutine runnable: the next one on this worker, or on any worker if the caller is not one.
void ready(Goroutine* goroutine);

/// Prefetches the record of a goroutine that will be readied soon. It is probably in no cache.
inline void prefetch_for_ready(const Goroutine* goroutine) {
  __builtin_prefetch(&goroutine->stack_pointer, 1);
  __builtin_prefetch(&goroutine->status, 1);
}

/// Prefetches the record of a goroutine that will run soon, perhaps for the first time.
inline void prefetch_for_start(const Goroutine* goroutine) {
  prefetch_for_ready(goroutine);
  __builtin_prefetch(goroutine->inline_closure + Goroutine::kInlineClosure - 1, 1);
}

/// Resets the ids and counts between two runs.
void restart_counts();

/// Queues fibers (linked by `next`) again that waited for a slot.
void requeue_all(fiber::Fiber* fibers);

}  // namespace gocxx::rt::sched
