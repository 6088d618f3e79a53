// The monitor: the process's first thread, which never runs goroutines. It ends time slices, wakes workers
// for work that lies unshared, and stops the world for whoever needs that: collections and changes of the
// number of workers. It sleeps when the program does.
#pragma once

#include <atomic>
#include <cstdint>

#include "platform/clock.h"
#include "platform/lock.h"
#include "sched/goroutine.h"
#include "sched/worker_limiter.h"

namespace gocxx::rt::sched {

// Something to be done with the world stopped, on the first thread. Not on a goroutine's stack.
struct WorldJob {
  void (*run)(long argument);
  long argument = 0;
  Goroutine* waiting = nullptr;
  WorldJob* next = nullptr;
};

class Monitor {
 public:
  // The first thread's life, until the scheduler ends.
  void main();

  void wake();
  void wake_if_asleep() {
    if (!asleep_.load(std::memory_order_relaxed)) return;
    platform::update_current_second();
    wake();
  }

  // Enough was allocated: the world stops as soon as it can. The caller goes to a safepoint.
  void request_collection();

  // Slots have run short: from the next stop of the world on, which comes soon, they are shared.
  void request_slot_sharing();

  // From a signal's handler: stops the world and calls `on_quit` with these words.
  void request_quit(const char* words) {
    quit_wanted_.store(words, std::memory_order_relaxed);
    wake();
  }

  // Stops the world, calls run(argument), goes on. Parks the calling goroutine meanwhile.
  void perform(void (*run)(long argument), long argument = 0);
  // The same with a job that nobody else uses and that does not lie on a stack.
  void perform(WorldJob* job);

 private:
  void tick();
  void watch(int i, std::int64_t now);
  bool wait();
  void trim_stacks();
  void limit_workers(std::int64_t now);
  void suggest_single_worker_mode(std::int64_t now);
  void handle_requests();
  void quit(const char* words);
  void add_job(WorldJob* job);
  void run_jobs(WorldJob* jobs);
  WorldJob* take_jobs();

  // What the monitor saw of a worker when it last looked.
  struct Seen {
    std::uint32_t slice = 0;
    std::uint32_t switches = 0;
    std::int64_t since = 0;
  };

  std::atomic<std::uint32_t> word_{0};  // 1: something to do
  std::atomic<bool> asleep_{false};     // only `wake` ends its sleep
  std::atomic<bool> collection_wanted_{false};
  std::atomic<const char*> quit_wanted_{nullptr};
  std::atomic<bool> sharing_wanted_{false};
  platform::SpinLock jobs_lock_;
  WorldJob* jobs_ = nullptr;  // jobs_lock_
  int quiet_ticks_ = 0;
  std::int64_t ticked_at_ = 0;
  // When solitude was last thought of.
  std::uint32_t switches_seen_ = 0;
  std::uint32_t wakes_seen_ = 0;
  WorkerLimiter limiter_;
  Seen seen_[256];
};

extern Monitor monitor;

// What happens on SIGQUIT, with the world stopped as far as it can be: prints the words and every goroutine. Must not return.
extern void (*on_quit)(const char* words);

}  // namespace gocxx::rt::sched
