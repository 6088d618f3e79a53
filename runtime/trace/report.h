// What a program that ends badly leaves on standard error: goroutines and their frames, in Go's form. Written
// straight to the file, in pieces; may run in a signal handler.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "fiber/context.h"
#include "sched/registry.h"

namespace gocxx::rt::trace {

class Report {
 public:
  Report() = default;
  ~Report() { flush(); }
  Report(const Report&) = delete;

  Report& operator<<(std::string_view text);
  Report& operator<<(std::uint64_t number);
  Report& hex(std::uint64_t number);
  void flush();

  // The goroutine that runs here, with the frames from `from` on.
  void running(const sched::Goroutine* goroutine, fiber::Position from, bool exact = false);
  // One that is parked, and one that the collector has freed.
  void parked(const sched::Goroutine* goroutine);
  void lost(const sched::LostGoroutine& lost);

  // How many were lost, if any were; and their accounts, latest first.
  void lost_count();
  void all_lost();

  // All goroutines but one, by number. Nothing else runs.
  void all(const sched::Goroutine* except_or_null = nullptr);

 private:
  void header(std::uint64_t id, std::string_view state);
  void created_by(void* pc, std::uint64_t id);

  std::size_t length_ = 0;
  char text_[4096];
};

// "fatal error: all goroutines are asleep - deadlock!" and every goroutine. For the scheduler's on_deadlock.
[[noreturn]] void report_deadlock();

// The words, and every goroutine. For the monitor's on_quit.
[[noreturn]] void report_quit(const char* words);

// What `goroutine` is about, as a report says it: "running", "runnable", or what it waits for, and for how
// many minutes if that is one or more.
std::string state_of(const sched::Goroutine* goroutine, std::uint32_t second);

}  // namespace gocxx::rt::trace
