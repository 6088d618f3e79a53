// The handler only takes note; system calls that wait are not restarted.
#include "compiler/driver/held_signals.h"

#include <iterator>
#include <utility>

namespace gocxx::driver {
namespace {

volatile std::sig_atomic_t held_signal = 0;
HeldSignals* innermost = nullptr;

void hold(int signal_number) { held_signal = signal_number; }

bool stays_ignored(int signal_number) { return signal_number == SIGTERM || signal_number == SIGHUP; }

}  // namespace

HeldSignals::HeldSignals() : outer_(std::exchange(innermost, this)) {
  struct sigaction action {};
  action.sa_handler = hold;
  sigemptyset(&action.sa_mask);
  for (std::size_t i = 0; i < std::size(kSignals); ++i) {
    sigaction(kSignals[i], nullptr, &before_[i]);
    if (before_[i].sa_handler != SIG_IGN || !stays_ignored(kSignals[i]))
      sigaction(kSignals[i], &action, nullptr);
  }
}

HeldSignals::~HeldSignals() {
  innermost = outer_;
  for (std::size_t i = 0; i < std::size(kSignals); ++i) sigaction(kSignals[i], &before_[i], nullptr);
  if (outer_ != nullptr) return;
  int came = held_signal;
  held_signal = 0;
  if (came == 0) return;
  struct sigaction action {};
  sigaction(came, nullptr, &action);
  if (action.sa_handler == SIG_IGN) std::signal(came, SIG_DFL);
  raise(came);
}

int HeldSignals::held() { return held_signal; }

bool HeldSignals::was_ignored(int signal_number) {
  struct sigaction action {};
  sigaction(signal_number, nullptr, &action);
  for (const HeldSignals* each = innermost; each != nullptr; each = each->outer_)
    for (std::size_t i = 0; i < std::size(kSignals); ++i)
      if (kSignals[i] == signal_number) action = each->before_[i];
  return action.sa_handler == SIG_IGN;
}

BlockedSignals::BlockedSignals() {
  sigset_t blocked;
  sigemptyset(&blocked);
  for (int s : {SIGINT, SIGQUIT, SIGTERM, SIGHUP}) sigaddset(&blocked, s);
  sigprocmask(SIG_BLOCK, &blocked, &before_);
}

BlockedSignals::~BlockedSignals() { sigprocmask(SIG_SETMASK, &before_, nullptr); }

}  // namespace gocxx::driver
