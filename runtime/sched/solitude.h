// Solitude: one worker runs goroutines alone, the others sleep, and none of them begins before the lone one
// has agreed. Locks that only workers take and the places that others steal from need no atomic operations
// then (platform::WorkerLock, run_queue.h). Programs that hand values from goroutine to goroutine are mostly
// of this kind, by themselves or because the others are restrained.
//
// Why nobody is ever in a critical section together with the lone worker:
// - It begins on the worker's own stack between two goroutines, where it holds no lock for workers, and under
//   the scheduler's lock, while all other workers are idle. An idle one has left all such locks behind.
// - Workers become active under the scheduler's lock only. While there is a lone one, whoever wants to wake
//   another (there is work for two, a timer is due) summons it instead.
// - It ends on the lone worker's own stack, between two goroutines, under the scheduler's lock; or with the
//   world stopped, which means the same. So no critical section lies across the change, and whoever becomes
//   active later has taken the scheduler's lock after it: he finds `alone` unset, and sees all that was done
//   without atomic operations.
// The lone worker is active, or at the barrier of a stopped world; before it falls asleep it ends its
// solitude.
//
// A summons is answered at the next switch of goroutines or the next safepoint. (So a goroutine that switches
// all the time, and then calls what takes long and has no safepoint, keeps the others waiting: that is why
// solitude is offered only while switches are frequent.) A lone worker that falls asleep instead looks for
// work under the scheduler's lock first, like all others.
#pragma once

#include <atomic>

namespace gocxx::rt::sched {

class Worker;

// The state; the atomics are a parameter: the tests run it through every interleaving. What is called
// `_locked` is called under the scheduler's lock.
template <template <class> class Atomic>
class BasicSolitude {
 public:
  // `alone` is what WorkerLock looks at.
  explicit BasicSolitude(Atomic<bool>& alone) : alone_(alone) {}

  // By the monitor, when switches are frequent and no second worker has been needed for a while; taken up by the next worker that looks
  // for work and finds itself alone.
  void offer() {
    if (!alone_.load(std::memory_order_relaxed)) offered_.store(true, std::memory_order_relaxed);
  }
  bool is_offered() const { return offered_.load(std::memory_order_relaxed); }
  void withdraw_locked() { offered_.store(false, std::memory_order_relaxed); }

  // By the worker that is to be alone.
  void begin_locked(Worker* worker) {
    lone_ = worker;
    company_wanted_ = false;
    alone_.store(true, std::memory_order_relaxed);
  }
  // By the lone worker, or with the world stopped.
  void end_locked() {
    lone_ = nullptr;
    alone_.store(false, std::memory_order_relaxed);
  }
  Worker* lone_or_null_locked() const { return lone_; }

  // Not only a timer is due.
  void want_company_locked() { company_wanted_ = true; }
  bool company_wanted_locked() const { return company_wanted_; }

 private:
  Atomic<bool>& alone_;          // written under the lock
  Atomic<bool> offered_{false};  // written by the monitor, and under the lock
  Worker* lone_ = nullptr;       // lock
  bool company_wanted_ = false;  // lock
};

using Solitude = BasicSolitude<std::atomic>;

}  // namespace gocxx::rt::sched
