// sync.Cond. All fields but L are under the guard.
//
// Invariant: whenever the guard is free, each queued goroutine has a ticket that was not called.
//
// Goroutine that waits:   1. It draws a ticket, before it unlocks L.
//                         2. It unlocks L and takes the guard. If its ticket was called meanwhile, it does
//                            not wait.
//                         3. It queues with its ticket and parks; its worker drops the guard.
// Goroutine that signals: 1. It calls the next ticket (Broadcast: all that were drawn).
//                         2. It takes out the goroutine with that ticket, if that has queued already, and
//                            wakes it.
//
// Why no wake-up is lost: both sides work under the guard. If the ticket is called before the waiter's step
// 2, the waiter sees it there; if it is called later, the waiter is queued.
#include "gocxx/lib/sync.h"
#include "sync/wait_queue.h"

namespace gocxx::sync {

namespace internal = rt::sync;
using rt::sched::Waiter;

namespace {

// Under the guard: takes out the goroutine that queued with this ticket; null if it has not queued yet.
Waiter* take_ticket_or_null(Cond* c, std::uint32_t ticket) {
  Waiter* waiter = c->waiters;
  if (waiter == nullptr) return nullptr;
  do {
    if (static_cast<std::uint32_t>(waiter->index) == ticket) {
      internal::take_out(&c->waiters, waiter);
      return waiter;
    }
    waiter = waiter->next;
  } while (waiter != c->waiters);
  return nullptr;
}

// Under the guard. Tickets wrap around.
bool called(const Cond* c, std::uint32_t ticket) {
  return static_cast<std::int32_t>(ticket - c->notified) < 0;
}

void wait_for(Cond* c, std::uint32_t ticket, const site& where) {
  internal::lock_guard(&c->sema);
  if (called(c, ticket)) return internal::unlock_guard(&c->sema);
  rt::sched::current()->waiter.index = static_cast<int>(ticket);
  internal::wait(&c->waiters, &c->sema, false, "sync.Cond.Wait", where);
}

}  // namespace

ptr<Cond> NewCond(Locker l) {
  ptr<Cond> c = new_object<Cond>();
  c->L = l;
  return c;
}

void Cond::Wait(ptr<Cond> c, const site& where) {
  Cond* self = &*c;
  std::uint32_t ticket;
  {
    internal::Guarded guard(&self->sema);
    ticket = self->tickets++;
  }
  self->L.Unlock();
  wait_for(self, ticket, where);
  self->L.Lock();
}

void Cond::Signal(ptr<Cond> c) {
  Cond* self = &*c;
  Waiter* waiter = nullptr;
  {
    internal::Guarded guard(&self->sema);
    if (self->notified != self->tickets) waiter = take_ticket_or_null(self, self->notified++);
  }
  if (waiter != nullptr) internal::wake(waiter, true);
}

void Cond::Broadcast(ptr<Cond> c) {
  Cond* self = &*c;
  Waiter* all;
  {
    internal::Guarded guard(&self->sema);
    self->notified = self->tickets;
    all = self->waiters;
    if (all != nullptr) all->previous->next = nullptr;
    self->waiters = nullptr;
  }
  while (all != nullptr) {
    Waiter* next = all->next;
    internal::wake(all, true);
    all = next;
  }
}

}  // namespace gocxx::sync
