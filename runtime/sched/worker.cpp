// A worker's life: find a goroutine, run it until it leaves, do what it left to be done.
#include "sched/worker.h"

#include <cxxabi.h>
#include <errno.h>

#include <new>
#include <utility>

#include "fiber/fault.h"
#include "heap/collector.h"
#include "platform/thread.h"
#include "sched/registry.h"
#include "sched/scheduler.h"

namespace gocxx::rt::sched {
namespace {

thread_local Worker* this_worker = nullptr;

// What __cxa_get_globals points to (the C++ ABI fixes these two members).
struct ExceptionGlobals {
  void* caught;
  unsigned uncaught;
};

// The first function on a goroutine's stack.
void run_entry(void* fiber, void* worker) {
  static_cast<Worker*>(worker)->arrive();
  auto* goroutine = static_cast<Goroutine*>(fiber);
  run_goroutine(goroutine->entry, goroutine->closure());
  end_current();
}

}  // namespace

[[gnu::noinline]] Worker* current_worker() { return this_worker; }

[[gnu::noinline]] Goroutine* current() {
  Worker* worker = this_worker;
  return worker != nullptr ? worker->running : nullptr;
}

void (*run_goroutine)(Entry, void*) = [](Entry entry, void* closure) { entry(closure); };

void end_current() {
  Worker::leave(current_worker(), Leaving::kEnded);
  __builtin_unreachable();
}

void Worker::start() {
  thread_ = platform::start_thread([](void* self) { static_cast<Worker*>(self)->main(); }, this);
}

void Worker::join() { platform::join_thread(thread_); }

void Worker::main() {
  this_worker = this;
  errno_place_ = &errno;
  exception_globals_ = __cxxabiv1::__cxa_get_globals();
  heap::use_cache(&heap_cache);
  void* signal_stack = fiber::begin_signal_stack();
  while (Goroutine* goroutine = find_work_or_null()) run(goroutine);
  fiber::end_signal_stack(signal_stack);
  fiber::flush(slot_cache);
  heap::use_cache(nullptr);
  scheduler.note_exit();
}

// --- running

// A thread's own state of exceptions is empty except while it runs a goroutine that handles one.
void Worker::install_exceptions(Goroutine* goroutine) {
  auto* globals = static_cast<ExceptionGlobals*>(exception_globals_);
  globals->caught = goroutine->rooms->caught_exceptions;
  globals->uncaught = goroutine->rooms->uncaught_exceptions;
  goroutine->handles_exceptions = false;
}

void Worker::put_away_exceptions(Goroutine* goroutine) {
  auto* globals = static_cast<ExceptionGlobals*>(exception_globals_);
  if (goroutine->rooms == nullptr) goroutine->rooms = ::new (heap::allocate_unstoppable(sizeof(Rooms))) Rooms;
  goroutine->rooms->caught_exceptions = std::exchange(globals->caught, nullptr);
  goroutine->rooms->uncaught_exceptions = std::exchange(globals->uncaught, 0);
  goroutine->handles_exceptions = true;
}

void Worker::install(Goroutine* goroutine) {
  *errno_place_ = goroutine->saved_errno;
  if (goroutine->handles_exceptions) [[unlikely]]
    install_exceptions(goroutine);
  goroutine->worker = this;
  goroutine->status.store(Status::kRunning, std::memory_order_relaxed);
  running = goroutine;
}

void Worker::put_away(Goroutine* goroutine) {
  auto* globals = static_cast<ExceptionGlobals*>(exception_globals_);
  goroutine->saved_errno = *errno_place_;
  if (globals->caught != nullptr || globals->uncaught != 0) [[unlikely]]
    put_away_exceptions(goroutine);
  running = nullptr;
}

// Puts its stack in place. False: it is run later, by whoever finds it then.
bool Worker::try_enter(Goroutine* goroutine) {
  if (fiber::try_enter_in_place(goroutine)) return true;
  switch (fiber::enter(goroutine, run_entry, slot_cache)) {
    case fiber::Entered::kReady: return true;
    case fiber::Entered::kQueued: return false;
    case fiber::Entered::kNoSlot: scheduler.push_global(goroutine); return false;
  }
  __builtin_unreachable();
}

void Worker::run(Goroutine* goroutine) {
  if (!try_enter(goroutine)) return;
  install(goroutine);
  busy.store(true, std::memory_order_relaxed);
  fiber::gocxx_switch_context(&own_stack_, goroutine->stack_pointer, this);
  busy.store(false, std::memory_order_relaxed);
  arrive();
}

// Who runs here next without a look at the worker's loop: what was readied last, else the head of the own queue.
// Now and then the loop is passed through all the same: it watches the timers, the global queue, the end of the
// time slice and whether the world is to stop; so each of these waits for kDirect switches at most. A stack that
// cannot be put in place is left to the loop as well.
Goroutine* Worker::successor_or_null(Leaving how) {
  constexpr std::uint32_t kDirect = 64;
  if (how == Leaving::kYielded || how == Leaving::kStopped || ++switches_ % kDirect == 0 ||
      preempt.load(std::memory_order_relaxed))
    return nullptr;
  Goroutine* goroutine = take_next_or_null();
  if (goroutine == nullptr) {
    goroutine = queue.pop_or_null_owner();
    if (goroutine == nullptr) return nullptr;
    slices.store(slices.load(std::memory_order_relaxed) + 1, std::memory_order_relaxed);
  }
  return try_enter(goroutine) ? goroutine : nullptr;
}

// The one that leaves still holds the locks of what it waits on, and its slot is running, until `arrive` on the
// other side: so nobody readies or runs it while this worker stands on its stack, just as if the way had led
// over the worker's own stack. What is done under those locks meanwhile (taking the successor, putting its stack
// in place) takes no channel's lock and does not wait for anyone who could want one. The successor is never the
// one that leaves: nobody can have readied it yet.
void Worker::leave(Worker* worker, Leaving how, Departed departed, void* data) {
  Goroutine* self = worker->running;
  worker->departing_ = self;
  worker->leaving_ = how;
  worker->departed_ = departed;
  worker->departed_data_ = data;
  worker->put_away(self);
  fiber::StackPointer target = worker->own_stack_;
  if (Goroutine* successor = worker->successor_or_null(how)) {
    worker->install(successor);
    target = successor->stack_pointer;
  }
  static_cast<Worker*>(fiber::gocxx_switch_context(&self->stack_pointer, target, worker))->arrive();
}

void Worker::arrive() {
  if (Goroutine* goroutine = std::exchange(departing_, nullptr)) complete(goroutine);
}

// The status is set before the slot is left, and the slot before the locks: once `departed_` has released
// them the goroutine may be readied and run by another worker.
void Worker::complete(Goroutine* goroutine) {
  switch (leaving_) {
    case Leaving::kParked:
      goroutine->status.store(Status::kWaiting, std::memory_order_relaxed);
      if (fiber::Fiber* waiters = fiber::leave_parked(goroutine, &slot_cache)) requeue_all(waiters);
      departed_(goroutine, departed_data_);
      break;
    case Leaving::kPinned:
      goroutine->status.store(Status::kWaiting, std::memory_order_relaxed);
      departed_(goroutine, departed_data_);
      break;
    case Leaving::kYielded:
    case Leaving::kStopped:
      goroutine->status.store(Status::kRunnable, std::memory_order_relaxed);
      if (fiber::Fiber* waiters = fiber::leave_parked(goroutine, &slot_cache)) requeue_all(waiters);
      if (leaving_ == Leaving::kStopped)
        resume_first = goroutine;
      else
        scheduler.push_global(goroutine);
      break;
    case Leaving::kEnded:
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

// --- finding work

void Worker::push(Goroutine* goroutine) {
  if (!queue.try_push_owner(goroutine)) return scheduler.push_global(goroutine);
  scheduler.share_work();
}

// The stack of a goroutine that has not run for a while is in no cache, nor is the way to its page: both are
// fetched while its waker goes on.
void Worker::push_next(Goroutine* goroutine) {
  __builtin_prefetch(goroutine->stack_pointer, 1);
  __builtin_prefetch(goroutine->stack_pointer + 64, 1);
  if (next.load(std::memory_order_relaxed) == nullptr)  // others only take it out
    return next.store(goroutine, std::memory_order_release);
  if (Goroutine* before = next.exchange(goroutine, std::memory_order_acq_rel)) push(before);
}

// What was readied last runs next, in the time slice of who readied it; when that is over it has to queue, so
// that two that wake each other in turn do not keep the others from running.
Goroutine* Worker::take_next_or_null() {
  if (next.load(std::memory_order_relaxed) == nullptr) return nullptr;
  Goroutine* goroutine = next.exchange(nullptr, std::memory_order_acq_rel);
  if (goroutine == nullptr || !preempt.load(std::memory_order_relaxed)) return goroutine;
  preempt.store(false, std::memory_order_relaxed);
  push(goroutine);
  return nullptr;
}

Goroutine* Worker::find_work_or_null() {
  for (;;) {
    if (scheduler.ending()) return nullptr;
    if (scheduler.must_pause(*this)) {
      give_up_search();
      scheduler.pause(*this);
    }
    if (Goroutine* goroutine = look_or_null()) return end_search(goroutine);
    rest();
  }
}

// The order: who was stopped with the world, who was readied last, now and then the global queue (so that it
// is not starved by local work), the own queue, the global queue, due timers, the others' queues.
Goroutine* Worker::look_or_null() {
  constexpr std::uint32_t kGlobalFirst = 61;
  constexpr std::uint32_t kTimersFirst = 16;
  if (resume_first != nullptr) return std::exchange(resume_first, nullptr);
  if (++rounds_ % kTimersFirst == 0) timer_source.run_due();
  if (Goroutine* goroutine = take_next_or_null()) return goroutine;
  slices.store(slices.load(std::memory_order_relaxed) + 1, std::memory_order_relaxed);
  Goroutine* goroutine = rounds_ % kGlobalFirst == 0 ? scheduler.take_global_or_null(*this) : nullptr;
  if (goroutine == nullptr) goroutine = queue.pop_or_null_owner();
  if (goroutine == nullptr) goroutine = scheduler.take_global_or_null(*this);
  return goroutine != nullptr ? goroutine : search_or_null();
}

// Who has found work lets the next one search, if there is more.
Goroutine* Worker::end_search(Goroutine* found) {
  if (!searching_) return found;
  searching_ = false;
  scheduler.end_search(!queue.empty());
  return found;
}

// Due timers, then the others' queues.
Goroutine* Worker::search_or_null() {
  timer_source.run_due();
  if (Goroutine* goroutine = next.exchange(nullptr, std::memory_order_acq_rel)) return goroutine;
  if (Goroutine* goroutine = queue.pop_or_null_owner()) return goroutine;
  if (!searching_) searching_ = scheduler.begin_search();
  return searching_ ? steal_or_null() : nullptr;
}

Goroutine* Worker::steal_or_null() {
  constexpr int kRounds = 4;
  int count = scheduler.limit();
  for (int round = 0; round < kRounds; ++round) {
    auto first = static_cast<int>(random.below(static_cast<std::uint32_t>(count)));
    for (int i = 0; i < count; ++i) {
      Worker* victim = scheduler.worker((first + i) % count);
      if (victim == this) continue;
      if (Goroutine* goroutine = steal_from_or_null(victim, round == kRounds - 1)) return goroutine;
    }
  }
  return nullptr;
}

// What the victim is to run next is taken only if its present goroutine does not seem to stop soon: most
// often the two talk to each other.
Goroutine* Worker::steal_from_or_null(Worker* victim, bool last_round) {
  Goroutine* stolen[LocalQueue::kSize / 2];
  int count = victim->queue.steal(stolen, LocalQueue::kSize / 2);
  for (int i = 1; i < count; ++i) queue.try_push_owner(stolen[i]);
  if (count != 0) return stolen[0];
  if (!last_round || victim->next.load(std::memory_order_relaxed) == nullptr) return nullptr;
  return take_stale_next_or_null(victim);
}

Goroutine* Worker::take_stale_next_or_null(Worker* victim) {
  constexpr int kSpins = 200;  // a few microseconds
  Goroutine* next_there = victim->next.load(std::memory_order_relaxed);
  for (int i = 0; i < kSpins; ++i) {
    platform::relax();
    if (victim->next.load(std::memory_order_relaxed) != next_there) return nullptr;
  }
  if (!victim->next.compare_exchange_strong(next_there, nullptr, std::memory_order_acq_rel)) return nullptr;
  return next_there;
}

void Worker::give_up_search() {
  if (!searching_) return;
  searching_ = false;
  scheduler.end_search(false);
}

void Worker::rest() {
  give_up_search();
  scheduler.sleep(*this);
  searching_ = wake.load(std::memory_order_relaxed) == kWokenToSearch;
  wake.store(kAsleep, std::memory_order_relaxed);
}

}  // namespace gocxx::rt::sched
