// When the number of workers is limited: counters as they could come from programs, without a scheduler.
#include "sched/worker_limiter.h"

#include <doctest/doctest.h>

using gocxx::rt::sched::ContentionCounts;
using gocxx::rt::sched::WorkerLimiter;

namespace {

constexpr std::int64_t kMillisecond = 1'000'000;

// A program whose contention is given for each millisecond, on `workers`.
struct Program {
  explicit Program(int count) : workers(count), allowed(count) { run(1, 0); }

  const int workers;
  int allowed;
  WorkerLimiter limiter;
  std::int64_t now = 1000 * kMillisecond;
  ContentionCounts counts;

  void run(int milliseconds, std::uint32_t contended, std::uint32_t woken = 0, std::uint32_t stolen = 0,
           std::uint32_t migrated = 0) {
    for (int i = 0; i < milliseconds; ++i) {
      now += kMillisecond;
      counts.contentions += contended;
      counts.wakes += woken;
      counts.stolen += stolen;
      counts.lock_migrations += migrated;
      allowed = limiter.decide(now, counts, workers, allowed);
    }
  }
  // Contention that exists only while more than one worker is allowed. Returns how many milliseconds that
  // was.
  int run_fighting(int milliseconds) {
    int together = 0;
    for (int i = 0; i < milliseconds; ++i) {
      together += allowed > 1;
      run(1, allowed > 1 ? 5000 : 0);
    }
    return together;
  }
};

}  // namespace

TEST_CASE("a program without contention keeps its workers") {
  Program program(8);
  program.run(1000, 15, 5);
  CHECK(program.allowed == 8);
}

TEST_CASE("contention halves the workers until there is one") {
  Program program(8);
  program.run(1, 5000);
  CHECK(program.allowed == 4);
  program.run(2, 5000);
  CHECK(program.allowed == 1);
  program.run(1, 5000);
  CHECK(program.allowed == 1);
}

TEST_CASE("workers that wake each other all the time count as contention") {
  Program program(2);
  program.run(2, 0, 100);
  CHECK(program.allowed == 1);
}

TEST_CASE("so do goroutines that were stolen and end at once, but not those that last") {
  Program program(2);
  program.run(100, 0, 0, 1000);
  CHECK(program.allowed == 2);
  program.run(2, 0, 0, 6000);
  CHECK(program.allowed == 1);
}

TEST_CASE("so do locks that migrate between workers all the time, even if they are never found taken") {
  Program program(2);
  program.run(100, 350, 6, 100, 3500);
  CHECK(program.allowed == 2);
  program.run(2, 0, 0, 0, 10'000);
  CHECK(program.allowed == 1);
}

TEST_CASE("many thieves may steal more than one") {
  Program program(64);
  program.run(100, 0, 0, 60'000);
  CHECK(program.allowed == 64);
}

TEST_CASE("the workers come back once the contention is over") {
  Program program(2);
  program.run_fighting(500);
  program.run(1000, 0);
  CHECK(program.allowed == 2);
}

TEST_CASE("a program whose retries always fail is tried less and less often") {
  Program program(2);
  CHECK(program.run_fighting(5000) < 30);
}
