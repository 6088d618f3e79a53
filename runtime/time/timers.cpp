// Each worker has a shard: a heap of the timers that were made on it and one of the goroutines that fell asleep on
// it, under a lock of their own. A timer stays in its shard, whoever sets or stops it. Workers fire what is due when
// they look for work, in whatever shard, so that nothing is late because its worker is busy; an idle worker sleeps
// until the first of all is due. A timer with a channel is in the heap only while its channel has users, and fires
// late, under the eyes of the first who looks, if it had none when it was due.
//
// Nothing is due unseen: what is put into a shard is put there by a worker that is active, and that looks at all
// shards before it falls asleep (become_idle reads next_due under the scheduler's lock, after it was written).
#include "time/timers.h"

#include <algorithm>
#include <atomic>
#include <span>

#include "chan/channel.h"
#include "gocxx/heap.h"
#include "heap/collector.h"
#include "platform/clock.h"
#include "platform/lock.h"
#include "platform/worker_lock.h"
#include "sched/goroutine.h"
#include "sched/scheduler.h"
#include "sched/worker.h"
#include "time/timer_heap.h"

namespace gocxx::rt::time {
namespace {

struct alignas(128) Shard {
  platform::WorkerLock lock;
  TimerHeap timers;                                    // lock
  SleeperHeap sleepers;                                // lock
  std::atomic<std::int64_t> first_due{sched::kNever};  // written under lock: of both

  void note_first_locked();
};

// By the index of the worker. Those of workers that have retired are looked at by the others.
Shard shards[sched::kMaxWorkers];

std::span<Shard> used_shards() { return {shards, static_cast<std::size_t>(sched::scheduler.worker_count())}; }

// Of the worker that the caller runs on.
int own_shard() { return sched::current_worker()->index; }

Shard& shard_of(const Timer* timer) { return shards[timer->shard]; }

using Locked = platform::Guard<platform::WorkerLock>;

template <class Heap>
std::int64_t first_when(const Heap& heap) {
  return heap.empty() ? sched::kNever : heap.first_when();
}

void Shard::note_first_locked() {
  first_due.store(std::min(first_when(timers), first_when(sleepers)), std::memory_order_relaxed);
}

// Into the heap if it is armed and somebody is to notice.
void schedule_locked(Timer* timer) {
  if (timer->when == 0 || timer->place != 0 || (timer->channel != nullptr && timer->users == 0)) return;
  shard_of(timer).timers.insert(timer);
  shard_of(timer).note_first_locked();
}

void unschedule_locked(Timer* timer) {
  if (timer->place == 0) return;
  shard_of(timer).timers.remove(timer);
  shard_of(timer).note_first_locked();
}

// A periodic timer that is late leaves out the rounds it has missed.
void fire_locked(Timer* timer, std::int64_t now) {
  unschedule_locked(timer);
  std::int64_t late = now - timer->when;
  timer->when = timer->period == 0 ? 0 : timer->when + timer->period * (1 + late / timer->period);
  schedule_locked(timer);
  timer->fire(timer, late);
}

// --- what is due

std::int64_t next_due() {
  std::int64_t first = sched::kNever;
  for (const Shard& shard : used_shards())
    first = std::min(first, shard.first_due.load(std::memory_order_relaxed));
  return first;
}

Shard* earliest_or_null(std::int64_t now) {
  Shard* earliest = nullptr;
  std::int64_t first = now;
  for (Shard& shard : used_shards()) {
    std::int64_t due = shard.first_due.load(std::memory_order_relaxed);
    if (due > first || (due == first && earliest != nullptr)) continue;
    earliest = &shard;
    first = due;
  }
  return earliest;
}

// Some that are due together: what they refer to is fetched into the cache while the others are taken from the heap.
template <class Item, int kMost>
struct Taken {
  Item* items[kMost];
  int count = 0;

  bool full() const { return count == kMost; }
  void add(Item* item) { items[count++] = item; }
  Item** begin() { return items; }
  Item** end() { return items + count; }
};

using Sleepers = Taken<sched::Goroutine, 32>;
using Timers = Taken<Timer, 8>;  // they are fired under the lock

// The sleepers that are due before the next timer.
void take_sleepers_locked(Shard& shard, std::int64_t now, Sleepers& taken) {
  std::int64_t end = std::min(now, first_when(shard.timers));
  while (!taken.full() && first_when(shard.sleepers) <= end) {
    sched::Goroutine* goroutine = shard.sleepers.first();
    sched::prefetch_for_ready(goroutine);
    taken.add(goroutine);
    shard.sleepers.remove_first();
  }
}

// The timers that are due before the next sleeper. They go on looking as if they were in the heap to nobody: the
// lock is held until all have fired.
void fire_timers_locked(Shard& shard, std::int64_t now) {
  std::int64_t end = std::min(now, first_when(shard.sleepers));
  Timers taken;
  while (!taken.full() && first_when(shard.timers) <= end) {
    Timer* timer = shard.timers.first();
    shard.timers.remove(timer);
    shard.timers.prefetch_first();
    if (timer->channel != nullptr) __builtin_prefetch(timer->channel, 1);
    taken.add(timer);
  }
  for (Timer* timer : taken)
    if (timer->channel != nullptr) timer->channel->prefetch_receiver();
  for (Timer* timer : taken)
    if (timer->channel != nullptr) timer->channel->prefetch_receiving_goroutine();
  for (Timer* timer : taken) fire_locked(timer, now);
}

// Sleepers are readied without the lock, and after some of them or some timers others may have it: nobody waits for it
// while thousands become due. False: somebody else has it, who either fires what is due or looks for it himself later.
bool run_some_due(Shard& shard, std::int64_t now) {
  Sleepers awakened;
  if (!shard.lock.try_lock()) return false;
  take_sleepers_locked(shard, now, awakened);
  if (awakened.count == 0) fire_timers_locked(shard, now);
  shard.note_first_locked();
  shard.lock.unlock();
  for (sched::Goroutine* goroutine : awakened) sched::ready(goroutine);
  return true;
}

void run_due() {
  if (next_due() == sched::kNever) return;
  std::int64_t now = platform::monotonic_ns();
  while (Shard* shard = earliest_or_null(now))
    if (!run_some_due(*shard, now)) return;
}

void mark() {
  for (Shard& shard : used_shards()) {
    shard.timers.for_each([](Timer* timer) { heap::mark_object(timer); });
    shard.sleepers.for_each([](sched::Goroutine* goroutine) { heap::mark_object(goroutine); });
  }
}

void begin_use(void* given) {
  auto* timer = static_cast<Timer*>(given);
  Locked guard(shard_of(timer).lock);
  ++timer->users;
  std::int64_t now = timer->when != 0 ? platform::monotonic_ns() : 0;
  if (timer->when != 0 && timer->when <= now) fire_locked(timer, now);
  schedule_locked(timer);
}

void end_use(void* given) {
  auto* timer = static_cast<Timer*>(given);
  Locked guard(shard_of(timer).lock);
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
  Shard& shard = shards[own_shard()];
  Locked guard(shard.lock);
  shard.sleepers.insert(goroutine, goroutine->waiter.since);
  shard.note_first_locked();
}

}  // namespace

void start_timers() {
  for (Shard& shard : shards) {
    shard.timers.clear();
    shard.sleepers.clear();
    shard.note_first_locked();
  }
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
  timer->shard = own_shard();
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
  Locked guard(shard_of(timer).lock);
  bool pending = disarm_locked(timer);
  timer->when = deadline(delay);
  timer->period = period;
  schedule_locked(timer);
  return pending;
}

bool stop(Timer* timer) {
  Locked guard(shard_of(timer).lock);
  return disarm_locked(timer);
}

}  // namespace gocxx::rt::time
