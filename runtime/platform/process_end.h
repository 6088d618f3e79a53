// How the process ends: by an exit, with any status, or by last words, with status 2.
//
// Exits are main's return and os.Exit. Last words are the reports of uncaught panics, fatal errors, deadlocks and
// SIGQUIT. Both may happen on several threads at once.
//
// Invariants:
//   I1. Once last words have begun, no exit ends the process. It ends with status 2, after all last words that
//       have begun are written.
//   I2. Once an exit is decided, no last words begin.
//   I3. Last words are written one after the other, each in one piece.
//
// `word_` is the number of last words that have begun and not ended, or kDecided.
//
// Exit:        1. Change the word from 0 to kDecided. If it is not 0, wait for ever.
//              2. End the process.
// Last words:  1. Add 1 to the word. If it is kDecided, wait for ever instead.
//              2. Take the turn.   3. Write.   4. Leave the turn to the next.
//              5. Change the word from 1 to kDecided. If it is more than 1, subtract 1 and wait for ever.
//              6. End the process with status 2.
//
// Each step on the word is one atomic operation, so all of them have an order. From step 1 to step 5 of last words
// the word is neither 0 nor kDecided, and step 5 of the last ones takes it from 1 to kDecided without passing
// through 0: no exit succeeds in between, or afterwards (I1). kDecided is never left (I2). Those that subtract in
// step 5 have written all that they had to say; the ones that are left end the process later, so nothing is cut off
// (I1). The turn is a lock (I3). Nobody waits for a thread that waits for ever: its words are written, or it has none.
//
// Memory order: sequentially consistent throughout; it happens once. The atomics are a parameter: the tests run it
// through every interleaving.
#pragma once

#include <atomic>
#include <cstdint>

#include "platform/lock.h"

namespace gocxx::rt::platform {

template <template <class> class Atomic>
class BasicProcessEnd {
 public:
  // True: the caller ends the process. False: it waits for ever.
  bool try_exit() {
    std::uint32_t none = 0;
    return word_.compare_exchange_strong(none, kDecided);
  }

  // Steps 1 and 2 of last words. False: the caller waits for ever.
  bool try_begin_words() {
    std::uint32_t begun = word_.load();
    do {
      if (begun == kDecided) return false;
    } while (!word_.compare_exchange_weak(begun, begun + 1));
    turn_.lock();
    return true;
  }
  // Steps 4 and 5. True: the caller ends the process. False: it waits for ever.
  bool end_words() {
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

// For a thread whose process is ended by another.
[[noreturn]] void wait_for_the_end();

// Ends the process with `status`, after `flush` has run. False: last words or another exit come first, and the caller
// has to let them.
bool try_exit_process(int status, void (*flush)());

// The calling thread has last words: returns when it is its turn to write them. If it has been writing some already,
// something went wrong while it did, and the process ends at once.
void begin_last_words();
// They are written.
[[noreturn]] void end_last_words();

}  // namespace gocxx::rt::platform
