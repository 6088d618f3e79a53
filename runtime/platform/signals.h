// Signals from outside: what each does, which ones somebody wants to hear of, and those that have come. What
// nobody wants does what it does to a Go program.
#pragma once

#include <signal.h>

#include <cstdint>

namespace gocxx::rt::platform {

// Sets of signals: bit n - 1 for signal n.
using SignalSet = std::uint64_t;
inline constexpr int kLastSignal = 64;
constexpr SignalSet set_of(int signal) { return SignalSet{1} << (signal - 1); }

// At the start of a program, by the first thread, which takes all signals from outside: from now on SIGUSR1 and
// its like do nothing, a broken pipe is an error of the write, and what asks for a dump of the goroutines
// calls `on_dump` with the words that head it, in a signal's handler.
void catch_signals(void (*on_dump)(const char* words));

// For the handler of faults: true if somebody has sent the signal, and not the processor; then it is dealt with.
bool take_sent_fault(int signal, const siginfo_t* info);

// Those of which a program may want to hear.
SignalSet wantable_signals();

// From now on the signal is noted, does what it does by default, or does nothing. The caller sees to it that
// one thread at a time calls these.
void want_signal(int signal);
void unwant_signal(int signal);
void ignore_signal(int signal);
// Whether it does nothing because of `ignore_signal` or whoever started the program.
bool is_signal_ignored(int signal);

// Sleeps until a signal has been noted that was not taken; to be called by one thread at a time.
void wait_for_signals();
SignalSet take_signals();

// For one that was noted, but is not wanted any more: it comes again, and meets what is true now.
void send_again(int signal);

// Writing to standard output or standard error has met a broken pipe: ends the program by SIGPIPE, unless that
// is wanted or ignored.
void end_by_broken_pipe();

}  // namespace gocxx::rt::platform
