// sync.Cond. Every call of Wait draws a ticket before it unlocks L; Signal calls the next ticket, Broadcast
// all that were drawn. One whose ticket is called before it has queued does not wait at all, so no wakening
// is lost in between.
#include "gocxx/lib/sync.h"
#include "sync/wait_queue.h"

namespace gocxx::sync {

namespace internal = rt::sync;
using rt::sched::Waiter;

namespace {

// Under the guard: the one that queued with this ticket, taken out; null if it has not queued yet.
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
