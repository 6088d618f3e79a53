// A worker's life: find a goroutine, run it and those that follow it without a look at the queues, find the
// next.
#include "sched/worker.h"

#include <utility>

#include "fiber/fault.h"
#include "platform/thread.h"
#include "sched/registry.h"
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

// Half of the queue, that which would run first, makes room for what comes.
void Worker::push_overflow() {
  Goroutine* taken[Batch::kMost];
  int count = queue.steal(taken, Batch::kMost);
  Batch batch;
  for (int i = 0; i < count; ++i) batch.push(taken[i]);
  if (count != 0) scheduler.push_overflow(*this, batch);
}

// What was readied last runs next, in the time slice of who readied it; when that is over it has to queue, so
// that two that wake each other in turn do not keep the others from running. Whether the slice is over.
bool Worker::end_slice() {
  if (!preempt.load(std::memory_order_relaxed)) return false;
  preempt.store(false, std::memory_order_relaxed);
  if (Goroutine* goroutine = next.take_or_null()) push(goroutine);
  return true;
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

// The order: who was stopped with the world, timers if whoever ran took long, who was readied last, now and then the global queue (so that it
// is not starved by local work), the own queue, the global queue, due timers, the others' queues.
Goroutine* Worker::look_or_null() {
  constexpr std::uint32_t kGlobalFirst = 61;
  constexpr std::uint32_t kTimersFirst = 16;
  scheduler.check_single_worker_mode(*this);
  if (scheduler.is_throttled(*this)) {
    scheduler.leave_single_worker_mode(*this);
    give_up_work();
    return nullptr;
  }
  if (resume_first != nullptr) return std::exchange(resume_first, nullptr);
  if (platform::debug_switches.shuffle) shuffle();
  bool slice_over = end_slice();
  if (++rounds_ % kTimersFirst == 0 || slice_over) timer_source.run_due();
  if (Goroutine* goroutine = next.take_or_null()) return goroutine;
  slices.store(slices.load(std::memory_order_relaxed) + 1, std::memory_order_relaxed);
  Goroutine* goroutine = rounds_ % kGlobalFirst == 0 ? scheduler.take_global_or_null(*this) : nullptr;
  if (goroutine == nullptr) goroutine = queue.pop_or_null_owner();
  if (goroutine == nullptr) goroutine = scheduler.take_global_or_null(*this);
  return goroutine != nullptr ? goroutine : search_or_null();
}

// Others are to do what this worker has to do, and what becomes due now: it may have been the one that
// watches the timers.
void Worker::give_up_work() {
  timer_source.run_due();
  if (resume_first != nullptr) scheduler.push_global(std::exchange(resume_first, nullptr));
  if (Goroutine* goroutine = next.take_or_null()) scheduler.push_global(goroutine);
  while (Goroutine* goroutine = queue.pop_or_null_owner()) scheduler.push_global(goroutine);
}

// GOCXX_DEBUG=shuffle: what was to be next, a part of the global queue and what others have queued come in
// between, and the queue begins anywhere.
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
  if (Goroutine* goroutine = next.take_or_null()) return goroutine;
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
  Goroutine* taken[LocalQueue::kSize / 2];
  int count = victim->queue.steal(taken, LocalQueue::kSize / 2);
  for (int i = 1; i < count; ++i) push(taken[i]);
  count_stolen(count);
  if (count != 0) return taken[0];
  if (!last_round || victim->next.peek() == nullptr) return nullptr;
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
