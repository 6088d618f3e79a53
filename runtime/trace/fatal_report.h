// A report that ends the program with status 2. platform/process_end.h says how such reports and exits agree
// on the thread that ends the process.
#pragma once

#include "trace/report.h"

namespace gocxx::rt::trace {

/// Created by the thread that has something fatal to report; any thread.
class FatalReport : public Report {
 public:
  /// Returns when the caller may write. A goroutine that calls it reaches no safepoint any more.
  FatalReport();

  /// Stops the other goroutines for good, as far as they reach a safepoint within so many milliseconds.
  /// Returns false if some still run.
  bool freeze(int milliseconds);

  /// Ends the program.
  [[noreturn]] void end();
};

/// Called by an exit that came after a fatal report had begun: waits for ever, while the report is written
/// and ends the process.
[[noreturn]] void wait_for_fatal_reports();

}  // namespace gocxx::rt::trace
