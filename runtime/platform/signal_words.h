// Which signals are wanted and which have come: the words that the handler shares with those who listen.
//
// Noting: the handler sets the signal's bit in `noted`, then counts in `arrivals`, then wakes who sleeps on that
// word. The listener reads `arrivals` before it looks at `noted`. Either it sees the bit, or it read the count
// before the handler counted: then the kernel finds another count than it was told, and it does not fall asleep.
//
// Changing what a signal does while it comes: `want` sets the bit in `wanted` before the handler is in place,
// `unwant` clears it after the default is. So a handler that finds its signal unwanted was on its way when the
// default was put back, or started before it: it sends the signal to the process again, where it meets the default;
// it cannot meet the handler and come round for ever, unless somebody wants it again, and then it is noted. A handler
// that found the signal wanted may note it after the last listener has gone: whoever takes it then sends it again,
// too. No signal is lost.
//
// The atomics are a parameter: the tests run it through every interleaving.
#pragma once

#include <atomic>
#include <cstdint>

#include "platform/futex.h"
#include "platform/signals.h"

namespace gocxx::rt::platform {

template <template <class> class Atomic>
class BasicSignalWords {
 public:
  // --- by a handler

  // False: the signal is not wanted.
  bool try_note(SignalSet signal) {
    if ((wanted_.load() & signal) == 0) return false;
    noted_.fetch_or(signal);
    arrivals_.fetch_add(1);
    futex_wake(arrivals_);
    return true;
  }

  // --- by who listens

  // Sleeps until something has been noted that was not taken.
  void wait() {
    for (;;) {
      std::uint32_t seen = arrivals_.load();
      if (noted_.load() != 0) return;
      futex_wait(arrivals_, seen);
    }
  }
  SignalSet take() { return noted_.exchange(0); }

  // --- changes; one thread at a time. Each puts its action in place by the way, which is a system call

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

  // Those that nobody has ever wanted.
  void ignore_from_the_start(SignalSet signals) { ignored_.store(signals); }

  bool is_ignored(SignalSet signal) const { return (ignored_.load() & signal) != 0; }
  bool is_wanted_or_ignored(SignalSet signal) const {
    return ((wanted_.load() | ignored_.load()) & signal) != 0;
  }

 private:
  Atomic<SignalSet> wanted_{0};
  Atomic<SignalSet> ignored_{0};
  Atomic<SignalSet> noted_{0};
  Atomic<std::uint32_t> arrivals_{0};
};

using SignalWords = BasicSignalWords<std::atomic>;

}  // namespace gocxx::rt::platform
