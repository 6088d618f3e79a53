// A worker: a thread that runs goroutines, one after the other, from its own stack.
#pragma once

#include <pthread.h>

#include <atomic>
#include <cstdint>

#include "fiber/slots.h"
#include "heap/cache.h"
#include "platform/clock.h"
#include "platform/debug_switches.h"
#include "sched/goroutine.h"
#include "sched/random.h"
#include "sched/record_pool.h"
#include "sched/run_queue.h"

namespace gocxx::rt::sched {

// How a goroutine leaves its worker.
enum class SwitchReason : std::uint8_t {
  kParked,   // somebody will ready it
  kYielded,  // to the end of the global queue
  kStopped,  // the world stops; it goes on first afterwards
  kEnded,
};

// Fields without a word about threads are used by the worker's own thread only.
class Worker {
 public:
  explicit Worker(int worker_index)
      : index(worker_index), random(static_cast<std::uint64_t>(worker_index) + 1) {}

  void start();  // gives it its thread
  void join();

  // Called by the goroutine that runs here: goes to another goroutine's stack, if the next one is at hand, or
  // back to the worker's own. Returns when it is run again, perhaps on another worker. Always inlined: see
  // fiber/context.h for what a return costs here.
  [[gnu::always_inline]] static void leave(Worker* worker, SwitchReason how, AfterSwitch after_switch = nullptr,
                                           void* data = nullptr) {
    worker->switch_reason_ = how;
    worker->after_switch_ = after_switch;
    worker->after_switch_data_ = data;
    fiber::switch_context(worker, prepare_switch, finish_switch);
  }

  // Makes `goroutine` the next to run here; what was to be next goes to the queue.
  void push_next(Goroutine* goroutine);
  // To the end of this worker's queue.
  void push(Goroutine* goroutine);
  void count_stolen(int count) {
    stolen.store(stolen.load(std::memory_order_relaxed) + static_cast<std::uint32_t>(count),
                 std::memory_order_relaxed);
  }

  const int index;
  Goroutine* running = nullptr;
  heap::Cache heap_cache;  // emptied by the collector while the world is stopped
  fiber::SlotCache slot_cache;
  RecordPool records;  // of ended goroutines
  Random random;
  std::uint64_t next_id = 0;  // goroutine ids [next_id, id_limit) are this worker's to give
  std::uint64_t id_limit = 0;
  std::atomic<long> started{0};  // goroutines created here; written here, summed by goroutine_count
  std::atomic<long> ended{0};    // goroutines that ended here

  // Panics that began on this worker, and unrecovered ones that ceased to be so here; written here, summed by
  // Scheduler::panics_under_way. Release: see there.
  std::atomic<std::uint32_t> panics_begun{0};
  std::atomic<std::uint32_t> panics_ended{0};
  void count_panic_begun() {
    panics_begun.store(panics_begun.load(std::memory_order_relaxed) + 1, std::memory_order_relaxed);
  }
  void count_panic_ended() {
    panics_ended.store(panics_ended.load(std::memory_order_relaxed) + 1, std::memory_order_release);
  }

  // Shared: see run_queue.h.
  LocalQueue queue;
  NextPlace next;

  // Written by the monitor, cleared here: the time slice is over.
  std::atomic<bool> preempt{false};
  // Written by who summons the lone worker (solitude.h), cleared here.
  std::atomic<bool> attention_requested{false};
  // Counts time slices; written here, watched by the monitor. Bit 0 of `busy`: a goroutine runs.
  std::atomic<std::uint32_t> slices{0};
  std::atomic<bool> busy{false};

  // From goroutine to goroutine without the worker's loop; written here, read by the monitor.
  std::atomic<std::uint32_t> switches{0};
  // Goroutines taken from the queues and the overflow of others; written here, read by the monitor.
  std::atomic<std::uint32_t> stolen{0};

  // Under the scheduler's lock, but for futex waits on `wake`.
  OverflowBatches overflow;
  Worker* next_idle = nullptr;
  bool idle = false;
  std::atomic<std::uint32_t> wake{0};

  Goroutine* resume_first = nullptr;  // stopped with the world

 private:
  void main();
  void become_current();
  void run(Goroutine* goroutine);
  bool try_enter(Goroutine* goroutine);
  bool try_enter_elsewhere(Goroutine* goroutine);
  void install(Goroutine* goroutine);
  void put_away(Goroutine* goroutine);
  void install_exceptions(Goroutine* goroutine);
  void put_away_exceptions(Goroutine* goroutine);
  static fiber::StackPointer prepare_switch(void* worker, fiber::StackPointer saved);
  static void finish_switch(void* worker);
  static fiber::StackPointer prepare_switch_from_own_stack(void* worker, fiber::StackPointer saved);
  void complete_parked(Goroutine* goroutine);
  void complete_otherwise(Goroutine* goroutine);
  void recycle(Goroutine* goroutine);

  void push_overflow();
  Goroutine* take_readied_or_null();
  Goroutine* pop_or_null();
  Goroutine* successor_or_null(SwitchReason how);
  Goroutine* find_work_or_null();
  Goroutine* look_or_null();
  bool end_slice();
  void give_up_work();
  void shuffle();
  Goroutine* search_or_null();
  Goroutine* end_search(Goroutine* found);
  Goroutine* steal_or_null();
  Goroutine* steal_from_or_null(Worker* victim, bool last_round);
  Goroutine* take_stale_next_or_null(Worker* victim);
  void give_up_search();
  void rest();

  pthread_t thread_{};
  fiber::StackPointer own_stack_ = nullptr;  // while a goroutine runs
  [[no_unique_address]] fiber::Shadow own_shadow_;
  // Who has left its stack and how, until `finish_switch`.
  Goroutine* previous_ = nullptr;
  SwitchReason switch_reason_ = SwitchReason::kParked;
  AfterSwitch after_switch_ = nullptr;
  void* after_switch_data_ = nullptr;
  int* errno_place_ = nullptr;                                  // of this thread
  void* exception_globals_ = nullptr;                           // of this thread
  const bool through_loop_ = platform::debug_switches.shuffle;  // every goroutine is chosen in the loop
  std::uint32_t rounds_ = 0;                                    // of the worker's loop
  bool searching_ = false;
};

// For functions that are never inlined into a goroutine's own code and that read it at most once, before they
// switch: afterwards the thread may be another. All others call current_worker().
extern constinit thread_local Worker* this_worker;

// The worker whose thread this is, or null. Not inlined: see current().
Worker* current_worker();

// As it stands in goroutine.h, for those who count nanoseconds.
[[gnu::always_inline]] inline void park_on(Worker* worker, const char* reason, const site* where,
                                           AfterSwitch after_switch, void* data) {
  Goroutine* self = worker->running;
  self->wait_reason = reason;
  self->waiting_since = platform::current_second.load(std::memory_order_relaxed);
  self->wait_site = where;
  Worker::leave(worker, SwitchReason::kParked, after_switch, data);
}

}  // namespace gocxx::rt::sched
