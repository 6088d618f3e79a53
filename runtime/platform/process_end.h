// How the process ends: by an exit, with any status, or by a fatal report, with status 2.
//
// Exits are main's return and os.Exit. Fatal reports are those of uncaught panics, fatal errors, deadlocks
// and SIGQUIT. Both may happen on several threads at once.
//
// Invariants:
//
// I1. Once a fatal report has begun, no exit ends the process. It ends with status 2, after all fatal reports
// that have begun are written.
//
// I2. Once an exit is decided, no fatal report begins.
//
// I3. Fatal reports are written one after the other, each in one piece.
//
// `word_` is the number of fatal reports that have begun and not ended, or kDecided.
//
// Exit:        1. Change the word from 0 to kDecided. If it is not 0, wait for ever.
//              2. End the process.
// Report:      1. Add 1 to the word. If it is kDecided, wait for ever instead.
//              2. Take the lock `turn_`.   3. Write.   4. Release the lock.
//              5. Change the word from 1 to kDecided. If it is more than 1, subtract 1 and wait for ever.
//              6. End the process with status 2.
//
// Why the invariants hold: each step on the word is one atomic operation, so all of them have an order.
// - From step 1 to step 5 of a report the word is neither 0 nor kDecided. Step 5 of the last thread changes
//   it from 1 to kDecided without passing through 0. So no exit succeeds in between or afterwards (I1).
// - kDecided is never left (I2).
// - A thread that subtracts in step 5 has written its report. A thread that is left ends the process later,
//   so no report is cut off (I1).
// - `turn_` is a lock (I3).
// No thread waits for one that waits for ever: that one's report is written, or it has none.
//
// Memory order: sequentially consistent throughout; a process ends once. The atomics are a parameter: the
// tests run the protocol through every interleaving.
#pragma once

#include <atomic>
#include <cstdint>

#include "platform/lock.h"

namespace gocxx::rt::platform {

/// The state of the process's end. Any thread may call it.
template <template <class> class Atomic>
class BasicProcessEnd {
 public:
  /// The exit's step 1. Returns true if the caller has to end the process, false if it has to wait for ever.
  bool try_exit() {
    std::uint32_t none = 0;
    return word_.compare_exchange_strong(none, kDecided);
  }

  /// Steps 1 and 2 of a report. Returns false if the caller has to wait for ever.
  bool try_begin_report() GOCXX_NO_THREAD_SAFETY_ANALYSIS {  // keeps `turn_` locked until end_report
    std::uint32_t begun = word_.load();
    do {
      if (begun == kDecided) return false;
    } while (!word_.compare_exchange_weak(begun, begun + 1));
    turn_.lock();
    return true;
  }
  /// Steps 4 and 5. Returns true if the caller has to end the process, false if it has to wait for ever.
  bool end_report() GOCXX_NO_THREAD_SAFETY_ANALYSIS {
    turn_.unlock();
    std::uint32_t begun = word_.load();
    while (!word_.compare_exchange_weak(begun, begun == 1 ? kDecided : begun - 1)) {
    }
    return begun == 1;
  }

 private:
  static constexpr std::uint32_t kDecided = UINT32_MAX;

  Atomic<std::uint32_t> word_{0};
  BasicLock<Atomic> turn_;
};

/// Waits for ever: another thread ends the process.
[[noreturn]] void wait_for_the_end();

/// Ends the process with `status`, after `flush` has run. Returns false if a fatal report or another exit
/// comes first; then the caller has to wait.
bool try_exit_process(int status, void (*flush)());

/// Called by a thread that has a fatal report. Returns when it may write it. If the thread was writing one
/// already, something went wrong meanwhile, and the process ends at once.
void begin_fatal_report();
/// Called after the report was written: ends the process.
[[noreturn]] void end_fatal_report();

}  // namespace gocxx::rt::platform
