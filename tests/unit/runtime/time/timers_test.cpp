// Sleeping and timers.
#include "on_workers.h"

#include "gocxx/timer.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <vector>

#include "sched/scheduler.h"

using namespace gocxx;
using namespace gocxx::rt::time;
using test::on_workers;

namespace {

constexpr std::int64_t kMillisecond = 1'000'000;

Timer* make_timer() { return static_cast<Timer*>(allocate(sizeof(Timer))); }

void send_late(Timer* timer, std::int64_t late) { rt::chan::try_send(timer->channel, &late); }

chan<long> with_channel(Timer* timer) {
  return chan<long>(init_with_channel(timer, send_late, nullptr, sizeof(long), site::here()));
}

}  // namespace

TEST_CASE("no sleeper wakes too early") {
  for (int workers : test::kWorkerCounts) {
    long early = 0;
    on_workers(workers, [&] {
      auto woken = make_chan<bool>();
      for (long i : {30, 10, 20, 0, 40}) {
        go([woken, i] {
          std::int64_t begin = monotonic();
          rt::time::sleep(i * kMillisecond);
          woken.send(monotonic() - begin >= i * kMillisecond);
        });
      }
      for (int i = 0; i < 5; ++i) early += !woken.recv();
    });
    CHECK(early == 0);
  }
}

TEST_CASE("timers fire in the order of their times") {
  constexpr int kTimers = 5;
  for (int workers : test::kWorkerCounts) {
    std::array<long, kTimers> fired{};
    std::atomic<std::size_t> count{0};
    on_workers(workers, [&] {
      struct Call {
        std::array<long, kTimers>* fired;
        std::atomic<std::size_t>* count;
        long number;
      };
      for (long i : {3, 1, 2, 0, 4}) {
        Timer* timer = make_timer();
        auto* call = static_cast<Call*>(allocate(sizeof(Call)));
        *call = {&fired, &count, i};
        init(
            timer,
            [](Timer* t, std::int64_t) {
              auto* due = static_cast<Call*>(t->argument);
              std::size_t index = due->count->load(std::memory_order_relaxed);  // one fires at a time
              (*due->fired)[index] = due->number;
              due->count->store(index + 1, std::memory_order_release);
            },
            call);
        reset(timer, i * kMillisecond, 0);
      }
      while (count.load(std::memory_order_acquire) < kTimers) rt::time::sleep(kMillisecond);
    });
    CHECK(fired == std::array<long, kTimers>{0, 1, 2, 3, 4});
  }
}

TEST_CASE("a stopped timer does not fire; a reset one fires once, at the new time") {
  for (int workers : test::kWorkerCounts) {
    on_workers(workers, [] {
      Timer* timer = make_timer();
      auto c = with_channel(timer);
      CHECK_FALSE(reset(timer, 5 * kMillisecond, 0));
      CHECK(stop(timer));
      CHECK_FALSE(stop(timer));
      rt::time::sleep(8 * kMillisecond);
      CHECK(try_select(on_recv(c)) == -1);
      std::int64_t begin = monotonic();
      CHECK_FALSE(reset(timer, kMillisecond, 0));
      CHECK(reset(timer, 10 * kMillisecond, 0));
      c.recv();
      CHECK(monotonic() - begin >= 10 * kMillisecond);
      CHECK(try_select(on_recv(c)) == -1);
    });
  }
}

TEST_CASE("after stop or reset no stale value is received") {
  on_workers(2, [] {
    Timer* timer = make_timer();
    auto c = with_channel(timer);
    reset(timer, 0, 0);
    rt::time::sleep(2 * kMillisecond);
    CHECK(stop(timer));  // it was due, but its value was not received
    CHECK(try_select(on_recv(c)) == -1);
    reset(timer, 0, 0);
    rt::time::sleep(2 * kMillisecond);
    CHECK(c.len() == 0);
    CHECK(c.cap() == 0);
    CHECK(reset(timer, 3600'000 * kMillisecond, 0));
    CHECK(try_select(on_recv(c)) == -1);
    CHECK(stop(timer));
  });
}

TEST_CASE("a periodic timer ticks, and skips ticks that were not received") {
  for (int workers : test::kWorkerCounts) {
    on_workers(workers, [] {
      Timer* timer = make_timer();
      auto c = with_channel(timer);
      std::int64_t begin = monotonic();
      reset(timer, 2 * kMillisecond, 2 * kMillisecond);
      for (int i = 0; i < 5; ++i) c.recv();
      CHECK(monotonic() - begin >= 10 * kMillisecond);
      rt::time::sleep(20 * kMillisecond);
      c.recv();
      std::int64_t after_one = monotonic();
      c.recv();
      CHECK(monotonic() - after_one < 1000 * kMillisecond);
      stop(timer);
    });
  }
}

TEST_CASE("timers that call run their functions") {
  on_workers(2, [] {
    auto c = make_chan<bool>(1);
    Timer* timer = make_timer();
    init(
        timer,
        [](Timer* t, std::int64_t) {
          bool value = true;
          rt::chan::try_send(static_cast<rt::chan::Channel*>(t->argument), &value);
        },
        c.core());
    reset(timer, kMillisecond, 0);
    CHECK(c.recv());
    CHECK_FALSE(stop(timer));
  });
}

TEST_CASE("many timers at once, from many goroutines") {
  for (int workers : test::kWorkerCounts) {
    long woken = 0;
    on_workers(workers, [&] {
      auto done = make_chan<bool>();
      for (int i = 0; i < 500; ++i) {
        go([done, i] {
          for (int k = 0; k < 5; ++k) rt::time::sleep((i * 7 + k * 13) % 50 * 20'000);
          done.send(true);
        });
      }
      for (int i = 0; i < 500; ++i) woken += done.recv();
    });
    CHECK(woken == 500);
  }
}

TEST_CASE("thousands that are due at once wake, while others set and stop timers") {
  for (int workers : test::kWorkerCounts) {
    constexpr int kSleepers = 5000;
    long woken = 0;
    long stopped = 0;
    on_workers(workers, [&] {
      auto done = make_chan<bool>(64);
      std::int64_t when = monotonic() + 20 * kMillisecond;
      for (int i = 0; i < kSleepers; ++i) {
        go([done, when] {
          rt::time::sleep(when - monotonic());
          done.send(monotonic() >= when);
        });
      }
      for (int i = 0; i < 1000; ++i) {
        Timer* timer = make_timer();
        auto c = with_channel(timer);
        reset(timer, 3600'000 * kMillisecond, 0);
        stopped += try_select(on_recv(c)) == -1 && stop(timer);
        yield();
      }
      for (int i = 0; i < kSleepers; ++i) woken += done.recv();
    });
    CHECK(woken == kSleepers);
    CHECK(stopped == 1000);
  }
}

// Each worker has a heap of its own; those of workers that do not run any more are looked at by the others.
TEST_CASE("sleepers and timers of workers that have retired are woken by the others") {
  constexpr int kEach = 200;
  long woken = 0;
  long got = 0;
  on_workers(8, [&] {
    auto done = make_chan<bool>();
    auto fired = make_chan<bool>();
    for (int i = 0; i < kEach; ++i) {
      go([done, fired] {
        Timer* timer = make_timer();
        auto c = with_channel(timer);
        reset(timer, 30 * kMillisecond, 0);
        go([c, fired] {
          c.recv();
          fired.send(true);
        });
        rt::time::sleep(20 * kMillisecond);
        done.send(true);
      });
    }
    yield();
    set_worker_count(1);
    for (int i = 0; i < kEach; ++i) woken += done.recv();
    for (int i = 0; i < kEach; ++i) got += fired.recv();
  });
  CHECK(woken == kEach);
  CHECK(got == kEach);
}

// Counted in time slices, so that it does not matter how much else the machine has to do.
TEST_CASE("a sleeper wakes within a few slices of goroutines that never wait") {
  std::uint32_t most = 0;
  on_workers(1, [&] {
    constexpr int kSpinning = 3;
    auto stop = new_object<bool>();
    for (int i = 0; i < kSpinning; ++i) {
      go([=] {
        while (!__atomic_load_n(stop.get(), __ATOMIC_RELAXED)) safepoint();
      });
    }
    const auto& slices = rt::sched::scheduler.worker(0)->slices;
    for (int i = 0; i < 5; ++i) {
      std::uint32_t before = slices.load();
      rt::time::sleep(kMillisecond);
      most = std::max(most, slices.load() - before);
    }
    __atomic_store_n(stop.get(), true, __ATOMIC_RELAXED);
  });
  CHECK(most <= 2 * 3);
}
