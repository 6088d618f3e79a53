// Timers, as package time builds its Timer, Ticker and AfterFunc on, and sleeping. All of it is for goroutines.
#pragma once

#include <cstddef>
#include <cstdint>

#include "gocxx/site.h"

namespace gocxx::rt::chan {
class Channel;
}

namespace gocxx::rt::time {

// Nanoseconds of the monotonic clock.
std::int64_t monotonic();

// time.Sleep: parks the goroutine for `ns` nanoseconds; returns at once if that is not positive.
void sleep(std::int64_t ns, const site& where = site::here());

// A timer in collected memory (make it with `allocate`), zero until `init`. All fields belong to the
// functions below.
struct Timer {
  // Called when the timer fires, `late` nanoseconds after its time, on a worker's own stack and under the
  // timers' lock: it may send with rt::chan::try_send and start goroutines, nothing else.
  void (*fire)(Timer* timer, std::int64_t late);
  void* argument;
  rt::chan::Channel* channel;  // the channel that `fire` sends on, or null
  std::int64_t when;           // 0: not armed
  std::int64_t period;         // 0: fires once
  std::int32_t place;          // in the heap, plus one; 0: not there
  std::int32_t users;          // goroutines that look at the channel
  std::int32_t shard;          // which worker's heap; constant
};

// For a timer that calls.
void init(Timer* timer, void (*fire)(Timer*, std::int64_t), void* argument);

// For a timer that sends: makes its channel of elements of `element_size` bytes, for which len and cap give
// 0. The timer runs only while a goroutine looks at the channel; who looks later than it was due finds the
// value there.
rt::chan::Channel* init_with_channel(Timer* timer, void (*fire)(Timer*, std::int64_t), void* argument,
                                     std::size_t element_size, const site& where);

// Fires `delay` nanoseconds from now (at once if negative), then every `period` if that is not 0. Whether it
// was armed before, or had sent a value that nobody had received. After the return no stale value can be
// received (Go 1.23).
bool reset(Timer* timer, std::int64_t delay, std::int64_t period);

// Disarms it; the result and the promise as for reset.
bool stop(Timer* timer);

}  // namespace gocxx::rt::time

namespace gocxx::rt::chan {

// Puts `value` into the channel if that can be done at once; false also if it is closed. Never panics or
// blocks.
bool try_send(Channel* channel, const void* value);

}  // namespace gocxx::rt::chan
