// Batches of records on their way from worker to worker.
#include "sched/record_pool.h"

#include <utility>
#include <vector>

#include "platform/lock.h"

namespace gocxx::rt::sched {
namespace {

platform::SpinLock lock;
std::vector<Goroutine*>& batches = *new std::vector<Goroutine*>;  // lock; the first record of each

using Locked = platform::Guard<platform::SpinLock>;

Goroutine* pop_batch_or_null() {
  Locked guard(lock);
  if (batches.empty()) return nullptr;
  Goroutine* batch = batches.back();
  batches.pop_back();
  return batch;
}

}  // namespace

bool RecordPool::refill() {
  records_ = spare_ != nullptr ? std::exchange(spare_, nullptr) : pop_batch_or_null();
  if (records_ != nullptr) count_ = kBatch;
  return records_ != nullptr;
}

// One batch stays as a spare: whoever ends and starts goroutines in turn at the edge of a batch keeps to
// himself.
void RecordPool::move_batch() {
  if (spare_ != nullptr) {
    Locked guard(lock);
    batches.push_back(spare_);
  }
  spare_ = std::exchange(records_, nullptr);
  count_ = 0;
}

void RecordPool::clear_shared() { batches.clear(); }

}  // namespace gocxx::rt::sched
