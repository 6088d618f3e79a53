// When to limit the workers, and for how long.
#include "sched/worker_limiter.h"

#include <algorithm>

namespace gocxx::rt::sched {

// The costs in nanoseconds were fitted to a dozen programs on two processors. A worker that finds a lock
// taken waits for all others that want it.
void WorkerLimiter::update(std::int64_t now, const ContentionCounts& counts, int allowed) {
  constexpr std::uint64_t kContention = 1000;
  constexpr std::uint64_t kLockMigration = 100;
  constexpr std::uint64_t kWake = 10'000;
  constexpr std::uint64_t kTheft = 250;
  auto others = static_cast<std::uint64_t>(std::max(allowed - 1, 1));
  std::uint64_t lost = others * kContention * (counts.contentions - counts_.contentions);
  lost += kLockMigration * (counts.lock_migrations - counts_.lock_migrations);
  lost += kWake * (counts.wakes - counts_.wakes);
  lost += kTheft * (counts.stolen - counts_.stolen);
  contention_ = lost * kMillisecond / static_cast<std::uint64_t>(now - updated_at_);
  counts_ = counts;
  updated_at_ = now;
}

int WorkerLimiter::decide(std::int64_t now, const ContentionCounts& counts, int workers, int allowed) {
  // A little less than half of a millisecond for each worker: locks that are not counted cost something as
  // well.
  const std::uint64_t too_much = 450'000 * static_cast<std::uint64_t>(allowed);
  if (now - updated_at_ < kMillisecond / 2) return allowed;
  update(now, counts, allowed);
  if (contention_ > too_much && allowed > 1) {
    bool retry_failed = now - raised_at_ < kRetryWindow;
    backoff_ = retry_failed ? std::min(2 * backoff_, kLongestBackoff) : kShortestBackoff;
    limited_until_ = now + backoff_;
    return allowed / 2;
  }
  if (allowed == workers || now < limited_until_) return allowed;
  raised_at_ = now;
  return workers;
}

}  // namespace gocxx::rt::sched
