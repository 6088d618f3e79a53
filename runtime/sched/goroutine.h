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
namespace gocxx::rt::time {
struct Timer;
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
  void* value = nullptr;   // room in the goroutine's record, never on its stack
  int index = 0;           // of the clause
  bool in_select = false;  // the first to win `select_won` wakes the goroutine
  bool succeeded = false;  // a value was handed over; false: the channel was closed
  bool queued = false;     // it is in a channel's queue now
  std::int64_t since = 0;  // when the wait for a mutex began
};

struct alignas(16) Goroutine : fiber::Fiber {
  static constexpr std::size_t kInlineClosure = 48;
  static constexpr std::size_t kInlineValue = 32;

  // Identity; set when the goroutine is created.
  std::uint64_t id = 0;
  Entry entry = nullptr;
  void* closure = nullptr;       // inline_closure or a heap object
  void* created_at = nullptr;    // PC after the go statement's call
  std::uint64_t created_by = 0;  // id of the creator, 0 for the main goroutine
  site go_site;                  // of the go statement

  // State. Written by the worker that runs it or makes it runnable; read by reports with the world at rest.
  std::atomic<Status> status{Status::kFree};
  bool pinned = false;              // waits for something outside: reachable, and its stack in place
  const char* wait_reason = "";     // as "goroutine N [...]" shows it
  const site* wait_site = nullptr;  // may point into its own stack
  Worker* worker = nullptr;         // that runs it

  // What C and C++ keep per thread, while the goroutine does not run.
  int saved_errno = 0;
  unsigned uncaught_exceptions = 0;
  void* caught_exceptions = nullptr;

  // Deferred calls and panics; used by the goroutine itself only. See panic/.
  defers* deferred = nullptr;
  panic::Panic* panics = nullptr;
  panic::Panic* recoverable = nullptr;

  // Waiting. `select_won` decides which of several channels wakes a select: the first to take it from false
  // to true.
  Waiter waiter;
  Waiter* select_waiters = nullptr;  // heap array, kept for the next select
  int select_capacity = 0;
  std::atomic<bool> select_won{false};
  Waiter* woken_by = nullptr;   // set by whoever readied it
  void* large_value = nullptr;  // heap room for values that do not fit below, kept for the next
  std::size_t large_size = 0;
  time::Timer* sleep_timer = nullptr;  // heap object, made by the first time.Sleep
  alignas(16) unsigned char inline_value[kInlineValue];
  alignas(16) unsigned char inline_closure[kInlineClosure];
};

// The goroutine that runs on this thread; null on a worker's own stack and on other threads. Not inlined, so
// that no thread-local address is kept over a switch.
Goroutine* current();

// Called on the worker's own stack once it has left the goroutine's: releases the locks that protect its
// wakening.
using Departed = void (*)(Goroutine* goroutine, void* data);

// Parks the current goroutine until `ready`. `departed` runs after its stack has been left and its slot is
// parked, so whoever takes the lock that `departed` releases may ready it at once. `reason` is a literal.
void park(const char* reason, const site* where, Departed departed, void* data);

// The same for a wait for something outside: the stack stays where it is, so that others may be given
// addresses in it, and the goroutine counts as reachable. Only ready_pinned ends it.
void park_pinned(const char* reason, Departed departed, void* data);
void ready_pinned(Goroutine* goroutine);

// Runs entry(closure), the whole of a goroutine. Set by panic/, which also cares for C++ exceptions that
// leave it.
extern void (*run_goroutine)(Entry entry, void* closure);

// Ends the current goroutine. Its deferred calls have run.
[[noreturn]] void end_current();

// Makes a parked goroutine run soon: next on this worker, or on any if the caller is no worker.
void ready(Goroutine* goroutine);

// Numbers and counts begin anew; between two runs.
void restart_counts();

// Makes fibers (linked by `next`) that queued behind a slot try again.
void requeue_all(fiber::Fiber* fibers);

}  // namespace gocxx::rt::sched
