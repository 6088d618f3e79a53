// A model checker: runs small concurrent scenarios through all interleavings of their atomic operations, one
// after the other, on one thread. Each of the scenario's threads is a fiber, and each operation on an
// interleave::Atomic is a point where another thread may continue. Every sequentially consistent order with a
// bounded number of preemptions is explored; the reorderings of weak memory models are not.
#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <utility>
#include <vector>

#include "fiber/context.h"
#include "fiber/sanitizer.h"

namespace interleave {

/// One exploration. `scenario` is called for each interleaving and returns the bodies of its threads; `check`
/// is called when all threads have ended.
class Explorer {
 public:
  using Bodies = std::vector<std::function<void()>>;

  explicit Explorer(int most_preemptions) : most_preemptions_(most_preemptions) {}
  Explorer(const Explorer&) = delete;
  ~Explorer() {
    for (Thread& thread : threads_) thread.shadow.end();
  }

  /// Returns the number of interleavings.
  int explore(const std::function<Bodies()>& scenario, const std::function<void()>& check) {
    int runs = 0;
    do {
      run(scenario());
      check();
      ++runs;
    } while (next_path());
    return runs;
  }

  /// Called by a thread of the scenario before each atomic operation: another thread may run.
  static void point() {
    if (running_ != nullptr) running_->leave();
  }

  /// Called by a thread of the scenario, which continues only when `ready` returns true. If no thread can
  /// continue, the interleaving ends there, and `stuck` counts it.
  static void wait_until(std::function<bool()> ready) {
    running_->threads_[running_->current_].waits_for = std::move(ready);
    running_->leave();
    running_->threads_[running_->current_].waits_for = nullptr;
  }
  int stuck() const { return stuck_; }

  /// Returns the number of the running thread of the scenario, or -1.
  static int current() { return running_ == nullptr ? -1 : static_cast<int>(running_->current_); }

  /// Called by a thread of the scenario: sleeps until another thread calls `wake` for this word.
  static void sleep_on(const void* word) {
    Thread& self = running_->threads_[running_->current_];
    self.sleeps_on = word;
    wait_until([&self] { return self.sleeps_on == nullptr; });
  }
  static void wake(const void* word, int count) {
    if (running_ == nullptr) return;
    for (Thread& thread : running_->threads_) {
      if (count == 0 || thread.sleeps_on != word) continue;
      thread.sleeps_on = nullptr;
      --count;
    }
  }

 private:
  using StackPointer = gocxx::rt::fiber::StackPointer;

  static constexpr std::size_t kStack = 64 << 10;

  struct Thread {
    std::function<void()> body;
    std::unique_ptr<char[]> stack;
    gocxx::rt::fiber::Shadow shadow;
    StackPointer stack_pointer = nullptr;
    bool ended = true;
    std::function<bool()> waits_for;  // may be empty
    const void* sleeps_on = nullptr;

    bool can_continue() const { return !ended && (waits_for == nullptr || waits_for()); }
  };

  // A point where one of several threads could continue.
  struct Choice {
    int taken;
    int options;
  };

  void run(Bodies bodies) {
    controller_shadow_.begin_thread();
    while (threads_.size() < bodies.size()) begin(threads_.emplace_back());
    for (std::size_t i = 0; i < bodies.size(); ++i) set_body(threads_[i], std::move(bodies[i]));
    running_ = this;
    depth_ = preemptions_ = 0;
    current_ = 0;
    while (choose()) resume();
    for (const Thread& thread : threads_) stuck_ += !thread.ended;
    running_ = nullptr;
  }

  void begin(Thread& thread) {
    if (thread.stack == nullptr) thread.stack = std::make_unique_for_overwrite<char[]>(kStack);
    gocxx::rt::fiber::use_freely(thread.stack.get(), kStack);
    auto top = reinterpret_cast<std::uintptr_t>(thread.stack.get() + kStack) & ~std::uintptr_t{15};
    thread.stack_pointer = gocxx::rt::fiber::prepare(
        reinterpret_cast<char*>(top), [](void* self) { static_cast<Explorer*>(self)->run_bodies(); }, this);
    thread.shadow.begin(thread.stack.get(), reinterpret_cast<char*>(top));
  }

  // A thread that is stuck in its last body gets a fresh stack.
  void set_body(Thread& thread, std::function<void()> body) {
    if (!thread.ended) {
      thread.shadow.end();
      begin(thread);
    }
    thread.body = std::move(body);
    thread.waits_for = nullptr;
    thread.sleeps_on = nullptr;
    thread.ended = false;
  }

  // Runs one body after the other: the threads serve all interleavings.
  void run_bodies() {
    for (;;) {
      threads_[current_].body();
      threads_[current_].ended = true;
      leave();
    }
  }

  // Chooses the thread that continues; returns false if none can. The current thread is the first option, so
  // that the run without preemptions comes first. Choosing another thread counts as a preemption unless the
  // current one cannot continue.
  bool choose() {
    options_.clear();
    bool halted = !threads_[current_].can_continue();
    if (!halted) options_.push_back(current_);
    if (halted || preemptions_ < most_preemptions_)
      for (std::size_t i = 0; i < threads_.size(); ++i)
        if (i != current_ && threads_[i].can_continue()) options_.push_back(i);
    if (options_.empty()) return false;
    if (depth_ == path_.size()) path_.push_back({0, static_cast<int>(options_.size())});
    std::size_t chosen = options_[static_cast<std::size_t>(path_[depth_++].taken)];
    preemptions_ += !halted && chosen != current_;
    current_ = chosen;
    return true;
  }

  // The next path in depth-first order.
  bool next_path() {
    while (!path_.empty() && path_.back().taken + 1 == path_.back().options) path_.pop_back();
    if (path_.empty()) return false;
    ++path_.back().taken;
    return true;
  }

  void resume() { gocxx::rt::fiber::switch_context(this, to_thread, finish_switch); }
  void leave() { gocxx::rt::fiber::switch_context(this, to_controller, finish_switch); }

  static StackPointer to_thread(void* given, StackPointer saved) {
    auto* self = static_cast<Explorer*>(given);
    self->controller_ = saved;
    Thread& thread = self->threads_[self->current_];
    thread.shadow.enter();
    return thread.stack_pointer;
  }
  static StackPointer to_controller(void* given, StackPointer saved) {
    auto* self = static_cast<Explorer*>(given);
    self->threads_[self->current_].stack_pointer = saved;
    self->controller_shadow_.enter();
    return self->controller_;
  }
  static void finish_switch(void*) { gocxx::rt::fiber::Shadow::entered(); }

  static inline Explorer* running_ = nullptr;

  const int most_preemptions_;
  std::vector<std::size_t> options_;  // of the step that is decided
  std::vector<Thread> threads_;
  std::size_t current_ = 0;
  StackPointer controller_ = nullptr;
  gocxx::rt::fiber::Shadow controller_shadow_;
  std::vector<Choice> path_;
  std::size_t depth_ = 0;
  int preemptions_ = 0;
  int stuck_ = 0;
};

/// A lock whose waiters sleep.
class Lock {
 public:
  void lock() {
    Explorer::point();
    if (taken_) Explorer::wait_until([this] { return !taken_; });
    taken_ = true;
  }
  void unlock() {
    Explorer::point();
    taken_ = false;
  }

 private:
  bool taken_ = false;
};

/// Replaces std::atomic_ref, with the operations that the runtime's structures use.
template <class T>
class AtomicRef {
 public:
  using Order = std::memory_order;

  explicit AtomicRef(T& word) : word_(&word) {}

  T load(Order = Order::seq_cst) const {
    Explorer::point();
    return *word_;
  }
  void store(T value, Order = Order::seq_cst) const {
    Explorer::point();
    *word_ = value;
  }
  T exchange(T value, Order = Order::seq_cst) const {
    Explorer::point();
    return std::exchange(*word_, value);
  }
  bool compare_exchange_strong(T& expected, T wanted, Order = Order::seq_cst, Order = Order::seq_cst) const {
    Explorer::point();
    if (*word_ != expected) {
      expected = *word_;
      return false;
    }
    *word_ = wanted;
    return true;
  }
  bool compare_exchange_weak(T& expected, T wanted, Order = Order::seq_cst, Order = Order::seq_cst) const {
    return compare_exchange_strong(expected, wanted);
  }
  T fetch_add(T value, Order = Order::seq_cst) const {
    Explorer::point();
    return std::exchange(*word_, static_cast<T>(*word_ + value));
  }
  T fetch_sub(T value, Order = Order::seq_cst) const {
    Explorer::point();
    return std::exchange(*word_, static_cast<T>(*word_ - value));
  }
  T fetch_or(T value, Order = Order::seq_cst) const {
    Explorer::point();
    return std::exchange(*word_, static_cast<T>(*word_ | value));
  }
  T fetch_and(T value, Order = Order::seq_cst) const {
    Explorer::point();
    return std::exchange(*word_, static_cast<T>(*word_ & value));
  }

 private:
  T* word_;
};

/// Replaces std::atomic.
template <class T>
class Atomic {
 public:
  using Order = std::memory_order;

  Atomic(T value = T{}) : value_(value) {}

  T load(Order = Order::seq_cst) const { return ref().load(); }
  void store(T value, Order = Order::seq_cst) { ref().store(value); }
  T exchange(T value, Order = Order::seq_cst) { return ref().exchange(value); }
  bool compare_exchange_strong(T& expected, T wanted, Order = Order::seq_cst, Order = Order::seq_cst) {
    return ref().compare_exchange_strong(expected, wanted);
  }
  bool compare_exchange_weak(T& expected, T wanted, Order = Order::seq_cst, Order = Order::seq_cst) {
    return ref().compare_exchange_strong(expected, wanted);
  }
  T fetch_add(T value, Order = Order::seq_cst) { return ref().fetch_add(value); }
  T fetch_sub(T value, Order = Order::seq_cst) { return ref().fetch_sub(value); }
  T fetch_or(T value, Order = Order::seq_cst) { return ref().fetch_or(value); }
  T fetch_and(T value, Order = Order::seq_cst) { return ref().fetch_and(value); }

  /// Returns the value for a check; not a step of a thread.
  T seen() const { return value_; }

 private:
  AtomicRef<T> ref() const { return AtomicRef<T>(value_); }

  mutable T value_;
};

/// Replaces the functions of platform/futex.h. Reading the word and falling asleep are one step.
template <class T>
void futex_wait(Atomic<T>& word, T expected) {
  Explorer::point();
  if (word.seen() == expected) Explorer::sleep_on(&word);
}
template <class T>
void futex_wake(Atomic<T>& word, int count = 1) {
  Explorer::point();
  Explorer::wake(&word, count);
}

}  // namespace interleave
