// The handler only takes note; system calls that wait are not restarted.
#include "compiler/driver/held_signals.h"

#include <iterator>

namespace gocxx::driver {
namespace {

volatile std::sig_atomic_t held_signal = 0;

void hold(int signal_number) { held_signal = signal_number; }

}  // namespace

HeldSignals::HeldSignals() {
  struct sigaction action {};
  action.sa_handler = hold;
  sigemptyset(&action.sa_mask);
  for (std::size_t i = 0; i < std::size(kSignals); ++i) {
    sigaction(kSignals[i], nullptr, &before_[i]);
    if (before_[i].sa_handler != SIG_IGN) sigaction(kSignals[i], &action, nullptr);
  }
}

HeldSignals::~HeldSignals() {
  for (std::size_t i = 0; i < std::size(kSignals); ++i) sigaction(kSignals[i], &before_[i], nullptr);
  int came = held_signal;
  held_signal = 0;
  if (came != 0) raise(came);
}

int HeldSignals::held() { return held_signal; }

}  // namespace gocxx::driver
