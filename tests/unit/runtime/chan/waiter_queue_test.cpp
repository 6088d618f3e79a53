// The queue of waiters, in every interleaving: goroutines that wait on one channel or select over two.
#include "chan/waiter_queue.h"

#include <doctest/doctest.h>

#include <array>
#include <cstddef>
#include <functional>
#include <vector>

#include "platform/lock.h"
#include "scenario.h"

namespace {

using interleave::Explorer;
using Locked = gocxx::rt::platform::Guard<interleave::Lock>;

struct TestGoroutine;

struct TestWaiter {
  TestGoroutine* goroutine = nullptr;
  TestWaiter* next = nullptr;
  TestWaiter* previous = nullptr;
  int value = 0;
  bool in_select = false;
  bool queued = false;
};

struct TestGoroutine {
  interleave::Atomic<bool> select_won{false};
  TestWaiter* woken_by = nullptr;
  std::array<TestWaiter, 2> waiters;
};

using Queue = gocxx::rt::chan::BasicWaiterQueue<interleave::Atomic, TestWaiter>;

// Without a buffer, as channel.h has it.
struct TestChannel {
  interleave::Lock lock;
  Queue senders;
  Queue receivers;

  Queue& own(bool is_send) { return is_send ? senders : receivers; }
  Queue& other(bool is_send) { return is_send ? receivers : senders; }
};

struct Case {
  std::size_t channel;
  bool is_send;
  int value = 0;
};

constexpr int kMost = 4;  // of values

class Scenario {
 public:
  void send(std::size_t channel, int value) { select({{channel, true, value}}); }

  // Over one or two channels, in the order of their numbers, as select.cpp has it.
  void select(const std::vector<Case>& cases) {
    TestGoroutine& self = goroutines_[static_cast<std::size_t>(Explorer::current())];
    for (const Case& c : cases) channels_[c.channel].lock.lock();
    bool done = try_locked(cases);
    if (!done) enqueue(self, cases);
    for (const Case& c : cases) channels_[c.channel].lock.unlock();
    if (done) return;
    Explorer::wait_until([&] { return self.woken_by != nullptr; });
    dequeue_losers(self, cases);
    take_result(self, cases);
  }

  // Returns whether so many values were received, each once, and both queues are empty.
  bool right(int values) const {
    for (int i = 1; i <= kMost; ++i)
      if (received_[static_cast<std::size_t>(i)] > 1) return false;
    for (const TestChannel& channel : channels_)
      if (!channel.senders.empty() || !channel.receivers.empty()) return false;
    return total_ == values;
  }

 private:
  void receive(int value) {
    ++received_[static_cast<std::size_t>(value)];
    ++total_;
  }

  bool try_locked(const std::vector<Case>& cases) {
    for (const Case& c : cases)
      if (TestWaiter* waiter = channels_[c.channel].other(c.is_send).pop_or_null()) {
        if (c.is_send)
          waiter->value = c.value;
        else
          receive(waiter->value);
        waiter->goroutine->woken_by = waiter;
        return true;
      }
    return false;
  }

  void enqueue(TestGoroutine& self, const std::vector<Case>& cases) {
    self.select_won.store(false);
    self.woken_by = nullptr;
    for (std::size_t i = 0; i < cases.size(); ++i) {
      TestWaiter& waiter = self.waiters[i];
      waiter.goroutine = &self;
      waiter.in_select = cases.size() > 1;
      waiter.value = cases[i].value;
      channels_[cases[i].channel].own(cases[i].is_send).push(&waiter);
    }
  }

  void dequeue_losers(TestGoroutine& self, const std::vector<Case>& cases) {
    for (std::size_t i = 0; i < cases.size(); ++i) {
      if (&self.waiters[i] == self.woken_by) continue;
      TestChannel& channel = channels_[cases[i].channel];
      Locked guard(channel.lock);
      channel.own(cases[i].is_send).remove(&self.waiters[i]);
    }
  }

  void take_result(const TestGoroutine& self, const std::vector<Case>& cases) {
    auto winner = static_cast<std::size_t>(self.woken_by - self.waiters.data());
    if (!cases[winner].is_send) receive(self.woken_by->value);
  }

  std::array<TestChannel, 2> channels_;
  std::array<TestGoroutine, 4> goroutines_;
  std::array<int, kMost + 1> received_{};  // how often
  int total_ = 0;
};

using Body = void (*)(Scenario&);

// Returns the number of interleavings.
int explore(int preemptions, int values, const std::vector<Body>& bodies) {
  return interleave::explore<Scenario>(
      preemptions, [](Scenario&) {}, bodies, [values](Scenario& s) { return s.right(values); });
}

}  // namespace

TEST_CASE("a select is woken by one of its channels at a time, in every interleaving") {
  int runs = explore(3, 2,
                     {[](Scenario& s) {
                        s.select({{0, false}, {1, false}});
                        s.select({{0, false}, {1, false}});
                      },
                      [](Scenario& s) { s.send(0, 1); }, [](Scenario& s) { s.send(1, 2); }});
  CHECK(runs > 1000);
}

TEST_CASE("two selects that meet on two channels agree on one, in every interleaving") {
  int runs = explore(4, 2,
                     {[](Scenario& s) {
                        s.select({{0, true, 1}, {1, false}});
                        s.select({{0, false}, {1, true, 2}});
                      },
                      [](Scenario& s) {
                        s.select({{0, false}, {1, true, 3}});
                        s.select({{0, true, 4}, {1, false}});
                      }});
  CHECK(runs > 1000);
}

TEST_CASE("a waiter behind a select that was woken elsewhere is not forgotten, in every interleaving") {
  auto receive = [](Scenario& s) { s.select({{1, false}}); };
  int runs = explore(1, 3,
                     {[](Scenario& s) {
                        s.select({{0, false}, {1, false}});
                      },
                      receive, receive,
                      [](Scenario& s) {
                        s.send(0, 1);
                        s.send(1, 2);
                        s.send(1, 3);
                      }});
  CHECK(runs > 1000);
}
