// The queues of goroutines that can run.
//
// LocalQueue belongs to one worker: only its owner pushes and pops, anyone may steal. A ring of atomic places
// with two counters: `tail` is written by the owner only, `head` is advanced by a compare-and-swap of whoever
// takes. The owner's store of `tail` releases the place it has filled; a thief's load of `tail` acquires it.
// A thief first copies places and then advances `head`: if the advance succeeds nobody else took them, and
// the owner cannot have overwritten them, because it pushes only while tail - head is below the size.
//
// NextPlace holds at most one goroutine, the next to be run by its owner. Only the owner puts one in, so it
// may store into an empty place: nobody can fill it in between. All take out by an exchange, so each is taken
// once.
//
// The atomics of both are parameters: the tests run them through every interleaving.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <deque>

#include "sched/goroutine.h"

namespace gocxx::rt::sched {

// A plain queue, linked through Fiber::next. Its owner's lock protects it.
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
    goroutine->next = nullptr;  // a stale link would keep the other alive
    --size_;
    return goroutine;
  }
  Goroutine* first() const { return static_cast<Goroutine*>(head_); }

 private:
  fiber::Fiber* head_ = nullptr;
  fiber::Fiber* tail_ = nullptr;
  int size_ = 0;
};

// A few goroutines in order, by their addresses alone: who moves them touches none of their records.
class Batch {
 public:
  static constexpr int kMost = 128;

  bool empty() const { return first_ == end_; }
  int size() const { return end_ - first_; }

  // At most kMost times.
  void push(Goroutine* goroutine) { goroutines_[end_++] = goroutine; }
  Goroutine* pop_or_null() { return empty() ? nullptr : goroutines_[first_++]; }

 private:
  Goroutine* goroutines_[kMost];
  int first_ = 0;
  int end_ = 0;
};

// What did not fit into one worker's queue, in the batches in which it came. The worker itself takes the latest
// batch first: a tree of goroutines that start goroutines is gone through in depth, with a few thousand alive at
// once, where a queue would bring all of it to life before the first could end. Now and then it is the oldest
// batch, so that none waits for ever. Other workers take the oldest: of a tree that is the one with the most
// still to come, and what is in no cache any more. The scheduler's lock protects it.
class OverflowBatches {
 public:
  bool empty() const { return batches_.empty(); }

  void push(const Batch& batch) { batches_.push_back(batch); }

  // For the worker whose they are.
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

template <template <class> class Atomic, std::uint32_t kPlaces>
class BasicLocalQueue {
 public:
  static constexpr std::uint32_t kSize = kPlaces;

  // Owner only. False: full.
  bool try_push_owner(Goroutine* goroutine) {
    std::uint32_t tail = tail_.load(std::memory_order_relaxed);
    if (tail - head_.load(std::memory_order_acquire) == kSize) return false;
    places_[tail % kSize].store(goroutine, std::memory_order_relaxed);
    tail_.store(tail + 1, std::memory_order_release);
    return true;
  }

  // Owner only. Others only make room.
  bool full_owner() const {
    return tail_.load(std::memory_order_relaxed) - head_.load(std::memory_order_acquire) == kSize;
  }

  // Owner only.
  Goroutine* pop_or_null_owner() {
    std::uint32_t head = head_.load(std::memory_order_acquire);
    for (;;) {
      if (head == tail_.load(std::memory_order_relaxed)) return nullptr;
      Goroutine* goroutine = places_[head % kSize].load(std::memory_order_relaxed);
      if (head_.compare_exchange_weak(head, head + 1, std::memory_order_acq_rel)) return goroutine;
    }
  }

  // Owner only, while nobody steals (solitude.h).
  Goroutine* pop_exclusive_or_null() {
    std::uint32_t head = head_.load(std::memory_order_relaxed);
    if (head == tail_.load(std::memory_order_relaxed)) return nullptr;
    head_.store(head + 1, std::memory_order_relaxed);
    return places_[head % kSize].load(std::memory_order_relaxed);
  }

  // Any thread: moves half of what is here, at most what `into` holds, to places[0..]; gives how many.
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
        into[i] = places_[(head + i) % kSize].load(std::memory_order_relaxed);
      if (head_.compare_exchange_weak(head, head + count, std::memory_order_acq_rel))
        return static_cast<int>(count);
    }
  }

  // Owner only: what it would pop next but `after`, unless others take it before; null if there are not so many.
  Goroutine* peek_owner_or_null(std::uint32_t after) const {
    std::uint32_t place = head_.load(std::memory_order_relaxed) + after;
    std::uint32_t left = tail_.load(std::memory_order_relaxed) - place;
    return left - 1 < kSize ? places_[place % kSize].load(std::memory_order_relaxed) : nullptr;
  }

  bool empty() const {
    return head_.load(std::memory_order_relaxed) == tail_.load(std::memory_order_relaxed);
  }

  // The world is stopped: calls visit for each.
  template <class Visit>
  void for_each(Visit visit) const {
    for (std::uint32_t i = head_.load(); i != tail_.load(); ++i) visit(places_[i % kSize].load());
  }

 private:
  alignas(64) Atomic<std::uint32_t> head_{0};
  alignas(64) Atomic<std::uint32_t> tail_{0};
  Atomic<Goroutine*> places_[kSize]{};
};

using LocalQueue = BasicLocalQueue<std::atomic, 256>;

template <template <class> class Atomic>
class BasicNextPlace {
 public:
  // Any thread; may be out of date at once.
  Goroutine* peek() const { return goroutine_.load(std::memory_order_relaxed); }

  // Owner only. Gives what was there before, or null. Release: whoever takes it sees the goroutine as it was
  // put in.
  Goroutine* put_owner(Goroutine* goroutine) {
    if (peek() != nullptr) return goroutine_.exchange(goroutine, std::memory_order_acq_rel);
    goroutine_.store(goroutine, std::memory_order_release);
    return nullptr;
  }

  // Owner only, while nobody else takes (solitude.h).
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

  // Any thread.
  Goroutine* take_or_null() {
    return peek() != nullptr ? goroutine_.exchange(nullptr, std::memory_order_acquire) : nullptr;
  }
  // Any thread: takes it if it is still this one. (That it may have gone and come back does no harm.)
  bool try_take(Goroutine* expected) {
    return goroutine_.compare_exchange_strong(expected, nullptr, std::memory_order_acquire);
  }

 private:
  Atomic<Goroutine*> goroutine_{nullptr};
};

using NextPlace = BasicNextPlace<std::atomic>;

}  // namespace gocxx::rt::sched
