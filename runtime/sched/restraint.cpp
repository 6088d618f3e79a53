// When to restrain, and for how long.
#include "sched/restraint.h"

#include <algorithm>

namespace gocxx::rt::sched {

void Restraint::look(std::int64_t now, std::uint32_t contentions, std::uint32_t wakes) {
  constexpr std::uint64_t kCostOfAWake = 8;  // in contentions
  std::uint64_t events = contentions - contentions_ + kCostOfAWake * (wakes - wakes_);
  friction_ = events * kMillisecond / static_cast<std::uint64_t>(now - seen_at_);
  contentions_ = contentions;
  wakes_ = wakes;
  seen_at_ = now;
}

int Restraint::decide(std::int64_t now, std::uint32_t contentions, std::uint32_t wakes, int workers,
                      int allowed) {
  constexpr std::uint64_t kMuch = 400;  // one in 2.5 microseconds
  if (now - seen_at_ < kMillisecond / 2) return allowed;
  look(now, contentions, wakes);
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
