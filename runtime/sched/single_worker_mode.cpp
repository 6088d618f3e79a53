// When the scheduler enters and leaves single-worker mode. single_worker_mode.h says why it is safe.
#include "sched/single_worker_mode.h"

#include "sched/scheduler.h"

namespace gocxx::rt::sched {

using Locked = platform::Guard<platform::Lock>;

void Scheduler::change_single_worker_mode(Worker& worker) {
  if (worker.attention_requested.load(std::memory_order_relaxed))
    answer_attention_request(worker);
  else
    try_enter_single_worker_mode(worker);
}

// All others must be idle. A worker that still stands at the barrier of a stopped world is not active now,
// but it will be when the world goes on.
void Scheduler::try_enter_single_worker_mode(Worker& worker) {
  Locked guard(lock_);
  single_worker_mode_.clear_suggestion_locked();
  if (idle_workers_locked() == limit() - 1 && !stop_requested() && !ending())
    single_worker_mode_.enter_locked(&worker);
}

// The single worker runs due timers itself; only for goroutines does it let others in.
void Scheduler::answer_attention_request(Worker& worker) {
  worker.attention_requested.store(false, std::memory_order_relaxed);
  timer_source.run_due();
  {
    Locked guard(lock_);
    if (!single_worker_mode_.second_worker_requested_locked()) return;
  }
  leave_single_worker_mode(worker);
}

void Scheduler::leave_single_worker_mode(Worker& worker) {
  {
    Locked guard(lock_);
    if (single_worker_mode_.single_worker_or_null_locked() != &worker) return;
    single_worker_mode_.leave_locked();
  }
  share_work();
}

void Scheduler::end_single_worker_mode() {
  Locked guard(lock_);
  single_worker_mode_.leave_locked();
}

bool Scheduler::request_attention_locked() {
  Worker* single = single_worker_mode_.single_worker_or_null_locked();
  if (single == nullptr) return false;
  single->attention_requested.store(true, std::memory_order_relaxed);
  request_poll();
  return true;
}

void Scheduler::request_second_worker() {
  if (!platform::is_single_worker()) return;
  Locked guard(lock_);
  request_second_worker_locked();
}

bool Scheduler::request_second_worker_locked() {
  single_worker_mode_.request_second_worker_locked();
  return request_attention_locked();
}

}  // namespace gocxx::rt::sched
