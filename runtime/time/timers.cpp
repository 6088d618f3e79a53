// Timers and sleeping goroutines, in per-worker shards. A shard has a heap of the timers that were made on
// its worker and a heap of the goroutines that fell asleep on it, under a lock of its own. A timer stays in
// its shard, whichever goroutine sets or stops it. A worker that looks for work fires what is due in all
// shards, so nothing is late because its own worker is busy. A timer with a channel is in the heap only while
// its channel has users (goroutines that operate on it). If it became due without a user, the next user fires
// it late.
//
// Invariant: while an item is in a heap, a worker is active, or an idle worker sleeps no longer than until
// the earliest item of all shards is due.
//
// Worker that inserts:      1. Under the shard's lock it inserts the item and writes `first_due`.
// Worker that falls asleep: 1. Under the scheduler's lock it counts itself as idle and reads `first_due` of
//                              all shards.
//                           2. If the earliest is due before the time until which another idle worker sleeps,
//                              it sleeps until then (Scheduler::become_idle).
//
// Why nothing is due unseen: only active workers insert. An inserting worker reads its own `first_due` when
// it falls asleep later. A worker that reads an older `first_due` of another shard need not care: the
// inserting worker is active, and the last worker that falls asleep sees all writes, since each has taken the
// scheduler's lock after its own. So the writes of `first_due` and the reads need no order of their own
// (relaxed).
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

// In cache lines of its own.
struct alignas(128) Shard {
  platform::WorkerLock lock;
  TimerHeap timers GOCXX_GUARDED_BY(lock);
  SleeperHeap sleepers GOCXX_GUARDED_BY(lock);
  // When the first item of both heaps is due. Written under the lock, read by all workers without it
  // (relaxed).
  std::atomic<std::int64_t> first_due{sched::kNever};

  void note_first_locked() GOCXX_REQUIRES(lock);
};

// By the index of the worker. The other workers serve the shards of workers that have retired.
Shard shards[sched::kMaxWorkers];

std::span<Shard> used_shards() { return {shards, static_cast<std::size_t>(sched::scheduler.worker_count())}; }

// The index of the shard of the worker that runs the caller.
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

// Inserts the timer if it is armed, is not in the heap, and has a user or no channel.
void schedule_locked(Timer* timer) GOCXX_REQUIRES(shard_of(timer).lock) {
  if (timer->when == 0 || timer->heap_index != 0 || (timer->channel != nullptr && timer->users == 0)) return;
  shard_of(timer).timers.insert(timer);
  shard_of(timer).note_first_locked();
}

void unschedule_locked(Timer* timer) GOCXX_REQUIRES(shard_of(timer).lock) {
  if (timer->heap_index == 0) return;
  shard_of(timer).timers.remove(timer);
  shard_of(timer).note_first_locked();
}

// A periodic timer that is late skips the periods that it has missed.
void fire_locked(Timer* timer, std::int64_t now) GOCXX_REQUIRES(shard_of(timer).lock) {
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

// Returns the shard whose first item is due by `now` and earliest; null if nothing is due.
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

// Some items that are due together. What each refers to is fetched into the cache while the next ones are
// removed from the heap.
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

// Removes sleepers that are due before the next timer.
void take_sleepers_locked(Shard& shard, std::int64_t now, Sleepers& taken) GOCXX_REQUIRES(shard.lock) {
  std::int64_t end = std::min(now, first_when(shard.timers));
  while (!taken.full() && first_when(shard.sleepers) <= end) {
    sched::Goroutine* goroutine = shard.sleepers.first();
    sched::prefetch_for_ready(goroutine);
    taken.add(goroutine);
    shard.sleepers.remove_first();
  }
}

// Fires timers that are due before the next sleeper. All are removed first; no other worker sees that, since
// the lock is held until all have fired. The analysis does not know that `shard` is the shard of the timers.
void fire_timers_locked(Shard& shard, std::int64_t now) GOCXX_NO_THREAD_SAFETY_ANALYSIS {
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

// Wakes some due sleepers or fires some due timers of the shard. Sleepers are readied without the lock, and
// the lock is dropped after each batch, so no worker waits for it while thousands of items become due.
// Returns false if another worker holds the lock: that worker fires what is due now, or looks for it later,
// before it falls asleep.
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
    platform::assume_exclusive(shard.lock);
    shard.timers.for_each([](Timer* timer) { heap::mark_object(timer); });
    shard.sleepers.for_each([](sched::Goroutine* goroutine) { heap::mark_object(goroutine); });
  }
}

// chan::TimerHooks: a goroutine begins an operation on the timer's channel.
void begin_use(void* given) {
  auto* timer = static_cast<Timer*>(given);
  Locked guard(shard_of(timer).lock);
  ++timer->users;
  std::int64_t now = timer->when != 0 ? platform::monotonic_ns() : 0;
  if (timer->when != 0 && timer->when <= now) fire_locked(timer, now);
  schedule_locked(timer);
}

// chan::TimerHooks: the operation has ended.
void end_use(void* given) {
  auto* timer = static_cast<Timer*>(given);
  Locked guard(shard_of(timer).lock);
  if (--timer->users == 0) unschedule_locked(timer);
}

// Disarms the timer and drains its channel; the lock keeps the timer from sending meanwhile. Returns whether
// the timer was armed or the channel had a value.
bool disarm_locked(Timer* timer) GOCXX_REQUIRES(shard_of(timer).lock) {
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

// Runs after the goroutine's stack has been left: any worker may wake it from now on.
void fall_asleep(sched::Goroutine* goroutine, void*) {
  Shard& shard = shards[own_shard()];
  Locked guard(shard.lock);
  shard.sleepers.insert(goroutine, goroutine->waiter.since);
  shard.note_first_locked();
}

}  // namespace

void start_timers() {
  for (Shard& shard : shards) {
    platform::assume_exclusive(shard.lock);
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
