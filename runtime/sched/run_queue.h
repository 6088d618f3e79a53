// The queues of runnable goroutines.
//
// LocalQueue belongs to one worker. The owner pushes and pops; any worker may steal. It is a ring of atomic
// slots with two counters, as Go's runtime and Chase and Lev (2005) have it.
//
// Invariant: the slots from `head` to `tail` hold the queued goroutines; tail - head is at most the ring's
// size.
// Owner, push:   1. If the ring is not full, it writes the slot at `tail`.   2. It stores tail + 1.
// Owner, pop:    1. It reads the slot at `head`.   2. It advances `head` by compare-and-swap.
// Thief:         1. It loads `head`, then `tail`.   2. It copies up to half of the slots.
//                3. It advances `head` by compare-and-swap.
//
// Why each goroutine is taken once: only a successful compare-and-swap takes goroutines, and `head` never
// goes back (the 32-bit counter would have to wrap around between steps 1 and 3).
// Why a thief's copies are valid: the owner overwrites a slot only after `head` has passed it, and then the
// thief's compare-and-swap fails.
//
// Memory orders:
// - The owner's store of `tail` releases; partner: the thief's acquire of `tail`. So a thief sees the slots
//   that it copies, and the goroutines.
// - A taker's compare-and-swap releases; partner: the owner's acquire of `head` before it overwrites a slot.
//   So a thief has copied a slot before the owner overwrites it. A later compare-and-swap of another taker
//   does not end that release sequence.
// - A taker's compare-and-swap releases; second partner: the thief's acquire of `head`. So the `tail` that
//   the thief loads next is not from before the pushes of the goroutines that were taken.
//
// NextSlot holds at most one goroutine, the next that its owner runs.
// Owner, put:    1. If the slot looks empty, it stores the goroutine; otherwise it exchanges it.
// Any taker:     1. It exchanges the slot with null (acquire, partner of the owner's release).
//
// Why: only the owner puts goroutines in, so nobody can fill an empty slot before its store. An exchange
// takes each goroutine once.
//
// The atomics of both are parameters: the tests run them through every interleaving.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <deque>

#include "sched/goroutine.h"

namespace gocxx::rt::sched {

/// A plain queue, linked through Fiber::next. The lock of its owner protects it.
class LinkedQueue {
 public:
  bool empty() const { return head_ == nullptr; }
  int size() const { return size_; }

  void push(Goroutine* goroutine) {
    goroutine->next = nullptr;
    (head_ == nullptr ? head_ : tail_->next) = goroutine;
    tail_ = goroutine;
    ++size_;
  }
  Goroutine* pop_or_null() {
    auto* goroutine = static_cast<Goroutine*>(head_);
    if (goroutine == nullptr) return nullptr;
    head_ = goroutine->next;
    goroutine->next = nullptr;  // a stale link would keep the next one alive
    --size_;
    return goroutine;
  }
  Goroutine* first() const { return static_cast<Goroutine*>(head_); }

 private:
  fiber::Fiber* head_ = nullptr;
  fiber::Fiber* tail_ = nullptr;
  int size_ = 0;
};

/// A few goroutines in order, by address: moving a batch touches none of the records.
class Batch {
 public:
  static constexpr int kMost = 128;

  bool empty() const { return first_ == end_; }
  int size() const { return end_ - first_; }

  /// Called at most kMost times.
  void push(Goroutine* goroutine) { goroutines_[end_++] = goroutine; }
  Goroutine* pop_or_null() { return empty() ? nullptr : goroutines_[first_++]; }

 private:
  Goroutine* goroutines_[kMost];
  int first_ = 0;
  int end_ = 0;
};

/// The goroutines that did not fit one worker's local queue, in batches. The worker itself takes the latest
/// batch first: a tree of goroutines that start goroutines is then run depth-first, with a few thousand alive
/// at a time; a first-in first-out queue would bring the whole tree to life before the first goroutine ends.
/// At every 16th time it takes the oldest batch, so no batch waits for ever. Other workers take the oldest
/// batch: it has the largest subtrees, and is least likely in a cache. The scheduler's lock protects it.
class OverflowBatches {
 public:
  bool empty() const { return batches_.empty(); }

  void push(const Batch& batch) { batches_.push_back(batch); }

  /// Called by the worker that owns the batches.
  Batch pop() {
    constexpr unsigned kOldestEvery = 16;
    if (++pops_ % kOldestEvery == 0) return pop_oldest();
    Batch batch = batches_.back();
    batches_.pop_back();
    return batch;
  }

  Batch pop_oldest() {
    Batch batch = batches_.front();
    batches_.pop_front();
    return batch;
  }

 private:
  std::deque<Batch> batches_;
  unsigned pops_ = 0;
};

/// One worker's queue. Its owner is that worker's thread.
template <template <class> class Atomic, std::uint32_t kSlots>
class BasicLocalQueue {
 public:
  static constexpr std::uint32_t kSize = kSlots;

  /// Owner only. Returns false if the queue is full.
  bool try_push_owner(Goroutine* goroutine) {
    std::uint32_t tail = tail_.load(std::memory_order_relaxed);
    // Acquire: partner of the takers' compare-and-swap.
    if (tail - head_.load(std::memory_order_acquire) == kSize) return false;
    slots_[tail % kSize].store(goroutine, std::memory_order_relaxed);
    // Release: partner of the acquire of `tail` in `steal`.
    tail_.store(tail + 1, std::memory_order_release);
    return true;
  }

  /// Owner only. Other workers only take goroutines, so `false` stays true until the owner pushes. Relaxed: a
  /// push loads `head` again.
  bool full_owner() const {
    return tail_.load(std::memory_order_relaxed) - head_.load(std::memory_order_relaxed) == kSize;
  }

  /// Owner only. It wrote the slots itself, so it loads `head` relaxed. Its compare-and-swap releases for the
  /// thieves' acquire of `head`.
  Goroutine* pop_or_null_owner() {
    std::uint32_t head = head_.load(std::memory_order_relaxed);
    for (;;) {
      if (head == tail_.load(std::memory_order_relaxed)) return nullptr;
      Goroutine* goroutine = slots_[head % kSize].load(std::memory_order_relaxed);
      if (head_.compare_exchange_weak(head, head + 1, std::memory_order_release)) return goroutine;
    }
  }

  /// Owner only, in single-worker mode: nobody steals.
  Goroutine* pop_exclusive_or_null() {
    std::uint32_t head = head_.load(std::memory_order_relaxed);
    if (head == tail_.load(std::memory_order_relaxed)) return nullptr;
    head_.store(head + 1, std::memory_order_relaxed);
    return slots_[head % kSize].load(std::memory_order_relaxed);
  }

  /// Any thread: moves half of the goroutines, at most `room`, to into[0..]. Returns how many. The acquires
  /// of `head` (also by a compare-and-swap that fails) are the partners of other takers' compare-and-swaps,
  /// the acquire of `tail` of the owner's push. The compare-and-swap that succeeds releases for the owner's
  /// push.
  int steal(Goroutine** into, int room) {
    std::uint32_t head = head_.load(std::memory_order_acquire);
    for (;;) {
      std::uint32_t size = tail_.load(std::memory_order_acquire) - head;
      if (size > kSize) {  // head moved between the two loads
        head = head_.load(std::memory_order_acquire);
        continue;
      }
      std::uint32_t count = size - size / 2;
      if (count > static_cast<std::uint32_t>(room)) count = static_cast<std::uint32_t>(room);
      if (count == 0) return 0;
      for (std::uint32_t i = 0; i < count; ++i)
        into[i] = slots_[(head + i) % kSize].load(std::memory_order_relaxed);
      if (head_.compare_exchange_weak(head, head + count, std::memory_order_acq_rel))
        return static_cast<int>(count);
    }
  }

  /// Owner only: the goroutine that it would pop after `after` others, unless a thief takes it; null if there
  /// are fewer.
  Goroutine* peek_owner_or_null(std::uint32_t after) const {
    std::uint32_t place = head_.load(std::memory_order_relaxed) + after;
    std::uint32_t left = tail_.load(std::memory_order_relaxed) - place;
    return left - 1 < kSize ? slots_[place % kSize].load(std::memory_order_relaxed) : nullptr;
  }

  bool empty() const {
    return head_.load(std::memory_order_relaxed) == tail_.load(std::memory_order_relaxed);
  }

  /// Calls visit for each. The world is stopped.
  template <class Visit>
  void for_each(Visit visit) const {
    const std::uint32_t tail = tail_.load(std::memory_order_relaxed);
    for (std::uint32_t i = head_.load(std::memory_order_relaxed); i != tail; ++i)
      visit(slots_[i % kSize].load(std::memory_order_relaxed));
  }

 private:
  alignas(64) Atomic<std::uint32_t> head_{0};  // advanced by the owner and by thieves
  alignas(64) Atomic<std::uint32_t> tail_{0};  // written by the owner, read by thieves
  Atomic<Goroutine*> slots_[kSize]{};          // the same
};

using LocalQueue = BasicLocalQueue<std::atomic, 256>;

/// One worker's next goroutine. Its owner is that worker's thread.
template <template <class> class Atomic>
class BasicNextSlot {
 public:
  /// Any thread; the result may be out of date at once.
  Goroutine* peek() const { return goroutine_.load(std::memory_order_relaxed); }

  /// Owner only. Returns the goroutine that was there before, or null. Release, in both cases: partner of the
  /// acquires in take_or_null and try_take. No acquire: the owner itself put the goroutine that was there.
  Goroutine* put_owner(Goroutine* goroutine) {
    if (peek() != nullptr) return goroutine_.exchange(goroutine, std::memory_order_release);
    goroutine_.store(goroutine, std::memory_order_release);
    return nullptr;
  }

  /// Owner only, in single-worker mode: nobody else takes.
  Goroutine* put_exclusive(Goroutine* goroutine) {
    Goroutine* before = peek();
    goroutine_.store(goroutine, std::memory_order_relaxed);
    return before;
  }
  Goroutine* take_exclusive_or_null() {
    Goroutine* goroutine = peek();
    if (goroutine != nullptr) goroutine_.store(nullptr, std::memory_order_relaxed);
    return goroutine;
  }

  /// Any thread. Acquire: partner of put_owner.
  Goroutine* take_or_null() {
    return peek() != nullptr ? goroutine_.exchange(nullptr, std::memory_order_acquire) : nullptr;
  }
  /// Any thread: takes the goroutine if it is still `expected`. (It does no harm if it was taken and put back
  /// meanwhile.) Acquire: partner of put_owner.
  bool try_take(Goroutine* expected) {
    return goroutine_.compare_exchange_strong(expected, nullptr, std::memory_order_acquire);
  }

 private:
  Atomic<Goroutine*> goroutine_{nullptr};  // put by the owner, taken by any thread
};

using NextSlot = BasicNextSlot<std::atomic>;

}  // namespace gocxx::rt::sched
