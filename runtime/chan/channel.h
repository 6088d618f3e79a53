// The untyped core of channels.
//
// Invariants, whenever the lock is free:
//   at least one of `senders` and `receivers` has no waiter that can still be woken;
//   senders wait only if the buffer is full (always, if there is none); receivers only if it is empty;
//   nobody waits on a closed channel.
//
// A value that has to wait travels in the record of the waiting goroutine: a sender copies it there before it
// parks, a receiver finds it there after it was woken. So whoever meets a waiter hands the value over at
// once, under the lock, and never touches the other's stack, which may be running, evicted or not yet left. A
// goroutine parks with the lock held; its worker releases it only after the stack has been left, so nobody
// can meet a waiter that is not parked.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <cstring>

#include "gocxx/chan.h"
#include "gocxx/site.h"
#include "platform/lock.h"
#include "sched/goroutine.h"

namespace gocxx::rt::chan {

using sched::Goroutine;
using sched::Waiter;

// Those who wait on one side of a channel, first come first served. The channel's lock protects it.
class WaiterQueue {
 public:
  void push(Waiter* waiter);
  // The first that can be woken, taken out; null if there is none. A select statement that somebody else has
  // already won is passed over: its other places are taken out when its goroutine runs.
  Waiter* pop_or_null();
  // Takes out a waiter that may be gone already.
  void remove(Waiter* waiter);
  // Whether pop_or_null would find one (that one may be won elsewhere the next moment).
  bool empty() const { return first_ == nullptr; }

 private:
  void unlink(Waiter* waiter);

  Waiter* first_ = nullptr;
  Waiter* last_ = nullptr;
};

// The timer of a timer channel (see time/) runs only while somebody looks at the channel, so that a forgotten
// ticker neither costs anything nor hides a deadlock. Set by time/; called without the channel's lock.
struct TimerHooks {
  void (*begin_use)(void* timer);  // before looking at the buffer: fires if due, and is to fire while used
  void (*end_use)(void* timer);
};

class Channel {
 public:
  static Channel* make(std::size_t element_size, bool pointer_free, long capacity, const site& where);

  bool buffered() const { return capacity != 0; }
  bool full() const { return count.load(std::memory_order_relaxed) == capacity; }
  bool empty() const { return count.load(std::memory_order_relaxed) == 0; }

  void put(const void* value);    // into the buffer, which has room
  void take(void* into_or_null);  // out of the buffer, which is not empty

  // With the lock held: what can be done without waiting. On success the lock is still held and `woken` is
  // the goroutine to be readied after it was released, or null.
  bool try_send_locked(const void* value, Goroutine** woken);
  bool try_recv_locked(void* into_or_null, bool* open, Goroutine** woken);

  void copy(void* to, const void* from) const {
    if (element_size == 8)
      std::memcpy(to, from, 8);
    else
      std::memcpy(to, from, element_size);
  }
  void clear(void* place) const { std::memset(place, 0, element_size); }

  platform::SpinLock lock;
  bool closed = false;             // lock
  bool hides_buffer = false;       // len and cap are 0 to the program: a timer's channel. Constant
  std::uint32_t element_size = 0;  // constant, like capacity and made_at
  std::atomic<long> count{0};      // elements in the buffer; written under lock, len() reads it without
  long capacity = 0;
  long first = 0;          // lock: place of the oldest element
  char* buffer = nullptr;  // capacity * element_size bytes; a ring
  WaiterQueue senders;     // lock
  WaiterQueue receivers;   // lock
  void* timer = nullptr;   // of a timer's channel; constant
  site made_at;
};

// How the timers of timer channels are reached from here; set by time/.
extern TimerHooks timer_hooks;

// Room in the goroutine's record for `size` bytes, or null if it has to be made larger first (which may
// collect, so not under a lock).
void* value_room_or_null(Goroutine* self, std::size_t size);
void enlarge_value_room(Goroutine* self, std::size_t size);

// Puts `value` into the channel if that can be done at once. Never panics: false also if it is closed. For
// timers.
bool try_send(Channel* channel, const void* value);
// Throws away what is in the buffer; whether there was something.
bool drain(Channel* channel);

// Parks for ever: an operation on a nil channel, a select without cases.
[[noreturn]] void park_for_ever(const char* reason, const site& where);

}  // namespace gocxx::rt::chan
