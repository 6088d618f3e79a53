// runtime.ReadMemStats, with the world stopped, as in Go.
//
// Go's fields for libgc's heap and our stacks. Fields for things that this runtime does not have (spans,
// mcaches) are 0.
#include <algorithm>
#include <atomic>

#include "fiber/slots.h"
#include "gocxx/heap.h"
#include "gocxx/lib/runtime.h"
#include "gocxx/lib/sync.h"
#include "heap/collector.h"
#include "heap/usage.h"
#include "platform/memory.h"
#include "sched/goroutine_table.h"
#include "sched/monitor.h"
#include "sched/scheduler.h"

namespace gocxx::runtime {
namespace {

using rt::heap::Usages;

std::atomic<std::uint32_t> forced_collections{0};

Usages count_objects() {
  for (int i = 0; i < rt::sched::scheduler.worker_count(); ++i)
    rt::heap::settle(rt::sched::scheduler.worker(i)->heap_cache);
  return rt::heap::read_usages();
}

// A stack that is in its place holds whole pages; one that was copied out holds what it uses.
std::size_t stack_size(const rt::sched::Goroutine* goroutine) {
  const rt::fiber::StackBytes bytes = rt::fiber::stack_bytes(goroutine);
  const auto used = static_cast<std::size_t>(bytes.end - bytes.start);
  if (bytes.start != bytes.addressed) return used;
  return (used + rt::platform::kPage - 1) / rt::platform::kPage * rt::platform::kPage;
}

std::size_t count_stacks() {
  std::size_t sum = 0;
  rt::sched::for_each_goroutine([](rt::sched::Goroutine* goroutine,
                                   void* all) { *static_cast<std::size_t*>(all) += stack_size(goroutine); },
                                &sum);
  return sum;
}

void fill_heap(MemStats& m) {
  const heap_stats heap = read_heap_stats();
  const Usages usages = count_objects();
  m.Alloc = m.HeapAlloc = usages.live.bytes;
  m.TotalAlloc = usages.allocated.bytes;
  m.Mallocs = usages.allocated.objects;
  m.HeapObjects = usages.live.objects;
  m.Frees = m.Mallocs > m.HeapObjects ? m.Mallocs - m.HeapObjects : 0;
  m.HeapInuse = heap.live_bytes;
  m.HeapSys = heap.reserved_bytes;
  m.HeapIdle = m.HeapSys - m.HeapInuse;
  m.HeapReleased = heap.released_bytes;
  m.NextGC = m.HeapAlloc + rt::heap::allocation_left();
}

void fill_collections(MemStats& m) {
  const heap_stats heap = read_heap_stats();
  const rt::heap::PauseRing& pauses = rt::heap::latest_pauses();
  m.NumGC = static_cast<std::uint32_t>(heap.collections);
  m.NumForcedGC = forced_collections.load(std::memory_order_relaxed);
  m.PauseTotalNs = heap.pause_total_ns;
  for (std::size_t i = 0; i < rt::heap::PauseRing::kSize; ++i) {
    m.PauseNs[static_cast<long>(i)] = pauses.ns[i];
    m.PauseEnd[static_cast<long>(i)] = pauses.end[i];
  }
  if (heap.collections != 0) m.LastGC = pauses.end[(heap.collections - 1) % rt::heap::PauseRing::kSize];
  m.EnableGC = true;
}

void fill(MemStats& m) {
  fill_heap(m);
  fill_collections(m);
  m.StackInuse = count_stacks();
  m.StackSys = std::max(m.StackInuse, static_cast<unsigned long long>(rt::fiber::stack_memory()));
  m.Sys = m.HeapSys + m.StackSys;
}

// Serves one goroutine after the other, without an allocation: programs count allocations with it. The caller
// copies the result, since its own variable may be evicted while it is parked.
sync::Mutex lock;
MemStats result;
rt::sched::WorldJob job{[](long) {
  result = {};
  fill(result);
}};

}  // namespace

void GC() {
  collect_garbage();
  forced_collections.fetch_add(1, std::memory_order_relaxed);
}

void ReadMemStats(ptr<MemStats> m) {
  sync::Mutex::Lock(ptr{&lock});
  rt::sched::monitor.perform(&job);
  *m = result;
  sync::Mutex::Unlock(ptr{&lock});
}

}  // namespace gocxx::runtime
