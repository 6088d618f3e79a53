// Records of goroutines that have ended, for the next ones. A worker that only starts goroutines and one that
// only ends them (it has stolen them) pass records in batches, so that neither allocates nor hoards. A
// collection empties all pools: what lies in them is not marked.
#pragma once

#include "sched/goroutine.h"

namespace gocxx::rt::sched {

// Of one worker, and used by it alone.
class RecordPool {
 public:
  // The one that was put last, whose memory is warmest.
  Goroutine* take_or_null() {
    if (count_ == 0 && !refill()) return nullptr;
    --count_;
    Goroutine* goroutine = records_;
    records_ = static_cast<Goroutine*>(goroutine->next);
    goroutine->next = nullptr;  // a stale link would keep the other alive
    return goroutine;
  }

  void put(Goroutine* goroutine) {
    if (count_ == kBatch) [[unlikely]]
      move_batch();
    goroutine->next = records_;
    records_ = goroutine;
    ++count_;
  }

  // The world is stopped.
  void clear() { *this = RecordPool(); }
  static void clear_shared();

 private:
  static constexpr int kBatch = 256;

  bool refill();
  void move_batch();

  Goroutine* records_ = nullptr;  // linked by `next`, at most kBatch
  int count_ = 0;
  Goroutine* spare_ = nullptr;  // a whole batch, or null
};

}  // namespace gocxx::rt::sched
