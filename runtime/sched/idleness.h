// How workers fall asleep for want of work and are woken for some, and when nothing can happen any more.
//
// Why no work for all (that in the global queue) is left lying while somebody sleeps who could do it:
// - It comes under the lock, under which workers fall asleep, too, and look at it once more. So one that falls asleep later finds
//   it, and one that did so before is counted, and seen by who has brought the work and shares it then.
// - While somebody searches nobody is woken besides. Who ends its search ceases to count as searching first and looks whether
//   there is work second; who brings work does it in the other order. So one of the two sees to it. (Both orders are of different
//   words, and hold where the processor keeps them; where it does not the monitor comes to see, as it does for work in the
//   queue of a worker, which is active and will come to it itself.)
// - Who is to be woken counts as searching before it knows of it, and from then on is active.
//
// Why a deadlock is reported if nothing can happen, and only then:
// - All transitions are made under the lock. The last to fall asleep finds nobody active and the global queue empty: then
//   there is no goroutine but in what is under way outside, which gives it to the global queue before it ceases to be so.
// - Something may end outside when its goroutine has come to rest already, and all sleep. What is under way is not just read:
//   of nothing_outside_locked() and end_external(), which both change the word, one comes later and sees what the other
//   did before it. Either the last to fall asleep finds that nothing is under way any more, or who ends finds it idle, and
//   wakes it so that it looks again; with a mere load both could miss each other.
//
// Host, which is derived from it, says what else there is to consider. The atomics are a parameter: the tests run it through
// every interleaving. What is called `_locked` is called under the host's lock.
#pragma once

#include <atomic>
#include <cstdint>

#include "platform/futex.h"
#include "platform/lock.h"

namespace gocxx::rt::sched {

// Values of Worker::wake.
inline constexpr std::uint32_t kAsleep = 0;
inline constexpr std::uint32_t kWoken = 1;
inline constexpr std::uint32_t kWokenToSearch = 2;  // it counts as searching already

// Worker has members `index`, `wake`, and for the list `next_idle` and `idle`.
template <class Host, class Worker, template <class> class Atomic>
class BasicIdleness {
 public:
  // There is work for another: wakes an idle worker unless one is on its way.
  void share_work() {
    if (has_idle() && searching_.load(std::memory_order_relaxed) == 0) wake_searcher();
  }
  [[gnu::noinline]] void wake_searcher() {
    int none = 0;
    if (!searching_.compare_exchange_strong(none, 1, std::memory_order_relaxed)) return;
    platform::Guard guard(host().lock());
    Worker* worker = idle_to_wake_locked();
    if (worker == nullptr || host().keeps_asleep_locked()) {
      searching_.fetch_sub(1, std::memory_order_relaxed);
      return;
    }
    wakes_.store(wakes() + 1, std::memory_order_relaxed);
    wake_locked(worker, kWokenToSearch);
  }
  bool has_idle() const { return idle_count_.load(std::memory_order_relaxed) != 0; }
  std::uint32_t wakes() const { return wakes_.load(std::memory_order_relaxed); }  // searchers woken so far

  // False: enough others search.
  bool begin_search() {
    if (2 * searching_.load(std::memory_order_relaxed) >= host().limit()) return false;
    searching_.fetch_add(1, std::memory_order_relaxed);
    return true;
  }
  // `more`: there is work left that others could do.
  void end_search(bool more) {
    searching_.fetch_sub(1, std::memory_order_relaxed);
    if (more || !host().global_empty()) share_work();
  }

  // Events from outside (blocking jobs, polled files, requests to the monitor): while one is under way there
  // is no deadlock. `end_external` comes after the goroutine was made ready.
  void begin_external() { external_.fetch_add(1, std::memory_order_relaxed); }
  void end_external() {
    if (external_.fetch_sub(1, std::memory_order_acq_rel) == 1) share_work();
  }

 protected:
  // False: there is work, or something else that keeps it awake. True: it sleeps on its word from now on.
  bool try_fall_asleep_locked(Worker& worker) {
    bool work = !host().global_empty() && !host().restrains(worker);
    if (work || host().must_pause(worker) || host().ending()) return false;
    worker.wake.store(kAsleep, std::memory_order_relaxed);
    worker.next_idle = idle_;
    worker.idle = true;
    idle_ = &worker;
    if (!host().restrains(worker)) idle_count_.fetch_add(1, std::memory_order_relaxed);
    --active_;
    return true;
  }

  // One that is idle becomes active.
  void rise_locked(Worker* worker) {
    Worker** link = &idle_;
    while (*link != worker) link = &(*link)->next_idle;
    *link = worker->next_idle;
    worker->idle = false;
    if (!host().restrains(*worker)) idle_count_.fetch_sub(1, std::memory_order_relaxed);
    activate_locked();
  }
  void wake_locked(Worker* worker, std::uint32_t how) {
    using platform::futex_wake;
    rise_locked(worker);
    worker->wake.store(how, std::memory_order_release);
    futex_wake(worker->wake);
  }

  // One that was not idle does, or does not any more.
  void activate_locked() {
    if (active_++ == 0) host().note_activity();
  }
  bool deactivate_locked() { return --active_ == 0; }  // true: it was the last
  int active_locked() const { return active_; }

  Worker* first_idle_locked() const { return idle_; }
  int idle_workers_locked() const {  // below the limit
    int idle = 0;
    for (Worker* worker = idle_; worker != nullptr; worker = worker->next_idle)
      idle += worker->index < host().limit();
    return idle;
  }
  // Others are restrained now.
  void recount_idle_locked() {
    int count = 0;
    for (Worker* worker = idle_; worker != nullptr; worker = worker->next_idle)
      count += !host().restrains(*worker);
    idle_count_.store(count, std::memory_order_relaxed);
  }

  // Every worker is asleep for want of work, and nothing can make a goroutine runnable.
  bool nothing_can_happen_locked() {
    return active_ == 0 && host().global_empty() && !host().stop_requested() && !host().ending() &&
           idle_workers_locked() == host().limit() && nothing_outside_locked() && !host().timers_armed();
  }

  void forget() {
    idle_ = nullptr;
    active_ = 0;
    idle_count_.store(0, std::memory_order_relaxed);
    searching_.store(0, std::memory_order_relaxed);
  }

 private:
  Host& host() { return static_cast<Host&>(*this); }
  const Host& host() const { return static_cast<const Host&>(*this); }

  Worker* idle_to_wake_locked() const {
    Worker* worker = idle_;
    while (worker != nullptr && host().restrains(*worker)) worker = worker->next_idle;
    return worker;
  }

  bool nothing_outside_locked() { return external_.fetch_add(0, std::memory_order_acq_rel) == 0; }

  Worker* idle_ = nullptr;          // lock; linked by next_idle
  Atomic<int> idle_count_{0};       // of those that may be woken for work; written under the lock
  int active_ = 0;                  // lock
  Atomic<int> searching_{0};        // active workers that look for work to steal
  Atomic<std::uint32_t> wakes_{0};  // written under the lock
  Atomic<long> external_{0};
};

}  // namespace gocxx::rt::sched
