// The heap of timers, alone.
#include "time/timer_heap.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <vector>

#include "sched/goroutine.h"

using gocxx::rt::time::Timer;
using gocxx::rt::time::TimerHeap;

namespace {

std::vector<std::int64_t> drain(TimerHeap& heap) {
  std::vector<std::int64_t> times;
  while (!heap.empty()) {
    times.push_back(heap.first()->when);
    heap.remove(heap.first());
  }
  return times;
}

}  // namespace

TEST_CASE("timers come out by time, at the same time in the order in which they were put in") {
  TimerHeap heap;
  std::vector<Timer> timers(5);
  const std::int64_t times[] = {30, 10, 20, 10, 10};
  for (int i = 0; i < 5; ++i) {
    timers[i].when = times[i];
    heap.insert(&timers[i]);
  }
  for (int expected : {1, 3, 4, 2, 0}) {
    CHECK(heap.first() == &timers[expected]);
    heap.remove(heap.first());
  }
  CHECK(heap.empty());
}

TEST_CASE("any timer can be taken out, and again without effect") {
  std::mt19937 random(20261123);
  std::vector<Timer> timers(1000);
  TimerHeap heap;
  for (Timer& timer : timers) {
    timer.when = static_cast<std::int64_t>(random() % 300);
    heap.insert(&timer);
  }
  std::vector<std::int64_t> left;
  for (Timer& timer : timers) {
    if (random() % 2 == 0) {
      heap.remove(&timer);
      heap.remove(&timer);
      CHECK(timer.heap_index == 0);
    } else {
      left.push_back(timer.when);
    }
  }
  std::sort(left.begin(), left.end());
  CHECK(drain(heap) == left);
}

TEST_CASE("sleepers come out by time") {
  std::mt19937 random(20261124);
  std::vector<gocxx::rt::sched::Goroutine> goroutines(1000);
  gocxx::rt::time::SleeperHeap heap;
  for (auto& goroutine : goroutines) {
    goroutine.waiter.since = static_cast<std::int64_t>(random() % 300);
    heap.insert(&goroutine, goroutine.waiter.since);
  }
  std::vector<std::int64_t> times;
  for (; !heap.empty(); heap.remove_first()) {
    CHECK(heap.first()->waiter.since == heap.first_when());
    times.push_back(heap.first_when());
  }
  CHECK(times.size() == goroutines.size());
  CHECK(std::is_sorted(times.begin(), times.end()));
}
