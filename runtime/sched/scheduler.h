// The state that all workers share: the global queue, the idle workers, the stopped world, the limits.
#pragma once

#include <algorithm>
#include <atomic>
#include <cstdint>

#include "platform/lock.h"
#include "platform/worker_lock.h"
#include "sched/idle_workers.h"
#include "sched/run_queue.h"
#include "sched/single_worker_mode.h"
#include "sched/worker.h"

namespace gocxx::rt::sched {

inline constexpr std::int64_t kNever = INT64_MAX;

/// The timers, as the scheduler sees them; implemented in time/.
struct TimerSource {
  std::int64_t (*next_due)();  // when the first timer is due, or kNever; any thread
  void (*run_due)();           // fires the timers that are due; called on a worker's own stack
  void (*mark)();              // marks for the collector what the timers hold
};
extern TimerSource timer_source;

/// Called when no goroutine can ever run again. Must not return.
extern void (*on_deadlock)();

/// The scheduler. A worker is either active (it searches for work or runs a goroutine), idle (asleep, in the
/// list of idle workers), stopped (at the barrier of a stopped world) or retired (its index is not below
/// GOMAXPROCS). All transitions are made under the lock. So "no worker is active" while a stop is requested
/// means that every worker stands on its own stack.
class Scheduler : public BasicIdleWorkers<Scheduler, Worker, std::atomic> {
 public:
  // --- the global queue; any thread

  /// Queues the goroutine and wakes a worker if one is needed.
  void push_global(Goroutine* goroutine);
  /// Queues goroutines that do not fit the worker's local queue.
  void push_overflow(Worker& worker, const Batch& batch);
  /// Returns one goroutine to run and moves a fair share to the worker's local queue.
  Goroutine* take_global_or_null(Worker& worker);
  bool global_empty() const { return global_size_.load(std::memory_order_relaxed) == 0; }
  /// Whether the global queue itself has goroutines, besides those of the overflow.
  bool has_queued() const { return queued_.load(std::memory_order_relaxed) != 0; }

  // --- idle workers; see idle_workers.h

  /// Called by a worker that found no work. Sleeps until it is woken, a timer is due, or the program ends.
  void sleep(Worker& worker);

  // --- the worker limit; see worker_limiter.h. Only workers with an index below active_limit() run
  // goroutines. The others push what they have to the global queue and sleep.

  int active_limit() const { return std::min(limit(), active_limit_.load(std::memory_order_relaxed)); }
  bool is_throttled(const Worker& worker) const {
    return worker.index >= active_limit_.load(std::memory_order_relaxed);
  }
  /// kMaxWorkers means no limit besides GOMAXPROCS.
  void set_active_limit(int n);
  /// Goroutines stolen so far.
  std::uint32_t stolen() const;
  /// Switches from goroutine to goroutine so far.
  std::uint32_t switches() const;

  // --- single-worker mode; see single_worker_mode.h

  /// Called by the monitor when no second worker was needed for a while.
  void suggest_single_worker_mode() { single_worker_mode_.suggest(); }
  /// Called by the monitor: the single worker shall leave the mode.
  void request_second_worker();
  /// Called by a worker on its own stack, whenever it looks for work.
  void check_single_worker_mode(Worker& worker) {
    if (worker.attention_requested.load(std::memory_order_relaxed) || single_worker_mode_.is_suggested())
        [[unlikely]]
      change_single_worker_mode(worker);
  }
  /// Called by a worker on its own stack. Does nothing if it is not the single worker.
  void leave_single_worker_mode(Worker& worker);

  // --- stopping the world: called by the monitor, and by panic/ and trace/ for a fatal report

  bool stop_requested() const { return stop_.load(std::memory_order_relaxed); }
  void request_stop();
  void wait_until_stopped();
  void release();
  /// For reports that end the program: stops all goroutines for good, except those that report, if they come
  /// to a safepoint within so many milliseconds. Returns false if some still run. The caller never returns to
  /// its goroutine.
  bool try_freeze(int milliseconds);
  /// The calling goroutine reports the end of the program; it comes to no safepoint any more.
  void count_reporter() { reporters_.fetch_add(1, std::memory_order_relaxed); }

  /// Returns the number of panics that are running deferred functions and are not recovered. A panic that
  /// began before the call (in the sense of happens-before) and has not ended since is counted.
  std::uint32_t panics_under_way() const;
  /// Worker side: it waits at the barrier until the world goes on, or as a retired worker until the limit
  /// includes it.
  bool must_pause(const Worker& worker) const {
    return (stop_requested() || worker.index >= limit()) && !ending();
  }
  void pause(Worker& worker);

  // --- workers
  int limit() const { return static_cast<int>(limit_.load(std::memory_order_relaxed)); }
  void set_limit(int n);  // before the start, or with the world stopped
  /// Seeds the random numbers of workers that are made later.
  void set_seed(std::uint64_t seed) { seed_ = seed; }
  Worker* worker(int i) { return workers_[i]; }
  /// The number of workers that exist, including retired ones.
  int worker_count() const { return worker_count_; }
  /// Whether no worker is active.
  bool quiet();
  /// Called by a goroutine: whether workers other than its own are active.
  bool others_active();
  /// Calls f() if no worker is active; none becomes active meanwhile. Returns false if one was active or f()
  /// is false.
  template <class F>
  bool while_quiet(F f) {
    platform::Guard guard(lock_);
    return active_locked() == 0 && f();
  }

  // --- the end (unit tests and embedding; a program just exits)
  bool ending() const { return ending_.load(std::memory_order_relaxed); }
  void end();
  void join_workers();
  /// Called last by each worker's thread.
  void note_exit();

  /// Called while the world is stopped.
  Goroutine* global_first() const GOCXX_NO_THREAD_SAFETY_ANALYSIS { return global_.first(); }

 private:
  friend BasicIdleWorkers;

  // How a worker that found no work rests.
  struct Rest {
    bool idle = false;               // the worker is in the idle list now
    bool deadlock = false;           // it was the last active one, and nothing can happen any more
    std::int64_t deadline = kNever;  // it watches the timers until then
  };

  Batch pop_overflow_locked(Worker& worker) GOCXX_REQUIRES(lock_);
  Goroutine* take_overflow_locked(Worker& worker) GOCXX_REQUIRES(lock_);
  bool is_overflow_next_locked() GOCXX_REQUIRES(lock_);
  Goroutine* take_shared_locked(Worker& worker) GOCXX_REQUIRES(lock_);
  void note_global_size_locked() GOCXX_REQUIRES(lock_);
  // The functions that BasicIdleWorkers requires of its host.
  platform::Lock& lock() GOCXX_RETURN_CAPABILITY(lock_) { return lock_; }
  bool keep_all_asleep_locked() GOCXX_REQUIRES(lock_) {
    return stop_requested() || request_second_worker_locked();
  }
  bool timers_armed() const { return timer_source.next_due() != kNever; }
  void note_activity();

  Rest become_idle(Worker& worker);
  void sleep_until(Worker& worker, std::int64_t deadline);
  bool end_timer_watch(Worker& worker, std::int64_t deadline);
  void change_single_worker_mode(Worker& worker);
  void try_enter_single_worker_mode(Worker& worker);
  void answer_attention_request(Worker& worker);
  // Both return false if there is no single worker.
  bool request_attention_locked() GOCXX_REQUIRES(lock_);
  bool request_second_worker_locked() GOCXX_REQUIRES(lock_);
  void end_single_worker_mode();  // called with the world stopped
  void enter_barrier();
  bool try_leave_barrier(Worker& worker);
  void retire(Worker* worker);
  void reset_timer_watch();
  void start_worker(int i);
  bool wake_for_end();
  bool wake_if_idle(Worker* worker);
  void reset();

  platform::Lock lock_;
  LinkedQueue global_ GOCXX_GUARDED_BY(lock_);
  // Goroutines in the overflow batches of all workers.
  int overflow_size_ GOCXX_GUARDED_BY(lock_) = 0;
  // How many of them were there before the first goroutine of the global queue, less those taken since.
  int overflow_ahead_ GOCXX_GUARDED_BY(lock_) = 0;
  // The global queue and the overflow take turns.
  bool overflow_first_ GOCXX_GUARDED_BY(lock_) = false;
  // Goroutines in the global queue, and in both. Written under lock_; read without it as hints (relaxed).
  std::atomic<int> queued_{0};
  std::atomic<int> global_size_{0};
  // Written under lock_; read by workers and by the monitor without it (relaxed).
  std::atomic<int> active_limit_{kMaxWorkers};
  // Goroutines that report the end of the program. Each counts itself; read by `try_freeze` (relaxed).
  std::atomic<int> reporters_{0};
  SingleWorkerMode single_worker_mode_{platform::single_worker};
  // When the idle worker that watches the timers wakes up.
  std::int64_t watched_until_ GOCXX_GUARDED_BY(lock_) = kNever;
  // Written under lock_; read without it as a hint (relaxed).
  std::atomic<bool> stop_{false};
  // 1 while stop_: what stopped workers sleep on. Written under lock_; release() releases, pause() acquires.
  std::atomic<std::uint32_t> stop_word_{0};
  // What the thread that stops the world sleeps on. It writes 0; the last worker that stops writes 1, under
  // lock_. Relaxed: that thread learns from quiet(), which takes the lock, that the world stands still.
  std::atomic<std::uint32_t> all_stopped_{0};
  // GOMAXPROCS. Written with the world stopped; set_limit() releases, pause() acquires, other readers are
  // relaxed. Retired workers sleep on it.
  std::atomic<std::uint32_t> limit_{0};
  // Written by end(), read by all threads (relaxed).
  std::atomic<bool> ending_{false};
  // Workers with a thread. Incremented by start_worker(), decremented by each worker's thread at its end
  // (release); join_workers() acquires.
  std::atomic<std::uint32_t> living_{0};
  // Both are written before the start, with the world stopped, or after the workers' threads have ended.
  Worker* workers_[kMaxWorkers] = {};
  int worker_count_ = 0;
  std::uint64_t seed_ = 0;  // written before the start
};

extern Scheduler scheduler;

/// Asks every goroutine to stop at its next safepoint.
void request_poll();

}  // namespace gocxx::rt::sched
