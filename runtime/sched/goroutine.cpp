// Creating, parking and readying goroutines.
#include "sched/goroutine.h"

#include "gocxx/heap.h"
#include "gocxx/program.h"
#include "gocxx/safepoint.h"
#include "heap/collector.h"
#include "platform/clock.h"
#include "sched/goroutine_table.h"
#include "sched/monitor.h"
#include "sched/scheduler.h"

namespace gocxx::rt::sched {
namespace {

std::atomic<std::uint64_t> next_free_id{1};
std::atomic<long> started_elsewhere{0};  // by threads that are not workers

std::uint64_t next_id(Worker* worker) {
  constexpr std::uint64_t kBatch = 16;
  if (worker == nullptr) return next_free_id.fetch_add(1, std::memory_order_relaxed);
  if (worker->next_id == worker->id_limit) {
    worker->next_id = next_free_id.fetch_add(kBatch, std::memory_order_relaxed);
    worker->id_limit = worker->next_id + kBatch;
  }
  return worker->next_id++;
}

void count_start(Worker* worker) {
  if (worker == nullptr)
    started_elsewhere.fetch_add(1, std::memory_order_relaxed);
  else
    worker->started.store(worker->started.load(std::memory_order_relaxed) + 1, std::memory_order_relaxed);
}

}  // namespace

void restart_counts() {
  next_free_id.store(1, std::memory_order_relaxed);
  started_elsewhere.store(0, std::memory_order_relaxed);
}

// The collector must not run after the record is taken, so a large closure is allocated first.
[[gnu::noinline]] Goroutine* create(Entry entry, std::size_t size, void** closure, const site&) {
  void* large = size > Goroutine::kInlineClosure ? allocate(size) : nullptr;
  Worker* worker = current_worker();
  Goroutine* goroutine = take_record(worker);
  goroutine->id = next_id(worker);
  goroutine->entry = entry;
  goroutine->large_closure = large != nullptr;
  if (large != nullptr) *reinterpret_cast<void**>(goroutine->inline_closure) = large;
  goroutine->created_at = __builtin_return_address(0);
  goroutine->created_by = worker != nullptr && worker->running != nullptr ? worker->running->id : 0;
  goroutine->status.store(Status::kRunnable, std::memory_order_relaxed);
  count_start(worker);
  *closure = goroutine->closure();
  return goroutine;
}

ColdState& cold_state_of(Goroutine* self) {
  if (self->cold_state == nullptr) self->cold_state = ::new (allocate(sizeof(ColdState))) ColdState;
  return *self->cold_state;
}

// Threads that are not workers do not stop with the world. A goroutine must be a root for the collector all
// the time: first because of `outside`, then because of its status. So the status is written first. Release:
// partner of the acquire in mark_roots.
void ready_outside(Goroutine* goroutine) {
  goroutine->status.store(Status::kRunnable, std::memory_order_relaxed);
  goroutine->outside.store(false, std::memory_order_release);
  ready(goroutine);
}

void requeue_all(fiber::Fiber* fibers) {
  while (fibers != nullptr) {
    fiber::Fiber* next = fibers->next;
    scheduler.push_global(static_cast<Goroutine*>(fibers));
    fibers = next;
  }
}

// All workers share one poll flag. A worker that was not meant, or that has done what was asked, clears it. A
// thread whose request was not heard sets it again (the monitor does so at every tick).
void stop_at_safepoint() {
  Worker* worker = current_worker();
  if (worker == nullptr || worker->running == nullptr) return;
  bool attention_requested = worker->attention_requested.load(std::memory_order_relaxed);
  if (attention_requested || scheduler.must_pause(*worker) || scheduler.ending())
    return Worker::leave(worker, SwitchReason::kStopped);
  __atomic_store_n(&poll_requested, false, __ATOMIC_RELAXED);
  if (scheduler.stop_requested()) request_poll();
  if (worker->preempt.load(std::memory_order_relaxed)) Worker::leave(worker, SwitchReason::kPreempted);
}

}  // namespace gocxx::rt::sched

namespace gocxx {

namespace sched = rt::sched;

void yield() {
  sched::Worker* worker = sched::current_worker();
  if (!worker->would_yield_to_nobody()) sched::Worker::leave(worker, sched::SwitchReason::kYielded);
}

long goroutine_count() {
  long count = sched::started_elsewhere.load(std::memory_order_relaxed);
  for (int i = 0; i < sched::scheduler.worker_count(); ++i) {
    const sched::Worker* worker = sched::scheduler.worker(i);
    count += worker->started.load(std::memory_order_relaxed) - worker->ended.load(std::memory_order_relaxed);
  }
  return count;
}

long cpu_count() { return rt::platform::cpu_count(); }

long set_worker_count(long n) {
  long before = sched::scheduler.limit();
  if (n < 1 || n == before) return before;
  sched::monitor.perform([](long limit) { sched::scheduler.set_limit(static_cast<int>(limit)); },
                         n < sched::kMaxWorkers ? n : sched::kMaxWorkers);
  return before;
}

void collect_garbage() {
  sched::monitor.perform([](long) { rt::heap::collect(); });
}

}  // namespace gocxx
