// Idle workers: how workers fall asleep, how they are woken, and when a deadlock is reported.
//
// ## Wake-up throttling
//
// Invariant: while the global queue is not empty, at least one worker is active or searching.
//
// Producer:                        1. It pushes the goroutine, under the lock.
//                                  2. If `searching` is 0 and a worker is idle, it wakes one as a searcher.
// Worker that falls asleep:        1. It takes the lock.
//                                  2. If the global queue is not empty, it stays awake.
//                                  3. Otherwise it counts itself as idle.
// Searcher that ends its search:   1. It decrements `searching`.
//                                  2. If work remains, it does the producer's step 2.
//
// Why no goroutine is left behind in the global queue:
// - A worker that falls asleep after the push sees the goroutine (both hold the lock). A worker that fell
//   asleep before the push is counted as idle, and the producer sees it.
// - The producer writes the queue before it reads `searching`; the searcher writes `searching` before it
//   reads the queue. Both are relaxed, of different words: x86 keeps the order of the searcher's locked
//   decrement and its load, and the producer's lock is a locked operation, too. So one of the two sees the
//   other's write. A processor that reorders them may miss a wake-up; then the monitor's tick finds the queue
//   and wakes a worker.
// - A worker that is to be woken counts as searching before it runs, so no second worker is woken for the
//   same work.
//
// Work in a worker's own queue needs no such care: its owner is active and will come to it, and the monitor
// wakes a worker that may steal it.
//
// ## Deadlock
//
// Invariant: a deadlock is reported if and only if no goroutine can ever run again.
//
// External events (blocking jobs, polled files, requests to the monitor) are counted by `external`:
// Starter:             1. It increments `external` before the goroutine parks.
// Finisher:            1. It makes the goroutine ready (pushes it to the global queue).
//                      2. It decrements `external`. If this was the last event, it wakes a worker.
// Last worker that
// falls asleep:        1. Under the lock: no worker is active, the global queue is empty, no timer is armed.
//                      2. It reads `external` by an atomic add of 0. If it is 0, it reports the deadlock.
//
// Why no deadlock is reported too early: the worker holds the lock from step 1 to step 2, and the finisher's
// push needs the lock. If the worker reads 0, every finisher has pushed before, so the global queue of step 1
// had the goroutine.
//
// Why no deadlock is missed: the finisher's goroutine may have run and parked before the
// finisher's step 2. Then the last worker reads 1 at its step 2 and sleeps without a report. Both operations
// are read-modify-write with acquire and release on one word, so the finisher's decrement comes later and
// sees that the worker is idle: it wakes the worker, which falls asleep once more and reports. With a plain
// load in the worker's step 2 both could miss each other.
//
// Host derives from BasicIdleWorkers and supplies the rest of the scheduler. The atomics are a parameter: the
// tests run the protocol through every interleaving. Functions with `_locked` are called under the host's
// lock.
#pragma once

#include <atomic>
#include <cstdint>

#include "platform/futex.h"
#include "platform/lock.h"

namespace gocxx::rt::sched {

// Values of Worker::wake.
inline constexpr std::uint32_t kAsleep = 0;
inline constexpr std::uint32_t kWoken = 1;
inline constexpr std::uint32_t kWokenToSearch = 2;  // the worker counts as searching already

/// Worker has the members `index` and `wake`, and for the list of idle workers `next_idle` and `idle`.
template <class Host, class Worker, template <class> class Atomic>
class BasicIdleWorkers {
 public:
  /// Called when there is work for another worker: wakes an idle one unless a worker searches already.
  void share_work() {
    if (has_idle() && searching_.load(std::memory_order_relaxed) == 0) wake_searcher();
  }
  [[gnu::noinline]] void wake_searcher() {
    int none = 0;
    if (!searching_.compare_exchange_strong(none, 1, std::memory_order_relaxed)) return;
    platform::Guard guard(host().lock());
    Worker* worker = idle_to_wake_locked();
    if (worker == nullptr || host().keep_all_asleep_locked()) {
      searching_.fetch_sub(1, std::memory_order_relaxed);
      return;
    }
    wakes_.store(wakes() + 1, std::memory_order_relaxed);
    wake_locked(worker, kWokenToSearch);
  }
  bool has_idle() const { return idle_count_.load(std::memory_order_relaxed) != 0; }
  /// Searchers woken so far.
  std::uint32_t wakes() const { return wakes_.load(std::memory_order_relaxed); }

  /// Returns false if enough others search.
  bool begin_search() {
    if (2 * searching_.load(std::memory_order_relaxed) >= host().limit()) return false;
    searching_.fetch_add(1, std::memory_order_relaxed);
    return true;
  }
  /// `more`: work remains that others could do.
  void end_search(bool more) {
    searching_.fetch_sub(1, std::memory_order_relaxed);
    if (more || !host().global_empty()) share_work();
  }

  /// Brackets an external event (a blocking job, a polled file, a request to the monitor). While one is under
  /// way there is no deadlock. `end_external` is called after the goroutine was made ready. Its
  /// acquire-release is the partner of no_external_event_locked.
  void begin_external() { external_.fetch_add(1, std::memory_order_relaxed); }
  void end_external() {
    if (external_.fetch_sub(1, std::memory_order_acq_rel) == 1) share_work();
  }

 protected:
  /// Returns false if there is work, or something else keeps the worker awake. After true it is in the idle
  /// list and sleeps on its word.
  bool try_fall_asleep_locked(Worker& worker) {
    bool work = !host().global_empty() && !host().is_throttled(worker);
    if (work || host().must_pause(worker) || host().ending()) return false;
    worker.wake.store(kAsleep, std::memory_order_relaxed);
    worker.next_idle = idle_;
    worker.idle = true;
    idle_ = &worker;
    if (!host().is_throttled(worker)) idle_count_.fetch_add(1, std::memory_order_relaxed);
    --active_;
    return true;
  }

  /// Takes a worker out of the idle list; it is active from now on.
  void activate_idle_locked(Worker* worker) {
    Worker** link = &idle_;
    while (*link != worker) link = &(*link)->next_idle;
    *link = worker->next_idle;
    worker->idle = false;
    if (!host().is_throttled(*worker)) idle_count_.fetch_sub(1, std::memory_order_relaxed);
    activate_locked();
  }
  void wake_locked(Worker* worker, std::uint32_t how) {
    using platform::futex_wake;
    activate_idle_locked(worker);
    worker->wake.store(how, std::memory_order_release);  // partner: Scheduler::sleep_until
    futex_wake(worker->wake);
  }

  /// A worker that was not idle (at the barrier, or new) becomes active; an active one goes to the barrier.
  void activate_locked() {
    if (active_++ == 0) host().note_activity();
  }
  /// Returns true if it was the last active worker.
  bool deactivate_locked() { return --active_ == 0; }
  int active_locked() const { return active_; }

  Worker* first_idle_locked() const { return idle_; }
  /// The idle workers below GOMAXPROCS.
  int idle_workers_locked() const {
    int idle = 0;
    for (Worker* worker = idle_; worker != nullptr; worker = worker->next_idle)
      idle += worker->index < host().limit();
    return idle;
  }
  /// Called when other workers are throttled than before.
  void recount_idle_locked() {
    int count = 0;
    for (Worker* worker = idle_; worker != nullptr; worker = worker->next_idle)
      count += !host().is_throttled(*worker);
    idle_count_.store(count, std::memory_order_relaxed);
  }

  /// Every worker is idle, and nothing can make a goroutine runnable.
  bool is_deadlock_locked() {
    return active_ == 0 && host().global_empty() && !host().stop_requested() && !host().ending() &&
           idle_workers_locked() == host().limit() && no_external_event_locked() && !host().timers_armed();
  }

  /// Brings back the state before the first run, when all workers have ended. `searching` stays: each worker
  /// has given up its search, and a thread that has ended an external event may still be in wake_searcher.
  /// `external` stays for the same reason.
  void reset_locked() {
    idle_ = nullptr;
    active_ = 0;
    idle_count_.store(0, std::memory_order_relaxed);
  }

 private:
  Host& host() { return static_cast<Host&>(*this); }
  const Host& host() const { return static_cast<const Host&>(*this); }

  Worker* idle_to_wake_locked() const {
    Worker* worker = idle_;
    while (worker != nullptr && host().is_throttled(*worker)) worker = worker->next_idle;
    return worker;
  }

  // Acquire and release: partner of end_external, so that what it made ready is seen.
  bool no_external_event_locked() { return external_.fetch_add(0, std::memory_order_acq_rel) == 0; }

  Worker* idle_ = nullptr;          // lock; linked by next_idle
  Atomic<int> idle_count_{0};       // idle workers that are not throttled; written under the lock
  int active_ = 0;                  // lock
  Atomic<int> searching_{0};        // active workers that look for work to steal
  Atomic<std::uint32_t> wakes_{0};  // written under the lock
  Atomic<long> external_{0};        // external events under way
};

}  // namespace gocxx::rt::sched
