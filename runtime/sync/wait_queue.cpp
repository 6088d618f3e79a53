// Taking the guard while others hold it, and the ring of waiters.
#include "sync/wait_queue.h"

#include "platform/lock.h"

namespace gocxx::rt::sync {

// Acquire: partner of the release with which the guard is given back.
void lock_guard_slowly(std::uint32_t* guard) {
  auto try_lock = [=] {
    return __atomic_load_n(guard, __ATOMIC_RELAXED) == 0 &&
           __atomic_exchange_n(guard, 1, __ATOMIC_ACQUIRE) == 0;
  };
  platform::count_contentions(1);
  for (int spins = 0; !try_lock(); ++spins) platform::wait_a_moment(spins);
}

void push_back(Waiter** first, Waiter* waiter) {
  if (*first == nullptr) {
    *first = waiter->next = waiter->previous = waiter;
    return;
  }
  waiter->next = *first;
  waiter->previous = (*first)->previous;
  waiter->previous->next = waiter;
  (*first)->previous = waiter;
}

void push_front(Waiter** first, Waiter* waiter) {
  push_back(first, waiter);
  *first = waiter;
}

void take_out(Waiter** first, Waiter* waiter) {
  if (waiter->next == waiter) {
    *first = nullptr;
  } else {
    waiter->previous->next = waiter->next;
    waiter->next->previous = waiter->previous;
    if (*first == waiter) *first = waiter->next;
  }
  waiter->next = waiter->previous = nullptr;
}

Waiter* pop_front_or_null(Waiter** first) {
  Waiter* waiter = *first;
  if (waiter != nullptr) take_out(first, waiter);
  return waiter;
}

bool wait(Waiter** first, std::uint32_t* guard, bool in_front, const char* reason, const site& where) {
  sched::Goroutine* self = sched::current();
  Waiter* waiter = &self->waiter;
  waiter->goroutine = self;
  in_front ? push_front(first, waiter) : push_back(first, waiter);
  sched::park(
      reason, &where, [](sched::Goroutine*, void* held) { unlock_guard(static_cast<std::uint32_t*>(held)); },
      guard);
  return waiter->succeeded;
}

void wake(Waiter* waiter, bool result) {
  waiter->succeeded = result;
  sched::ready(waiter->goroutine);
}

}  // namespace gocxx::rt::sync
