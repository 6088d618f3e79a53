// Taking a worker lock while several workers run.
#include "platform/worker_lock.h"

#include "platform/lock.h"

namespace gocxx::rt::platform {
namespace {

// A number for each thread, shifted by the bit of kTaken; that they begin anew after 32,766 does no harm.
thread_local std::uint16_t mark_or_zero = 0;

std::uint16_t own_mark() {
  static std::atomic<std::uint32_t> threads{0};
  if (mark_or_zero == 0) [[unlikely]]
    mark_or_zero =
        static_cast<std::uint16_t>(2 * (1 + threads.fetch_add(1, std::memory_order_relaxed) % 32'766));
  return mark_or_zero;
}

thread_local std::uint32_t wandered = 0;  // of this thread

void count_wandering() {
  if (++wandered % kWanderingStep == 0) wanderings.fetch_add(kWanderingStep, std::memory_order_relaxed);
}

}  // namespace

void WorkerLock::lock_together() {
  using Took = BasicLockWord<std::atomic>::Took;
  Took took = word_.take(own_mark());
  if (took == Took::kAgain) return;
  count_wandering();
  if (took == Took::kFromOther) return;
  count_contentions(1);
  for (int spins = 0; !try_lock_together(); ++spins) wait_a_moment(spins);
}

bool WorkerLock::try_lock_together() { return word_.try_take(own_mark()); }

}  // namespace gocxx::rt::platform
