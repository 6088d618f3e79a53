// sync.RWMutex. A waiting writer keeps new readers out; a writer that unlocks lets all waiting readers in.
// The lock is always handed over to those who wait, so they need not try again.
#include "gocxx/lib/sync.h"
#include "gocxx/program.h"
#include "sync/wait_queue.h"

namespace gocxx::sync {
namespace {

namespace internal = rt::sync;
using rt::sched::Waiter;

// Wakes a list of waiters linked by `next`, which have been taken out.
void wake_all(Waiter* waiter) {
  while (waiter != nullptr) {
    Waiter* next = waiter->next;  // read before: once awake, its goroutine may wait anew
    internal::wake(waiter, true);
    waiter = next;
  }
}

// Under the guard: lets all waiting readers in, gives them linked by `next`.
Waiter* admit_readers(RWMutex* m) {
  Waiter* admitted = nullptr;
  while (Waiter* reader = internal::pop_front_or_null(&m->waiting_readers)) {
    ++m->readers;
    reader->next = admitted;
    admitted = reader;
  }
  return admitted;
}

// Under the guard: the next writer, who holds the lock from now on, or null.
Waiter* admit_writer_or_null(RWMutex* m) {
  Waiter* writer = internal::pop_front_or_null(&m->waiting_writers);
  m->writing = writer != nullptr;
  return writer;
}

bool open_to_readers(const RWMutex* m) { return !m->writing && m->waiting_writers == nullptr; }

}  // namespace

void RWMutex::RLock(ptr<RWMutex> m, const site& where) {
  RWMutex* self = &*m;
  internal::lock_guard(&self->sema);
  if (!open_to_readers(self)) {
    internal::wait(&self->waiting_readers, &self->sema, false, "sync.RWMutex.RLock", where);
    return;
  }
  ++self->readers;
  internal::unlock_guard(&self->sema);
}

bool RWMutex::TryRLock(ptr<RWMutex> m) {
  RWMutex* self = &*m;
  internal::Guarded guard(&self->sema);
  if (!open_to_readers(self)) return false;
  ++self->readers;
  return true;
}

void RWMutex::RUnlock(ptr<RWMutex> m) {
  RWMutex* self = &*m;
  internal::lock_guard(&self->sema);
  if (self->readers == 0) {
    internal::unlock_guard(&self->sema);
    fatal("sync: RUnlock of unlocked RWMutex");
  }
  Waiter* writer = --self->readers == 0 ? admit_writer_or_null(self) : nullptr;
  internal::unlock_guard(&self->sema);
  if (writer != nullptr) internal::wake(writer, true);
}

void RWMutex::Lock(ptr<RWMutex> m, const site& where) {
  RWMutex* self = &*m;
  internal::lock_guard(&self->sema);
  if (self->writing || self->readers != 0) {
    internal::wait(&self->waiting_writers, &self->sema, false, "sync.RWMutex.Lock", where);
    return;
  }
  self->writing = true;
  internal::unlock_guard(&self->sema);
}

bool RWMutex::TryLock(ptr<RWMutex> m) {
  RWMutex* self = &*m;
  internal::Guarded guard(&self->sema);
  if (self->writing || self->readers != 0) return false;
  self->writing = true;
  return true;
}

void RWMutex::Unlock(ptr<RWMutex> m) {
  RWMutex* self = &*m;
  internal::lock_guard(&self->sema);
  if (!self->writing) {
    internal::unlock_guard(&self->sema);
    fatal("sync: Unlock of unlocked RWMutex");
  }
  self->writing = false;
  Waiter* admitted = admit_readers(self);
  if (admitted == nullptr) admitted = admit_writer_or_null(self);
  internal::unlock_guard(&self->sema);
  wake_all(admitted);
}

Locker RWMutex::RLocker(ptr<RWMutex> m) { return Locker(ptr<rlocker>(reinterpret_cast<rlocker*>(m.get()))); }

}  // namespace gocxx::sync
