// The monitor's loop.
#include "sched/monitor.h"

#include <algorithm>
#include <new>
#include <utility>

#include "fiber/slots.h"
#include "gocxx/heap.h"
#include "heap/collector.h"
#include "platform/clock.h"
#include "sched/scheduler.h"

namespace gocxx::rt::sched {
namespace {

constexpr std::int64_t kMillisecond = 1'000'000;
constexpr std::int64_t kSlice = 10 * kMillisecond;
// After so many ticks without an active worker the monitor sleeps until it is woken.
constexpr int kQuietTicks = 5;

// Whether goroutines switch so often that a second worker would gain nothing: moving what they share from one
// processor to another takes about as long as a goroutine runs between two switches.
bool switch_often(std::uint32_t switches, std::int64_t nanoseconds) {
  constexpr std::int64_t kShortRun = 5'000;
  return switches * kShortRun >= nanoseconds;
}

}  // namespace

Monitor monitor;
void (*on_quit)(const char* message) = [](const char*) { __builtin_trap(); };

void Monitor::main() {
  while (!scheduler.ending()) {
    bool woken = wait();
    if (woken || collection_wanted_.load(std::memory_order_relaxed)) handle_requests();
    tick();
  }
}

// Release: partner of the acquires in wait(), so that the monitor sees what it was woken for.
void Monitor::wake() {
  word_.store(1, std::memory_order_release);
  platform::futex_wake(word_);
}

// Returns how long the monitor sleeps until the next tick. While no worker is idle, a timer that is due waits
// for the monitor in the worst case (preempt_for_timer). A timer that has just fired is often armed again.
std::int64_t Monitor::tick_length() {
  const std::int64_t now = platform::monotonic_ns();
  if (scheduler.has_idle() || limiter_.needs_frequent_updates(now) || now - timer_seen_due_at_ < kSlice)
    return kMillisecond;
  return std::clamp(timer_source.next_due() - now, kMillisecond, kSlice);
}

// Waits until the next tick, or without a timeout if the program sleeps. Returns true if it was woken.
bool Monitor::wait() {
  std::int64_t timeout = tick_length();
  if (quiet_ticks_ >= kQuietTicks) {
    if (quiet_ticks_ == kQuietTicks) trim_stacks();
    // Relaxed, because the scheduler's lock orders this store and the load in wake_if_asleep. The store comes
    // before quiet(), which takes the lock. The first worker that becomes active afterwards takes the lock
    // later and sees the store. If a worker became active earlier, quiet() sees it, and the monitor has a
    // timeout.
    asleep_.store(true, std::memory_order_relaxed);
    timeout = scheduler.quiet() ? platform::kForever : kMillisecond;
  }
  if (word_.load(std::memory_order_acquire) == 0) platform::futex_wait(word_, 0, timeout);
  asleep_.store(false, std::memory_order_relaxed);
  return word_.exchange(0, std::memory_order_acquire) != 0;
}

// A worker may become active between two slots; then the other slots wait for the next quiet time.
void Monitor::trim_stacks() {
  std::size_t index = 0;
  while (scheduler.while_quiet([&] { return fiber::trim_stack(index++); })) {
  }
}

void Monitor::tick() {
  if (scheduler.quiet()) {
    ++quiet_ticks_;
    return;
  }
  quiet_ticks_ = 0;
  platform::update_current_second();
  std::int64_t now = platform::monotonic_ns();
  for (int i = 0; i < scheduler.limit(); ++i) watch(i, now);
  limit_workers(now);
  suggest_single_worker_mode(now);
  ticked_at_ = now;
  const bool timer_due = timer_source.next_due() < now;
  if (timer_due || !scheduler.global_empty()) scheduler.share_work();
  if (timer_due) preempt_for_timer(now);
}

// Every worker runs a goroutine, and a timer is due. A worker whose goroutines switch looks at the timers by
// itself. If there is none, the goroutine that has run longest has to make room, although its time slice is
// not over.
void Monitor::preempt_for_timer(std::int64_t now) {
  timer_seen_due_at_ = now;
  if (scheduler.has_idle()) return;
  int longest = 0;
  for (int i = 1; i < scheduler.limit(); ++i)
    if (seen_[i].since < seen_[longest].since) longest = i;
  if (seen_[longest].since != now) end_slice(longest);
}

void Monitor::limit_workers(std::int64_t now) {
  int workers = scheduler.limit();
  int before = scheduler.active_limit();
  ContentionCounts counts{.contentions = platform::contentions.load(std::memory_order_relaxed),
                          .lock_migrations = platform::lock_migrations.load(std::memory_order_relaxed),
                          .wakes = scheduler.wakes(),
                          .stolen = scheduler.stolen()};
  int allowed = limiter_.decide(now, counts, workers, before);
  if (allowed != before) scheduler.set_active_limit(allowed == workers ? kMaxWorkers : allowed);
}

// Suggests the mode if goroutines switch often and no second worker was needed. If they switch seldom there
// is nothing to gain, and a single worker in a long call without safepoints would keep the others waiting.
void Monitor::suggest_single_worker_mode(std::int64_t now) {
  std::uint32_t switches = scheduler.switches();
  std::uint32_t wakes = scheduler.wakes();
  if (!switch_often(switches - switches_seen_, now - ticked_at_))
    scheduler.request_second_worker();
  else if (wakes - wakes_seen_ <= 1)  // the monitor itself may have caused one
    scheduler.suggest_single_worker_mode();
  switches_seen_ = switches;
  wakes_seen_ = wakes;
}

// Ends the worker's time slice if it has lasted too long, and wakes another worker for its waiting
// goroutines. The goroutine in the next slot counts only if goroutines run for a while between switches;
// otherwise the two are about to hand over to each other.
void Monitor::watch(int i, std::int64_t now) {
  Worker* worker = scheduler.worker(i);
  Seen& seen = seen_[i];
  std::uint32_t slice = worker->slices.load(std::memory_order_relaxed);
  std::uint32_t switches = worker->switches.load(std::memory_order_relaxed);
  bool long_runs = !switch_often(switches - std::exchange(seen.switches, switches), now - ticked_at_);
  if (!worker->queue.empty() || (worker->next.peek() != nullptr && long_runs)) scheduler.share_work();
  if (slice != seen.slice || !worker->busy.load(std::memory_order_relaxed)) {
    seen.slice = slice;
    seen.since = now;
  } else if (now - seen.since >= kSlice) {
    end_slice(i);
  }
}

void Monitor::end_slice(int i) {
  scheduler.worker(i)->preempt.store(true, std::memory_order_relaxed);
  request_poll();
}

void Monitor::request_collection() {
  if (collection_wanted_.exchange(true, std::memory_order_relaxed)) return;
  scheduler.request_stop();
  wake();
}

void Monitor::request_slot_sharing() {
  if (sharing_wanted_.exchange(true, std::memory_order_relaxed)) return;
  scheduler.request_stop();
  wake();
}

void Monitor::perform(void (*run)(long argument), long argument) {
  perform(::new (allocate(sizeof(WorldJob))) WorldJob{run, argument});
}

void Monitor::perform(WorldJob* job) {
  job->waiting = current();
  scheduler.begin_external();
  park_outside(
      "wait for stopped world", [](Goroutine*, void* data) { monitor.add_job(static_cast<WorldJob*>(data)); },
      job);
}

void Monitor::add_job(WorldJob* job) {
  {
    platform::Guard guard(jobs_lock_);
    job->next = jobs_;
    jobs_ = job;
  }
  wake();
}

WorldJob* Monitor::take_jobs() {
  platform::Guard guard(jobs_lock_);
  WorldJob* jobs = jobs_;
  jobs_ = nullptr;
  return jobs;
}

// Waits at most two seconds for a worker that does not come to a safepoint, for example because it writes to
// a full pipe.
void Monitor::quit(const char* message) {
  constexpr int kPatience = 2000;
  scheduler.try_freeze(kPatience);
  on_quit(message);
}

void Monitor::handle_requests() {
  WorldJob* jobs = take_jobs();
  if (jobs == nullptr && !collection_wanted_.load(std::memory_order_relaxed) &&
      !sharing_wanted_.load(std::memory_order_relaxed) &&
      quit_wanted_.load(std::memory_order_relaxed) == nullptr)
    return;
  if (const char* message = quit_wanted_.load(std::memory_order_relaxed)) quit(message);
  scheduler.request_stop();
  scheduler.wait_until_stopped();
  if (jobs == nullptr && !sharing_wanted_.load(std::memory_order_relaxed)) return collect_only();
  if (collection_wanted_.exchange(false, std::memory_order_relaxed)) heap::collect();
  if (sharing_wanted_.exchange(false, std::memory_order_relaxed)) fiber::share_slots();
  run_jobs(jobs);
  scheduler.release();
}

// A request that is made once the world runs again is left to the next round: it has stopped the world, and
// nothing here starts it a second time.
void Monitor::collect_only() {
  collection_wanted_.store(false, std::memory_order_relaxed);
  heap::collect([] { scheduler.release(); });
}

void Monitor::run_jobs(WorldJob* jobs) {
  while (jobs != nullptr) {
    WorldJob* next = jobs->next;
    jobs->run(jobs->argument);
    ready_outside(jobs->waiting);
    scheduler.end_external();
    jobs = next;
  }
}

}  // namespace gocxx::rt::sched
