// Range loops over functions. The body of such a loop is a closure that the function calls for each round. A
// function may call it when it must not; the state of the loop says so.
//
//   long loop{};
//   f([&](long i) -> bool {
//     gocxx::range_begin(loop);
//     ...
//     return gocxx::range_next(loop);
//   });
//   gocxx::range_end(loop);
#pragma once

namespace gocxx {

namespace rt::core {

// The states of a loop. A new one is ready.
constexpr long kRangeReady = 0;
constexpr long kRangeRunning = 1;  // the body runs, or has panicked
constexpr long kRangeDone = 2;     // the body has returned false
constexpr long kRangeOver = 3;     // the function has returned

// Panics: the body was called in `state`, or in kRangeRunning the function returned.
[[noreturn, gnu::cold]] void panic_range_body(long state);
[[noreturn, gnu::cold]] void panic_range_end();

}  // namespace rt::core

/// The body of the loop begins. Panics as Go does unless the loop waits for a round.
inline void range_begin(long& state) {
  if (state != rt::core::kRangeReady) [[unlikely]]
    rt::core::panic_range_body(state);
  state = rt::core::kRangeRunning;
}

/// The body ends, and another round may follow.
inline bool range_next(long& state) {
  state = rt::core::kRangeReady;
  return true;
}

/// The body ends, and no round may follow.
inline bool range_stop(long& state) {
  state = rt::core::kRangeDone;
  return false;
}

/// The function has returned. Panics as Go does if it has recovered a panic of the body.
inline void range_end(long& state) {
  if (state == rt::core::kRangeRunning) [[unlikely]]
    rt::core::panic_range_end();
  state = rt::core::kRangeOver;
}

}  // namespace gocxx
