// The worker's loop: find a goroutine, run it and its direct successors (handoff.cpp), find the next one.
#include "sched/worker.h"

#include <utility>

#include "fiber/fault.h"
#include "gocxx/safepoint.h"
#include "platform/thread.h"
#include "sched/goroutine_table.h"
#include "sched/scheduler.h"

namespace gocxx::rt::sched {

void Worker::start() {
  thread_ = platform::start_thread([](void* self) { static_cast<Worker*>(self)->main(); }, this);
}

void Worker::join() { platform::join_thread(thread_); }

void Worker::main() {
  become_current();
  heap::use_cache(platform::debug_switches.collect == 0 ? &heap_cache : nullptr);
  void* signal_stack = fiber::begin_signal_stack();
  while (Goroutine* goroutine = find_work_or_null()) run(goroutine);
  fiber::end_signal_stack(signal_stack);
  fiber::flush(slot_cache);
  heap::use_cache(nullptr);
  scheduler.note_exit();
}

// --- finding work

void Worker::push(Goroutine* goroutine) {
  while (!queue.try_push_owner(goroutine)) push_overflow();
  scheduler.share_work();
}

// Moves the first half of the local queue to the overflow, to make room.
void Worker::push_overflow() {
  Goroutine* taken[Batch::kMost];
  int count = queue.steal(taken, Batch::kMost);
  Batch batch;
  for (int i = 0; i < count; ++i) batch.push(taken[i]);
  if (count != 0) scheduler.push_overflow(*this, batch);
}

// A goroutine that is readied runs next, in the time slice of the goroutine that readied it. When the slice
// is over it goes to the queue: otherwise two goroutines that wake each other in turn would starve the
// others. Returns whether the slice is over.
bool Worker::end_slice() {
  if (!preempt.load(std::memory_order_relaxed)) return false;
  preempt.store(false, std::memory_order_relaxed);
  if (Goroutine* goroutine = next.take_or_null()) push(goroutine);
  return true;
}

bool Worker::would_yield_to_nobody() {
  constexpr std::uint32_t kLook = 16;
  if (++yields_ % kLook == 0 || through_loop_) return false;
  if (__atomic_load_n(&poll_requested, __ATOMIC_RELAXED) || preempt.load(std::memory_order_relaxed) ||
      attention_requested.load(std::memory_order_relaxed))
    return false;
  return next.peek() == nullptr && queue.empty() && scheduler.global_empty();
}

Goroutine* Worker::find_work_or_null() {
  for (;;) {
    if (scheduler.ending()) {
      give_up_search();
      return nullptr;
    }
    if (scheduler.must_pause(*this)) {
      give_up_search();
      scheduler.pause(*this);
    }
    if (Goroutine* goroutine = look_or_null()) return end_search(goroutine);
    rest();
  }
}

// Whether the global queue, or the overflow, comes before all local work, so that this does not starve it:
// not even by goroutines that ready each other in step with these times. The overflow has its turn seldom: it
// holds what local goroutines have started, and the more of them have begun, the more memory they take.
bool Worker::is_turn_of_shared_queues() const {
  constexpr std::uint32_t kGlobalFirst = 8;
  constexpr std::uint32_t kOverflowFirst = 1024;
  return (loop_count_ % kGlobalFirst == 0 && scheduler.has_queued()) || loop_count_ % kOverflowFirst == 0;
}

// The order: the goroutine that was stopped with the world, unless its time slice is over or timers are due;
// now and then the shared queues; the goroutine that was readied last, perhaps by a timer; at every 61st time
// the shared queues; the local queue; the shared queues; due timers; the other workers' queues.
Goroutine* Worker::look_or_null() {
  constexpr std::uint32_t kSharedBeforeLocal = 61;
  scheduler.check_single_worker_mode(*this);
  if (scheduler.is_throttled(*this)) {
    scheduler.leave_single_worker_mode(*this);
    give_up_work();
    return nullptr;
  }
  if (platform::debug_switches.shuffle) shuffle();
  ++loop_count_;
  if (Goroutine* goroutine = resume_or_null(end_slice())) return goroutine;
  if (is_turn_of_shared_queues())
    if (Goroutine* goroutine = scheduler.take_global_or_null(*this)) return begin_slice(goroutine);
  if (Goroutine* goroutine = next.take_or_null()) return goroutine;
  if (loop_count_ % kSharedBeforeLocal == 0)
    if (Goroutine* goroutine = scheduler.take_global_or_null(*this)) return begin_slice(goroutine);
  if (Goroutine* goroutine = queue.pop_or_null_owner()) return begin_slice(goroutine);
  if (Goroutine* goroutine = scheduler.take_global_or_null(*this)) return begin_slice(goroutine);
  return begin_slice(search_or_null());
}

// Fires due timers, if the last goroutine ran long or was stopped with the world, and at every 16th time.
// Returns the stopped goroutine if it goes on at once. It goes to the queue if its time slice is over or a
// timer has readied another: a program that collects often stops all the time, and its timers would never be
// looked at.
Goroutine* Worker::resume_or_null(bool slice_over) {
  constexpr std::uint32_t kTimersFirst = 16;
  Goroutine* stopped = std::exchange(resume_first, nullptr);
  if (stopped == nullptr && !slice_over && loop_count_ % kTimersFirst != 0) return nullptr;
  const Goroutine* readied = next.peek();
  timer_source.run_due();
  if (stopped == nullptr) return nullptr;
  if (!slice_over && next.peek() == readied) return stopped;
  push(stopped);
  return nullptr;
}

// Other workers shall do this worker's work. It runs due timers first: it may be the one that watches them.
void Worker::give_up_work() {
  timer_source.run_due();
  if (resume_first != nullptr) scheduler.push_global(std::exchange(resume_first, nullptr));
  if (Goroutine* goroutine = next.take_or_null()) scheduler.push_global(goroutine);
  while (Goroutine* goroutine = queue.pop_or_null_owner()) scheduler.push_global(goroutine);
}

// GOCXX_DEBUG=shuffle: mixes the next goroutine, a part of the global queue and goroutines of other workers
// into the local queue, and rotates the queue by a random number.
void Worker::shuffle() {
  constexpr std::uint32_t kSteps = 8;
  if (Goroutine* goroutine = next.take_or_null()) push(goroutine);
  if (random.below(2) == 0)
    if (Goroutine* goroutine = scheduler.take_global_or_null(*this)) push(goroutine);
  Worker* victim =
      scheduler.worker(static_cast<int>(random.below(static_cast<std::uint32_t>(scheduler.limit()))));
  if (victim != this && random.below(4) == 0)
    if (Goroutine* goroutine = steal_from_or_null(victim, true)) push(goroutine);
  for (std::uint32_t steps = random.below(kSteps); steps != 0; --steps)
    if (Goroutine* goroutine = queue.pop_or_null_owner()) push(goroutine);
}

// A worker that found work wakes another searcher if work remains.
Goroutine* Worker::end_search(Goroutine* found) {
  if (!searching_) return found;
  searching_ = false;
  scheduler.end_search(!queue.empty());
  return found;
}

// Runs due timers, then looks at the other workers' queues.
Goroutine* Worker::search_or_null() {
  timer_source.run_due();
  if (Goroutine* goroutine = next.take_or_null()) return goroutine;
  if (Goroutine* goroutine = queue.pop_or_null_owner()) return goroutine;
  if (!searching_) searching_ = scheduler.begin_search();
  return searching_ ? steal_or_null() : nullptr;
}

Goroutine* Worker::steal_or_null() {
  constexpr int kPasses = 4;
  int count = scheduler.limit();
  for (int pass = 0; pass < kPasses; ++pass) {
    auto first = static_cast<int>(random.below(static_cast<std::uint32_t>(count)));
    for (int i = 0; i < count; ++i) {
      Worker* victim = scheduler.worker((first + i) % count);
      if (victim == this) continue;
      if (Goroutine* goroutine = steal_from_or_null(victim, pass == kPasses - 1)) return goroutine;
    }
  }
  return nullptr;
}

// The goroutine that the victim runs next is stolen only if the victim's current goroutine does not seem to
// stop soon: most often these two exchange values with each other.
Goroutine* Worker::steal_from_or_null(Worker* victim, bool last_pass) {
  Goroutine* taken[LocalQueue::kSize / 2];
  int count = victim->queue.steal(taken, LocalQueue::kSize / 2);
  for (int i = 1; i < count; ++i) push(taken[i]);
  count_stolen(count);
  if (count != 0) return taken[0];
  if (!last_pass || victim->next.peek() == nullptr) return nullptr;
  return take_stale_next_or_null(victim);
}

Goroutine* Worker::take_stale_next_or_null(Worker* victim) {
  constexpr int kSpins = 200;  // a few microseconds
  Goroutine* next_there = victim->next.peek();
  for (int i = 0; i < kSpins; ++i) {
    platform::relax();
    if (victim->next.peek() != next_there) return nullptr;
  }
  return victim->next.try_take(next_there) ? next_there : nullptr;
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
