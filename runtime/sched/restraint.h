// Fewer workers where more would be in each other's way. Goroutines that do little but take turns at a few
// channels or locks, or that end as soon as they have begun, are slower on two workers than on one: the lines
// of the caches wander, the spin locks are taken, the workers wake each other and steal from each other all
// the time. Such programs are told by how often that happens: each kind of event costs about the same
// everywhere, so the sum tells how much of the workers' time is lost. (Comparing the numbers of switches with
// and without was tried: it does not measure what is done in a turn.)
//
// While about half is lost half of the workers are left, down to one; after a while all are tried again.
// Each time that at once leads to friction again the while doubles, so that a program of this kind pays
// little for the trials and one that has changed its ways does not wait for long.
#pragma once

#include <cstdint>

namespace gocxx::rt::sched {

// What is counted, from the beginning of the program; the counters go round.
struct FrictionCounts {
  std::uint32_t contentions = 0;  // spin locks that were found taken
  std::uint32_t wanderings = 0;   // locks that another worker had had last
  std::uint32_t wakes = 0;        // workers that were woken to search for work
  std::uint32_t stolen = 0;       // goroutines that were taken from another worker's queue
};

// Used by the monitor's thread only.
class Restraint {
 public:
  // Every few milliseconds: the counters so far, and how many of the workers were allowed; gives how many are
  // from now on.
  int decide(std::int64_t now, const FrictionCounts& counts, int workers, int allowed);

  // Something may change soon: `decide` should be asked often.
  bool alert(std::int64_t now) const { return friction_ != 0 || now - lifted_at_ < kRelapse; }

 private:
  void look(std::int64_t now, const FrictionCounts& counts, int allowed);

  static constexpr std::int64_t kMillisecond = 1'000'000;
  static constexpr std::int64_t kShortest = 10 * kMillisecond;
  static constexpr std::int64_t kLongest = 320 * kMillisecond;
  static constexpr std::int64_t kRelapse = 10 * kMillisecond;

  FrictionCounts counts_;  // as last seen
  std::int64_t seen_at_ = 0;
  std::uint64_t friction_ = 0;  // nanoseconds lost in each millisecond, by all workers, since then
  std::int64_t hold_ = kShortest;
  std::int64_t until_ = 0;      // restrained until then
  std::int64_t lifted_at_ = 0;  // when all were allowed again
};

}  // namespace gocxx::rt::sched
