// sync.RWMutex. A waiting writer keeps new readers out; a writer that unlocks lets all waiting readers in.
// The lock is always handed over to those who wait, so they need not try again.
//
// Readers count themselves in `readers` without the guard while it is not closed. It is closed and opened, and all
// other fields are used, under the guard, so a reader that finds it closed there may queue: who opens it lets the
// queue in. A writer closes it in the same step in which it sees how many readers there are. If there are none, it
// holds the lock; else the one that counts down to none finds it closed, takes the guard and hands the lock to the
// writer, which has queued before it gave up the guard. Until then nobody else can get in: the others find it closed.
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

// Under the guard: takes out all waiting readers, linked by `next`, and counts them.
Waiter* take_readers(RWMutex* m, std::int32_t* count) {
  Waiter* taken = nullptr;
  while (Waiter* reader = internal::pop_front_or_null(&m->waiting_readers)) {
    ++*count;
    reader->next = taken;
    taken = reader;
  }
  return taken;
}

// Under the guard: the next writer, who holds the lock from now on, or null.
Waiter* admit_writer_or_null(RWMutex* m) {
  Waiter* writer = internal::pop_front_or_null(&m->waiting_writers);
  m->writing = writer != nullptr;
  return writer;
}

// Under the guard, by the writer that holds it: nobody else changes `readers`, since it is closed.
Waiter* open(RWMutex* m) {
  std::int32_t readers = 0;
  m->writing = false;
  Waiter* admitted = take_readers(m, &readers);
  if (admitted == nullptr) admitted = admit_writer_or_null(m);
  if (m->writing || m->waiting_writers != nullptr) readers |= RWMutex::kClosed;
  __atomic_store_n(&m->readers, readers, __ATOMIC_RELEASE);
  return admitted;
}

}  // namespace

void RWMutex::read_slowly(const site& where) {
  internal::lock_guard(&sema);
  if (try_read()) return internal::unlock_guard(&sema);
  internal::wait(&waiting_readers, &sema, false, "sync.RWMutex.RLock", where);
}

void RWMutex::last_reader_left(std::int32_t left) {
  if (left < 0 || left == kClosed - 1) fatal("sync: RUnlock of unlocked RWMutex");
  if (left != kClosed) return;
  internal::lock_guard(&sema);
  Waiter* writer = admit_writer_or_null(this);
  internal::unlock_guard(&sema);
  internal::wake(writer, true);
}

void RWMutex::Lock(ptr<RWMutex> m, const site& where) {
  RWMutex* self = &*m;
  internal::lock_guard(&self->sema);
  std::int32_t before = __atomic_fetch_or(&self->readers, kClosed, __ATOMIC_ACQUIRE);
  if (before != 0) {
    internal::wait(&self->waiting_writers, &self->sema, false, "sync.RWMutex.Lock", where);
    return;
  }
  self->writing = true;
  internal::unlock_guard(&self->sema);
}

bool RWMutex::TryLock(ptr<RWMutex> m) {
  RWMutex* self = &*m;
  internal::Guarded guard(&self->sema);
  std::int32_t free = 0;
  self->writing |=
      __atomic_compare_exchange_n(&self->readers, &free, kClosed, false, __ATOMIC_ACQUIRE, __ATOMIC_RELAXED);
  return free == 0;
}

void RWMutex::Unlock(ptr<RWMutex> m) {
  RWMutex* self = &*m;
  internal::lock_guard(&self->sema);
  if (!self->writing) {
    internal::unlock_guard(&self->sema);
    fatal("sync: Unlock of unlocked RWMutex");
  }
  Waiter* admitted = open(self);
  internal::unlock_guard(&self->sema);
  wake_all(admitted);
}

Locker RWMutex::RLocker(ptr<RWMutex> m) { return Locker(ptr<rlocker>(reinterpret_cast<rlocker*>(m.get()))); }

}  // namespace gocxx::sync
