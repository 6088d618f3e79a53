// The signal handler, and the default disposition of each signal.
//
// The handler interrupts the first thread at any point (SIGPIPE: the thread that wrote). So it only uses
// lock-free words (signal_words.h) and system calls, and keeps errno.
#include "platform/signals.h"

#include <errno.h>
#include <signal.h>
#include <unistd.h>

#include <initializer_list>

#include "platform/signal_words.h"

namespace gocxx::rt::platform {
namespace {

SignalWords words;
// SIGHUP and SIGINT, if nohup or a shell started the program with them ignored.
SignalSet ignored_from_the_start = 0;

void (*dump)(const char* words) = [](const char*) {};

// The default disposition of a signal: what it does in a Go program that does not listen to it.
enum class Disposition {
  kSystem,  // what the system does by default
  kIgnore,
  kDump,  // prints the goroutines and ends the program
};

constexpr int kFirstFree = 35;  // the first real-time signal that the C library and Go's runtime do not use

Disposition default_disposition(int signal) {
  switch (signal) {
    case SIGQUIT:
    case SIGABRT:
    case SIGILL:
    case SIGTRAP:
    case SIGSYS:
    case SIGSEGV:
    case SIGBUS:
    case SIGFPE: return Disposition::kDump;
    case SIGUSR1:
    case SIGUSR2:
    case SIGPIPE:
    case SIGALRM:
    case SIGXCPU:
    case SIGXFSZ:
    case SIGVTALRM:
    case SIGPROF:
    case SIGIO:
    case SIGPWR: return Disposition::kIgnore;
    default: return signal >= kFirstFree ? Disposition::kIgnore : Disposition::kSystem;
  }
}

void set_action(int signal, void (*handler)(int)) {
  struct sigaction action {};
  action.sa_handler = handler;
  sigaction(signal, &action, nullptr);
}

// The processor sends these, too. Their handler is always that of fiber/fault.h, even if the program listens
// to them or ignores them.
bool is_fault_signal(int signal) { return signal == SIGSEGV || signal == SIGBUS || signal == SIGFPE; }

// The first line of the dump, as in Go.
const char* name_of(int signal) {
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

// Only signals that were sent by a process are dumped. The processor's signals and abort()'s get the system's
// default back and occur again.
void dump_or_die(int signal, const siginfo_t* info) {
  if (!is_sent(info)) return set_action(signal, SIG_DFL);
  dump(name_of(signal));
}

void on_signal(int signal, siginfo_t* info, void*) {
  int error = errno;
  Disposition disposition = default_disposition(signal);
  bool noted = words.try_note(set_of(signal));
  if (!noted && disposition == Disposition::kDump)
    dump_or_die(signal, info);
  else if (!noted && disposition == Disposition::kSystem)
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

// Handlers that C++ code has set stay.
void catch_signals(void (*on_dump)(const char* words)) {
  dump = on_dump;
  for (int signal : {SIGHUP, SIGINT})
    if (handler_of(signal) == SIG_IGN) ignored_from_the_start |= set_of(signal);
  words.ignore_from_the_start(ignored_from_the_start);
  for (int signal = 1; signal <= kLastSignal; ++signal) {
    if (default_disposition(signal) == Disposition::kSystem) continue;
    auto handler = handler_of(signal);
    if (handler == SIG_DFL || handler == SIG_IGN) install(signal);
  }
}

SignalSet wantable_signals() {
  SignalSet set = 0;
  for (int signal : {SIGHUP, SIGINT, SIGTERM, SIGCHLD, SIGCONT, SIGTSTP, SIGTTIN, SIGTTOU, SIGURG, SIGWINCH})
    set |= set_of(signal);
  for (int signal = 1; signal <= kLastSignal; ++signal)
    if (default_disposition(signal) != Disposition::kSystem) set |= set_of(signal);
  return set;
}

bool take_sent_fault(int signal, const siginfo_t* info) {
  if (!is_sent(info)) return false;
  const int error = errno;
  if (!words.try_note(set_of(signal)) && !words.is_ignored(set_of(signal))) dump(name_of(signal));
  errno = error;
  return true;
}

void want_signal(int signal) {
  words.want(set_of(signal), [=] {
    if (!is_fault_signal(signal)) install(signal);
  });
}

void unwant_signal(int signal) {
  bool ignored = (ignored_from_the_start & set_of(signal)) != 0;
  words.unwant(set_of(signal), [=] {
    if (default_disposition(signal) == Disposition::kSystem) set_action(signal, ignored ? SIG_IGN : SIG_DFL);
  });
}

void ignore_signal(int signal) {
  words.ignore(set_of(signal), [=] {
    if (!is_fault_signal(signal)) set_action(signal, SIG_IGN);
  });
}

bool is_signal_ignored(int signal) { return words.is_ignored(set_of(signal)); }

void wait_for_signals() { words.wait(); }

SignalSet take_signals() { return words.take(); }

void send_again(int signal) { kill(getpid(), signal); }

void end_by_broken_pipe() {
  if (words.is_wanted_or_ignored(set_of(SIGPIPE))) return;
  set_action(SIGPIPE, SIG_DFL);
  sigset_t pipe;
  sigemptyset(&pipe);
  sigaddset(&pipe, SIGPIPE);
  pthread_sigmask(SIG_UNBLOCK, &pipe, nullptr);
  raise(SIGPIPE);
}

}  // namespace gocxx::rt::platform
