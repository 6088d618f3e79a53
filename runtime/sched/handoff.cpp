// The way from one goroutine to the next: parking, readying, and the switch between their stacks. What a
// hand-off costs is decided here: no lock, and one exchange (the successor's place) besides what the channel
// needs, or none at all (solitude.h); once slots are shared also one for each of the two stacks.
#include <cxxabi.h>
#include <errno.h>

#include <new>
#include <utility>

#include "heap/collector.h"
#include "platform/clock.h"
#include "sched/monitor.h"
#include "sched/registry.h"
#include "sched/scheduler.h"
#include "sched/worker.h"

namespace gocxx::rt::sched {

constinit thread_local Worker* this_worker = nullptr;

namespace {

// What __cxa_get_globals points to (the C++ ABI fixes these two members).
struct ExceptionGlobals {
  void* caught;
  unsigned uncaught;
};

}  // namespace

[[gnu::noinline]] Worker* current_worker() { return this_worker; }

[[gnu::noinline]] Goroutine* current() {
  Worker* worker = this_worker;
  return worker != nullptr ? worker->running : nullptr;
}

void Worker::become_current() {
  this_worker = this;
  errno_place_ = &errno;
  exception_globals_ = __cxxabiv1::__cxa_get_globals();
  own_shadow_.begin_thread();
}

void (*run_goroutine)(void*) = [](void* given) {
  auto* goroutine = static_cast<Goroutine*>(static_cast<fiber::Fiber*>(given));
  goroutine->entry(goroutine->closure());
  end_current();
};

// --- what a goroutine can do

void park(const char* reason, const site* where, AfterSwitch after_switch, void* data) {
  park_on(this_worker, reason, where, after_switch, data);
}

[[gnu::noinline]] void park_outside(const char* reason, AfterSwitch after_switch, void* data) {
  Worker* worker = this_worker;
  worker->running->outside.store(true, std::memory_order_relaxed);
  park_on(worker, reason, nullptr, after_switch, data);
}

[[gnu::noinline]] void start(Goroutine* goroutine) {
  Worker* worker = this_worker;
  if (worker == nullptr) return scheduler.push_global(goroutine);
  worker->push_next(goroutine);
}

[[gnu::noinline]] void ready(Goroutine* goroutine) {
  Worker* worker = this_worker;
  goroutine->status.store(Status::kRunnable, std::memory_order_relaxed);
  if (worker == nullptr) return scheduler.push_global(goroutine);
  worker->push_next(goroutine);
}

void end_current() {
  Worker::leave(this_worker, SwitchReason::kEnded);
  __builtin_unreachable();
}

// Makes `goroutine` the next to run here. Its stack is fetched while its waker goes on.
inline void Worker::push_next(Goroutine* goroutine) {
  fiber::prefetch(goroutine);
  Goroutine* before = platform::is_single_worker() ? next.put_exclusive(goroutine) : next.put_owner(goroutine);
  if (before != nullptr) push(before);
}

// --- the state that C and C++ keep per thread

// A thread's own state of exceptions is empty except while it runs a goroutine that handles one.
void Worker::install_exceptions(Goroutine* goroutine) {
  auto* globals = static_cast<ExceptionGlobals*>(exception_globals_);
  globals->caught = goroutine->cold_state->caught_exceptions;
  globals->uncaught = goroutine->cold_state->uncaught_exceptions;
  goroutine->handles_exceptions = false;
}

void Worker::put_away_exceptions(Goroutine* goroutine) {
  auto* globals = static_cast<ExceptionGlobals*>(exception_globals_);
  if (goroutine->cold_state == nullptr) goroutine->cold_state = ::new (heap::allocate_unstoppable(sizeof(ColdState))) ColdState;
  goroutine->cold_state->caught_exceptions = std::exchange(globals->caught, nullptr);
  goroutine->cold_state->uncaught_exceptions = std::exchange(globals->uncaught, 0);
  goroutine->handles_exceptions = true;
}

inline void Worker::install(Goroutine* goroutine) {
  *errno_place_ = goroutine->saved_errno;
  if (goroutine->handles_exceptions) [[unlikely]]
    install_exceptions(goroutine);
  goroutine->status.store(Status::kRunning, std::memory_order_relaxed);
  running = goroutine;
}

inline void Worker::put_away(Goroutine* goroutine) {
  auto* globals = static_cast<ExceptionGlobals*>(exception_globals_);
  goroutine->saved_errno = *errno_place_;
  if (globals->caught != nullptr || globals->uncaught != 0) [[unlikely]]
    put_away_exceptions(goroutine);
  running = nullptr;
}

// --- switching

// Puts its stack in place. False: it is run later, by whoever finds it then.
inline bool Worker::try_enter(Goroutine* goroutine) {
  return fiber::try_enter_in_place(goroutine) || try_enter_elsewhere(goroutine);
}

bool Worker::try_enter_elsewhere(Goroutine* goroutine) {
  switch (fiber::enter(goroutine, run_goroutine, slot_cache)) {
    case fiber::Entered::kReady: return true;
    case fiber::Entered::kQueued: return false;
    case fiber::Entered::kNoSlot:
      scheduler.push_global(goroutine);
      if (!fiber::slots_shared) monitor.request_slot_sharing();
      return false;
  }
  __builtin_unreachable();
}

inline Goroutine* Worker::take_readied_or_null() {
  return platform::is_single_worker() ? next.take_exclusive_or_null() : next.take_or_null();
}

// While it runs, the record of the one after the next is fetched, and the next one's stack if that may be elsewhere:
// one that ends soon takes no longer than that.
inline Goroutine* Worker::pop_or_null() {
  Goroutine* goroutine = platform::is_single_worker() ? queue.pop_exclusive_or_null() : queue.pop_or_null_owner();
  if (const Goroutine* later = queue.peek_owner_or_null(1)) prefetch_for_start(later);
  if (!fiber::slots_shared) [[likely]]
    return goroutine;
  if (const Goroutine* following = queue.peek_owner_or_null(0)) fiber::prefetch(following);
  return goroutine;
}

// Who runs here next without a look at the worker's loop: what was readied last, else the head of the own
// queue. Now and then the loop is passed through all the same: it watches the timers, the global queue, the
// end of the time slice and whether the world is to stop; so each of these waits for kDirect switches at
// most. A stack that cannot be put in place is left to the loop as well.
inline Goroutine* Worker::successor_or_null(SwitchReason how) {
  constexpr std::uint32_t kDirect = 64;
  std::uint32_t count = switches.load(std::memory_order_relaxed) + 1;
  switches.store(count, std::memory_order_relaxed);
  if (through_loop_ || how == SwitchReason::kYielded || how == SwitchReason::kStopped || count % kDirect == 0 ||
      preempt.load(std::memory_order_relaxed) || attention_requested.load(std::memory_order_relaxed))
    return nullptr;
  Goroutine* goroutine = take_readied_or_null();
  if (goroutine == nullptr) {
    goroutine = pop_or_null();
    if (goroutine == nullptr) return nullptr;
    slices.store(slices.load(std::memory_order_relaxed) + 1, std::memory_order_relaxed);
  }
  return try_enter(goroutine) ? goroutine : nullptr;
}

// The status is set before the slot is left, and the slot before the locks: once `after_switch_` has released
// them the goroutine may be readied and run by another worker.
inline void Worker::complete_parked(Goroutine* goroutine) {
  goroutine->status.store(Status::kWaiting, std::memory_order_relaxed);
  if (fiber::Fiber* waiters = fiber::leave_parked(goroutine, slot_cache)) [[unlikely]]
    requeue_all(waiters);
  after_switch_(goroutine, after_switch_data_);
}

void Worker::complete_otherwise(Goroutine* goroutine) {
  switch (switch_reason_) {
    case SwitchReason::kParked: complete_parked(goroutine); break;
    case SwitchReason::kYielded:
    case SwitchReason::kStopped:
      goroutine->status.store(Status::kRunnable, std::memory_order_relaxed);
      if (fiber::Fiber* waiters = fiber::leave_parked(goroutine, slot_cache)) requeue_all(waiters);
      if (switch_reason_ == SwitchReason::kStopped)
        resume_first = goroutine;
      else
        scheduler.push_global(goroutine);
      break;
    case SwitchReason::kEnded:
      if (fiber::Fiber* waiters = fiber::leave_ended(goroutine, slot_cache)) requeue_all(waiters);
      recycle(goroutine);
      break;
  }
}

void Worker::recycle(Goroutine* goroutine) {
  ended.store(ended.load(std::memory_order_relaxed) + 1, std::memory_order_relaxed);
  reset_record(goroutine);
  records.put(goroutine);
}

// The one that leaves still holds the locks of what it waits on, and its slot is running, until `finish_switch` on
// the other side: so nobody readies or runs it while this worker stands on its stack, just as if the way had
// led over the worker's own stack. What is done under those locks meanwhile (taking the successor, putting
// its stack in place) takes no channel's lock and does not wait for anyone who could want one. The successor
// is never the one that leaves: nobody can have readied it yet.
fiber::StackPointer Worker::prepare_switch(void* given, fiber::StackPointer saved) {
  auto* worker = static_cast<Worker*>(given);
  Goroutine* self = worker->running;
  self->stack_pointer = saved;
  worker->previous_ = self;
  worker->put_away(self);
  Goroutine* successor = worker->successor_or_null(worker->switch_reason_);
  if (successor == nullptr) {
    worker->own_shadow_.enter();
    return worker->own_stack_;
  }
  worker->install(successor);
  fiber::StackPointer to = successor->stack_pointer;
  successor->shadow.enter();
  return to;
}

// On the stack that is gone to: does what the one that left could not do while this worker stood on its
// stack.
void Worker::finish_switch(void* given) {
  fiber::Shadow::entered();
  auto* worker = static_cast<Worker*>(given);
  Goroutine* goroutine = worker->previous_;
  worker->switch_reason_ == SwitchReason::kParked ? worker->complete_parked(goroutine)
                                       : worker->complete_otherwise(goroutine);
}

// From the worker's own stack to that of `running`. There is nothing to be completed on the other side.
fiber::StackPointer Worker::prepare_switch_from_own_stack(void* given, fiber::StackPointer saved) {
  auto* worker = static_cast<Worker*>(given);
  worker->own_stack_ = saved;
  fiber::StackPointer to = worker->running->stack_pointer;
  worker->running->shadow.enter();
  return to;
}

void Worker::run(Goroutine* goroutine) {
  if (!try_enter(goroutine)) return;
  install(goroutine);
  busy.store(true, std::memory_order_relaxed);
  fiber::switch_context(this, prepare_switch_from_own_stack, [](void*) { fiber::Shadow::entered(); });
  busy.store(false, std::memory_order_relaxed);
}

}  // namespace gocxx::rt::sched
