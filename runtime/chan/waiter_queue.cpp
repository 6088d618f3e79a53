// The queues of waiting senders and receivers.
#include "chan/channel.h"

namespace gocxx::rt::chan {

void WaiterQueue::push(Waiter* waiter) {
  waiter->next = nullptr;
  waiter->previous = last_;
  waiter->queued = true;
  (last_ == nullptr ? first_ : last_->next) = waiter;
  last_ = waiter;
}

void WaiterQueue::unlink(Waiter* waiter) {
  (waiter->previous == nullptr ? first_ : waiter->previous->next) = waiter->next;
  (waiter->next == nullptr ? last_ : waiter->next->previous) = waiter->previous;
  waiter->next = waiter->previous = nullptr;
  waiter->queued = false;
}

Waiter* WaiterQueue::pop_or_null() {
  while (Waiter* waiter = first_) {
    unlink(waiter);
    if (!waiter->in_select || !waiter->goroutine->select_won.exchange(true, std::memory_order_acq_rel))
      return waiter;
  }
  return nullptr;
}

void WaiterQueue::remove(Waiter* waiter) {
  if (waiter->queued) unlink(waiter);
}

}  // namespace gocxx::rt::chan
