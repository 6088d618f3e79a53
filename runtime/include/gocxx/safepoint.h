// The poll that lets the scheduler and the collector in where a loop would otherwise run on.
#pragma once

namespace gocxx {
namespace rt::sched {

// Set by the monitor (the time slice is over) and by whoever must stop the world; read by every safepoint.
// Relaxed on both sides, by the __atomic builtins (<atomic> alone would cost 0.2 s in every compilation): the
// slow path looks again under proper order.
extern bool poll_requested;

// Yields to the scheduler if this goroutine's worker was asked to.
[[gnu::cold]] void stop_at_safepoint();

}  // namespace rt::sched

// How many rounds of a loop whose rounds are short may go by between two polls. A power of two.
inline constexpr unsigned kRoundsPerPoll = 1024;

// A place where the goroutine can be stopped: one relaxed load and a branch.
[[gnu::always_inline]] inline void safepoint() {
  if (__atomic_load_n(&rt::sched::poll_requested, __ATOMIC_RELAXED)) [[unlikely]]
    rt::sched::stop_at_safepoint();
}

// The same once in kRoundsPerPoll rounds of a loop that counts with i by ones.
template <class Integer>
[[gnu::always_inline]] inline void safepoint(Integer i) {
  if ((static_cast<unsigned>(i) % kRoundsPerPoll) == 0) [[unlikely]]
    safepoint();
}

}  // namespace gocxx
