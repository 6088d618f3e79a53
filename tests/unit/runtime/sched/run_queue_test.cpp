// The local queue, with and without thieves.
#include "sched/run_queue.h"

#include <doctest/doctest.h>

#include <atomic>
#include <memory>
#include <thread>
#include <vector>

using namespace gocxx::rt::sched;

namespace {

std::vector<std::unique_ptr<Goroutine>> make_goroutines(int count) {
  std::vector<std::unique_ptr<Goroutine>> all;
  for (int i = 0; i < count; ++i) {
    all.push_back(std::make_unique<Goroutine>());
    all.back()->id = static_cast<std::uint64_t>(i);
  }
  return all;
}

}  // namespace

TEST_CASE("a local queue gives what was pushed, in order, and is full at its size") {
  auto all = make_goroutines(LocalQueue::kSize + 1);
  LocalQueue queue;
  for (std::uint32_t i = 0; i < LocalQueue::kSize; ++i) REQUIRE(queue.try_push_owner(all[i].get()));
  CHECK_FALSE(queue.try_push_owner(all.back().get()));
  for (std::uint32_t i = 0; i < LocalQueue::kSize; ++i) REQUIRE(queue.pop_or_null_owner() == all[i].get());
  CHECK(queue.pop_or_null_owner() == nullptr);
  CHECK(queue.empty());
}

TEST_CASE("a thief takes the older half") {
  auto all = make_goroutines(5);
  LocalQueue queue;
  for (auto& goroutine : all) queue.try_push_owner(goroutine.get());
  Goroutine* stolen[LocalQueue::kSize];
  REQUIRE(queue.steal(stolen, LocalQueue::kSize) == 3);
  CHECK(stolen[0] == all[0].get());
  CHECK(stolen[2] == all[2].get());
  CHECK(queue.pop_or_null_owner() == all[3].get());
  CHECK(queue.steal(stolen, 1) == 1);
  CHECK(queue.steal(stolen, 1) == 0);
}

TEST_CASE("with thieves at work every goroutine comes out exactly once") {
  constexpr int kCount = 50'000;
  auto all = make_goroutines(kCount);
  std::vector<std::atomic<int>> seen(kCount);
  LocalQueue queue;
  std::atomic<bool> done{false};
  auto note = [&](Goroutine* goroutine) { seen[goroutine->id].fetch_add(1); };
  auto thief = [&] {
    Goroutine* stolen[32];
    while (!done.load() || !queue.empty())
      for (int i = queue.steal(stolen, 32); i > 0; --i) note(stolen[i - 1]);
  };
  std::thread first(thief), second(thief);
  for (auto& goroutine : all) {
    while (!queue.try_push_owner(goroutine.get()))
      if (Goroutine* own = queue.pop_or_null_owner()) note(own);
  }
  done = true;
  first.join();
  second.join();
  int wrong = 0;
  for (auto& count : seen) wrong += count != 1;
  CHECK(wrong == 0);
}

TEST_CASE("a linked queue keeps order and counts") {
  auto all = make_goroutines(3);
  LinkedQueue queue;
  for (auto& goroutine : all) queue.push(goroutine.get());
  CHECK(queue.size() == 3);
  for (auto& goroutine : all) CHECK(queue.pop_or_null() == goroutine.get());
  CHECK(queue.pop_or_null() == nullptr);
  CHECK(queue.empty());
}

TEST_CASE("the owner sees the next goroutine without taking it out") {
  auto all = make_goroutines(3);
  LocalQueue queue;
  CHECK(queue.peek_owner_or_null(0) == nullptr);
  for (auto& goroutine : all) queue.try_push_owner(goroutine.get());
  for (std::uint32_t i = 0; i < 3; ++i) CHECK(queue.peek_owner_or_null(i) == all[i].get());
  CHECK(queue.peek_owner_or_null(3) == nullptr);
  CHECK(queue.pop_or_null_owner() == all[0].get());
  CHECK(queue.peek_owner_or_null(1) == all[2].get());
  CHECK(queue.peek_owner_or_null(2) == nullptr);
}

TEST_CASE("overflow comes back latest batch first, and now and then oldest first") {
  auto all = make_goroutines(64);
  OverflowBatches overflow;
  for (std::size_t i = 0; i < 64; i += 2) {
    Batch batch;
    batch.push(all[i].get());
    batch.push(all[i + 1].get());
    overflow.push(batch);
  }
  std::vector<std::uint64_t> order;
  while (!overflow.empty()) {
    Batch batch = overflow.pop();
    CHECK(batch.size() == 2);
    order.push_back(batch.pop_or_null()->id);
    CHECK(batch.pop_or_null()->id == order.back() + 1);
  }
  REQUIRE(order.size() == 32);
  CHECK(order[0] == 62);
  CHECK(order[1] == 60);
  CHECK(order[15] == 0);  // the sixteenth is the oldest
}

TEST_CASE("others take the oldest batch of an overflow") {
  auto all = make_goroutines(3);
  OverflowBatches overflow;
  for (auto& goroutine : all) {
    Batch batch;
    batch.push(goroutine.get());
    overflow.push(batch);
  }
  CHECK(overflow.pop_oldest().pop_or_null() == all[0].get());
  CHECK(overflow.pop().pop_or_null() == all[2].get());
  CHECK(overflow.pop_oldest().pop_or_null() == all[1].get());
  CHECK(overflow.empty());
}
