// When to restrain, and for how long.
#include "sched/restraint.h"

#include <algorithm>

namespace gocxx::rt::sched {

// A goroutine that was stolen costs something once. Where the thieves get by with few of them in a
// millisecond each lasts so long that it was worth it, however many thieves there are.
void Restraint::look(std::int64_t now, const FrictionCounts& counts, int allowed) {
  constexpr std::uint64_t kCostOfAWake = 8;  // in contentions
  constexpr std::uint64_t kCheapThefts = 8;  // that cost as much as a contention
  auto thieves = static_cast<std::uint64_t>(std::max(allowed - 1, 1));
  std::uint64_t events = counts.contentions - counts_.contentions;
  events += kCostOfAWake * (counts.wakes - counts_.wakes);
  events += (counts.stolen - counts_.stolen) / (kCheapThefts * thieves);
  friction_ = events * kMillisecond / static_cast<std::uint64_t>(now - seen_at_);
  counts_ = counts;
  seen_at_ = now;
}

int Restraint::decide(std::int64_t now, const FrictionCounts& counts, int workers, int allowed) {
  constexpr std::uint64_t kMuch = 400;  // one in 2.5 microseconds
  if (now - seen_at_ < kMillisecond / 2) return allowed;
  look(now, counts, allowed);
  if (friction_ > kMuch && allowed > 1) {
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
