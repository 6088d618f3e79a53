// The table of all goroutine records: where records come from, and what the collector is told about them. The
// collector does not scan the table, so being registered does not keep a goroutine alive.
#pragma once

#include <cstdint>

#include "sched/goroutine.h"

namespace gocxx::rt::sched {

class Worker;

/// Returns a record for a new goroutine, from the worker's pool or freshly allocated. `worker_or_null` is
/// null on threads that are not workers.
Goroutine* take_record(Worker* worker_or_null);

/// Resets the record of an ended goroutine. It keeps the cold state, which the next goroutine can use.
void reset_record(Goroutine* goroutine);

/// The data for reports about a lost goroutine: one that nothing can wake any more, whose record the
/// collector has freed. It is kept for the first kMost of them; gocxx::lost_goroutines counts all.
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

/// Calls visit(goroutine, data) for each goroutine that was started and has not ended. The world is stopped.
void for_each_goroutine(void (*visit)(Goroutine* goroutine, void* data), void* data);
void for_each_lost_goroutine(void (*visit)(const LostGoroutine& lost, void* data), void* data);

/// Tells heap/ about goroutines: registers the marker and the hooks of a collection.
void start_goroutine_table();
/// Empties the table after the workers have ended.
void clear_goroutine_table();

}  // namespace gocxx::rt::sched
