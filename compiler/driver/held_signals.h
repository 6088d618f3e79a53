// Signals that ask the process to end, held back while there is something to clean up.
#pragma once

#include <csignal>

namespace gocxx::driver {

/// While one lives, SIGINT, SIGTERM and SIGHUP do not end the process but interrupt what it waits for; when
/// it dies, the signal that came has its usual effect. They may be nested; on the main thread only.
class HeldSignals {
 public:
  HeldSignals();
  ~HeldSignals();
  HeldSignals(const HeldSignals&) = delete;
  HeldSignals& operator=(const HeldSignals&) = delete;

  /// The signal that came, 0 if none did.
  static int held();

 private:
  static constexpr int kSignals[] = {SIGINT, SIGTERM, SIGHUP};
  struct sigaction before_[3];
};

}  // namespace gocxx::driver
