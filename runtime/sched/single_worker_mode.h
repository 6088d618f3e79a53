// Single-worker mode: while one worker runs goroutines and all others sleep, locks that only workers take and
// the places that workers steal from need no atomic operations (platform/worker_lock.h, run_queue.h).
// Programs that hand values from goroutine to goroutine are mostly in this mode.
//
// Invariant: in this mode every other worker is idle, and none becomes active before the single worker has
// left the mode.
//
// Monitor:        1. It suggests the mode when goroutines switch often and no second worker was needed for a
//                    while.
// Single worker:  1. On its own stack, between two goroutines, it takes the scheduler's lock.
//                 2. If all other workers are idle, it enters the mode and drops the lock.
//                 3. When its attention is requested, it leaves the mode: on its own stack, between two
//                    goroutines, under the scheduler's lock. It leaves the mode before it falls asleep, too.
// Waker:          1. It takes the scheduler's lock. (Workers become active under this lock only.)
//                 2. In this mode it wakes nobody; it requests the single worker's attention instead.
//
// Why no two workers are in a critical section together:
// - The single worker holds no worker lock while it stands on its own stack between two goroutines. So no
//   critical section lies across step 2 or step 3. The same holds if the mode ends while the world is
//   stopped.
// - An idle worker holds no worker lock. So at step 2 no other worker is in a critical section.
// - A worker that becomes active after step 3 has taken the scheduler's lock after it. It reads `active` as
//   false and sees all that was done without atomic operations.
//
// The single worker answers at its next switch of goroutines or at the next safepoint. A goroutine that
// switches often and then makes a long call without a safepoint keeps the others waiting. This is why the
// monitor suggests the mode only while switches are frequent. A single worker that falls asleep looks for
// work under the scheduler's lock first, as all workers do, so a request that it did not answer is not lost.
#pragma once

#include <atomic>

namespace gocxx::rt::sched {

class Worker;

/// The state of the mode. Functions with `_locked` are called under the scheduler's lock. The atomics are a
/// parameter: the tests run the protocol through every interleaving.
template <template <class> class Atomic>
class BasicSingleWorkerMode {
 public:
  /// WorkerLock reads `active`.
  explicit BasicSingleWorkerMode(Atomic<bool>& active) : active_(active) {}

  /// Called by the monitor. The next worker that looks for work while all others are idle enters the mode.
  void suggest() {
    if (!active_.load(std::memory_order_relaxed)) suggested_.store(true, std::memory_order_relaxed);
  }
  bool is_suggested() const { return suggested_.load(std::memory_order_relaxed); }
  void clear_suggestion_locked() { suggested_.store(false, std::memory_order_relaxed); }

  /// Called by the worker that becomes the single one.
  void enter_locked(Worker* worker) {
    single_worker_ = worker;
    second_worker_requested_ = false;
    active_.store(true, std::memory_order_relaxed);
  }
  /// Called by the single worker, or with the world stopped.
  void leave_locked() {
    single_worker_ = nullptr;
    active_.store(false, std::memory_order_relaxed);
  }
  Worker* single_worker_or_null_locked() const { return single_worker_; }

  /// The attention is requested because a second worker is needed, not only because a timer is due.
  void request_second_worker_locked() { second_worker_requested_ = true; }
  bool second_worker_requested_locked() const { return second_worker_requested_; }

 private:
  Atomic<bool>& active_;                  // written under the lock; relaxed: the lock orders it
  Atomic<bool> suggested_{false};         // written by the monitor, and under the lock; a hint
  Worker* single_worker_ = nullptr;       // lock
  bool second_worker_requested_ = false;  // lock
};

using SingleWorkerMode = BasicSingleWorkerMode<std::atomic>;

}  // namespace gocxx::rt::sched
