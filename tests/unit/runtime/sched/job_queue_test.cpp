// Threads that sleep on words: those that wait for a lock, and the threads that wait for jobs, in every
// interleaving.
#include "sched/job_queue.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <memory>

#include "interleave.h"
#include "platform/lock.h"

namespace {

using interleave::Explorer;
using SleepingLock = gocxx::rt::platform::BasicLock<interleave::Atomic>;

struct Job {
  Job* next = nullptr;
};

// A thread that adds jobs, and as many that do them as are started. There are two from the beginning that
// others were quicker than. The jobs end only when all have begun.
struct Threads {
  using Queue = gocxx::rt::sched::BasicJobQueue<Job, interleave::Atomic, interleave::Lock>;

  Queue queue;
  std::array<Job, 3> jobs;
  std::size_t begun = 0;
  std::size_t ended = 0;
  int to_start = 2;

  void add() {
    for (Job& job : jobs) to_start += !queue.add(&job);
  }
  void work() {
    Explorer::wait_until([this] { return to_start != 0; });
    --to_start;
    for (;;) {
      queue.take();
      ++begun;
      Explorer::wait_until([this] { return begun == jobs.size(); });
      ++ended;
    }
  }
  bool right() const { return begun == jobs.size() && ended == begun; }
};

}  // namespace

TEST_CASE("no two threads hold a lock whose waiters sleep, and none sleeps for ever, in every interleaving") {
  struct Scenario {
    SleepingLock lock;
    int inside = 0;
    int most_inside = 0;

    void work(int times) {
      for (int i = 0; i < times; ++i) {
        gocxx::rt::platform::Guard guard(lock);
        most_inside = std::max(most_inside, ++inside);
        Explorer::point();
        --inside;
      }
    }
  };
  std::unique_ptr<Scenario> scenario;
  int wrong = 0;
  Explorer explorer(4);
  int runs = explorer.explore(
      [&]() -> Explorer::Bodies {
        scenario = std::make_unique<Scenario>();
        return {[&] { scenario->work(2); }, [&] { scenario->work(1); }, [&] { scenario->work(1); }};
      },
      [&] { wrong += scenario->most_inside != 1; });
  CHECK(wrong == 0);
  CHECK(explorer.stuck() == 0);
  CHECK(runs > 1000);
}

TEST_CASE("there is a thread for every blocking job, in every interleaving") {
  std::unique_ptr<Threads> threads;
  int wrong = 0;
  int runs = Explorer(2).explore(
      [&]() -> Explorer::Bodies {
        threads = std::make_unique<Threads>();
        auto work = [&] { threads->work(); };
        return {[&] { threads->add(); }, work, work, work};
      },
      [&] { wrong += !threads->right(); });
  CHECK(wrong == 0);
  CHECK(runs > 1000);
}
