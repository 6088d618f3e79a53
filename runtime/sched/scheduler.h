// What the workers share: the global queue, who is idle, when the world must stop, whether anything can still
// happen.
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

inline constexpr int kMaxWorkers = 256;
inline constexpr std::int64_t kNever = INT64_MAX;

// Where the scheduler gets its timers from; implemented in time/.
struct TimerSource {
  std::int64_t (*next_due)();  // when the first is due, or kNever; any thread
  void (*run_due)();           // fires those that are due; on a worker's own stack
  void (*mark)();              // tells the collector what they hold
};
extern TimerSource timer_source;

// What happens if nothing can ever happen again. Must not return.
extern void (*on_deadlock)();

// The state of all. A worker is either active (searching, or running a goroutine), idle (asleep in `idle`),
// stopped (at the barrier of a stopped world) or retired (beyond the limit). All transitions are made under
// `lock`, so `active == 0` with a stop requested means that every worker stands on its own stack.
class Scheduler : public BasicIdleWorkers<Scheduler, Worker, std::atomic> {
 public:
  // --- the global queue; any thread
  void push_global(Goroutine* goroutine);                  // and wakes a worker
  void push_overflow(Worker& worker, const Batch& batch);  // what does not fit its queue
  Goroutine* take_global_or_null(Worker& worker);  // one to run, and a fair share for the worker's queue
  bool global_empty() const { return global_size_.load(std::memory_order_relaxed) == 0; }

  // --- idleness; the rest is in idleness.h
  // Sleeps until woken, a timer is due, or the program ends. Nothing was found.
  void sleep(Worker& worker);

  // --- restraint: only workers below `allowed` run goroutines, the others give what they have to all and
  // sleep. The monitor's doing: see restraint.h
  int allowed() const { return std::min(limit(), active_limit_.load(std::memory_order_relaxed)); }
  bool is_throttled(const Worker& worker) const {
    return worker.index >= active_limit_.load(std::memory_order_relaxed);
  }
  void set_active_limit(int n);         // kMaxWorkers: all
  std::uint32_t stolen() const;    // goroutines stolen so far
  std::uint32_t switches() const;  // from goroutine to goroutine so far

  // --- solitude; see solitude.h
  // By the monitor: no second worker was needed for a while.
  void suggest_single_worker_mode() { single_worker_mode_.suggest(); }
  // By the monitor: a lone worker is to end it.
  void request_second_worker();
  // By a worker on its own stack, whenever it looks for work.
  void check_single_worker_mode(Worker& worker) {
    if (worker.attention_requested.load(std::memory_order_relaxed) || single_worker_mode_.is_suggested()) [[unlikely]]
      change_single_worker_mode(worker);
  }
  // By a worker on its own stack: nothing happens if it is not the lone one.
  void leave_single_worker_mode(Worker& worker);

  // --- stopping; see world.h for who may call
  bool stop_requested() const { return stop_.load(std::memory_order_relaxed); }
  void request_stop();
  void wait_until_stopped();
  void release();
  // For last words: stops the goroutines for good, but for those that have last words, as far as they come to a
  // safepoint within so many milliseconds. False: some still run. The caller never returns.
  bool try_freeze(int milliseconds);
  // The calling goroutine has last words: it comes to no safepoint any more.
  void count_reporter() { reporters_.fetch_add(1, std::memory_order_relaxed); }

  // Panics of all goroutines whose deferred functions run, and which are not recovered. One that began before the call
  // (in the sense of happens-before) and has not ended since is counted.
  std::uint32_t panics_under_way() const;
  // Worker side: at the barrier until released, or retired until the limit allows it again.
  bool must_pause(const Worker& worker) const {
    return (stop_requested() || worker.index >= limit()) && !ending();
  }
  void pause(Worker& worker);

  // --- workers
  int limit() const { return static_cast<int>(limit_.load(std::memory_order_relaxed)); }
  void set_limit(int n);  // before the start, or with the world stopped
  Worker* worker(int i) { return workers_[i]; }
  int worker_count() const { return worker_count_; }  // that exist, retired ones included
  bool quiet();                                       // no worker is active
  bool others_active();                               // asked by a goroutine: not only its own worker is
  // Calls f() if no worker is active, and lets none become so meanwhile; false if one was, or f says so.
  template <class F>
  bool while_quiet(F f) {
    platform::Guard guard(lock_);
    return active_locked() == 0 && f();
  }

  // --- the end (unit tests and embedding; a program just exits)
  bool ending() const { return ending_.load(std::memory_order_relaxed); }
  void end();
  void join_workers();
  void note_exit();  // by a worker's thread, last

  Goroutine* global_first() const { return global_.first(); }

 private:
  friend BasicIdleWorkers;

  // How a worker that found nothing rests.
  struct Rest {
    bool idle = false;               // it is in the idle list now
    bool deadlock = false;           // it was the last
    std::int64_t deadline = kNever;  // it watches the timers until then
  };

  Batch pop_overflow_locked(Worker& worker);
  Goroutine* take_overflow_locked(Worker& worker);
  void note_global_size_locked();
  // What idleness.h asks for.
  platform::Lock& lock() { return lock_; }
  bool keep_all_asleep_locked() { return stop_requested() || request_second_worker_locked(); }
  bool timers_armed() const { return timer_source.next_due() != kNever; }
  void note_activity();

  Rest become_idle(Worker& worker);
  void sleep_until(Worker& worker, std::int64_t deadline);
  bool end_watch(Worker& worker, std::int64_t deadline);
  void change_single_worker_mode(Worker& worker);
  void try_enter_single_worker_mode(Worker& worker);
  void answer_attention_request(Worker& worker);
  bool request_attention_locked();  // false: there is none
  bool request_second_worker_locked();
  void end_single_worker_mode();  // the world is stopped
  void enter_barrier();
  bool try_leave_barrier(Worker& worker);
  void retire(Worker* worker);
  void forget_watch();
  void start_worker(int i);
  bool wake_for_end();
  bool wake_if_idle(Worker* worker);
  void forget();

  platform::Lock lock_;
  LinkedQueue global_;               // lock_
  int overflow_size_ = 0;            // lock_: goroutines in the overflow of all workers
  bool overflow_first_ = false;      // lock_: the two take turns
  std::atomic<int> global_size_{0};  // written under lock_: of both
  std::atomic<int> active_limit_{kMaxWorkers};
  std::atomic<int> reporters_{0};  // goroutines that have last words
  SingleWorkerMode single_worker_mode_{platform::single_worker};
  std::int64_t watched_until_ = kNever;      // lock_: when the idle worker that watches the timers wakes
  std::atomic<bool> stop_{false};            // written under lock_
  std::atomic<std::uint32_t> stop_word_{0};  // 1 while stop_: what stopped workers sleep on
  std::atomic<std::uint32_t> all_stopped_{0};
  std::atomic<std::uint32_t> limit_{0};  // written with the world stopped; retired workers sleep on it
  std::atomic<bool> ending_{false};
  std::atomic<std::uint32_t> living_{0};  // workers with a thread
  Worker* workers_[kMaxWorkers] = {};     // written with the world stopped
  int worker_count_ = 0;
};

extern Scheduler scheduler;

// Asks every goroutine to come to its next safepoint.
void request_poll();

}  // namespace gocxx::rt::sched
