// All goroutine records: where they come from, and what the collector is told about them. The table is
// invisible to the collector, so that being registered does not keep a goroutine alive.
#pragma once

#include <cstdint>

#include "sched/goroutine.h"

namespace gocxx::rt::sched {

class Worker;

// A record for a new goroutine, from the worker's pool or fresh; `worker` null on other threads.
Goroutine* take_record(Worker* worker_or_null);

// Forgets what an ended goroutine was, but for cold_state that the next can use.
void reset_record(Goroutine* goroutine);

// A goroutine that nothing could wake any more and that the collector has freed: what remains for reports. Such
// an account is kept of the first kMost; gocxx::lost_goroutines counts all.
struct LostGoroutine {
  static constexpr int kFrames = 24;
  static constexpr long kMost = 10'000;
  std::uint64_t id;
  std::uint64_t created_by;
  void* created_at;
  const char* wait_reason;
  std::uintptr_t frames[kFrames];  // PCs, innermost first
  int frame_count;
  LostGoroutine* next;
};

// Calls visit(goroutine, data) for each that was started and has not ended. The world is at rest.
void for_each_goroutine(void (*visit)(Goroutine* goroutine, void* data), void* data);
void for_each_lost_goroutine(void (*visit)(const LostGoroutine& lost, void* data), void* data);

// Tells heap/ about goroutines: registers the marker and the hooks of a collection.
void start_registry();
// Forgets everything, after the workers have ended.
void clear_registry();

}  // namespace gocxx::rt::sched
