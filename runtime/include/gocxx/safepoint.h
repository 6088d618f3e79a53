// The poll that lets the scheduler and the collector in where a loop would otherwise run on.
#pragma once

#include <atomic>

namespace gocxx {
namespace rt::sched {

// Set by the monitor (the time slice is over) and by whoever must stop the world; read by every safepoint.
// Relaxed on both sides: the slow path looks again under proper order.
extern std::atomic<bool> poll_requested;

// Yields to the scheduler if this goroutine's worker was asked to. Cold.
void stop_at_safepoint();

}  // namespace rt::sched

// A place where the goroutine can be stopped: one relaxed load and a branch.
[[gnu::always_inline]] inline void safepoint() {
  if (rt::sched::poll_requested.load(std::memory_order_relaxed)) [[unlikely]]
    rt::sched::stop_at_safepoint();
}

}  // namespace gocxx
