// Safepoints: polls that let the scheduler and the collector stop a goroutine in a loop.
#pragma once

namespace gocxx {
namespace rt::sched {

/// Set by the monitor (the time slice is over) and by threads that stop the world; read by every safepoint.
/// Relaxed on both sides, because stop_at_safepoint reads the requests themselves. Accessed by the __atomic
/// builtins: <atomic> would cost 0.2 s in every compilation.
extern bool poll_requested;

/// Yields to the scheduler if this goroutine's worker was asked to.
[[gnu::cold]] void stop_at_safepoint();

}  // namespace rt::sched

/// The number of iterations of a loop with short iterations between two polls. A power of two.
inline constexpr unsigned kIterationsPerPoll = 1024;

/// A point where the goroutine can be stopped: one relaxed load and a branch.
[[gnu::always_inline]] inline void safepoint() {
  if (__atomic_load_n(&rt::sched::poll_requested, __ATOMIC_RELAXED)) [[unlikely]]
    rt::sched::stop_at_safepoint();
}

/// The same once in kIterationsPerPoll iterations of a loop whose induction variable `i` grows by one.
template <class Integer>
[[gnu::always_inline]] inline void safepoint(Integer i) {
  if ((static_cast<unsigned>(i) % kIterationsPerPoll) == 0) [[unlikely]]
    safepoint();
}

}  // namespace gocxx
