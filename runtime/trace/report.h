// Reports on standard error: goroutines and their frames, in Go's form. Written directly to the file, in
// pieces; a signal handler may use it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "fiber/context.h"
#include "sched/goroutine_table.h"

namespace gocxx::rt::trace {

/// A report under construction. One thread at a time; `flush` or the end writes what is buffered.
class Report {
 public:
  Report() = default;
  ~Report() { flush(); }
  Report(const Report&) = delete;

  Report& operator<<(std::string_view text);
  Report& operator<<(std::uint64_t number);
  Report& hex(std::uint64_t number);
  void flush();

  /// Writes the goroutine that runs on this thread, with the frames from `from` on.
  void running(const sched::Goroutine* goroutine, fiber::Position from, bool exact = false);
  /// Write a parked goroutine, and one that the collector has freed.
  void parked(const sched::Goroutine* goroutine);
  void lost(const sched::LostGoroutine& lost);

  /// Write the number of lost goroutines, if there are any; and their accounts, latest first.
  void lost_count();
  void all_lost();

  /// Writes all goroutines but one, by number. No other goroutine runs.
  void all(const sched::Goroutine* except_or_null = nullptr);

 private:
  void header(std::uint64_t id, std::string_view state);
  void created_by(void* pc, std::uint64_t id);

  std::size_t length_ = 0;
  char text_[4096];
};

/// Reports "fatal error: all goroutines are asleep - deadlock!" and every goroutine. For the scheduler's
/// on_deadlock.
[[noreturn]] void report_deadlock();

/// Reports `words` and every goroutine. For the monitor's on_quit.
[[noreturn]] void report_quit(const char* words);

/// Returns the goroutine's state for a report: "running", "runnable", or its wait reason, with the minutes of
/// the wait if that is one or more.
std::string state_of(const sched::Goroutine* goroutine, std::uint32_t second);

}  // namespace gocxx::rt::trace
