// The shared depot of full magazines.
#include "sched/record_pool.h"

#include <utility>
#include <vector>

#include "platform/lock.h"

namespace gocxx::rt::sched {
namespace {

platform::SpinLock lock;
// The first record of each magazine.
std::vector<Goroutine*>& depot GOCXX_GUARDED_BY(lock) = *new std::vector<Goroutine*>;

using Locked = platform::Guard<platform::SpinLock>;

Goroutine* pop_magazine_or_null() {
  Locked guard(lock);
  if (depot.empty()) return nullptr;
  Goroutine* magazine = depot.back();
  depot.pop_back();
  return magazine;
}

}  // namespace

bool RecordPool::refill() {
  records_ = previous_ != nullptr ? std::exchange(previous_, nullptr) : pop_magazine_or_null();
  if (records_ != nullptr) count_ = kMagazine;
  return records_ != nullptr;
}

// One full magazine stays as a spare, so a worker that ends and starts goroutines in turn at the edge of a
// magazine does not go to the depot each time.
void RecordPool::move_magazine() {
  if (previous_ != nullptr) {
    Locked guard(lock);
    depot.push_back(previous_);
  }
  previous_ = std::exchange(records_, nullptr);
  count_ = 0;
}

// The world is stopped, but the analysis wants the lock, which costs nothing here.
void RecordPool::clear_shared() {
  Locked guard(lock);
  depot.clear();
}

}  // namespace gocxx::rt::sched
