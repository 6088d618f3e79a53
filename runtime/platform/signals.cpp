// The handler, and the words that it shares with those who listen.
//
// The handler runs on the first thread, in the middle of anything (SIGPIPE's on the thread that wrote): it only
// touches lock-free words and makes system calls, and keeps errno.
//
// Noting: the handler sets the signal's bit in `noted`, then counts in `arrivals`, then wakes who sleeps on that
// word. The listener reads `arrivals` before it looks at `noted`. Either it sees the bit, or it read the count
// before the handler counted: then the kernel finds another count than it was told, and it does not fall asleep.
//
// Changing what a signal does while it comes: `want_signal` sets the bit in `wanted` before the handler is in
// place, `unwant_signal` clears it after the default is. So a handler that finds its signal unwanted was on its
// way when the default was put back, or started before it: it sends the signal to the process again, where it
// meets the default; it cannot meet the handler and come round for ever, unless somebody wants it again, and then
// it is noted. A handler that found the signal wanted may note it after the last listener has gone: whoever takes it
// then sends it again, too. No signal is lost.
#include "platform/signals.h"

#include <errno.h>
#include <signal.h>
#include <unistd.h>

#include <atomic>
#include <initializer_list>

#include "platform/futex.h"

namespace gocxx::rt::platform {
namespace {

std::atomic<SignalSet> wanted{0};
std::atomic<SignalSet> ignored{0};
std::atomic<SignalSet> noted{0};
std::atomic<std::uint32_t> arrivals{0};
SignalSet ignored_from_the_start = 0;  // hangups, if nohup has started the program

void (*dump)(const char* words) = [](const char*) {};

// What a signal does in a Go program that does not listen to it.
enum class Habit { kSystems, kNothing, kDump };

constexpr int kFirstFree = 35;  // of the real-time signals; the C library and Go's runtime take those below

Habit habit_of(int signal) {
  switch (signal) {
    case SIGQUIT:
    case SIGABRT: return Habit::kDump;
    case SIGUSR1:
    case SIGUSR2:
    case SIGPIPE:
    case SIGALRM:
    case SIGXCPU:
    case SIGXFSZ:
    case SIGVTALRM:
    case SIGPROF:
    case SIGIO:
    case SIGPWR: return Habit::kNothing;
    default: return signal >= kFirstFree ? Habit::kNothing : Habit::kSystems;
  }
}

void set_action(int signal, void (*handler)(int)) {
  struct sigaction action {};
  action.sa_handler = handler;
  sigaction(signal, &action, nullptr);
}

void note(int signal) {
  noted.fetch_or(set_of(signal));
  arrivals.fetch_add(1);
  futex_wake(arrivals);
}

// abort() is not for us: it sends the signal again, once the default is back.
void dump_or_die(int signal, const siginfo_t* info) {
  if (info->si_code != SI_USER) return set_action(signal, SIG_DFL);
  dump(signal == SIGQUIT ? "SIGQUIT: quit" : "SIGABRT: abort");
}

void on_signal(int signal, siginfo_t* info, void*) {
  int error = errno;
  Habit habit = habit_of(signal);
  if ((wanted.load() & set_of(signal)) != 0)
    note(signal);
  else if (habit == Habit::kDump)
    dump_or_die(signal, info);
  else if (habit == Habit::kSystems)
    send_again(signal);
  errno = error;
}

void install(int signal) {
  struct sigaction action {};
  action.sa_sigaction = on_signal;
  action.sa_flags = SA_SIGINFO | SA_ONSTACK | SA_RESTART;
  sigfillset(&action.sa_mask);
  sigaction(signal, &action, nullptr);
}

void (*handler_of(int signal))(int) {
  struct sigaction action {};
  return sigaction(signal, nullptr, &action) == 0 ? action.sa_handler : SIG_DFL;
}

}  // namespace

// A handler that C++ code has set stays.
void catch_signals(void (*on_dump)(const char* words)) {
  dump = on_dump;
  for (int signal : {SIGHUP, SIGINT})
    if (handler_of(signal) == SIG_IGN) ignored_from_the_start |= set_of(signal);
  ignored = ignored_from_the_start;
  for (int signal = 1; signal <= kLastSignal; ++signal) {
    if (habit_of(signal) == Habit::kSystems) continue;
    auto handler = handler_of(signal);
    if (handler == SIG_DFL || handler == SIG_IGN) install(signal);
  }
}

SignalSet wantable_signals() {
  SignalSet set = 0;
  for (int signal : {SIGHUP, SIGINT, SIGTERM, SIGCHLD, SIGCONT, SIGTSTP, SIGTTIN, SIGTTOU, SIGURG, SIGWINCH})
    set |= set_of(signal);
  for (int signal = 1; signal <= kLastSignal; ++signal)
    if (habit_of(signal) != Habit::kSystems) set |= set_of(signal);
  return set;
}

void want_signal(int signal) {
  wanted.fetch_or(set_of(signal));
  ignored.fetch_and(~set_of(signal));
  install(signal);
}

void unwant_signal(int signal) {
  if (habit_of(signal) == Habit::kSystems)
    set_action(signal, (ignored_from_the_start & set_of(signal)) != 0 ? SIG_IGN : SIG_DFL);
  wanted.fetch_and(~set_of(signal));
}

void ignore_signal(int signal) {
  set_action(signal, SIG_IGN);
  wanted.fetch_and(~set_of(signal));
  ignored.fetch_or(set_of(signal));
}

bool is_signal_ignored(int signal) { return (ignored.load() & set_of(signal)) != 0; }

void wait_for_signals() {
  for (;;) {
    std::uint32_t seen = arrivals.load();
    if (noted.load() != 0) return;
    futex_wait(arrivals, seen);
  }
}

SignalSet take_signals() { return noted.exchange(0); }

void send_again(int signal) { kill(getpid(), signal); }

void end_by_broken_pipe() {
  if (((wanted.load() | ignored.load()) & set_of(SIGPIPE)) != 0) return;
  set_action(SIGPIPE, SIG_DFL);
  sigset_t pipe;
  sigemptyset(&pipe);
  sigaddset(&pipe, SIGPIPE);
  pthread_sigmask(SIG_UNBLOCK, &pipe, nullptr);
  raise(SIGPIPE);
}

}  // namespace gocxx::rt::platform
