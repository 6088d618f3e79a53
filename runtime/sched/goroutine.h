// The record of a goroutine: everything the runtime knows of it. It lives in collected memory and keeps alive
// what its stack, its closure and its value room point to; it is itself kept alive only by whoever can make
// it go on: a run queue, a timer, a lock, the channels it waits on. So a goroutine that nothing can wake is
// garbage like any other.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>

#include "fiber/slots.h"
#include "gocxx/go.h"
#include "gocxx/site.h"

namespace gocxx {
class defers;
}

namespace gocxx::rt::panic {
struct Panic;
}

namespace gocxx::rt::sched {

class Worker;
struct Goroutine;

enum class Status : std::uint8_t {
  kFree,      // in a pool of records, no goroutine
  kRunnable,  // in a run queue, or queued behind its slot
  kRunning,   // a worker is on its stack
  kWaiting,   // parked
};

// A place in the queue of something to wait on. A goroutine that waits on one thing uses the one in its
// record; a select statement has one for each clause. Owned by the lock of the thing waited on, while it is
// in its queue.
struct Waiter {
  Goroutine* goroutine = nullptr;
  Waiter* next = nullptr;
  Waiter* previous = nullptr;
  union {
    void* value = nullptr;  // on a channel: room in the goroutine's record, never on its stack
    std::int64_t since;     // on a mutex: when the wait began; asleep: when it ends
  };
  int index = 0;           // of the clause
  bool in_select = false;  // the first to win `select_won` wakes the goroutine
  bool succeeded = false;  // a value was handed over; false: the channel was closed
  bool queued = false;     // it is in a channel's queue now
};

// What few goroutines need: a heap object that the first use makes and that stays with the record. Used by
// the goroutine itself only, but for `woken_by` and the waiters.
struct ColdState {
  Waiter* select_waiters = nullptr;  // heap array, kept for the next select
  int select_capacity = 0;
  Waiter* woken_by = nullptr;   // the waiter of a select that was met; set by whoever readied the goroutine
  void* large_value = nullptr;  // heap room for values that do not fit the record, kept for the next
  std::size_t large_size = 0;

  // What C++ keeps per thread, while the goroutine does not run and handles an exception.
  void* caught_exceptions = nullptr;
  unsigned uncaught_exceptions = 0;
};

// What a goroutine waits for.
struct Waiting {
  static constexpr std::size_t kInlineValue = 24;

  Waiter waiter;
  alignas(8) unsigned char inline_value[kInlineValue];
  const char* wait_reason = "";     // as "goroutine N [...]" shows it
  const site* wait_site = nullptr;  // may point into its own stack
};

// Less than four cache lines, in an order in which most of what happens touches two neighbouring ones:
// waiting, `Waiting` to the state; being started and ending, `Fiber` to the closure.
struct alignas(16) Goroutine : Waiting, fiber::Fiber {
  static constexpr std::size_t kInlineClosure = 48;

  // State. Written by the worker that runs it or makes it runnable; read by reports with the world at rest.
  std::atomic<Status> status{Status::kFree};
  bool large_closure = false;        // the closure is a heap object
  std::atomic<bool> outside{false};  // waits for something outside of the program: reachable
  bool handles_exceptions = false;   // `cold_state` holds the state of C++'s exceptions
  std::atomic<bool> select_won{
      false};                       // decides which of several channels wakes a select: the first to set it
  std::uint32_t waiting_since = 0;  // the second in which it parked
  int saved_errno = 0;              // while it does not run

  // Identity; set when the goroutine is created.
  std::uint64_t id = 0;
  Entry entry = nullptr;
  void* created_at = nullptr;    // PC after the go statement's call
  std::uint64_t created_by = 0;  // id of the creator, 0 for the main goroutine
  alignas(
      16) unsigned char inline_closure[kInlineClosure];  // or the address of a heap object, if it is larger

  // Deferred calls and panics; used by the goroutine itself only. See panic/.
  defers* deferred = nullptr;
  panic::Panic* panics = nullptr;
  panic::Panic* recoverable = nullptr;

  ColdState* cold_state = nullptr;

  void* closure() { return large_closure ? *reinterpret_cast<void**>(inline_closure) : inline_closure; }
};
static_assert(sizeof(Goroutine) == 240 || fiber::kSanitized, "a million of them count");

// The cold_state of the current goroutine, made if it has none yet: an allocation, so under no lock.
ColdState& cold_state_of(Goroutine* self);

// The goroutine that runs on this thread; null on a worker's own stack and on other threads. Not inlined, so
// that no thread-local address is kept over a switch.
Goroutine* current();

// Called once the goroutine's stack has been left, on that of the next goroutine or of the worker: releases
// the locks that protect its wakening. Does not wait.
using AfterSwitch = void (*)(Goroutine* goroutine, void* data);

// Parks the current goroutine until `ready`. `after_switch` runs after its stack has been left and its slot is
// parked, so whoever takes the lock that `after_switch` releases may ready it at once. `reason` is a literal.
void park(const char* reason, const site* where, AfterSwitch after_switch, void* data);

// The same for a wait for something outside of the program: the goroutine counts as reachable. Only
// ready_outside ends it, which any thread may call.
void park_outside(const char* reason, AfterSwitch after_switch, void* data);
void ready_outside(Goroutine* goroutine);

// The first function on the stack of a goroutine: runs and ends it. Set by panic/, which also cares for C++
// exceptions that leave it.
extern void (*run_goroutine)(void* fiber);

// Ends the current goroutine. Its deferred calls have run.
[[noreturn]] void end_current();

// Makes a parked goroutine run soon: next on this worker, or on any if the caller is no worker.
void ready(Goroutine* goroutine);

// For one that is readied soon: nobody has looked at its record for a while.
inline void prefetch_for_ready(const Goroutine* goroutine) {
  __builtin_prefetch(&goroutine->stack_pointer, 1);
  __builtin_prefetch(&goroutine->status, 1);
}

// For one that is run soon, perhaps for the first time.
inline void prefetch_for_start(const Goroutine* goroutine) {
  prefetch_for_ready(goroutine);
  __builtin_prefetch(goroutine->inline_closure + Goroutine::kInlineClosure - 1, 1);
}

// Numbers and counts begin anew; between two runs.
void restart_counts();

// Makes fibers (linked by `next`) that queued behind a slot try again.
void requeue_all(fiber::Fiber* fibers);

}  // namespace gocxx::rt::sched
