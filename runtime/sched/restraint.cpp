// When to restrain, and for how long.
#include "sched/restraint.h"

#include <algorithm>

namespace gocxx::rt::sched {

// What the events cost in nanoseconds, fitted to a dozen programs on two processors. Whoever finds a lock taken
// waits for the others who want it.
void Restraint::look(std::int64_t now, const FrictionCounts& counts, int allowed) {
  constexpr std::uint64_t kContention = 1000;
  constexpr std::uint64_t kWandering = 100;
  constexpr std::uint64_t kWake = 10'000;
  constexpr std::uint64_t kTheft = 250;
  auto others = static_cast<std::uint64_t>(std::max(allowed - 1, 1));
  std::uint64_t lost = others * kContention * (counts.contentions - counts_.contentions);
  lost += kWandering * (counts.wanderings - counts_.wanderings);
  lost += kWake * (counts.wakes - counts_.wakes);
  lost += kTheft * (counts.stolen - counts_.stolen);
  friction_ = lost * kMillisecond / static_cast<std::uint64_t>(now - seen_at_);
  counts_ = counts;
  seen_at_ = now;
}

int Restraint::decide(std::int64_t now, const FrictionCounts& counts, int workers, int allowed) {
  // A little less than half, since the locks that are not counted cost something as well.
  const std::uint64_t much = 450'000 * static_cast<std::uint64_t>(allowed);
  if (now - seen_at_ < kMillisecond / 2) return allowed;
  look(now, counts, allowed);
  if (friction_ > much && allowed > 1) {
    bool relapse = now - lifted_at_ < kRelapse;
    hold_ = relapse ? std::min(2 * hold_, kLongest) : kShortest;
    until_ = now + hold_;
    return allowed / 2;
  }
  if (allowed == workers || now < until_) return allowed;
  lifted_at_ = now;
  return workers;
}

}  // namespace gocxx::rt::sched
