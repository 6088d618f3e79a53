// Scheduling: fairness, preemption, the number of workers, what belongs to a goroutine.
#include "on_workers.h"

#include <algorithm>
#include <cerrno>

#include "fiber/sanitizer.h"
#include "gocxx/lib/time.h"
#include "sched/monitor.h"
#include "sched/scheduler.h"

using namespace gocxx;
using test::on_workers;

// Not inlined: the compiler takes the address of errno to be the same for a whole function.
[[gnu::noinline]] static void set_errno(int value) { errno = value; }
[[gnu::noinline]] static int get_errno() { return errno; }

TEST_CASE("a loop with safepoints lets others run") {
  for (int workers : test::kWorkerCounts) {
    long rounds = 0;
    on_workers(workers, [&] {
      bool* stop = static_cast<bool*>(allocate_pointer_free(1));
      for (int i = 0; i < 10; ++i) {
        go([stop] {
          while (!__atomic_load_n(stop, __ATOMIC_RELAXED)) safepoint();
        });
      }
      auto c = make_chan<long>();
      go([c] { c.send(1); });
      rounds += c.recv();
      __atomic_store_n(stop, true, __ATOMIC_RELAXED);
    });
    CHECK(rounds == 1);
  }
}

TEST_CASE("two that wake each other do not keep a third from running") {
  on_workers(1, [] {
    auto a = make_chan<bool>();
    auto b = make_chan<bool>();
    auto stop = make_chan<bool>();
    go([=] {
      while (try_select(on_recv(stop)) != 0) a.send(true), b.recv();
      a.close();
    });
    go([=] {
      while (a.recv_ok().r1) b.send(true);
    });
    auto third = make_chan<bool>();
    go([=] { third.send(true); });
    third.recv();
    stop.close();
  });
}

TEST_CASE("a timer that is due waits for a few stops of the world, not for the end of a time slice") {
  constexpr int kMost = 200;
  int stops = 0;
  on_workers(1, [&] {
    bool* awake = static_cast<bool*>(allocate_pointer_free(1));
    go([awake] {
      gocxx::time::Sleep(1);
      __atomic_store_n(awake, true, __ATOMIC_RELAXED);
    });
    yield();
    for (; !__atomic_load_n(awake, __ATOMIC_RELAXED) && stops < kMost; ++stops) {
      rt::sched::monitor.request_collection();
      safepoint();
    }
  });
  CHECK(stops <= 3);
}

TEST_CASE("a goroutine that starts thousands of others does not run again before they have") {
  constexpr int kStarted = rt::fiber::kThreadSanitizer ? 500 : 20'000;  // see sanitizer.h
  long most = 0;
  on_workers(1, [&] {
    for (int i = 0; i < 4; ++i) {
      for (int k = 0; k < kStarted; ++k) go([] {});
      yield();
      most = std::max(most, goroutine_count());
    }
  });
  if (!rt::platform::debug_switches.shuffle) CHECK(most < 8000);
}

// Each goroutine is followed by another, so that there is always local work and the overflow never gets
// shorter. The second `go` moves the successor from the next slot to the queue.
static void start_successor(bool* stop) {
  if (__atomic_load_n(stop, __ATOMIC_RELAXED)) return;
  go([stop] { start_successor(stop); });
  go([] {});
}

// Counts switches, not time. The goroutines alternate between the next slot and the queue, in step with the
// switches at which the worker's loop chooses.
TEST_CASE("neither local work nor an overflow that stays long starves the global queue") {
  for (int goroutines : {200, 1000, 10'000}) {
    if (rt::fiber::kThreadSanitizer && goroutines > 200) break;  // see sanitizer.h
    std::uint32_t switches = 0;
    on_workers(1, [&] {
      bool* stop = static_cast<bool*>(allocate_pointer_free(1));
      for (int i = 0; i < goroutines; ++i) go([stop] { start_successor(stop); });
      yield();
      std::uint32_t before = rt::sched::scheduler.switches();
      for (int i = 0; i < 4; ++i) yield();
      switches = rt::sched::scheduler.switches() - before;
      __atomic_store_n(stop, true, __ATOMIC_RELAXED);
    });
    CHECK(switches < 4000 + 20 * static_cast<std::uint32_t>(goroutines));
  }
}

// Counts switches, not time.
TEST_CASE("a goroutine that yields to nobody goes on") {
  std::uint32_t switches = 0;
  on_workers(1, [&] {
    std::uint32_t before = rt::sched::scheduler.switches();
    for (int i = 0; i < 16'000; ++i) yield();
    switches = rt::sched::scheduler.switches() - before;
  });
  if (!rt::platform::debug_switches.shuffle) CHECK(switches < 2000);
}

TEST_CASE("a goroutine that yields for ever lets timers, other workers and a stopped world have their turn") {
  for (int workers : test::kWorkerCounts) {
    long collected = 0;
    on_workers(workers, [&] {
      bool* stop = static_cast<bool*>(allocate_pointer_free(1));
      go([stop] {
        gocxx::time::Sleep(1'000'000);
        rt::sched::monitor.request_collection();
        gocxx::time::Sleep(1'000'000);
        __atomic_store_n(stop, true, __ATOMIC_RELAXED);
      });
      while (!__atomic_load_n(stop, __ATOMIC_RELAXED)) yield();
      collected = 1;
    });
    CHECK(collected == 1);
  }
}

TEST_CASE("the number of workers can be changed while goroutines run") {
  long sum = 0;
  on_workers(2, [&] {
    auto results = make_chan<long>();
    for (int i = 0; i < 20; ++i) {
      go([results] {
        long mine = 0;
        for (int k = 0; k < 200; ++k) {
          mine += k;
          yield();
        }
        results.send(mine);
      });
    }
    const long before = set_worker_count(0);
    CHECK(before == 2);
    for (long n : {4, 1, 3, 8, 1, 2}) set_worker_count(n);
    CHECK(set_worker_count(0) == 2);
    for (int i = 0; i < 20; ++i) sum += results.recv();
  });
  CHECK(sum == 20L * 199 * 200 / 2);
}

TEST_CASE("errno and exceptions being handled stay with their goroutine") {
  for (int workers : test::kWorkerCounts) {
    long wrong = 0;
    on_workers(workers, [&] {
      auto results = make_chan<long>();
      for (int i = 1; i <= 10; ++i) {
        go([results, i] {
          long bad = 0;
          set_errno(i);
          for (int k = 0; k < 50; ++k) {
            try {
              throw i;
            } catch (int mine) {
              yield();
              bad += mine != i;
            }
            bad += get_errno() != i;
          }
          results.send(bad);
        });
      }
      for (int i = 0; i < 10; ++i) wrong += results.recv();
    });
    CHECK(wrong == 0);
  }
}

TEST_CASE("goroutines are counted") {
  on_workers(2, [] {
    auto c = make_chan<bool>();
    for (int i = 0; i < 10; ++i) go([c] { c.recv(); });
    CHECK(goroutine_count() == 11);
    for (int i = 0; i < 10; ++i) c.send(true);
  });
}
