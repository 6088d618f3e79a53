// sync.RWMutex. A waiting writer keeps new readers out; a writer that unlocks lets all waiting readers in.
// The lock is always handed over to those who wait, so they need not try again.
//
// Readers count themselves in `readers` without the guard while it is not closed. It is closed and opened, and all
// other fields are used, under the guard, so a reader that finds it closed there may queue: who opens it lets the
// queue in. A writer closes it in the same step in which it sees how many readers there are. If there are none, it
// holds the lock; else the one that counts down to none finds it closed, takes the guard and hands the lock to the
// writer, which has queued before it gave up the guard. Until then nobody else can get in: the others find it closed.
#pragma once

#include "gocxx/lib/sync.h"
#include "sync/wait_queue.h"

namespace gocxx::sync {

// Steps of the lock's methods.
template <class Parts>
class BasicRWMutex {
 public:
  explicit BasicRWMutex(RWMutex& m) : m_(m) {}

  // False: it is closed. Another reader may come in between, but not for ever.
  bool try_read() const {
    std::int32_t now = readers().load(std::memory_order_relaxed);
    while (now < RWMutex::kClosed)
      if (readers().compare_exchange_weak(now, now + 1, std::memory_order_acquire, std::memory_order_relaxed))
        return true;
    return false;
  }

  void read_slowly(const site& where) const {
    Parts::lock_guard(&m_.sema);
    if (try_read()) return Parts::unlock_guard(&m_.sema);
    Parts::wait(&m_.waiting_readers, &m_.sema, false, "sync.RWMutex.RLock", where);
  }

  // Gives what `readers` is now; if that is kClosed, `last_reader_left` has to follow.
  std::int32_t count_reader_out() const { return readers().fetch_sub(1, std::memory_order_acq_rel) - 1; }

  void last_reader_left() const {
    Parts::lock_guard(&m_.sema);
    Waiter* writer = admit_writer_or_null();
    Parts::unlock_guard(&m_.sema);
    Parts::wake(writer, true);
  }

  void lock(const site& where) const {
    Parts::lock_guard(&m_.sema);
    if (readers().fetch_or(RWMutex::kClosed, std::memory_order_acquire) != 0) {
      Parts::wait(&m_.waiting_writers, &m_.sema, false, "sync.RWMutex.Lock", where);
      return;
    }
    m_.writing = true;
    Parts::unlock_guard(&m_.sema);
  }

  bool try_lock() const {
    typename Parts::Guarded guard(&m_.sema);
    std::int32_t free = 0;
    bool taken = readers().compare_exchange_strong(free, RWMutex::kClosed, std::memory_order_acquire,
                                                   std::memory_order_relaxed);
    m_.writing |= taken;
    return taken;
  }

  // False: nobody had locked it.
  bool unlock() const {
    Parts::lock_guard(&m_.sema);
    bool locked = m_.writing;
    Waiter* admitted = locked ? open() : nullptr;
    Parts::unlock_guard(&m_.sema);
    wake_all(admitted);
    return locked;
  }

 private:
  using Waiter = rt::sched::Waiter;

  typename Parts::template Ref<std::int32_t> readers() const {
    return typename Parts::template Ref<std::int32_t>(m_.readers);
  }

  // Wakes a list of waiters linked by `next`, which have been taken out.
  static void wake_all(Waiter* waiter) {
    while (waiter != nullptr) {
      Waiter* next = waiter->next;  // read before: once awake, its goroutine may wait anew
      Parts::wake(waiter, true);
      waiter = next;
    }
  }

  // Under the guard: takes out all waiting readers, linked by `next`, and counts them.
  Waiter* take_readers(std::int32_t* count) const {
    Waiter* taken = nullptr;
    while (Waiter* reader = rt::sync::pop_front_or_null(&m_.waiting_readers)) {
      ++*count;
      reader->next = taken;
      taken = reader;
    }
    return taken;
  }

  // Under the guard: the next writer, who holds the lock from now on, or null.
  Waiter* admit_writer_or_null() const {
    Waiter* writer = rt::sync::pop_front_or_null(&m_.waiting_writers);
    m_.writing = writer != nullptr;
    return writer;
  }

  // Under the guard, by the writer that holds it: nobody else changes `readers`, since it is closed.
  Waiter* open() const {
    std::int32_t count = 0;
    m_.writing = false;
    Waiter* admitted = take_readers(&count);
    if (admitted == nullptr) admitted = admit_writer_or_null();
    if (m_.writing || m_.waiting_writers != nullptr) count |= RWMutex::kClosed;
    readers().store(count, std::memory_order_release);
    return admitted;
  }

  RWMutex& m_;
};

}  // namespace gocxx::sync
