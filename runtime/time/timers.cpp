// A heap of armed timers and one of sleeping goroutines, under one lock. Workers fire what is due when they
// look for work; an idle worker sleeps until the first is due. A timer with a channel is in the heap only
// while its channel has users, and fires late, under the eyes of the first who looks, if it had none when it
// was due.
#include "time/timers.h"

#include <algorithm>
#include <atomic>

#include "chan/channel.h"
#include "gocxx/heap.h"
#include "heap/collector.h"
#include "platform/clock.h"
#include "platform/lock.h"
#include "sched/goroutine.h"
#include "sched/scheduler.h"
#include "time/timer_heap.h"

namespace gocxx::rt::time {
namespace {

platform::WorkerLock lock;
TimerHeap& timers = *new TimerHeap;                  // lock
SleeperHeap& sleepers = *new SleeperHeap;            // lock
std::atomic<std::int64_t> first_due{sched::kNever};  // written under lock: of both

using Locked = platform::Guard<platform::WorkerLock>;

template <class Heap>
std::int64_t first_when(const Heap& heap) {
  return heap.empty() ? sched::kNever : heap.first_when();
}

void note_first_locked() {
  first_due.store(std::min(first_when(timers), first_when(sleepers)), std::memory_order_relaxed);
}

// Into the heap if it is armed and somebody is to notice.
void schedule_locked(Timer* timer) {
  if (timer->when == 0 || timer->place != 0 || (timer->channel != nullptr && timer->users == 0)) return;
  timers.insert(timer);
  note_first_locked();
}

void unschedule_locked(Timer* timer) {
  if (timer->place == 0) return;
  timers.remove(timer);
  note_first_locked();
}

// A periodic timer that is late leaves out the rounds it has missed.
void fire_locked(Timer* timer, std::int64_t now) {
  unschedule_locked(timer);
  std::int64_t late = now - timer->when;
  timer->when = timer->period == 0 ? 0 : timer->when + timer->period * (1 + late / timer->period);
  schedule_locked(timer);
  timer->fire(timer, late);
}

std::int64_t next_due() { return first_due.load(std::memory_order_relaxed); }

// Some that were due together: their records are fetched into the cache while the others are taken from the
// heap.
struct Awakened {
  static constexpr int kMost = 32;
  sched::Goroutine* goroutines[kMost];
  int count = 0;
};

// The sleepers that are due before the next timer.
void take_sleepers_locked(std::int64_t now, Awakened& awakened) {
  std::int64_t end = std::min(now, first_when(timers));
  while (awakened.count < Awakened::kMost && first_when(sleepers) <= end) {
    sched::Goroutine* goroutine = sleepers.first();
    sched::prefetch_for_ready(goroutine);
    awakened.goroutines[awakened.count++] = goroutine;
    sleepers.remove_first();
  }
  note_first_locked();
}

// Whether there was something. Sleepers are readied without the lock, and after a few of them or one timer
// others may have it: nobody waits for it while thousands become due.
bool run_some_due(std::int64_t now) {
  Awakened awakened;
  {
    Locked guard(lock);
    take_sleepers_locked(now, awakened);
    if (awakened.count == 0 && first_when(timers) > now) return false;
    if (awakened.count == 0) fire_locked(timers.first(), now);
  }
  for (int i = 0; i < awakened.count; ++i) sched::ready(awakened.goroutines[i]);
  return true;
}

void run_due() {
  if (next_due() == sched::kNever) return;
  std::int64_t now = platform::monotonic_ns();
  if (next_due() > now) return;
  while (run_some_due(now)) {
  }
}

void mark() {
  timers.for_each([](Timer* timer) { heap::mark_object(timer); });
  sleepers.for_each([](sched::Goroutine* goroutine) { heap::mark_object(goroutine); });
}

void begin_use(void* given) {
  auto* timer = static_cast<Timer*>(given);
  Locked guard(lock);
  ++timer->users;
  std::int64_t now = timer->when != 0 ? platform::monotonic_ns() : 0;
  if (timer->when != 0 && timer->when <= now) fire_locked(timer, now);
  schedule_locked(timer);
}

void end_use(void* given) {
  auto* timer = static_cast<Timer*>(given);
  Locked guard(lock);
  if (--timer->users == 0) unschedule_locked(timer);
}

// Under the lock, so that no value is sent meanwhile.
bool disarm_locked(Timer* timer) {
  unschedule_locked(timer);
  bool pending = timer->when != 0;
  timer->when = 0;
  if (timer->channel != nullptr && chan::drain(timer->channel)) pending = true;
  return pending;
}

constexpr std::int64_t kLatest = INT64_MAX - 1;

std::int64_t deadline(std::int64_t delay) {
  std::int64_t now = platform::monotonic_ns();
  if (delay <= 0) return now;
  return delay > kLatest - now ? kLatest : now + delay;
}

// Once its stack has been left.
void fall_asleep(sched::Goroutine* goroutine, void*) {
  Locked guard(lock);
  sleepers.insert(goroutine, goroutine->waiter.since);
  note_first_locked();
}

}  // namespace

void start_timers() {
  timers.clear();
  sleepers.clear();
  note_first_locked();
  sched::timer_source = {next_due, run_due, mark};
  chan::timer_hooks = {begin_use, end_use};
}

std::int64_t monotonic() { return platform::monotonic_ns(); }

void sleep(std::int64_t ns, const site& where) {
  if (ns <= 0) return;
  sched::current()->waiter.since = deadline(ns);
  sched::park("sleep", &where, fall_asleep, nullptr);
}

void init(Timer* timer, void (*fire)(Timer*, std::int64_t), void* argument) {
  timer->fire = fire;
  timer->argument = argument;
}

chan::Channel* init_with_channel(Timer* timer, void (*fire)(Timer*, std::int64_t), void* argument,
                                 std::size_t element_size, const site& where) {
  init(timer, fire, argument);
  timer->channel = chan::make(element_size, false, 1, where);
  timer->channel->hides_buffer = true;
  timer->channel->timer = timer;
  return timer->channel;
}

bool reset(Timer* timer, std::int64_t delay, std::int64_t period) {
  Locked guard(lock);
  bool pending = disarm_locked(timer);
  timer->when = deadline(delay);
  timer->period = period;
  schedule_locked(timer);
  return pending;
}

bool stop(Timer* timer) {
  Locked guard(lock);
  return disarm_locked(timer);
}

}  // namespace gocxx::rt::time
