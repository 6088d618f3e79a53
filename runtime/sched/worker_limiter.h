// The adaptive worker limit: fewer workers run where more of them would only contend.
//
// Goroutines that do little but take turns at a few channels or locks, or that end as soon as they have
// begun, are slower on two workers than on one: cache lines migrate between processors, spin locks are found
// taken, and workers wake each other and steal from each other all the time. The limiter counts these events.
// Each kind costs about the same in every program, so their weighted sum estimates how much of the workers'
// time is lost.
//
// While about half of the time is lost, half of the workers may run, down to one. After a delay all workers
// are tried again. Each time the loss returns at once, the delay doubles (exponential backoff): a program of
// this kind pays little for the trials, and a program that has changed its behaviour does not wait for long.
//
// Tried and dropped: comparing the number of switches with and without the limit. It does not measure what a
// goroutine does in its turn.
#pragma once

#include <cstdint>

namespace gocxx::rt::sched {

/// Events since the start of the program. The counters wrap around.
struct ContentionCounts {
  std::uint32_t contentions = 0;      // spin locks that were found taken
  std::uint32_t lock_migrations = 0;  // locks that another worker had taken last
  std::uint32_t wakes = 0;            // workers that were woken to search for work
  std::uint32_t stolen = 0;           // goroutines that were taken from another worker's queue
};

/// Decides how many workers may run. Used by the monitor's thread only.
class WorkerLimiter {
 public:
  /// Called every few milliseconds. `counts` are the counters so far, `workers` is GOMAXPROCS, `allowed` how
  /// many workers may run now. Returns how many may run from now on.
  int decide(std::int64_t now, const ContentionCounts& counts, int workers, int allowed);

  /// The decision may change soon, so `decide` should be called often.
  bool needs_frequent_updates(std::int64_t now) const {
    return contention_ != 0 || now - raised_at_ < kRetryWindow;
  }

 private:
  void update(std::int64_t now, const ContentionCounts& counts, int allowed);

  static constexpr std::int64_t kMillisecond = 1'000'000;
  static constexpr std::int64_t kShortestBackoff = 10 * kMillisecond;
  static constexpr std::int64_t kLongestBackoff = 320 * kMillisecond;
  static constexpr std::int64_t kRetryWindow = 10 * kMillisecond;

  ContentionCounts counts_;  // at the last update
  std::int64_t updated_at_ = 0;
  // The nanoseconds that all workers lost in each millisecond before the last update.
  std::uint64_t contention_ = 0;
  std::int64_t backoff_ = kShortestBackoff;
  std::int64_t limited_until_ = 0;
  std::int64_t raised_at_ = 0;  // when all workers were last allowed again
};

}  // namespace gocxx::rt::sched
