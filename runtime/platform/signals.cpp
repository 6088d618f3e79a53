// The handler, and what each signal does.
//
// The handler runs on the first thread, in the middle of anything (SIGPIPE's on the thread that wrote): it only
// touches lock-free words (signal_words.h) and makes system calls, and keeps errno.
#include "platform/signals.h"

#include <errno.h>
#include <signal.h>
#include <unistd.h>

#include <initializer_list>

#include "platform/signal_words.h"

namespace gocxx::rt::platform {
namespace {

SignalWords shared;
SignalSet ignored_from_the_start = 0;  // hangups, if nohup has started the program

void (*dump)(const char* words) = [](const char*) {};

// What a signal does in a Go program that does not listen to it.
enum class Habit { kSystems, kNothing, kDump };

constexpr int kFirstFree = 35;  // of the real-time signals; the C library and Go's runtime take those below

Habit habit_of(int signal) {
  switch (signal) {
    case SIGQUIT:
    case SIGABRT:
    case SIGILL:
    case SIGTRAP:
    case SIGSYS:
    case SIGSEGV:
    case SIGBUS:
    case SIGFPE: return Habit::kDump;
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

// The processor sends these, too: their handler is always the one of fiber/fault.h, also if the program listens to them or ignores them.
bool has_handler_of_faults(int signal) { return signal == SIGSEGV || signal == SIGBUS || signal == SIGFPE; }

// As Go heads the dump.
const char* words_of(int signal) {
  switch (signal) {
    case SIGQUIT: return "SIGQUIT: quit";
    case SIGABRT: return "SIGABRT: abort";
    case SIGILL: return "SIGILL: illegal instruction";
    case SIGTRAP: return "SIGTRAP: trace trap";
    case SIGSYS: return "SIGSYS: bad system call";
    case SIGSEGV: return "SIGSEGV: segmentation violation";
    case SIGBUS: return "SIGBUS: bus error";
    default: return "SIGFPE: floating-point exception";
  }
}

bool is_sent(const siginfo_t* info) { return info->si_code == SI_USER || info->si_code == SI_QUEUE; }

// abort() is not for us: it sends the signal again, once the default is back. Nor is what the processor sends.
void dump_or_die(int signal, const siginfo_t* info) {
  if (!is_sent(info)) return set_action(signal, SIG_DFL);
  dump(words_of(signal));
}

void on_signal(int signal, siginfo_t* info, void*) {
  int error = errno;
  Habit habit = habit_of(signal);
  bool noted = shared.try_note(set_of(signal));
  if (!noted && habit == Habit::kDump)
    dump_or_die(signal, info);
  else if (!noted && habit == Habit::kSystems)
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
  shared.ignore_from_the_start(ignored_from_the_start);
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

bool take_sent_fault(int signal, const siginfo_t* info) {
  if (!is_sent(info)) return false;
  const int error = errno;
  if (!shared.try_note(set_of(signal)) && !shared.is_ignored(set_of(signal))) dump(words_of(signal));
  errno = error;
  return true;
}

void want_signal(int signal) {
  shared.want(set_of(signal), [=] {
    if (!has_handler_of_faults(signal)) install(signal);
  });
}

void unwant_signal(int signal) {
  bool ignored = (ignored_from_the_start & set_of(signal)) != 0;
  shared.unwant(set_of(signal), [=] {
    if (habit_of(signal) == Habit::kSystems) set_action(signal, ignored ? SIG_IGN : SIG_DFL);
  });
}

void ignore_signal(int signal) {
  shared.ignore(set_of(signal), [=] {
    if (!has_handler_of_faults(signal)) set_action(signal, SIG_IGN);
  });
}

bool is_signal_ignored(int signal) { return shared.is_ignored(set_of(signal)); }

void wait_for_signals() { shared.wait(); }

SignalSet take_signals() { return shared.take(); }

void send_again(int signal) { kill(getpid(), signal); }

void end_by_broken_pipe() {
  if (shared.is_wanted_or_ignored(set_of(SIGPIPE))) return;
  set_action(SIGPIPE, SIG_DFL);
  sigset_t pipe;
  sigemptyset(&pipe);
  sigaddset(&pipe, SIGPIPE);
  pthread_sigmask(SIG_UNBLOCK, &pipe, nullptr);
  raise(SIGPIPE);
}

}  // namespace gocxx::rt::platform
