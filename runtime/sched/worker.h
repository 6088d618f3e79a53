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

/// The highest GOMAXPROCS.
inline constexpr int kMaxWorkers = 256;

/// Why a goroutine is switched away from.
enum class SwitchReason : std::uint8_t {
  kParked,     // it waits until another readies it
  kYielded,    // runtime.Gosched: it goes to the end of a queue
  kPreempted,  // its time slice is over: it goes to the end of the global queue
  kStopped,    // the world stops; this worker runs it first afterwards
  kEnded,
};

/// A worker: a thread that runs goroutines. Fields without a comment about threads are used by the worker's
/// thread only.
class Worker {
 public:
  Worker(int worker_index, std::uint64_t seed)
      : index(worker_index), random(seed + static_cast<std::uint64_t>(worker_index) + 1) {}

  /// Starts the worker's thread.
  void start();
  void join();

  /// Called by the goroutine that runs here. Switches to the stack of the next goroutine if there is one at
  /// hand, otherwise to the worker's own stack. Returns when the goroutine runs again, perhaps on another
  /// worker. Always inlined: see fiber/context.h for what a return costs here.
  [[gnu::always_inline]] static void leave(Worker* worker, SwitchReason how,
                                           AfterSwitch after_switch = nullptr, void* data = nullptr) {
    worker->switch_reason_ = how;
    worker->after_switch_ = after_switch;
    worker->after_switch_data_ = data;
    fiber::switch_context(worker, prepare_switch, finish_switch);
  }

  /// Returns whether the goroutine that runs here would be the next to run if it yielded: nothing else is
  /// runnable here or in the shared queues, and nobody asks for the worker. At every kLook'th call it returns
  /// false, so that the worker's loop looks at all the rest, the timers and the other workers' queues.
  bool would_yield_to_nobody();

  /// Makes `goroutine` the next to run here. The goroutine that was to be next goes to the local queue.
  void push_next(Goroutine* goroutine);
  /// Adds `goroutine` to the end of the local queue.
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
  std::uint64_t next_id = 0;  // this worker assigns the goroutine ids [next_id, id_limit)
  std::uint64_t id_limit = 0;
  std::atomic<long> started{0};  // goroutines created here; written here, summed by goroutine_count
  std::atomic<long> ended{0};    // goroutines that ended here; the same

  // Panics that began on this worker, and panics that ended here (recovered, or the goroutine ended); written
  // here, summed by Scheduler::panics_under_way. The release is the partner of the acquire there.
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
  NextSlot next;

  // The time slice is over. Written by the monitor, cleared here.
  std::atomic<bool> preempt{false};
  // The single worker shall look at single_worker_mode.h. Written under the scheduler's lock, cleared here.
  std::atomic<bool> attention_requested{false};
  // Counts time slices. Written here, read by the monitor.
  std::atomic<std::uint32_t> slices{0};
  // A goroutine runs. Written here, read by the monitor.
  std::atomic<bool> busy{false};

  // Switches from goroutine to goroutine without the worker's loop. Written here, read by the monitor.
  std::atomic<std::uint32_t> switches{0};
  // Goroutines taken from the queues and the overflow of other workers. Written here, read by the monitor.
  std::atomic<std::uint32_t> stolen{0};

  // Under the scheduler's lock, except for futex waits on `wake`.
  OverflowBatches overflow;
  Worker* next_idle = nullptr;
  bool idle = false;
  std::atomic<std::uint32_t> wake{0};

  Goroutine* resume_first = nullptr;  // the goroutine that was stopped with the world

 private:
  void main();
  void become_current();
  void run(Goroutine* goroutine);
  bool try_enter(Goroutine* goroutine);
  bool try_enter_elsewhere(Goroutine* goroutine);
  void restore_thread_state(Goroutine* goroutine);
  void save_thread_state(Goroutine* goroutine);
  void restore_exceptions(Goroutine* goroutine);
  void save_exceptions(Goroutine* goroutine);
  static fiber::StackPointer prepare_switch(void* worker, fiber::StackPointer saved);
  static void finish_switch(void* worker);
  static fiber::StackPointer prepare_switch_from_own_stack(void* worker, fiber::StackPointer saved);
  void complete_parked(Goroutine* goroutine);
  void complete_otherwise(Goroutine* goroutine);
  void push_yielded(Goroutine* goroutine);
  void recycle(Goroutine* goroutine);

  void push_overflow();
  Goroutine* take_readied_or_null();
  Goroutine* pop_or_null();
  Goroutine* successor_or_null(SwitchReason how);
  Goroutine* find_work_or_null();
  bool is_turn_of_shared_queues() const;
  Goroutine* look_or_null();
  Goroutine* resume_or_null(bool slice_over);
  /// Returns `goroutine`, which runs in a time slice of its own; one that was readied goes on in its waker's.
  Goroutine* begin_slice(Goroutine* goroutine) {
    slices.store(slices.load(std::memory_order_relaxed) + 1, std::memory_order_relaxed);
    return goroutine;
  }
  bool end_slice();
  void give_up_work();
  void shuffle();
  Goroutine* search_or_null();
  Goroutine* end_search(Goroutine* found);
  Goroutine* steal_or_null();
  Goroutine* steal_from_or_null(Worker* victim, bool last_pass);
  Goroutine* take_stale_next_or_null(Worker* victim);
  void give_up_search();
  void rest();

  pthread_t thread_{};
  fiber::StackPointer own_stack_ = nullptr;  // while a goroutine runs
  [[no_unique_address]] fiber::Shadow own_shadow_;
  // From prepare_switch to finish_switch: the goroutine that was switched away from, why, and its callback.
  Goroutine* previous_ = nullptr;
  SwitchReason switch_reason_ = SwitchReason::kParked;
  AfterSwitch after_switch_ = nullptr;
  void* after_switch_data_ = nullptr;
  int* errno_address_ = nullptr;                                // of this thread
  void* exception_globals_ = nullptr;                           // of this thread
  const bool through_loop_ = platform::debug_switches.shuffle;  // every goroutine is chosen in the loop
  std::uint32_t loop_count_ = 0;                                // iterations of the worker's loop
  std::uint32_t yields_ = 0;                                    // calls of would_yield_to_nobody
  bool searching_ = false;
};

/// Only for functions that are never inlined into a goroutine's own code and that read it at most once,
/// before they switch: after a switch the goroutine may be on another thread. All others call
/// current_worker().
extern constinit thread_local Worker* this_worker;

/// Returns the worker whose thread this is, or null. Not inlined: see current().
Worker* current_worker();

/// `park` (goroutine.h), inlined, for callers that know their worker.
[[gnu::always_inline]] inline void park_on(Worker* worker, const char* reason, const site* where,
                                           AfterSwitch after_switch, void* data) {
  Goroutine* self = worker->running;
  self->wait_reason = reason;
  self->waiting_since = platform::current_second.load(std::memory_order_relaxed);
  self->wait_site = where;
  Worker::leave(worker, SwitchReason::kParked, after_switch, data);
}

}  // namespace gocxx::rt::sched
