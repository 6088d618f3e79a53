// Signals that ask the process to end, held back while there is something to clean up.
#pragma once

#include <csignal>

namespace gocxx::driver {

/// While one lives, SIGINT, SIGQUIT, SIGTERM and SIGHUP do not end the process but interrupt what it waits
/// for; when it dies, the signal that came ends the process. SIGINT and SIGQUIT do so even where they were
/// ignored: a shell without job control ignores them for what it starts in the background. SIGTERM and SIGHUP
/// stay ignored if they were (nohup). They may be nested; on the main thread only.
class HeldSignals {
 public:
  HeldSignals();
  ~HeldSignals();
  HeldSignals(const HeldSignals&) = delete;
  HeldSignals& operator=(const HeldSignals&) = delete;

  /// The signal that came, 0 if none did.
  static int held();

  /// Whether `signal_number` was ignored before the outermost of these objects was made.
  static bool was_ignored(int signal_number);

 private:
  static constexpr int kSignals[] = {SIGINT, SIGQUIT, SIGTERM, SIGHUP};
  struct sigaction before_[4];
  HeldSignals* outer_;
};

/// Blocks the signals that HeldSignals holds while it lives, so that none comes between a look at what has
/// come and the wait that it should interrupt.
class BlockedSignals {
 public:
  BlockedSignals();
  ~BlockedSignals();
  BlockedSignals(const BlockedSignals&) = delete;
  BlockedSignals& operator=(const BlockedSignals&) = delete;

  /// The mask from before.
  const sigset_t* before() const { return &before_; }

 private:
  sigset_t before_;
};

}  // namespace gocxx::driver
