// When solitude begins and ends; why it may is in solitude.h.
#include "sched/solitude.h"

#include "sched/scheduler.h"

namespace gocxx::rt::sched {

using Locked = platform::Guard<platform::Lock>;

void Scheduler::change_solitude(Worker& worker) {
  if (worker.summoned.load(std::memory_order_relaxed))
    answer_summons(worker);
  else
    try_begin_solitude(worker);
}

// All others must be idle: one that still stands at the barrier of a world that goes on again is not active,
// but will be.
void Scheduler::try_begin_solitude(Worker& worker) {
  Locked guard(lock_);
  solitude_.withdraw_locked();
  if (idle_workers_locked() == limit() - 1 && !stop_requested() && !ending()) solitude_.begin_locked(&worker);
}

// Timers the lone worker can see to itself.
void Scheduler::answer_summons(Worker& worker) {
  worker.summoned.store(false, std::memory_order_relaxed);
  timer_source.run_due();
  {
    Locked guard(lock_);
    if (!solitude_.company_wanted_locked()) return;
  }
  end_solitude(worker);
}

void Scheduler::end_solitude(Worker& worker) {
  {
    Locked guard(lock_);
    if (solitude_.lone_or_null_locked() != &worker) return;
    solitude_.end_locked();
  }
  share_work();
}

void Scheduler::end_any_solitude() {
  Locked guard(lock_);
  solitude_.end_locked();
}

bool Scheduler::summon_lone_locked() {
  Worker* lone = solitude_.lone_or_null_locked();
  if (lone == nullptr) return false;
  lone->summoned.store(true, std::memory_order_relaxed);
  request_poll();
  return true;
}

void Scheduler::want_company() {
  if (!platform::is_alone()) return;
  Locked guard(lock_);
  summon_for_company_locked();
}

bool Scheduler::summon_for_company_locked() {
  solitude_.want_company_locked();
  return summon_lone_locked();
}

}  // namespace gocxx::rt::sched
