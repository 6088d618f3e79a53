// The words that the signal handler shares with the listeners: which signals are wanted, and which were
// noted.
//
// ## Noting
//
// Invariant: while a noted signal was not taken, no listener sleeps, or it is about to be woken.
//
// Handler:   1. It sets the signal's bit in `noted`.
//            2. It increments `arrivals`.
//            3. It wakes the sleeper on `arrivals`.
// Listener:  1. It reads `arrivals`.
//            2. If `noted` is not 0, it is done.
//            3. It sleeps while `arrivals` has the value that it read, and begins again.
//
// Why this holds: if the listener's step 2 misses the bit, the handler's step 2 comes after the listener's
// step 1. Then the kernel finds another value of `arrivals` than the listener has read, and does not let it
// sleep; or it sleeps already, and step 3 of the handler wakes it.
//
// ## Changing the disposition of a signal that may arrive at the same time
//
// Invariant: no signal is lost.
//
// `want`:    1. It sets the bit in `wanted`.
//            2. It installs the handler.
// `unwant`:  1. It restores the default disposition.
//            2. It clears the bit in `wanted`.
// Handler:   1. If the bit is set, it notes the signal.
//            2. Otherwise it sends the signal to the process again.
//
// (That is for signals whose default disposition is the system's. The handler of the others is always
// installed and does what their default disposition is.)
//
// Why this holds: the bit is set whenever the handler is installed. A handler that finds the bit clear
// started before the default disposition was restored, so the signal that it sends meets the default. (If a
// listener wants the signal again meanwhile, it is noted.) A handler that finds the bit set may note the
// signal after the last listener has gone; the thread that takes it then sends it again, too.
//
// Memory orders: sequentially consistent throughout; signals are rare. The atomics are a parameter: the tests
// run the words through every interleaving.
#pragma once

#include <atomic>
#include <cstdint>

#include "platform/futex.h"
#include "platform/signals.h"

namespace gocxx::rt::platform {

/// The words of a process.
template <template <class> class Atomic>
class BasicSignalWords {
 public:
  // --- called by a signal handler

  /// Notes the signal. Returns false if it is not wanted.
  bool try_note(SignalSet signal) {
    if ((wanted_.load() & signal) == 0) return false;
    noted_.fetch_or(signal);
    arrivals_.fetch_add(1);
    futex_wake(arrivals_);
    return true;
  }

  // --- called by listeners

  /// Sleeps until a signal has been noted that was not taken.
  void wait() {
    for (;;) {
      std::uint32_t seen = arrivals_.load();
      if (noted_.load() != 0) return;
      futex_wait(arrivals_, seen);
    }
  }
  /// Takes all noted signals.
  SignalSet take() { return noted_.exchange(0); }

  // --- changes, by one thread at a time. Each calls the function that changes the disposition, which is a
  // system call

  template <class Install>
  void want(SignalSet signal, Install install) {
    wanted_.fetch_or(signal);
    ignored_.fetch_and(~signal);
    install();
  }
  template <class PutBack>
  void unwant(SignalSet signal, PutBack put_back) {
    put_back();
    wanted_.fetch_and(~signal);
  }
  template <class Silence>
  void ignore(SignalSet signal, Silence silence) {
    silence();
    wanted_.fetch_and(~signal);
    ignored_.fetch_or(signal);
  }

  /// For signals that the program was started with ignored. Called before any other function.
  void ignore_from_the_start(SignalSet signals) { ignored_.store(signals); }

  bool is_ignored(SignalSet signal) const { return (ignored_.load() & signal) != 0; }
  bool is_wanted_or_ignored(SignalSet signal) const {
    return ((wanted_.load() | ignored_.load()) & signal) != 0;
  }

 private:
  Atomic<SignalSet> wanted_{0};        // written by changes, read by handlers
  Atomic<SignalSet> ignored_{0};       // written by changes
  Atomic<SignalSet> noted_{0};         // set by handlers, taken by listeners
  Atomic<std::uint32_t> arrivals_{0};  // how often a signal was noted; listeners sleep on it
};

using SignalWords = BasicSignalWords<std::atomic>;

}  // namespace gocxx::rt::platform
