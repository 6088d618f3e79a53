// The frame of every report that ends the program with status 2. See platform/process_end.h for how such reports, and
// exits, agree on who ends the process.
#pragma once

#include "trace/report.h"

namespace gocxx::rt::trace {

class LastWords : public Report {
 public:
  // Returns when it is the caller's turn. A goroutine that has last words comes to no safepoint any more.
  LastWords();

  // Stops the other goroutines for good, as far as they come to a safepoint within so many milliseconds. False: some
  // still run.
  bool freeze(int milliseconds);

  // Ends the program.
  [[noreturn]] void end();
};

// For an exit that came after last words: lets them be written.
[[noreturn]] void wait_for_last_words();

}  // namespace gocxx::rt::trace
