// The table of records, and the hooks through which the collector sees goroutines.
#include "sched/goroutine_table.h"

#include <stdlib.h>

#include <algorithm>
#include <new>
#include <utility>

#include "fiber/stack_walk.h"
#include "heap/collector.h"
#include "platform/lock.h"
#include "platform/memory.h"
#include "sched/monitor.h"
#include "sched/scheduler.h"

namespace gocxx::rt::sched {
namespace {

// Larger stacks are roots: they are marked by range, not word by word. The price is that their goroutines are
// never found lost.
constexpr std::ptrdiff_t kDeepStack = 8 << 10;

platform::SpinLock lock;
// Malloc'ed, so the collector does not scan it. Used under `lock`, or with the world stopped.
Goroutine** table GOCXX_GUARDED_BY(lock) = nullptr;
std::size_t count GOCXX_GUARDED_BY(lock) = 0;
std::size_t capacity GOCXX_GUARDED_BY(lock) = 0;
// Malloc'ed, the latest first; written with the world stopped.
LostGoroutine* lost = nullptr;
std::atomic<long> lost_count{0};  // the same
// Takes the slots of lost goroutines; used with the world stopped.
fiber::SlotCache slot_cache;

void add_locked(Goroutine* goroutine) GOCXX_REQUIRES(lock) {
  if (count == capacity) {
    capacity = capacity == 0 ? 256 : capacity * 2;
    table = static_cast<Goroutine**>(realloc(table, capacity * sizeof *table));
    if (table == nullptr) platform::out_of_memory();
  }
  table[count++] = goroutine;
}

// Registers a list of fresh records (linked through their first word). Returns them as a list linked by
// `next`.
Goroutine* add_all(void* records) {
  Goroutine* list = nullptr;
  platform::Guard guard(lock);
  while (records != nullptr) {
    void* rest = *static_cast<void**>(records);
    auto* goroutine = ::new (records) Goroutine;
    add_locked(goroutine);
    goroutine->next = list;
    list = goroutine;
    records = rest;
  }
  return list;
}

void put_all(RecordPool& pool, Goroutine* list) {
  while (list != nullptr) {
    auto* next = static_cast<Goroutine*>(list->next);
    pool.put(list);
    list = next;
  }
}

// --- hooks of the collector

// Marks from the fields of the record that may point to objects, then from the bytes of the stack. A free
// record (zeroed, except for a link) has neither status nor stack.
void mark_goroutine(void* record, heap::Marker& marker) {
  auto* goroutine = static_cast<Goroutine*>(record);
  if (goroutine->status.load(std::memory_order_relaxed) == Status::kFree) return;
  marker.word(goroutine->next);
  marker.words(goroutine->inline_closure, goroutine->inline_closure + sizeof goroutine->inline_closure);
  marker.word(goroutine->cold_state);
  marker.words(&goroutine->waiter, &goroutine->waiter + 1);
  marker.words(goroutine->inline_value, goroutine->inline_value + sizeof goroutine->inline_value);
  fiber::StackBytes bytes = fiber::stack_bytes(goroutine);
  if (bytes.end - bytes.start < kDeepStack) marker.words(bytes.start, bytes.end);
}

constexpr std::size_t kAhead = 12;

// Runnable goroutines are roots, in whatever queue they are. So are those that wait for an external event.
void mark_roots() {
  platform::assume_exclusive(lock);
  std::size_t stacks = 0;
  for (std::size_t i = 0; i < count; ++i) {
    if (i + kAhead < count) prefetch_for_ready(table[i + kAhead]);
    Goroutine* goroutine = table[i];
    // Read before the status: see ready_outside.
    bool outside = goroutine->outside.load(std::memory_order_acquire);
    Status status = goroutine->status.load(std::memory_order_relaxed);
    if (status == Status::kFree) continue;
    fiber::StackBytes bytes = fiber::stack_bytes(goroutine);
    stacks += static_cast<std::size_t>(bytes.end - bytes.start);
    bool deep = bytes.end - bytes.start >= kDeepStack;
    if (deep) heap::mark_range(bytes.start, bytes.end);
    if (deep || status != Status::kWaiting || outside) heap::mark_object(goroutine);
  }
  heap::note_scanned(stacks);
  timer_source.mark();
}

bool note_frame(std::uintptr_t pc, void* data) {
  auto* report = static_cast<LostGoroutine*>(data);
  report->frames[report->frame_count++] = pc;
  return report->frame_count < LostGoroutine::kFrames;
}

void keep_report(Goroutine* goroutine) {
  auto* report = static_cast<LostGoroutine*>(calloc(1, sizeof(LostGoroutine)));
  report->id = goroutine->id;
  report->created_by = goroutine->created_by;
  report->created_at = goroutine->created_at;
  report->wait_reason = goroutine->wait_reason;
  fiber::walk_parked(goroutine, note_frame, report);
  report->next = lost;
  lost = report;
}

// A lost goroutine can never run again: its slot goes to others.
void lose(Goroutine* goroutine) {
  long before = lost_count.fetch_add(1, std::memory_order_relaxed);
  if (before < LostGoroutine::kMost) keep_report(goroutine);
  fiber::discard(goroutine, slot_cache);
}

void drop_unmarked() {
  platform::assume_exclusive(lock);
  std::size_t kept = 0;
  for (std::size_t i = 0; i < count; ++i) {
    Goroutine* goroutine = table[i];
    if (heap::is_marked(goroutine))
      table[kept++] = goroutine;
    else if (goroutine->status.load(std::memory_order_relaxed) != Status::kFree)
      lose(goroutine);
  }
  count = kept;
}

// Returns the memory of evicted stacks that are no longer needed.
void release_blocks() {
  for (int i = 0; i < scheduler.worker_count(); ++i) scheduler.worker(i)->slot_cache.blocks.flush();
  slot_cache.blocks.flush();
  fiber::release_unused_blocks();
}

// Returns the pages that deep stacks no longer use. Looking at all stacks takes half a millisecond, so it is
// done only if the process holds clearly more memory than last time.
void trim_stacks() {
  constexpr std::size_t kStep = 16 << 20;
  static std::size_t resident_then = 0;
  std::size_t resident = platform::resident_size();
  if (resident > resident_then + std::max(kStep, resident_then / 8)) {
    for (std::size_t i = 0; fiber::trim_stack(i); ++i) {
    }
    resident_then = platform::resident_size();
  }
  resident_then = std::min(resident, resident_then);
}

// The world is stopped.
void clear_caches() {
  for (int i = 0; i < scheduler.worker_count(); ++i) {
    scheduler.worker(i)->heap_cache.clear();
    scheduler.worker(i)->records.clear();
  }
  RecordPool::clear_shared();
  if (fiber::many_blocks_are_free()) release_blocks();
  trim_stacks();
}

// A goroutine stops at once. A worker on its own stack stops when it next looks for work.
void need_collection() {
  monitor.request_collection();
  Worker* worker = current_worker();
  if (worker != nullptr && worker->running != nullptr) Worker::leave(worker, SwitchReason::kStopped);
}

}  // namespace

Goroutine* take_record(Worker* worker) {
  if (worker != nullptr) {
    if (Goroutine* goroutine = worker->records.take_or_null()) return goroutine;
  }
  Goroutine* goroutine = add_all(heap::allocate_records(sizeof(Goroutine)));
  auto* rest = static_cast<Goroutine*>(std::exchange(goroutine->next, nullptr));
  if (worker != nullptr) put_all(worker->records, rest);
  return goroutine;  // without a worker the next collection frees the rest, which is not marked
}

void reset_record(Goroutine* goroutine) {
  goroutine->status.store(Status::kFree, std::memory_order_relaxed);
  goroutine->saved_errno = 0;
  goroutine->panic_state = {};
  if (ColdState* cold_state = goroutine->cold_state) {
    cold_state->select_waiters = nullptr;
    cold_state->select_capacity = 0;
    cold_state->large_value = nullptr;
    cold_state->large_size = 0;
  }
}

void for_each_goroutine(void (*visit)(Goroutine*, void*), void* data) {
  platform::assume_exclusive(lock);
  for (std::size_t i = 0; i < count; ++i)
    if (table[i]->status.load(std::memory_order_relaxed) != Status::kFree) visit(table[i], data);
}

void for_each_lost_goroutine(void (*visit)(const LostGoroutine&, void*), void* data) {
  for (LostGoroutine* report = lost; report != nullptr; report = report->next) visit(*report, data);
}

void start_goroutine_table() {
  heap::start({mark_roots, drop_unmarked, clear_caches, need_collection});
  heap::set_record_marker(mark_goroutine);
  fiber::Area slots = fiber::slots_area();
  heap::exclude_from_marking(slots.start, slots.size);
}

void clear_goroutine_table() {
  platform::assume_exclusive(lock);
  for (std::size_t i = 0; i < count; ++i) fiber::discard(table[i], slot_cache);
  count = 0;
  RecordPool::clear_shared();  // the next run must not use a record that is not in the table
  while (lost != nullptr) {
    LostGoroutine* next = lost->next;
    free(lost);
    lost = next;
  }
  lost_count.store(0, std::memory_order_relaxed);
}

}  // namespace gocxx::rt::sched

namespace gocxx {

long lost_goroutines() { return rt::sched::lost_count.load(std::memory_order_relaxed); }

}  // namespace gocxx
