// The lock-free structures of the scheduler, in every interleaving of their atomic operations.
#include <doctest/doctest.h>

#include <algorithm>
#include <array>

#include "interleave.h"
#include "sched/run_queue.h"

using namespace gocxx::rt::sched;

namespace {

constexpr int kGoroutines = 8;

// How often each goroutine came out of the structure under test.
struct Outcome {
  std::array<Goroutine, kGoroutines> goroutines;
  std::array<int, kGoroutines> seen{};
  std::vector<Goroutine*> popped;  // by the owner, in order

  Goroutine* operator[](int i) { return &goroutines[static_cast<std::size_t>(i)]; }
  void note(Goroutine* goroutine) {
    if (goroutine != nullptr) ++seen[static_cast<std::size_t>(goroutine - goroutines.data())];
  }
  void pop(Goroutine* goroutine) {
    note(goroutine);
    if (goroutine != nullptr) popped.push_back(goroutine);
  }
  // Goroutines [0, count) came out once, the others never; the owner got its own in order.
  bool right(int count) const {
    for (int i = 0; i < kGoroutines; ++i)
      if (seen[static_cast<std::size_t>(i)] != (i < count)) return false;
    return std::is_sorted(popped.begin(), popped.end());
  }
};

// Small enough that it runs full and round.
using Queue = BasicLocalQueue<interleave::Atomic, 4>;

struct QueueScenario {
  Outcome outcome;
  Queue queue;

  void steal(int room) {
    Goroutine* stolen[Queue::kSize];
    for (int i = queue.steal(stolen, room); i > 0; --i) outcome.note(stolen[i - 1]);
  }
  void push_or_note(int i) {
    if (!queue.try_push_owner(outcome[i])) outcome.note(outcome[i]);
  }
  void drain() {
    while (Goroutine* goroutine = queue.pop_or_null_owner()) outcome.note(goroutine);
  }
};

}  // namespace

TEST_CASE("a queue with a thief returns every item once, in every interleaving") {
  std::unique_ptr<QueueScenario> scenario;
  int wrong = 0;
  int runs = interleave::Explorer(4).explore(
      [&]() -> interleave::Explorer::Bodies {
        scenario = std::make_unique<QueueScenario>();
        auto owner = [&] {
          for (int i = 0; i < 3; ++i) scenario->push_or_note(i);
          scenario->outcome.pop(scenario->queue.pop_or_null_owner());
          scenario->push_or_note(3);
          scenario->outcome.pop(scenario->queue.pop_or_null_owner());
        };
        auto thief = [&] {
          scenario->steal(2);
          scenario->steal(4);
        };
        return {owner, thief};
      },
      [&] {
        scenario->drain();
        wrong += !scenario->outcome.right(4);
      });
  CHECK(wrong == 0);
  CHECK(runs > 1000);
}

TEST_CASE("a queue that wraps around under two thieves returns every item once, in every interleaving") {
  std::unique_ptr<QueueScenario> scenario;
  int wrong = 0;
  int runs = interleave::Explorer(2).explore(
      [&]() -> interleave::Explorer::Bodies {
        scenario = std::make_unique<QueueScenario>();
        auto owner = [&] {
          for (int i = 0; i < kGoroutines; ++i) scenario->push_or_note(i);
          scenario->outcome.pop(scenario->queue.pop_or_null_owner());
        };
        auto thief = [&] { scenario->steal(4); };
        return {owner, thief, thief};
      },
      [&] {
        scenario->drain();
        wrong += !scenario->outcome.right(kGoroutines);
      });
  CHECK(wrong == 0);
  CHECK(runs > 1000);
}

TEST_CASE("the next slot returns every item once, in every interleaving") {
  struct Scenario {
    Outcome outcome;
    BasicNextSlot<interleave::Atomic> next;
  };
  std::unique_ptr<Scenario> scenario;
  int wrong = 0;
  int runs = interleave::Explorer(6).explore(
      [&]() -> interleave::Explorer::Bodies {
        scenario = std::make_unique<Scenario>();
        auto owner = [&] {
          for (int i = 0; i < 3; ++i) scenario->outcome.note(scenario->next.put_owner(scenario->outcome[i]));
          scenario->outcome.note(scenario->next.take_or_null());
          scenario->outcome.note(scenario->next.put_owner(scenario->outcome[3]));
        };
        auto thief = [&] {
          for (int tries = 0; tries < 2; ++tries) {
            Goroutine* there = scenario->next.peek();
            if (there != nullptr && scenario->next.try_take(there)) scenario->outcome.note(there);
          }
        };
        return {owner, thief};
      },
      [&] {
        scenario->outcome.note(scenario->next.take_or_null());
        wrong += !scenario->outcome.right(4);
      });
  CHECK(wrong == 0);
  CHECK(runs > 1000);
}

// The explorer itself: it detects a take that loads and then stores.
TEST_CASE("an exchange in two steps is found wrong") {
  interleave::Atomic<int> place;
  int taken = 0;
  int most = 0;
  interleave::Explorer(2).explore(
      [&]() -> interleave::Explorer::Bodies {
        place = interleave::Atomic<int>(1);
        taken = 0;
        auto take = [&] {
          int value = place.load();
          place.store(0);
          taken += value;
        };
        return {take, take};
      },
      [&] { most = std::max(most, taken); });
  CHECK(most == 2);
}
