// sync.WaitGroup.
#include "gocxx/any.h"
#include "gocxx/lib/sync.h"
#include "gocxx/panic.h"
#include "sync/wait_queue.h"

namespace gocxx::sync {
namespace {

namespace internal = rt::sync;
using namespace literals;
using rt::sched::Waiter;

// The counter has come down to zero: wakes everybody, unless it has gone up again.
[[gnu::noinline]] void release(WaitGroup* g) {
  internal::lock_guard(&g->sema);
  Waiter* ring = __atomic_load_n(&g->count, __ATOMIC_ACQUIRE) == 0 ? g->waiters : nullptr;
  if (ring != nullptr) {
    ring->previous->next = nullptr;  // a list now
    g->waiters = nullptr;
  }
  internal::unlock_guard(&g->sema);
  while (ring != nullptr) {
    Waiter* next = ring->next;
    internal::wake(ring, true);
    ring = next;
  }
}

}  // namespace

void WaitGroup::Add(ptr<WaitGroup> g, long delta) {
  WaitGroup* self = &*g;
  long now = __atomic_add_fetch(&self->count, delta, __ATOMIC_ACQ_REL);
  if (now < 0) panic(any("sync: negative WaitGroup counter"_s));
  if (now == 0) release(self);
}

void WaitGroup::Done(ptr<WaitGroup> g) { Add(g, -1); }

// The counter is read under the guard, so `release` either has not looked for waiters yet or the counter is
// not zero.
void WaitGroup::Wait(ptr<WaitGroup> g, const site& where) {
  WaitGroup* self = &*g;
  if (__atomic_load_n(&self->count, __ATOMIC_ACQUIRE) == 0) return;
  internal::lock_guard(&self->sema);
  if (__atomic_load_n(&self->count, __ATOMIC_ACQUIRE) == 0) return internal::unlock_guard(&self->sema);
  internal::wait(&self->waiters, &self->sema, false, "semacquire", where);
}

}  // namespace gocxx::sync
