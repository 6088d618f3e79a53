// libgc's configuration, its callbacks, and statistics.
#include "heap/collector.h"

#define GC_THREADS
#define GC_NO_THREAD_REDIRECTS
#include <gc/gc.h>
#include <gc/gc_inline.h>
#include <gc/gc_mark.h>

#include <signal.h>
#include <string.h>

#include <atomic>
#include <vector>

#include "gocxx/heap.h"
#include "heap/pressure.h"
#include "heap/usage.h"
#include "platform/clock.h"
#include "platform/memory.h"

namespace gocxx::rt::heap {
namespace {

Client client;
MarkRecord mark_record;
unsigned record_kind;
std::atomic<std::size_t> collections{0};
std::atomic<std::size_t> pause_total_ns{0};
PauseRing pauses;  // written with the world stopped
std::uintptr_t excluded_start = 0;
std::size_t excluded_size = 0;
std::size_t scanned = 0;  // bytes outside of the heap, scanned by this collection
void (*world_starter)();  // the argument of this collection
std::int64_t began;       // when this collection began
// The size of the heap when huge pages were last asked for; relaxed.
std::atomic<std::size_t> advised_size{0};

// The objects that mark_object was called for. libgc's mark stack is small when it asks for roots, so they
// are pushed as one range.
std::vector<const void*>& roots = *new std::vector<const void*>;

struct Range {
  void* start;
  void* end;
};
// The ranges that mark_range was called for.
std::vector<Range>& ranges = *new std::vector<Range>;

// The range of roots is pushed first: libgc puts it on its mark stack, and aborts if that is full. The
// objects that the eager pass finds fill the stack; libgc can cope with that.
void push_roots() {
  roots.clear();
  ranges.clear();
  client.mark_roots();
  if (!roots.empty()) GC_push_all(roots.data(), roots.data() + roots.size());
  for (Range range : ranges) GC_push_all_eager(range.start, range.end);
}

// Called under libgc's lock when its heap has grown or shrunk.
void on_resize(GC_word size) {
  constexpr GC_word kStep = 8 << 20;
  if (size >= advised_size + kStep) heap_has_grown.store(true, std::memory_order_relaxed);
}

// Writes to the ring `pauses`, which runtime.MemStats shows. The world is stopped.
void note_pause(std::int64_t ns) {
  const std::size_t number = collections.load(std::memory_order_relaxed);
  pauses.ns[number % PauseRing::kSize] = static_cast<std::uint64_t>(ns);
  pauses.end[number % PauseRing::kSize] = static_cast<std::uint64_t>(platform::wall_ns());
  pause_total_ns.fetch_add(static_cast<std::size_t>(ns), std::memory_order_relaxed);
  collections.store(number + 1, std::memory_order_relaxed);
}

void end_pause() {
  note_collection();
  note_pause(platform::monotonic_ns() - began);
}

// Within libgc's lock: no thread allocates before the size of the heap is known.
void note_survivors() {
  const std::size_t free = GC_get_free_bytes();
  reset_pressure(GC_get_heap_size() - free + scanned, free);
}

// The world may run while libgc, which has its lock, looks at all blocks (GC_start_reclaim).
void on_event(GC_EventType event) {
  if (event == GC_EVENT_MARK_END) {
    client.marking_ended();
    restart_pressure();
  }
  if (event == GC_EVENT_END) note_survivors();
  if (event != GC_EVENT_POST_START_WORLD || world_starter == nullptr) return;
  end_pause();
  world_starter();
}

GC_ms_entry* mark_one_record(GC_word* record, GC_ms_entry* stack, GC_ms_entry* limit, GC_word) {
  Marker marker(stack, limit);
  mark_record(record, marker);
  return static_cast<GC_ms_entry*>(marker.stack());
}

// libgc scans this thread's stack as well, with its own frames, and these do not overwrite all addresses of
// marked objects that the last collection left there. Unless they are cleared, such an object would be marked
// again, and would keep itself alive.
[[gnu::noinline]] void clear_stack_below() {
  char dead[8 << 10];
  memset(dead, 0, sizeof dead);
  asm volatile("" : : "r"(dead) : "memory");
}

// libgc aborts only when it has no memory for its own tables.
void on_abort(const char*) { platform::out_of_memory(); }

// libgc uses two signals to stop threads. It knows only the first thread and so has none to stop: their
// dispositions are restored.
void initialise_without_signals() {
  const int taken[] = {GC_get_suspend_signal(), GC_get_thr_restart_signal()};
  struct sigaction before[2];
  for (int i = 0; i < 2; ++i) sigaction(taken[i], nullptr, &before[i]);
  GC_INIT();
  for (int i = 0; i < 2; ++i) sigaction(taken[i], &before[i], nullptr);
}

// Called once in a process.
void initialise() {
  GC_set_all_interior_pointers(1);
  GC_set_warn_proc(GC_ignore_warn_proc);
  GC_set_abort_func(on_abort);
  GC_set_on_heap_resize(on_resize);
  read_growth();
  initialise_without_signals();
  GC_set_disable_automatic_collection(1);
  GC_allow_register_threads();  // from now on libgc takes its lock
  scanned_kind = static_cast<int>(GC_new_kind(GC_new_free_list(), GC_DS_LENGTH, 1, 1));
  pointer_free_kind = static_cast<int>(GC_new_kind(GC_new_free_list(), GC_DS_LENGTH, 0, 0));  // not cleared
  record_kind = GC_new_kind(GC_new_free_list(), GC_MAKE_PROC(GC_new_proc(mark_one_record), 0), 0, 1);
  GC_set_push_other_roots(push_roots);
  GC_set_on_collection_event(on_event);
}

}  // namespace

void start(const Client& new_client) {
  client = new_client;
  static const bool once = (initialise(), true);
  static_cast<void>(once);
}

std::atomic<bool> heap_has_grown{false};

void (*before_collection)() = [] {};

void need_collection() { client.need_collection(); }

void note_allocation_debugging() {
  static std::atomic<long> count{0};
  if (count.fetch_add(1, std::memory_order_relaxed) % platform::debug_switches.collect == 0)
    need_collection();
}

std::size_t allocation_left() {
  const std::ptrdiff_t left = until_collection.load(std::memory_order_relaxed);
  return left > 0 ? static_cast<std::size_t>(left) : 0;
}

const PauseRing& latest_pauses() { return pauses; }

std::size_t collection_count() { return collections.load(std::memory_order_relaxed); }

void collect(void (*start_world)()) {
  began = platform::monotonic_ns();
  world_starter = start_world;
  before_collection();
  client.clear_caches();
  clear_stack_below();
  scanned = 0;
  GC_gcollect();
  if (start_world == nullptr) end_pause();
}

void mark_object(const void* object) { roots.push_back(object); }

void mark_range(const void* start, const void* end) {
  ranges.push_back({const_cast<void*>(start), const_cast<void*>(end)});
}

bool is_marked(const void* object) { return GC_is_marked(object) != 0; }

void Marker::word(const void* pointer) {
  if (reinterpret_cast<std::uintptr_t>(pointer) - excluded_start < excluded_size) return;
  auto* stack = static_cast<GC_ms_entry*>(stack_);
  auto* limit = static_cast<GC_ms_entry*>(limit_);
  stack_ = GC_MARK_AND_PUSH(const_cast<void*>(pointer), stack, limit, const_cast<void**>(&pointer));
}

// Stacks are scanned word by word: between variables, too, and while a blocking job writes to the stack of
// the goroutine that it works for.
__attribute__((no_sanitize("address", "thread"))) void Marker::words(const void* start, const void* end) {
  for (auto* at = static_cast<void* const*>(start); at < end; ++at) word(*at);
}

void set_record_marker(MarkRecord mark) { mark_record = mark; }

void exclude_from_marking(const void* start, std::size_t size) {
  excluded_start = reinterpret_cast<std::uintptr_t>(start);
  excluded_size = size;
}

void note_scanned(std::size_t bytes) { scanned += bytes; }

void* allocate_records(std::size_t size) {
  void* list = nullptr;
  GC_generic_malloc_many(granules(size) * kGranule, static_cast<int>(record_kind), &list);
  if (list == nullptr) platform::out_of_memory();
  count_allocation(4096);
  count_outside_of_caches(usage_of(list, granules(size) * kGranule));
  if (heap_has_grown.load(std::memory_order_relaxed)) do_without_huge_pages();
  return list;
}

// Huge pages gain nothing for the records of goroutines, which are used in no order. In a virtual machine
// whose host has to find the memory first they take five times as long to get.
void do_without_huge_pages() {
  heap_has_grown.store(false, std::memory_order_relaxed);
  advised_size.store(GC_get_heap_size(), std::memory_order_relaxed);
}

// libgc takes memory in steps, one mapping below the other, which merge into one mapping: that of the new
// object.
void use_huge_pages(const void* new_object) {
  do_without_huge_pages();
  platform::prefer_huge_pages(new_object);
}

}  // namespace gocxx::rt::heap

namespace gocxx {

heap_stats read_heap_stats() {
  GC_word size, free, unmapped, since, total;
  GC_get_heap_usage_safe(&size, &free, &unmapped, &since, &total);
  return {size - free, size + unmapped, unmapped, rt::heap::collection_count(),
          rt::heap::pause_total_ns.load(std::memory_order_relaxed)};
}

}  // namespace gocxx
