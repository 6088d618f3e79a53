// Records of ended goroutines, to be used again. It is a magazine allocator (Bonwick and Adams, 2001): each
// worker has up to two magazines of records and exchanges full ones through a shared depot. So a worker that
// only starts goroutines and a worker that only ends them (it stole them) pass records on without allocating.
// A collection empties all pools: free records are not marked.
#pragma once

#include "sched/goroutine.h"

namespace gocxx::rt::sched {

/// The pool of one worker. Only that worker uses it.
class RecordPool {
 public:
  /// Returns the record that was put last, which is most likely in a cache; null if there is none.
  Goroutine* take_or_null() {
    if (count_ == 0 && !refill()) return nullptr;
    --count_;
    Goroutine* goroutine = records_;
    records_ = static_cast<Goroutine*>(goroutine->next);
    goroutine->next = nullptr;  // a stale link would keep the next record alive
    return goroutine;
  }

  void put(Goroutine* goroutine) {
    if (count_ == kMagazine) [[unlikely]]
      move_magazine();
    goroutine->next = records_;
    records_ = goroutine;
    ++count_;
  }

  /// Called with the world stopped.
  void clear() { *this = RecordPool(); }
  static void clear_shared();

 private:
  static constexpr int kMagazine = 256;

  bool refill();
  void move_magazine();

  Goroutine* records_ = nullptr;  // linked by `next`, at most kMagazine
  int count_ = 0;
  Goroutine* previous_ = nullptr;  // a full magazine, or null
};

}  // namespace gocxx::rt::sched
