// The lock of what goroutines share, in every interleaving of its atomic operations.
#include "platform/worker_lock.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <memory>

#include "interleave.h"

namespace {

using Word = gocxx::rt::platform::BasicLockWord<interleave::Atomic>;

struct Scenario {
  Word word;
  int inside = 0;
  int most_inside = 0;
  int turns = 0;

  void enter_and_leave() {
    most_inside = std::max(most_inside, ++inside);
    interleave::Explorer::point();
    --inside;
    ++turns;
    word.release();
  }
  // As WorkerLock::lock, but that it tries only so often.
  void work(std::uint16_t mark) {
    constexpr int kTries = 3;
    for (int i = 0; i < kTries; ++i)
      if (i == 0 ? word.take(mark) != Word::Took::kNot : word.try_take(mark)) return enter_and_leave();
  }
};

}  // namespace

TEST_CASE("no two threads hold a worker lock, and it is free in the end, in every interleaving") {
  std::unique_ptr<Scenario> scenario;
  int wrong = 0;
  int runs = interleave::Explorer(4).explore(
      [&]() -> interleave::Explorer::Bodies {
        scenario = std::make_unique<Scenario>();
        return {[&] { scenario->work(2); }, [&] { scenario->work(4); }, [&] { scenario->work(6); }};
      },
      [&] { wrong += scenario->most_inside != 1 || !scenario->word.try_take(8); });
  CHECK(wrong == 0);
  CHECK(runs > 1000);
}

TEST_CASE("a worker lock knows which thread had it last") {
  Word word;
  CHECK(word.take(2) == Word::Took::kAgain);
  word.release();
  CHECK(word.take(2) == Word::Took::kAgain);
  CHECK(!word.try_take(4));
  word.release();
  CHECK(word.take(4) == Word::Took::kFromOther);
  CHECK(word.take(2) == Word::Took::kNot);
}
