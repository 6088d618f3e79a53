// The shared part of the scheduler: transitions of workers between active, idle, stopped and retired.
#include "sched/scheduler.h"

#include "gocxx/safepoint.h"
#include "platform/clock.h"
#include "sched/monitor.h"

namespace gocxx::rt::sched {

bool poll_requested = false;
Scheduler scheduler;
TimerSource timer_source{[] { return kNever; }, [] {}, [] {}};
void (*on_deadlock)() = [] { __builtin_trap(); };

void request_poll() { __atomic_store_n(&poll_requested, true, __ATOMIC_RELAXED); }

using Locked = platform::Guard<platform::Lock>;

// --- the global queue

void Scheduler::push_global(Goroutine* goroutine) {
  {
    Locked guard(lock_);
    if (global_.empty()) overflow_ahead_ = overflow_size_;
    global_.push(goroutine);
    note_global_size_locked();
  }
  share_work();
}

void Scheduler::push_overflow(Worker& worker, const Batch& batch) {
  Locked guard(lock_);
  worker.overflow.push(batch);
  overflow_size_ += batch.size();
  note_global_size_locked();
}

void Scheduler::note_global_size_locked() {
  queued_.store(global_.size(), std::memory_order_relaxed);
  global_size_.store(global_.size() + overflow_size_, std::memory_order_relaxed);
}

namespace {

// Moves goroutines to the worker's local queue, as many as fit, at most `most`. Each is taken out of `from`
// before it is pushed: after the push another worker may run it and link it elsewhere.
template <class Queue>
void move_to_local_queue(Queue& from, Worker& worker, int most) {
  while (most-- > 0 && !from.empty() && !worker.queue.full_owner())
    worker.queue.try_push_owner(from.pop_or_null());
}

}  // namespace

// The overflow is not empty.
Batch Scheduler::pop_overflow_locked(Worker& worker) {
  if (!worker.overflow.empty()) return worker.overflow.pop();
  int victim = worker.index;
  do victim = (victim + 1) % worker_count_;
  while (workers_[victim]->overflow.empty());
  Batch batch = workers_[victim]->overflow.pop_oldest();
  worker.count_stolen(batch.size());
  return batch;
}

Goroutine* Scheduler::take_overflow_locked(Worker& worker) {
  Batch batch = pop_overflow_locked(worker);
  overflow_size_ -= batch.size();
  overflow_ahead_ -= batch.size();
  Goroutine* first = batch.pop_or_null();
  move_to_local_queue(batch, worker, batch.size());
  if (!batch.empty()) worker.overflow.push(batch);
  overflow_size_ += batch.size();
  return first;
}

// The global queue and the overflow take turns. But a goroutine that was preempted while it starts thousands
// of others shall not start the next thousands before those have run: each of them keeps its memory until
// then. So while thousands are in the overflow that were there before the first of the global queue, they go
// first. A whole batch counts as taken even if a part of it is put back because the local queue is full: this
// worker had work of its own and comes here seldom, and the global queue shall not wait for thousands of such
// visits.
bool Scheduler::is_overflow_next_locked() {
  constexpr int kMany = 4096;
  if (overflow_size_ == 0 || global_.empty()) return overflow_size_ != 0;
  overflow_first_ = !overflow_first_;
  return overflow_first_ || (overflow_ahead_ > kMany && overflow_size_ > kMany);
}

Goroutine* Scheduler::take_shared_locked(Worker& worker) {
  if (is_overflow_next_locked()) return take_overflow_locked(worker);
  const int share = global_.size() / limit();
  Goroutine* first = global_.pop_or_null();
  move_to_local_queue(global_, worker, share);
  overflow_ahead_ = overflow_size_;
  return first;
}

Goroutine* Scheduler::take_global_or_null(Worker& worker) {
  if (global_empty()) return nullptr;
  Locked guard(lock_);
  Goroutine* first = take_shared_locked(worker);
  note_global_size_locked();
  return first;
}

// --- idle workers

// An active worker that is over the new limit notices it when it next looks for work. A sleeping worker that
// is below the new limit is woken if there is work.
void Scheduler::set_active_limit(int n) {
  {
    Locked guard(lock_);
    active_limit_.store(n, std::memory_order_relaxed);
    recount_idle_locked();
  }
  share_work();
}

std::uint32_t Scheduler::stolen() const {
  std::uint32_t sum = 0;
  for (int i = 0; i < worker_count_; ++i) sum += workers_[i]->stolen.load(std::memory_order_relaxed);
  return sum;
}

std::uint32_t Scheduler::switches() const {
  std::uint32_t sum = 0;
  for (int i = 0; i < worker_count_; ++i) sum += workers_[i]->switches.load(std::memory_order_relaxed);
  return sum;
}

void Scheduler::note_activity() { monitor.wake_if_asleep(); }

Scheduler::Rest Scheduler::become_idle(Worker& worker) {
  Locked guard(lock_);
  if (!try_fall_asleep_locked(worker)) return {.idle = false};
  if (single_worker_mode_.single_worker_or_null_locked() == &worker) single_worker_mode_.leave_locked();
  Rest rest{.idle = true, .deadlock = is_deadlock_locked()};
  std::int64_t due = timer_source.next_due();
  if (due < watched_until_) rest.deadline = watched_until_ = due;
  return rest;
}

void Scheduler::sleep(Worker& worker) {
  Rest rest = become_idle(worker);
  if (rest.deadlock) on_deadlock();
  if (rest.idle) sleep_until(worker, rest.deadline);
}

// A timer is due that this worker watches. The worker becomes active by itself, unless it was woken
// meanwhile, the world is stopped, or there is a single worker that must run the timers.
bool Scheduler::end_timer_watch(Worker& worker, std::int64_t deadline) {
  Locked guard(lock_);
  if (watched_until_ == deadline) watched_until_ = kNever;
  if (!worker.idle || stop_requested() || request_attention_locked()) return false;
  activate_idle_locked(&worker);
  return true;
}

// `deadline` is kNever unless this worker watches the timers. The acquire is the partner of the release in
// BasicIdleWorkers::wake_locked.
void Scheduler::sleep_until(Worker& worker, std::int64_t deadline) {
  while (worker.wake.load(std::memory_order_acquire) == kAsleep) {
    std::int64_t timeout = deadline == kNever ? platform::kForever : deadline - platform::monotonic_ns();
    if (timeout > 0 || deadline == kNever) {
      platform::futex_wait(worker.wake, kAsleep, timeout);
    } else {
      if (end_timer_watch(worker, deadline)) return;
      deadline = kNever;
    }
  }
  if (deadline == kNever) return;
  Locked guard(lock_);
  if (watched_until_ == deadline) watched_until_ = kNever;
}

// Most goroutines stop within microseconds, so the first waits are short. Each wait requests the poll again,
// as in wait_until_stopped.
bool Scheduler::try_freeze(int milliseconds) {
  constexpr std::int64_t kLongest = 1'000'000;
  const std::int64_t deadline = platform::monotonic_ns() + milliseconds * kLongest;
  request_stop();
  for (std::int64_t wait = kLongest / 64;; wait = std::min(2 * wait, kLongest)) {
    request_poll();
    {
      Locked guard(lock_);
      if (active_locked() <= reporters_.load(std::memory_order_relaxed)) return true;
    }
    if (platform::monotonic_ns() >= deadline) return false;
    std::atomic<std::uint32_t> never{0};
    platform::futex_wait(never, 0, wait);
  }
}

// The ended panics are summed first. Let T be the moment between the two sums. `ended` counts at most the
// panics that ended by T, and `begun` counts at least the panics that began by T. Every panic that ended by T
// also began by T. So if the two sums are equal, no panic was under way at T. Acquire: partner of the release
// in Worker::count_panic_ended, so that a panic that is seen to have ended is seen to have begun.
std::uint32_t Scheduler::panics_under_way() const {
  std::uint32_t ended = 0, begun = 0;
  for (int i = 0; i < worker_count_; ++i) ended += workers_[i]->panics_ended.load(std::memory_order_acquire);
  for (int i = 0; i < worker_count_; ++i) begun += workers_[i]->panics_begun.load(std::memory_order_relaxed);
  return begun - ended;
}

bool Scheduler::others_active() {
  Locked guard(lock_);
  return active_locked() > 1;
}

bool Scheduler::quiet() {
  Locked guard(lock_);
  return active_locked() == 0;
}

// --- stopping

void Scheduler::request_stop() {
  Locked guard(lock_);
  stop_.store(true, std::memory_order_relaxed);
  stop_word_.store(1, std::memory_order_relaxed);
  request_poll();
}

// The poll is requested again and again: a worker that is preempted at the same time may have cleared the
// flag. The accesses of all_stopped_ are relaxed, because the lock orders them: if a worker stops before
// quiet() takes the lock, quiet() sees it, and everything that the worker did before. If the last worker
// stops later, it takes the lock after quiet() and so writes 1 after the 0 here, and the sleep ends.
void Scheduler::wait_until_stopped() {
  constexpr std::int64_t kPatience = 1'000'000;
  for (;;) {
    all_stopped_.store(0, std::memory_order_relaxed);
    request_poll();
    if (quiet()) return;
    platform::futex_wait(all_stopped_, 0, kPatience);
  }
}

void Scheduler::release() {
  {
    Locked guard(lock_);
    stop_.store(false, std::memory_order_relaxed);
    stop_word_.store(0, std::memory_order_release);
  }
  __atomic_store_n(&poll_requested, false, __ATOMIC_RELAXED);
  platform::futex_wake(stop_word_, kMaxWorkers);
  wake_searcher();
}

void Scheduler::enter_barrier() {
  Locked guard(lock_);
  if (!deactivate_locked()) return;
  all_stopped_.store(1, std::memory_order_relaxed);
  platform::futex_wake(all_stopped_);
}

bool Scheduler::try_leave_barrier(Worker& worker) {
  Locked guard(lock_);
  if (must_pause(worker)) return false;
  activate_locked();
  return true;
}

// The acquires are the partners of the releases in release() and set_limit(): a worker that goes on sees what
// was done while the world stood still.
void Scheduler::pause(Worker& worker) {
  enter_barrier();
  do {
    while (stop_word_.load(std::memory_order_acquire) != 0) platform::futex_wait(stop_word_, 1);
    std::uint32_t now = limit_.load(std::memory_order_acquire);
    if (static_cast<std::uint32_t>(worker.index) >= now && !ending()) platform::futex_wait(limit_, now);
  } while (!try_leave_barrier(worker));
}

// --- workers

// A worker beyond the limit moves its goroutines to the global queue, and must not be in the idle list.
void Scheduler::retire(Worker* worker) {
  wake_if_idle(worker);
  worker->queue.for_each([this](Goroutine* g) { push_global(g); });
  while (worker->queue.pop_or_null_owner() != nullptr) {
  }
  if (Goroutine* g = worker->next.take_or_null()) push_global(g);
  if (worker->resume_first != nullptr) push_global(worker->resume_first);
  worker->resume_first = nullptr;
  fiber::flush(worker->slot_cache);
}

// The worker that watches the timers may have retired. The next worker that falls asleep watches them;
// `release` wakes one.
void Scheduler::reset_timer_watch() {
  Locked guard(lock_);
  watched_until_ = kNever;
}

void Scheduler::set_limit(int n) {
  if (n > kMaxWorkers) n = kMaxWorkers;
  end_single_worker_mode();
  int before = worker_count_;
  for (int i = before; i < n; ++i) workers_[i] = new Worker(i, seed_);
  if (n > before) worker_count_ = n;
  limit_.store(static_cast<std::uint32_t>(n), std::memory_order_release);
  for (int i = n; i < worker_count_; ++i) retire(workers_[i]);
  reset_timer_watch();
  for (int i = before; i < n; ++i) start_worker(i);
  platform::futex_wake(limit_, kMaxWorkers);
}

// The worker starts at the barrier if the world is stopped.
void Scheduler::start_worker(int i) {
  {
    Locked guard(lock_);
    activate_locked();
  }
  living_.fetch_add(1, std::memory_order_relaxed);
  workers_[i]->start();
}

// --- the end

void Scheduler::end() {
  ending_.store(true, std::memory_order_relaxed);
  monitor.wake();
}

// Workers see the end when they look for work. The others are woken, or polled until they come to a
// safepoint. This is repeated, because a worker may be about to fall asleep.
void Scheduler::join_workers() {
  constexpr std::int64_t kPatience = 1'000'000;
  while (std::uint32_t living = living_.load(std::memory_order_acquire)) {
    platform::futex_wake(limit_, kMaxWorkers);
    while (wake_for_end()) {
    }
    request_poll();
    platform::futex_wait(living_, living, kPatience);
  }
  for (int i = 0; i < worker_count_; ++i) {
    workers_[i]->join();
    delete workers_[i];
    workers_[i] = nullptr;
  }
  reset();
}

// Release: partner of the acquire in join_workers(), which then deletes the workers.
void Scheduler::note_exit() {
  living_.fetch_sub(1, std::memory_order_release);
  platform::futex_wake(living_);
}

// Brings back the state before the first run.
void Scheduler::reset() {
  worker_count_ = 0;
  end_single_worker_mode();
  Locked guard(lock_);
  reset_locked();
  watched_until_ = kNever;
  active_limit_ = kMaxWorkers;
  ending_ = false;
  global_ = LinkedQueue();
  overflow_size_ = overflow_ahead_ = 0;
  global_size_ = queued_ = 0;
  __atomic_store_n(&poll_requested, false, __ATOMIC_RELAXED);
}

bool Scheduler::wake_for_end() {
  Worker* worker;
  {
    Locked guard(lock_);
    worker = first_idle_locked();
  }
  return worker != nullptr && wake_if_idle(worker);
}

bool Scheduler::wake_if_idle(Worker* worker) {
  Locked guard(lock_);
  if (!worker->idle) return false;
  wake_locked(worker, kWoken);
  return true;
}

}  // namespace gocxx::rt::sched
