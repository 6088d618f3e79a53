// SingleWorkerMode: its protocol in every interleaving, and a scheduler that goes in and out of it all the
// time.
#include "sched/single_worker_mode.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <memory>

#include "gocxx/timer.h"
#include "interleave.h"
#include "on_workers.h"
#include "platform/lock.h"
#include "sched/scheduler.h"

using namespace gocxx;
using rt::sched::BasicSingleWorkerMode;
using rt::sched::Worker;

namespace {

// Two workers as the scheduler has them, and one worker lock. The first worker checks the mode between its
// goroutines; the second starts at the barrier of a stopped world or asleep.
class Pair {
 public:
  enum class Second { kIdle, kAtBarrier, kActive };

  explicit Pair(Second second) : second_(second) {}

  void run_first() {
    for (int i = 0; i < 3; ++i) {
      attend();
      run_goroutine();
    }
    fall_asleep();
  }

  void run_second() {
    interleave::Explorer::wait_until([this] { return second_ != Second::kIdle; });
    {
      Guard guard(scheduler_lock_);
      second_ = Second::kActive;
    }
    run_goroutine();
    Guard guard(scheduler_lock_);
    second_ = Second::kIdle;
    second_has_run_ = true;
  }

  // Suggests the mode; then there is work for the second worker.
  void run_monitor() {
    single_worker_mode_.suggest();
    Guard guard(scheduler_lock_);
    if (single_worker_mode_.single_worker_or_null_locked() == nullptr)
      wake_second_locked();
    else
      attention_requested_.store(true);
  }

  bool right() const { return most_inside_ == 1 && runs_ == 4 && second_has_run_; }
  bool was_single() const { return was_single_; }

 private:
  using Guard = rt::platform::Guard<interleave::Lock>;

  static Worker* first() { return reinterpret_cast<Worker*>(16); }

  // A goroutine that uses a WorkerLock with the test's atomics.
  void run_goroutine() {
    bool single = active_.load();
    if (!single) worker_lock_.lock();
    most_inside_ = std::max(most_inside_, ++inside_);
    interleave::Explorer::point();
    --inside_;
    ++runs_;
    if (!single) worker_lock_.unlock();
  }

  void attend() {
    if (attention_requested_.load())
      end();
    else if (single_worker_mode_.is_suggested())
      try_begin();
  }

  void try_begin() {
    Guard guard(scheduler_lock_);
    single_worker_mode_.clear_suggestion_locked();
    if (second_ != Second::kIdle) return;
    single_worker_mode_.enter_locked(first());
    was_single_ = true;
  }

  void end() {
    Guard guard(scheduler_lock_);
    attention_requested_.store(false);
    single_worker_mode_.leave_locked();
    wake_second_locked();
  }

  // A worker that falls asleep looks at the global queue, where the work for the second lies.
  void fall_asleep() {
    Guard guard(scheduler_lock_);
    if (single_worker_mode_.single_worker_or_null_locked() != nullptr) single_worker_mode_.leave_locked();
    if (attention_requested_.load()) wake_second_locked();
  }

  void wake_second_locked() {
    if (second_ == Second::kIdle && !second_has_run_) second_ = Second::kAtBarrier;
  }

  interleave::Atomic<bool> active_{false};
  BasicSingleWorkerMode<interleave::Atomic> single_worker_mode_{active_};
  interleave::Atomic<bool> attention_requested_{false};
  interleave::Lock scheduler_lock_;
  Second second_;  // scheduler_lock_

  interleave::Lock worker_lock_;
  int inside_ = 0;
  int most_inside_ = 0;
  int runs_ = 0;
  bool second_has_run_ = false;
  bool was_single_ = false;
};

void explore(Pair::Second second) {
  std::unique_ptr<Pair> pair;
  int wrong = 0;
  int single = 0;
  interleave::Explorer explorer(3);
  int runs = explorer.explore(
      [&]() -> interleave::Explorer::Bodies {
        pair = std::make_unique<Pair>(second);
        return {[&] { pair->run_first(); }, [&] { pair->run_second(); }, [&] { pair->run_monitor(); }};
      },
      [&] {
        wrong += !pair->right();
        single += pair->was_single();
      });
  CHECK(wrong == 0);
  CHECK(explorer.stuck() == 0);
  CHECK(single > 100);
  CHECK(runs > 1000);
}

}  // namespace

TEST_CASE("no other worker is in a critical section together with the single worker, in every interleaving") {
  explore(Pair::Second::kIdle);
  explore(Pair::Second::kAtBarrier);
}

TEST_CASE("nothing is lost while workers come and go") {
  for (int workers : test::kWorkerCounts) {
    long sum = 0;
    test::on_workers(workers, [&] {
      auto numbers = make_chan<long>();
      auto buffered = make_chan<long>(4);
      auto done = make_chan<long>();
      auto stop = make_chan<empty_struct>();
      // Suggests all the time what the monitor suggests once in a millisecond.
      go([=] {
        while (try_select(on_recv(stop)) == -1) {
          rt::sched::scheduler.suggest_single_worker_mode();
          rt::time::sleep(20'000);
        }
      });
      constexpr long kEach = 20'000;
      for (int i = 0; i < 4; ++i) {
        go([=] {
          for (long n = 1; n <= kEach; ++n) numbers.send(n);
        });
        go([=] {
          for (long n = 1; n <= kEach; ++n) buffered.send(numbers.recv());
        });
        go([=] {
          long total = 0;
          for (long n = 1; n <= kEach; ++n) total += buffered.recv();
          done.send(total);
        });
      }
      for (int i = 0; i < 4; ++i) sum += done.recv();
      stop.close();
    });
    CHECK(sum == 4 * 20'000L * 20'001 / 2);
  }
}

// Under ThreadSanitizer goroutines switch too seldom for the monitor to suggest the mode.
TEST_CASE("the single worker lets others in when there is work for them" *
          doctest::skip(rt::fiber::kThreadSanitizer)) {
  bool single = false;
  bool woken = false;
  test::on_workers(2, [&] {
    constexpr std::int64_t kPatience = 5'000'000'000;
    std::int64_t end = rt::time::monotonic() + kPatience;
    auto ping = make_chan<bool>();
    auto pong = make_chan<bool>();
    go([=] {
      for (bool last : range(ping)) pong.send(last);
    });
    while (!single && rt::time::monotonic() < end) {
      ping.send(true);
      pong.recv();
      single = rt::platform::is_single_worker();
    }
    ping.close();
    std::uint32_t wakes = rt::sched::scheduler.wakes();
    go([] {});
    while (!woken && rt::time::monotonic() < end) {
      safepoint();
      woken = rt::sched::scheduler.wakes() != wakes;
    }
  });
  CHECK(single);
  CHECK(woken);
}
