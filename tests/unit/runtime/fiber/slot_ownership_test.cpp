// Slot ownership, in every interleaving: workers that run, park, end and evict fibers with the same home
// slot.
#include "fiber/slot_ownership.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <memory>
#include <vector>

#include "interleave.h"

using namespace gocxx::rt::fiber;

namespace {

using TestedOwnership = BasicSlotOwnership<interleave::Atomic, interleave::Lock>;

// A fiber with the test's own account of it: there are no bytes, only a note of where they would be.
struct TestFiber : Fiber {
  int rounds = 0;  // how often it is still to run
  bool has_home = false;
  bool copied_out = false;
};

// How a worker leaves the stack of a fiber that parks.
enum class Parking { kInPlace, kCopiedOut };

// One slot and the fibers whose home it is. Data that are not atomic are used between two points, so that no
// other thread runs in between.
class SharedSlot {
 public:
  SharedSlot(std::vector<int> rounds, Parking parking) : fibers_(rounds.size()), parking_(parking) {
    for (std::size_t i = 0; i < rounds.size(); ++i) {
      fibers_[i].rounds = rounds[i];
      make_ready(&fibers_[i]);
    }
    ownership_.try_list();
    free_list_ = 1;
  }

  // A worker's loop: runs ready fibers until all have ended.
  void work() {
    for (;;) {
      interleave::Explorer::wait_until([this] { return !ready_.empty() || ended() == fibers_.size(); });
      if (ready_.empty()) return;
      TestFiber* fiber = ready_.back();
      ready_.pop_back();
      if (enter(fiber)) leave(fiber);
    }
  }

  // Returns whether all fibers have run to their end, each with its bytes in place, and the free slot is in
  // the list.
  bool right() const {
    return mistakes_ == 0 && ended() == fibers_.size() && free_list_ == 1 && bytes_of_ == nullptr;
  }

 private:
  std::size_t ended() const {
    return static_cast<std::size_t>(
        std::count_if(fibers_.begin(), fibers_.end(), [](const TestFiber& f) { return f.rounds == 0; }));
  }

  void make_ready(Fiber* fiber) { ready_.insert(ready_.begin(), static_cast<TestFiber*>(fiber)); }
  void make_all_ready(Fiber* fibers) {
    while (fibers != nullptr) {
      Fiber* next = fibers->next;
      make_ready(fibers);
      fibers = next;
    }
  }

  // As in slots.cpp. A fiber that finds no slot tries again when a worker has left one.
  bool enter(TestFiber* fiber) {
    if (fiber->has_home)
      return ownership_.try_resume(fiber) ||
             ownership_.enter(fiber, lock_, [&](Fiber* other) { swap(other, fiber); }) == Entered::kReady;
    fiber->has_home =
        try_take_free(fiber) || ownership_.try_evict(fiber, [&](Fiber* other) { swap(other, nullptr); });
    if (!fiber->has_home) {
      free_list_ != 0 ? make_ready(fiber) : without_slot_.push_back(fiber);
      return false;
    }
    mistakes_ += bytes_of_ != nullptr;
    bytes_of_ = fiber;
    return true;
  }

  bool try_take_free(TestFiber* fiber) {
    if (free_list_ == 0) return false;
    --free_list_;
    ownership_.unlist();
    return ownership_.try_claim(fiber);
  }

  void swap(Fiber* other, TestFiber* fiber) {
    mistakes_ += bytes_of_ != other || busy_;
    busy_ = true;
    if (other != nullptr) static_cast<TestFiber*>(other)->copied_out = true;
    interleave::Explorer::point();
    bytes_of_ = fiber;
    if (fiber != nullptr) {
      mistakes_ += !fiber->copied_out;
      fiber->copied_out = false;
    }
    busy_ = false;
  }

  void run(TestFiber* fiber) {
    mistakes_ += bytes_of_ != fiber || busy_ || fiber->copied_out;
    busy_ = true;
    interleave::Explorer::point();
    busy_ = false;
    mistakes_ += bytes_of_ != fiber;
  }

  void leave(TestFiber* fiber) {
    run(fiber);
    bool ends = fiber->rounds == 1;
    if (ends || parking_ == Parking::kCopiedOut) {
      fiber->copied_out = !ends;
      bytes_of_ = nullptr;
      make_all_ready(ownership_.leave_free(lock_));
      if (ownership_.try_list()) ++free_list_;
    } else {
      make_all_ready(ownership_.leave_parked(fiber, lock_));
    }
    --fiber->rounds;
    if (!ends) make_ready(fiber);
    for (TestFiber* other : without_slot_) make_ready(other);
    without_slot_.clear();
  }

  TestedOwnership ownership_;
  interleave::Lock lock_;
  std::vector<TestFiber> fibers_;
  const Parking parking_;
  std::vector<TestFiber*> ready_;  // the next is the last
  std::vector<TestFiber*> without_slot_;
  int free_list_ = 0;          // how often the slot is in it
  Fiber* bytes_of_ = nullptr;  // whose bytes lie in the slot
  bool busy_ = false;          // a worker uses the slot
  int mistakes_ = 0;
};

// Returns the number of interleavings.
int explore(int workers, const std::vector<int>& rounds, Parking parking, int preemptions) {
  std::unique_ptr<SharedSlot> slot;
  int wrong = 0;
  interleave::Explorer explorer(preemptions);
  int runs = explorer.explore(
      [&] {
        slot = std::make_unique<SharedSlot>(rounds, parking);
        return interleave::Explorer::Bodies(static_cast<std::size_t>(workers), [&] { slot->work(); });
      },
      [&] { wrong += !slot->right(); });
  CHECK(wrong == 0);
  CHECK(explorer.stuck() == 0);
  return runs;
}

}  // namespace

TEST_CASE("two fibers share a home slot, on two workers, in every interleaving") {
  for (Parking parking : {Parking::kInPlace, Parking::kCopiedOut})
    CHECK(explore(2, {2, 2}, parking, 4) > 1000);
}

TEST_CASE("three fibers share a home slot, on two workers, in every interleaving") {
  for (Parking parking : {Parking::kInPlace, Parking::kCopiedOut})
    CHECK(explore(2, {3, 2, 1}, parking, 3) > 1000);
}

TEST_CASE("three fibers share a home slot, on three workers, in every interleaving") {
  for (Parking parking : {Parking::kInPlace, Parking::kCopiedOut})
    CHECK(explore(3, {2, 2, 1}, parking, 2) > 1000);
}

TEST_CASE("the single worker does the same without atomic operations") {
  gocxx::rt::platform::single_worker.store(true);
  for (Parking parking : {Parking::kInPlace, Parking::kCopiedOut}) explore(1, {3, 2, 2, 1}, parking, 0);
  gocxx::rt::platform::single_worker.store(false);
}
