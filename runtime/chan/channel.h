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

#include "chan/waiter_queue.h"
#include "gocxx/chan.h"
#include "gocxx/go.h"
#include "gocxx/site.h"
#include "platform/debug_switches.h"
#include "platform/worker_lock.h"
#include "sched/goroutine.h"

namespace gocxx::rt::chan {

using sched::Goroutine;

// The timer of a timer channel (see time/) runs only while somebody looks at the channel, so that a forgotten
// ticker neither costs anything nor hides a deadlock. Set by time/; called without the channel's lock.
struct TimerHooks {
  void (*begin_use)(void* timer);  // before looking at the buffer: fires if due, and is to fire while used
  void (*end_use)(void* timer);
};

// Where a channel was made: a site without its operation.
struct Origin {
  const char* file = "";
  const char* name = "";
  std::uint32_t line = 0;
  std::uint32_t column = 0;
};

class Channel {
 public:
  static Channel* make(std::size_t element_size, bool pointer_free, long capacity, const site& where);

  bool buffered() const { return capacity != 0; }
  bool full() const { return count.load(std::memory_order_relaxed) == capacity; }
  bool empty() const { return count.load(std::memory_order_relaxed) == 0; }

  // Whether try_* would succeed: exact with the lock held (but for waiting selects that were won elsewhere),
  // a guess without.
  bool can_send() const { return !receivers.empty() || !full() || is_closed(); }
  bool can_recv() const { return !senders.empty() || !empty() || is_closed(); }
  bool is_closed() const { return closed.load(std::memory_order_relaxed); }

  // With the lock held: what can be done without waiting. On success the lock is still held and `woken` is
  // the goroutine to be readied after it was released, or null.
  bool try_send_locked(const void* value, Goroutine** woken);
  bool try_recv_locked(void* into_or_null, bool* open, Goroutine** woken);
  // With the lock held: throws away the oldest element of the buffer, which is not empty.
  void drop_locked() { take(nullptr); }

  // Hints for who is about to send, one after the other.
  void prefetch_receiver() const { receivers.prefetch_first(); }
  void prefetch_receiving_goroutine() const { receivers.prefetch_goroutine(); }

  // Most elements are of one word.
  void copy(void* to, const void* from) const {
    if (element_size == sizeof(void*)) [[likely]]
      std::memcpy(to, from, sizeof(void*));
    else
      std::memcpy(to, from, element_size);
  }
  void clear(void* place) const {
    if (element_size == sizeof(void*)) [[likely]]
      std::memset(place, 0, sizeof(void*));
    else
      std::memset(place, 0, element_size);
  }

  // All that an operation without a buffer touches lies in the first cache line.
  platform::WorkerLock lock;
  std::atomic<bool> closed{false};  // written under lock
  bool hides_buffer = false;        // len and cap are 0 to the program: a timer's channel. Constant
  std::uint32_t element_size = 0;   // constant, like capacity and made_at
  std::atomic<long> count{0};       // elements in the buffer; written under lock, len() reads it without
  long capacity = 0;
  WaiterQueue senders;    // lock
  WaiterQueue receivers;  // lock
  void* timer = nullptr;  // of a timer's channel; constant

  long first = 0;          // lock: place of the oldest element
  char* buffer = nullptr;  // capacity * element_size bytes, a small one behind the channel itself; a ring
  Origin made_at;

 private:
  void put(const void* value);    // into the buffer, which has room
  void take(void* into_or_null);  // out of the buffer, which is not empty
  static Goroutine* finish(Waiter* waiter);
};

// What is allocated for a channel: objects of two lines are aligned to lines by the collector, but for one that is
// the first of a new piece of the heap. So it is no alignas.
inline constexpr std::size_t kChannelRoom = 128;
static_assert(sizeof(Channel) <= kChannelRoom);

// --- defined here because they are the whole of most operations, and select has them as well

inline void Channel::put(const void* value) {
  long held = count.load(std::memory_order_relaxed);
  long place = first + held;
  if (place >= capacity) place -= capacity;
  copy(buffer + place * element_size, value);
  count.store(held + 1, std::memory_order_relaxed);
}

inline void Channel::take(void* into_or_null) {
  char* place = buffer + first * element_size;
  if (into_or_null != nullptr) copy(into_or_null, place);
  clear(place);  // so that the collector does not find what has left
  if (++first == capacity) first = 0;
  count.store(count.load(std::memory_order_relaxed) - 1, std::memory_order_relaxed);
}

// Done with a waiter that was met: it succeeded, and its goroutine is to be readied.
inline Goroutine* Channel::finish(Waiter* waiter) {
  waiter->succeeded = true;
  if (waiter->in_select) waiter->goroutine->cold_state->woken_by = waiter;
  return waiter->goroutine;
}

// A waiting receiver implies that the buffer is empty, so its value is the next in order.
[[gnu::always_inline]] inline bool Channel::try_send_locked(const void* value, Goroutine** woken) {
  if (Waiter* receiver = receivers.pop_or_null()) {
    copy(receiver->value, value);
    *woken = finish(receiver);
    return true;
  }
  if (full()) return false;
  put(value);
  return true;
}

// A waiting sender implies that the buffer is full: the oldest element leaves it and the sender's takes the
// free place, so that order is kept. Without a buffer the sender's value is the one.
[[gnu::always_inline]] inline bool Channel::try_recv_locked(void* into_or_null, bool* open,
                                                            Goroutine** woken) {
  *open = true;
  if (Waiter* sender = senders.pop_or_null()) {
    if (buffered()) {
      take(into_or_null);
      put(sender->value);
    } else if (into_or_null != nullptr) {
      copy(into_or_null, sender->value);
    }
    *woken = finish(sender);
    return true;
  }
  if (!empty()) {
    take(into_or_null);
    return true;
  }
  if (!is_closed()) return false;
  if (into_or_null != nullptr) clear(into_or_null);
  *open = false;
  return true;
}

// How the timers of timer channels are reached from here; set by time/.
extern TimerHooks timer_hooks;

// Room in the goroutine's record for `size` bytes, or null if it has to be made larger first (which may
// collect, so not under a lock).
inline void* value_room_or_null(Goroutine* self, std::size_t size) {
  if (size <= Goroutine::kInlineValue) return self->inline_value;
  const sched::ColdState* cold_state = self->cold_state;
  return cold_state != nullptr && size <= cold_state->large_size ? cold_state->large_value : nullptr;
}
void enlarge_value_room(Goroutine* self, std::size_t size);

// At the beginning of each of the program's operations: see platform/debug_switches.h.
inline void yield_if_debugging() {
  if (platform::debug_switches.yield) [[unlikely]]
    yield();
}

// Puts `value` into the channel if that can be done at once. Never panics: false also if it is closed. For
// timers.
bool try_send(Channel* channel, const void* value);
// Throws away what is in the buffer; whether there was something.
bool drain(Channel* channel);

// Parks for ever: an operation on a nil channel, a select without cases.
[[noreturn]] void park_for_ever(const char* reason, const site& where);

}  // namespace gocxx::rt::chan
