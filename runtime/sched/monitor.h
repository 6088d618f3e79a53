// The monitor: the process's first thread, which never runs goroutines (Go's sysmon). It ends time slices,
// wakes workers for work that waits in another worker's queue, and stops the world for collections and for
// changes of GOMAXPROCS. It sleeps while all workers sleep.
#pragma once

#include <atomic>
#include <cstdint>

#include "platform/clock.h"
#include "platform/lock.h"
#include "sched/goroutine.h"
#include "sched/worker.h"
#include "sched/worker_limiter.h"

namespace gocxx::rt::sched {

/// A function to be run on the first thread with the world stopped. The object is not on a goroutine's stack.
struct WorldJob {
  void (*run)(long argument);
  long argument = 0;
  Goroutine* waiting = nullptr;
  WorldJob* next = nullptr;
};

/// The monitor; there is one. `main` and the private functions run on the first thread. The other functions
/// may be called by any thread. Fields without a comment about threads are used by the first thread only.
class Monitor {
 public:
  /// Runs on the first thread until the scheduler ends.
  void main();

  void wake();
  void wake_if_asleep() {
    if (!asleep_.load(std::memory_order_relaxed)) return;
    platform::update_current_second();
    wake();
  }

  /// Requests a collection: the world stops as soon as it can. The caller goes to a safepoint.
  void request_collection();

  /// Slots have run short: they are shared from the next stop of the world on, which comes soon.
  void request_slot_sharing();

  /// Called from a signal handler: stops the world and calls `on_quit` with this message.
  void request_quit(const char* message) {
    quit_wanted_.store(message, std::memory_order_relaxed);
    wake();
  }

  /// Stops the world, calls run(argument) and starts the world again. The calling goroutine is parked
  /// meanwhile.
  void perform(void (*run)(long argument), long argument = 0);
  /// The same with a job that nobody else uses and that is not on a stack.
  void perform(WorldJob* job);

 private:
  void tick();
  void watch(int i, std::int64_t now);
  bool wait();
  std::int64_t tick_length();
  void preempt_for_timer(std::int64_t now);
  void end_slice(int i);
  void trim_stacks();
  void limit_workers(std::int64_t now);
  void suggest_single_worker_mode(std::int64_t now);
  void handle_requests();
  void collect_only();
  void quit(const char* message);
  void add_job(WorldJob* job);
  void run_jobs(WorldJob* jobs);
  WorldJob* take_jobs();

  // The counters of a worker at the last tick.
  struct Seen {
    std::uint32_t slice = 0;
    std::uint32_t switches = 0;
    std::int64_t since = 0;
  };

  // 1: there is something to do. Set by any thread (`wake`), cleared by the monitor.
  std::atomic<std::uint32_t> word_{0};
  // The monitor sleeps without a timeout: only `wake` ends it. Written by the monitor, read by a worker that
  // becomes active, under the scheduler's lock.
  std::atomic<bool> asleep_{false};
  // Requests: set by the thread that makes the request, relaxed, before it calls `wake`, whose release orders
  // them. The monitor answers the first and the last with the world stopped, and clears them.
  std::atomic<bool> collection_wanted_{false};
  std::atomic<const char*> quit_wanted_{nullptr};
  std::atomic<bool> sharing_wanted_{false};
  platform::SpinLock jobs_lock_;
  WorldJob* jobs_ GOCXX_GUARDED_BY(jobs_lock_) = nullptr;
  int quiet_ticks_ = 0;
  std::int64_t ticked_at_ = 0;
  std::int64_t timer_seen_due_at_ = 0;  // the last tick that found a timer due
  // The counters at the last suggestion of single-worker mode.
  std::uint32_t switches_seen_ = 0;
  std::uint32_t wakes_seen_ = 0;
  WorkerLimiter limiter_;
  Seen seen_[kMaxWorkers];
};

extern Monitor monitor;

/// Called on SIGQUIT, with the world stopped as far as possible: prints the message and every goroutine. Must
/// not return.
extern void (*on_quit)(const char* message);

}  // namespace gocxx::rt::sched
