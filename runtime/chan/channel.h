// The untyped core of channels.
//
// Invariants, whenever the lock is free:
// - At least one of `senders` and `receivers` has no waiter that can still be woken.
// - Senders wait only if the buffer is full (a channel without a buffer counts as full); receivers wait only
//   if it is empty.
// - No goroutine waits on a closed channel.
//
// Goroutine that has to wait:    1. It takes the lock. A sender copies its value to its value buffer (in its
//                                   record, or a heap object).
//                                2. It queues its waiter and parks with the lock held. Its worker releases
//                                   the lock after it has left the goroutine's stack.
//                                3. When it runs again, a receiver copies the value from its value buffer.
// Goroutine that finds a waiter: 1. It takes the lock and takes the waiter out of its queue.
//                                2. It copies the value from or to the waiter's value buffer.
//                                3. It releases the lock and readies the waiter's goroutine.
//
// Why the value buffer: the stack of the waiting goroutine may be evicted, or a worker may not have left it
// yet, so no other goroutine touches it. A waiter that is in a queue while the lock is free belongs to a
// parked goroutine, since the lock is released after its stack has been left; so it can be readied at once.
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

/// The timer of a timer channel (see time/) runs only while a goroutine operates on the channel, so that a
/// forgotten ticker costs nothing and hides no deadlock. Called without the channel's lock.
struct TimerHooks {
  /// Called before an operation: fires the timer if it is due, and lets it run until `end_use`.
  void (*begin_use)(void* timer);
  void (*end_use)(void* timer);
};

/// Where a channel was made: a site without its operation.
struct Origin {
  const char* file = "";
  const char* name = "";
  std::uint32_t line = 0;
  std::uint32_t column = 0;
};

/// A channel, in collected memory. Any goroutine may call its functions.
class Channel {
 public:
  static Channel* make(std::size_t element_size, bool pointer_free, long capacity, const site& where);

  bool buffered() const { return capacity != 0; }
  bool full() const { return count.load(std::memory_order_acquire) == capacity; }
  bool empty() const { return count.load(std::memory_order_acquire) == 0; }

  /// Returns whether try_* would succeed. Exact with the lock held, but for waiting selects that were won
  /// elsewhere. Without the lock, true is a guess; false means that at one moment of the call the operation
  /// could not proceed:
  /// - Channels never open again, and `closed` is read last (the other reads acquire). So the channel was
  ///   open at the other reads.
  /// - With a buffer, a goroutine waits to send only while the buffer is full, and to receive only while it
  ///   is empty. So at the moment at which `count` was read, no goroutine waited that would have made the
  ///   operation possible: the buffer was empty (full) then. `count` is never less (more) for a while than
  ///   before and after an operation.
  /// - Without a buffer, `count` does not change, and the moment is that at which the queue was read.
  bool can_send() const { return !receivers.empty() || !full() || is_closed(); }
  bool can_recv() const { return !senders.empty() || !empty() || is_closed(); }
  bool is_closed() const { return closed.load(std::memory_order_relaxed); }

  /// Does the operation if that is possible without waiting, and returns whether it was done. The lock is
  /// held, before and after. `woken` is set if a goroutine is to be readied after the lock was released.
  /// Sending needs an open channel.
  bool try_send_locked(const void* value, Goroutine** woken) GOCXX_REQUIRES(lock);
  bool try_recv_locked(void* into_or_null, bool* open, Goroutine** woken) GOCXX_REQUIRES(lock);
  /// Drops the oldest element of the buffer, which is not empty. The lock is held.
  void drop_locked() GOCXX_REQUIRES(lock) { take_locked(nullptr); }

  /// Hints for a goroutine that is about to send: the first waiter is fetched, later its goroutine.
  void prefetch_receiver() const { receivers.prefetch_first(); }
  void prefetch_receiving_goroutine() const { receivers.prefetch_goroutine(); }

  /// Copying and clearing one element. Most elements are one word.
  void copy(void* to, const void* from) const {
    if (element_size == sizeof(void*)) [[likely]]
      std::memcpy(to, from, sizeof(void*));
    else
      std::memcpy(to, from, element_size);
  }
  void clear(void* element) const {
    if (element_size == sizeof(void*)) [[likely]]
      std::memset(element, 0, sizeof(void*));
    else
      std::memset(element, 0, element_size);
  }

  /// An operation without a buffer touches only the first cache line, up to `timer`.
  platform::WorkerLock lock;
  std::atomic<bool> closed{false};  // written under the lock; read without it as a hint (relaxed)
  bool hides_buffer = false;        // a timer's channel, for which len and cap return 0; constant
  std::uint32_t element_size = 0;   // constant, like capacity and made_at
  // The elements in the buffer; written under the lock, read without it by len() and can_* (see there).
  std::atomic<long> count{0};
  long capacity = 0;
  WaiterQueue senders;    // changed under the lock; read without it as a hint
  WaiterQueue receivers;  // the same
  void* timer = nullptr;  // of a timer's channel; constant

  long first GOCXX_GUARDED_BY(lock) = 0;  // the index of the oldest element
  // A ring of capacity * element_size bytes; a small one lies behind the channel itself.
  char* buffer GOCXX_PT_GUARDED_BY(lock) = nullptr;
  Origin made_at;

 private:
  void put_locked(const void* value) GOCXX_REQUIRES(lock);    // into the buffer, which is not full
  void take_locked(void* into_or_null) GOCXX_REQUIRES(lock);  // out of the buffer, which is not empty
  // Takes the oldest element out of the full buffer and puts `value` in its place.
  void replace_locked(void* into_or_null, const void* value) GOCXX_REQUIRES(lock);
  static Goroutine* finish(Waiter* waiter);
};

/// The size of the object that is allocated for a channel: two cache lines. The collector aligns objects of
/// this size to cache lines, but for the first object of a new part of the heap; so the class cannot promise
/// it with alignas.
inline constexpr std::size_t kChannelSize = 128;
static_assert(sizeof(Channel) <= kChannelSize);

// --- defined here to be inlined: they are most of an operation's work, and select uses them as well

inline void Channel::put_locked(const void* value) {
  long held = count.load(std::memory_order_relaxed);
  long index = first + held;
  if (index >= capacity) index -= capacity;
  copy(buffer + index * element_size, value);
  count.store(held + 1, std::memory_order_relaxed);
}

/// The element is cleared, so that the collector does not keep what it pointed to.
inline void Channel::take_locked(void* into_or_null) {
  char* element = buffer + first * element_size;
  if (into_or_null != nullptr) copy(into_or_null, element);
  clear(element);
  if (++first == capacity) first = 0;
  count.store(count.load(std::memory_order_relaxed) - 1, std::memory_order_relaxed);
}

/// `count` stays as it is, so that nobody who reads it without the lock takes the channel for empty.
inline void Channel::replace_locked(void* into_or_null, const void* value) {
  char* element = buffer + first * element_size;
  if (into_or_null != nullptr) copy(into_or_null, element);
  copy(element, value);
  if (++first == capacity) first = 0;
}

/// Completes a waiter that was taken out of its queue: its operation has succeeded. Returns the goroutine to
/// be readied.
inline Goroutine* Channel::finish(Waiter* waiter) {
  waiter->succeeded = true;
  if (waiter->in_select) waiter->goroutine->cold_state->woken_by = waiter;
  return waiter->goroutine;
}

/// A waiting receiver implies that the buffer is empty, so the sent value is the next in order.
[[gnu::always_inline]] inline bool Channel::try_send_locked(const void* value, Goroutine** woken) {
  if (Waiter* receiver = receivers.pop_or_null()) {
    copy(receiver->value, value);
    *woken = finish(receiver);
    return true;
  }
  if (full()) return false;
  put_locked(value);
  return true;
}

/// A waiting sender implies that the buffer is full: the oldest element leaves the buffer and the sender's
/// value takes the free slot, so that order is kept. Without a buffer the sender's value is received
/// directly.
[[gnu::always_inline]] inline bool Channel::try_recv_locked(void* into_or_null, bool* open,
                                                            Goroutine** woken) {
  *open = true;
  if (Waiter* sender = senders.pop_or_null()) {
    if (buffered()) {
      replace_locked(into_or_null, sender->value);
    } else if (into_or_null != nullptr) {
      copy(into_or_null, sender->value);
    }
    *woken = finish(sender);
    return true;
  }
  if (!empty()) {
    take_locked(into_or_null);
    return true;
  }
  if (!is_closed()) return false;
  if (into_or_null != nullptr) clear(into_or_null);
  *open = false;
  return true;
}

/// How channels call the timers of timer channels; set by time/ before the scheduler runs.
extern TimerHooks timer_hooks;

/// Returns the goroutine's value buffer, or null if it is smaller than `size` bytes: then
/// `enlarge_value_buffer` has to be called, without a lock.
inline void* value_buffer_or_null(Goroutine* self, std::size_t size) {
  if (size <= Goroutine::kInlineValue) return self->inline_value;
  const sched::ColdState* cold_state = self->cold_state;
  return cold_state != nullptr && size <= cold_state->large_size ? cold_state->large_value : nullptr;
}
/// Allocates a value buffer of `size` bytes. May collect, so it is called without a lock.
void enlarge_value_buffer(Goroutine* self, std::size_t size);

/// Called at the beginning of each operation of the program. See platform/debug_switches.h.
inline void yield_if_debugging() {
  if (platform::debug_switches.yield) [[unlikely]]
    yield();
}

/// Sends `value` if that is possible at once, for timers. Returns false if it is not, or if the channel is
/// closed.
bool try_send(Channel* channel, const void* value);
/// Drops all elements of the buffer. Returns whether there was one.
bool drain(Channel* channel);

/// Parks for ever: an operation on a nil channel, a select without cases.
[[noreturn]] void park_for_ever(const char* reason, const site& where);

}  // namespace gocxx::rt::chan
