// Timers, on which package time builds its Timer, Ticker and AfterFunc, and sleeping. Only goroutines call
// these functions.
#pragma once

#include <cstddef>
#include <cstdint>

#include "gocxx/site.h"

namespace gocxx::rt::chan {
class Channel;
}

namespace gocxx::rt::time {

/// Returns the nanoseconds of the monotonic clock.
std::int64_t monotonic();

/// time.Sleep: parks the goroutine for `ns` nanoseconds; returns at once if that is not positive.
void sleep(std::int64_t ns, const site& where = site::here());

/// A timer in collected memory (made by `allocate`), zero until `init`. Only the functions below use its
/// fields, under the lock of its shard.
struct Timer {
  /// Called when the timer fires, `late` nanoseconds after its time, on a worker's own stack or on that of a
  /// goroutine that uses the channel, under the lock of the shard. It may send with rt::chan::try_send and
  /// start goroutines, nothing else.
  void (*fire)(Timer* timer, std::int64_t late);
  void* argument;
  rt::chan::Channel* channel;  // the channel that `fire` sends on, or null
  std::int64_t when;           // 0: not armed
  std::int64_t period;         // 0: fires once
  std::int32_t heap_index;     // in the heap of its shard, plus one; 0: not there
  std::int32_t users;          // goroutines that operate on the channel now
  std::int32_t shard;          // the index of the shard whose heap it may be in; constant
};

/// Initializes a timer that calls a function.
void init(Timer* timer, void (*fire)(Timer*, std::int64_t), void* argument);

/// Initializes a timer that sends, and returns its channel, with elements of `element_size` bytes. `len` and
/// `cap` of the channel return 0. The timer runs only while a goroutine operates on the channel; an operation
/// that begins after the timer was due finds the value there.
rt::chan::Channel* init_with_channel(Timer* timer, void (*fire)(Timer*, std::int64_t), void* argument,
                                     std::size_t element_size, const site& where);

/// Arms the timer: it fires `delay` nanoseconds from now (at once if negative), then every `period`
/// nanoseconds if that is not 0. Returns whether it was armed before or had sent a value that was not
/// received. No stale value can be received after the return (Go 1.23).
bool reset(Timer* timer, std::int64_t delay, std::int64_t period);

/// Disarms the timer. The result and the guarantee are those of `reset`.
bool stop(Timer* timer);

}  // namespace gocxx::rt::time

namespace gocxx::rt::chan {

/// Sends `value` if that is possible at once. Returns false if it is not, or if the channel is closed. Never
/// panics or blocks.
bool try_send(Channel* channel, const void* value);

}  // namespace gocxx::rt::chan
