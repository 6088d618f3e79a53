// Signals from outside: their dispositions, those that the program listens to ("wanted"), and those that have
// arrived ("noted"). A signal that the program does not listen to does what it does in a Go program.
#pragma once

#include <signal.h>

#include <cstdint>

namespace gocxx::rt::platform {

/// Sets of signals: bit n - 1 for signal n.
using SignalSet = std::uint64_t;
inline constexpr int kLastSignal = 64;
constexpr SignalSet set_of(int signal) { return SignalSet{1} << (signal - 1); }

/// Installs the handlers. Called at the start of a program by the first thread, which receives all signals
/// from outside. From then on SIGUSR1 and the like do nothing, and writing to a broken pipe is an error of
/// the write. A signal that asks for a dump of the goroutines calls `on_dump` with the dump's first line, in
/// the signal handler.
void catch_signals(void (*on_dump)(const char* words));

/// Called by the handler of faults. Returns true if a process sent the signal, and not the processor; then it
/// was handled.
bool take_sent_fault(int signal, const siginfo_t* info);

/// Returns the signals that a program may listen to.
SignalSet wantable_signals();

/// From now on the signal is noted, has its default disposition, or is ignored. One thread at a time calls
/// these.
void want_signal(int signal);
void unwant_signal(int signal);
void ignore_signal(int signal);
/// Returns whether the signal is ignored, by `ignore_signal` or from the start of the program.
bool is_signal_ignored(int signal);

/// Sleeps until a signal has been noted that was not taken. One thread at a time calls it.
void wait_for_signals();
/// Takes all noted signals.
SignalSet take_signals();

/// Sends the signal to this process again: it was noted, but is not wanted any more, and has its present
/// disposition now.
void send_again(int signal);

/// Called when a write to standard output or standard error has met a broken pipe: ends the program by
/// SIGPIPE, unless the program listens to SIGPIPE or ignores it.
void end_by_broken_pipe();

}  // namespace gocxx::rt::platform
