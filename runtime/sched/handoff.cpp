// The hand-off from one goroutine to the next: parking, readying, and the switch between their stacks.
// Besides what the channel needs it costs no lock and one atomic exchange (of the next slot), or none in
// single-worker mode; when slots are shared, also one for each of the two stacks.
#include <cxxabi.h>
#include <errno.h>

#include <new>
#include <utility>

#include "heap/collector.h"
#include "platform/clock.h"
#include "sched/goroutine_table.h"
#include "sched/monitor.h"
#include "sched/scheduler.h"
#include "sched/worker.h"

namespace gocxx::rt {

extern "C" {
constinit thread_local panic::GoroutineState* gocxx_goroutine_state = nullptr;
}

namespace sched {

constinit thread_local Worker* this_worker = nullptr;

namespace {

// The state that __cxa_get_globals points to (the C++ ABI fixes these two members).
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
  errno_address_ = &errno;
  exception_globals_ = __cxxabiv1::__cxa_get_globals();
  own_shadow_.begin_thread();
}

void (*run_goroutine)(void*) = [](void* given) {
  auto* goroutine = static_cast<Goroutine*>(static_cast<fiber::Fiber*>(given));
  goroutine->entry(goroutine->closure());
  end_current();
};

// --- the operations of a goroutine

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

// The goroutine's stack is prefetched while its waker goes on.
inline void Worker::push_next(Goroutine* goroutine) {
  fiber::prefetch(goroutine);
  Goroutine* before =
      platform::is_single_worker() ? next.put_exclusive(goroutine) : next.put_owner(goroutine);
  if (before != nullptr) push(before);
}

// --- the state that C and C++ keep per thread

// A thread's exception state is empty except while it runs a goroutine that handles an exception.
void Worker::restore_exceptions(Goroutine* goroutine) {
  auto* globals = static_cast<ExceptionGlobals*>(exception_globals_);
  globals->caught = goroutine->cold_state->caught_exceptions;
  globals->uncaught = goroutine->cold_state->uncaught_exceptions;
  goroutine->handles_exceptions = false;
}

void Worker::save_exceptions(Goroutine* goroutine) {
  auto* globals = static_cast<ExceptionGlobals*>(exception_globals_);
  if (goroutine->cold_state == nullptr)
    goroutine->cold_state = ::new (heap::allocate_unstoppable(sizeof(ColdState))) ColdState;
  goroutine->cold_state->caught_exceptions = std::exchange(globals->caught, nullptr);
  goroutine->cold_state->uncaught_exceptions = std::exchange(globals->uncaught, 0);
  goroutine->handles_exceptions = true;
}

inline void Worker::restore_thread_state(Goroutine* goroutine) {
  *errno_address_ = goroutine->saved_errno;
  if (goroutine->handles_exceptions) [[unlikely]]
    restore_exceptions(goroutine);
  goroutine->status.store(Status::kRunning, std::memory_order_relaxed);
  running = goroutine;
  gocxx_goroutine_state = &goroutine->panic_state;
}

inline void Worker::save_thread_state(Goroutine* goroutine) {
  auto* globals = static_cast<ExceptionGlobals*>(exception_globals_);
  goroutine->saved_errno = *errno_address_;
  if (globals->caught != nullptr || globals->uncaught != 0) [[unlikely]]
    save_exceptions(goroutine);
  running = nullptr;
  gocxx_goroutine_state = nullptr;
}

// --- switching

// Puts the goroutine's stack in place. Returns false if another worker or a later iteration has to run the
// goroutine.
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

// While the goroutine runs, the record of the goroutine after the next one is prefetched, and the stack of
// the next one if it may have been evicted: a short goroutine runs about as long as these fetches take.
inline Goroutine* Worker::pop_or_null() {
  Goroutine* goroutine =
      platform::is_single_worker() ? queue.pop_exclusive_or_null() : queue.pop_or_null_owner();
  if (const Goroutine* later = queue.peek_owner_or_null(1)) prefetch_for_start(later);
  if (!fiber::slots_shared) [[likely]]
    return goroutine;
  if (const Goroutine* following = queue.peek_owner_or_null(0)) fiber::prefetch(following);
  return goroutine;
}

// Returns the goroutine that runs here next without the worker's loop: the one that was readied last,
// otherwise the head of the local queue. Returns null, so that the worker's loop chooses, at every kDirect'th
// switch: the loop looks at the timers, the global queue, the end of the time slice and a stop of the world,
// so each of these waits for at most kDirect switches. The loop also gets a goroutine whose stack cannot be
// put in place.
inline Goroutine* Worker::successor_or_null(SwitchReason how) {
  constexpr std::uint32_t kDirect = 64;
  std::uint32_t count = switches.load(std::memory_order_relaxed) + 1;
  switches.store(count, std::memory_order_relaxed);
  if (through_loop_ || how == SwitchReason::kYielded || how == SwitchReason::kPreempted ||
      how == SwitchReason::kStopped || count % kDirect == 0 || preempt.load(std::memory_order_relaxed) ||
      attention_requested.load(std::memory_order_relaxed))
    return nullptr;
  Goroutine* goroutine = take_readied_or_null();
  if (goroutine == nullptr) {
    goroutine = pop_or_null();
    if (goroutine == nullptr) return nullptr;
    begin_slice(goroutine);
  }
  return try_enter(goroutine) ? goroutine : nullptr;
}

// The order matters: the status, then the slot, then the locks. After `after_switch_` has released the locks,
// another worker may ready and run the goroutine.
inline void Worker::complete_parked(Goroutine* goroutine) {
  goroutine->status.store(Status::kWaiting, std::memory_order_relaxed);
  if (fiber::Fiber* waiters = fiber::leave_parked(goroutine, slot_cache)) [[unlikely]]
    requeue_all(waiters);
  after_switch_(goroutine, after_switch_data_);
}

// A goroutine that yields lets those run that are runnable now. One worker runs them in Go's order: all of
// the local queue, with what they start meanwhile, then the global queue. With several workers there is no
// order, and the local queue needs no lock.
void Worker::push_yielded(Goroutine* goroutine) {
  if (switch_reason_ == SwitchReason::kYielded && scheduler.limit() > 1)
    push(goroutine);
  else
    scheduler.push_global(goroutine);
}

void Worker::complete_otherwise(Goroutine* goroutine) {
  switch (switch_reason_) {
    case SwitchReason::kParked: complete_parked(goroutine); break;
    case SwitchReason::kYielded:
    case SwitchReason::kPreempted:
    case SwitchReason::kStopped:
      goroutine->status.store(Status::kRunnable, std::memory_order_relaxed);
      if (fiber::Fiber* waiters = fiber::leave_parked(goroutine, slot_cache)) requeue_all(waiters);
      if (switch_reason_ == SwitchReason::kStopped)
        resume_first = goroutine;
      else
        push_yielded(goroutine);
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

// Runs on the stack of the goroutine that is switched away from. That goroutine still holds the locks of what
// it waits on, and its slot is in the state "running", until finish_switch on the next stack. So nobody
// readies or runs it while this worker stands on its stack. Under these locks the worker takes the successor
// and puts its stack in place: this takes no channel's lock and waits for no thread that could want one. The
// successor is never the goroutine itself, because nobody can have readied it yet.
fiber::StackPointer Worker::prepare_switch(void* given, fiber::StackPointer saved) {
  auto* worker = static_cast<Worker*>(given);
  Goroutine* self = worker->running;
  self->stack_pointer = saved;
  worker->previous_ = self;
  worker->save_thread_state(self);
  Goroutine* successor = worker->successor_or_null(worker->switch_reason_);
  if (successor == nullptr) {
    worker->own_shadow_.enter();
    return worker->own_stack_;
  }
  worker->restore_thread_state(successor);
  fiber::StackPointer to = successor->stack_pointer;
  successor->shadow.enter();
  return to;
}

// Runs on the next stack: completes what could not be done while this worker stood on the previous
// goroutine's stack.
void Worker::finish_switch(void* given) {
  fiber::Shadow::entered();
  auto* worker = static_cast<Worker*>(given);
  Goroutine* goroutine = worker->previous_;
  worker->switch_reason_ == SwitchReason::kParked ? worker->complete_parked(goroutine)
                                                  : worker->complete_otherwise(goroutine);
}

// Switches from the worker's own stack to that of `running`. finish_switch has nothing to do.
fiber::StackPointer Worker::prepare_switch_from_own_stack(void* given, fiber::StackPointer saved) {
  auto* worker = static_cast<Worker*>(given);
  worker->own_stack_ = saved;
  fiber::StackPointer to = worker->running->stack_pointer;
  worker->running->shadow.enter();
  return to;
}

void Worker::run(Goroutine* goroutine) {
  if (!try_enter(goroutine)) return;
  restore_thread_state(goroutine);
  busy.store(true, std::memory_order_relaxed);
  fiber::switch_context(this, prepare_switch_from_own_stack, [](void*) { fiber::Shadow::entered(); });
  // A goroutine that was stopped with the world is in the middle of its time slice.
  busy.store(resume_first != nullptr, std::memory_order_relaxed);
}

}  // namespace sched

}  // namespace gocxx::rt
