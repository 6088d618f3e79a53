// The blocking primitives of package sync, in every interleaving of their steps.
#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <vector>

#include "lib/sync/mutex.h"
#include "lib/sync/rwmutex.h"
#include "lib/sync/wait_group.h"
#include "scenario.h"

namespace {

using namespace gocxx::sync;
using gocxx::unknown_site;
using interleave::Explorer;

constexpr std::size_t kMostThreads = 4;
// A tick of the clock after which a goroutine starves.
constexpr std::int64_t kStarving = 2'000'000;

// A thread of the scenario is a goroutine.
struct TestPolicy {
  template <class T>
  using Ref = interleave::AtomicRef<T>;
  using Waiter = gocxx::rt::sched::Waiter;

  class Guarded {
   public:
    explicit Guarded(std::uint32_t* guard) : guard_(guard) { lock_guard(guard_); }
    ~Guarded() { unlock_guard(guard_); }
    Guarded(const Guarded&) = delete;

   private:
    std::uint32_t* guard_;
  };

  static inline std::array<Waiter, kMostThreads> waiters;
  static inline std::array<bool, kMostThreads> woken;
  static inline std::array<int, kMostThreads> losses;  // wake-ups of the thread's wait without success
  static inline int hand_overs;                        // in all interleavings
  static inline int early_hand_overs;                  // of them to a thread without losses
  static inline std::int64_t clock;
  static inline std::int64_t tick;  // how far the clock advances at each reading

  static void begin(std::int64_t clock_tick = 0) {
    waiters = {};
    clock = 0;
    tick = clock_tick;
  }

  static void lock_guard(std::uint32_t* guard) {
    Explorer::point();
    if (*guard != 0) Explorer::wait_until([=] { return *guard == 0; });
    *guard = 1;
  }
  static void unlock_guard(std::uint32_t* guard) {
    Explorer::point();
    *guard = 0;
  }

  static bool wait(Waiter** first, std::uint32_t* guard, bool in_front, const char*, const gocxx::site&) {
    Waiter* own = &waiter();
    Explorer::point();
    in_front ? gocxx::rt::sync::push_front(first, own) : gocxx::rt::sync::push_back(first, own);
    bool& awake = woken[thread()] = false;
    unlock_guard(guard);
    Explorer::wait_until([&] { return awake; });
    return own->succeeded;
  }
  static void wake(Waiter* waiter, bool result) {
    Explorer::point();
    waiter->succeeded = result;
    const auto thread = static_cast<std::size_t>(waiter - waiters.data());
    hand_overs += result;
    early_hand_overs += result && losses[thread] == 0;
    losses[thread] += !result;
    woken[thread] = true;
    Explorer::point();
  }

  static Waiter& waiter() { return waiters[thread()]; }
  static void begin_wait() { losses[thread()] = 0; }
  static std::int64_t now() { return clock += tick; }

 private:
  static std::size_t thread() { return static_cast<std::size_t>(Explorer::current()) % kMostThreads; }
};

// A critical section: notes when two writers, or a writer and a reader, are inside.
class Inside {
 public:
  void read() {
    ++readers_;
    look();
    --readers_;
  }
  void write() {
    ++writers_;
    look();
    --writers_;
  }
  bool right() const { return mistakes_ == 0; }

 private:
  void look() {
    mistakes_ += writers_ > 1 || (writers_ == 1 && readers_ != 0);
    Explorer::point();
    mistakes_ += writers_ > 1 || (writers_ == 1 && readers_ != 0);
  }

  int readers_ = 0;
  int writers_ = 0;
  int mistakes_ = 0;
};

// Returns the number of interleavings. Scenario::right() is called at the end of each.
template <class Scenario>
int explore(int preemptions, const std::vector<void (*)(Scenario&)>& bodies, std::int64_t clock_tick = 0) {
  return interleave::explore<Scenario>(
      preemptions, [=](Scenario&) { TestPolicy::begin(clock_tick); }, bodies,
      [](Scenario& s) { return s.right(); });
}

// The first steps are as the package's header has them.
struct MutexScenario {
  Mutex mutex;
  Inside inside;

  void lock() {
    std::int32_t free = 0;
    TestPolicy::begin_wait();
    if (!TestPolicy::Ref<std::int32_t>(mutex.state).compare_exchange_strong(free, Mutex::kLocked))
      steps().wait_and_lock(unknown_site);
  }
  void unlock() {
    if (!steps().try_unlock()) steps().unlock_and_wake();
  }

  void work() {
    lock();
    inside.write();
    unlock();
  }
  void try_work() {
    if (!steps().try_lock()) return;
    inside.write();
    unlock();
  }
  bool right() const { return inside.right() && mutex.state == 0 && mutex.waiters == nullptr; }

 private:
  BasicMutex<TestPolicy> steps() { return BasicMutex<TestPolicy>(mutex); }
};

struct RWMutexScenario {
  RWMutex mutex;
  Inside inside;

  void read() {
    if (!steps().try_read()) steps().read_slowly(unknown_site);
    inside.read();
    if (steps().count_reader_out() == RWMutex::kClosed) steps().last_reader_left();
  }
  void write() {
    TestPolicy::begin_wait();
    steps().lock(unknown_site);
    inside.write();
    steps().unlock();
  }
  void try_write() {
    if (!steps().try_lock()) return;
    inside.write();
    steps().unlock();
  }
  bool right() const {
    return inside.right() && mutex.readers == 0 && !mutex.writing && mutex.waiting_readers == nullptr &&
           mutex.waiting_writers == nullptr;
  }

 private:
  BasicRWMutex<TestPolicy> steps() { return BasicRWMutex<TestPolicy>(mutex); }
};

struct WaitGroupScenario {
  WaitGroup group;
  bool too_early = false;
  int left = 2;  // calls of `done` before any wait may end

  WaitGroupScenario() { group.count = left; }

  void add(long delta) {
    BasicWaitGroup<TestPolicy> steps(group);
    if (steps.add(delta) == 0) steps.release();
  }
  void done() {
    --left;
    add(-1);
  }
  void wait() {
    BasicWaitGroup<TestPolicy>(group).wait(unknown_site);
    too_early |= left != 0;
  }
  bool right() const { return !too_early && group.count == 0 && group.waiters == nullptr; }
};

}  // namespace

TEST_CASE("no two goroutines hold a sync.Mutex, and none waits for ever, in every interleaving") {
  auto work = [](MutexScenario& s) { s.work(); };
  auto twice = [](MutexScenario& s) {
    s.work();
    s.work();
  };
  auto try_work = [](MutexScenario& s) { s.try_work(); };
  for (std::int64_t tick : {std::int64_t{0}, kStarving}) {
    CHECK(explore<MutexScenario>(3, {twice, work, work}, tick) > 1000);
    CHECK(explore<MutexScenario>(3, {twice, work, try_work}, tick) > 1000);
  }
}

TEST_CASE("a sync.Mutex is handed over only to a goroutine that was woken and lost, in every interleaving") {
  auto twice = [](MutexScenario& s) {
    s.work();
    s.work();
  };
  TestPolicy::hand_overs = TestPolicy::early_hand_overs = 0;
  explore<MutexScenario>(3, {twice, twice, twice}, kStarving);
  CHECK(TestPolicy::hand_overs > 0);
  CHECK(TestPolicy::early_hand_overs == 0);
}

TEST_CASE(
    "writers of a sync.RWMutex exclude all others, and no goroutine waits for ever, in every interleaving") {
  auto read = [](RWMutexScenario& s) { s.read(); };
  auto read_twice = [](RWMutexScenario& s) {
    s.read();
    s.read();
  };
  auto write = [](RWMutexScenario& s) { s.write(); };
  auto try_write = [](RWMutexScenario& s) { s.try_write(); };
  auto write_twice = [](RWMutexScenario& s) {
    s.write();
    s.write();
  };
  for (std::int64_t tick : {std::int64_t{0}, kStarving}) {
    CHECK(explore<RWMutexScenario>(3, {read_twice, read, write}, tick) > 1000);
    CHECK(explore<RWMutexScenario>(3, {read_twice, write, write}, tick) > 1000);
    CHECK(explore<RWMutexScenario>(3, {read_twice, write, try_write}, tick) > 1000);
    CHECK(explore<RWMutexScenario>(3, {write_twice, write, write}, tick) > 1000);
    CHECK(explore<RWMutexScenario>(3, {write_twice, read_twice, write}, tick) > 1000);
    CHECK(explore<RWMutexScenario>(2, {read, read, write, write}, tick) > 1000);
  }
}

TEST_CASE("a sync.RWMutex wakes waiting writers to try again, and hands over to one that lost") {
  auto write_twice = [](RWMutexScenario& s) {
    s.write();
    s.write();
  };
  TestPolicy::hand_overs = TestPolicy::early_hand_overs = 0;
  explore<RWMutexScenario>(3, {write_twice, write_twice, write_twice}, 0);
  CHECK(TestPolicy::hand_overs == 0);
  explore<RWMutexScenario>(3, {write_twice, write_twice, write_twice}, kStarving);
  CHECK(TestPolicy::hand_overs > 0);
  CHECK(TestPolicy::early_hand_overs == 0);
}

TEST_CASE("a goroutine that waits for a sync.WaitGroup continues when all are done, in every interleaving") {
  auto wait = [](WaitGroupScenario& s) { s.wait(); };
  auto done = [](WaitGroupScenario& s) { s.done(); };
  auto more = [](WaitGroupScenario& s) {
    s.add(1);
    s.add(-1);
    s.done();
  };
  CHECK(explore<WaitGroupScenario>(3, {done, done, wait, wait}) > 1000);
  CHECK(explore<WaitGroupScenario>(4, {more, done, wait}) > 1000);
}
