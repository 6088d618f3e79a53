// Writing reports.
#include "trace/report.h"

#include <algorithm>
#include <charconv>
#include <cstring>
#include <vector>

#include "fiber/stack_walk.h"
#include "platform/clock.h"
#include "platform/write_error.h"
#include "sched/scheduler.h"
#include "trace/fatal_report.h"
#include "trace/frames.h"
#include "trace/symbol.h"

namespace gocxx::rt::trace {
namespace {

bool add_frame(std::uintptr_t pc, void* frames) {
  static_cast<Frames*>(frames)->add(pc);
  return true;
}

}  // namespace

void Report::flush() {
  platform::write_error({text_, length_});
  length_ = 0;
}

Report& Report::operator<<(std::string_view text) {
  while (!text.empty()) {
    if (length_ == sizeof text_) flush();
    std::size_t size = std::min(text.size(), sizeof text_ - length_);
    std::memcpy(text_ + length_, text.data(), size);
    length_ += size;
    text.remove_prefix(size);
  }
  return *this;
}

Report& Report::operator<<(std::uint64_t number) {
  char digits[24];
  return *this << std::string_view(digits,
                                   std::to_chars(digits, digits + sizeof digits, number).ptr - digits);
}

Report& Report::hex(std::uint64_t number) {
  char digits[24];
  return *this << "0x"
               << std::string_view(digits,
                                   std::to_chars(digits, digits + sizeof digits, number, 16).ptr - digits);
}

void Report::header(std::uint64_t id, std::string_view state) {
  *this << "goroutine " << id << " [" << state << "]:\n";
}

namespace {

// The first function of the program at a PC.
struct FirstProgramFunction {
  bool found = false;
  Symbol symbol;
};

void note_first(const Symbol& symbol, void* data) {
  auto* first = static_cast<FirstProgramFunction*>(data);
  if (first->found || symbol.internal) return;
  *first = {true, symbol};
}

}  // namespace

void Report::created_by(void* pc, std::uint64_t id) {
  if (id == 0) return;
  FirstProgramFunction first;
  symbolize(reinterpret_cast<std::uintptr_t>(pc), true, note_first, &first);
  if (!first.found) return;
  *this << "created by " << first.symbol.function << " in goroutine " << id << "\n\t" << first.symbol.file
        << ":" << static_cast<std::uint64_t>(first.symbol.line) << " +";
  hex(first.symbol.offset) << "\n";
}

void Report::running(const sched::Goroutine* goroutine, fiber::Position from, bool exact) {
  header(goroutine->id, "running");
  Frames frames(*this, exact);
  fiber::walk_running(from, add_frame, &frames);
  frames.finish();
  created_by(goroutine->created_at, goroutine->created_by);
}

namespace {

// A goroutine that was stopped with the world counts as running.
bool was_running(const sched::Goroutine* goroutine) {
  if (goroutine->status.load(std::memory_order_relaxed) == sched::Status::kRunning) return true;
  for (int i = 0; i < sched::scheduler.worker_count(); ++i)
    if (sched::scheduler.worker(i)->resume_first == goroutine) return true;
  return false;
}

}  // namespace

std::string state_of(const sched::Goroutine* goroutine, std::uint32_t second) {
  if (was_running(goroutine)) return "running";
  if (goroutine->status.load(std::memory_order_relaxed) != sched::Status::kWaiting) return "runnable";
  std::string state = goroutine->wait_reason;
  std::uint32_t minutes = (second - goroutine->waiting_since) / 60;
  return minutes == 0 ? state : state + ", " + std::to_string(minutes) + " minutes";
}

void Report::parked(const sched::Goroutine* goroutine) {
  platform::update_current_second();
  header(goroutine->id, state_of(goroutine, platform::current_second.load(std::memory_order_relaxed)));
  if (goroutine->status.load(std::memory_order_relaxed) == sched::Status::kRunning) {
    *this << "\tgoroutine running on other thread; stack unavailable\n";
    return created_by(goroutine->created_at, goroutine->created_by);
  }
  Frames frames(*this, false);
  fiber::walk_parked(goroutine, add_frame, &frames);
  frames.finish();
  created_by(goroutine->created_at, goroutine->created_by);
}

void Report::lost(const sched::LostGoroutine& lost) {
  header(lost.id, lost.wait_reason);
  Frames frames(*this, false);
  for (int i = 0; i < lost.frame_count; ++i) frames.add(lost.frames[i]);
  frames.finish();
  created_by(lost.created_at, lost.created_by);
}

namespace {

// A goroutine, or the account of a lost one.
struct Entry {
  std::uint64_t id;
  const sched::Goroutine* goroutine;
  const sched::LostGoroutine* lost;
};

std::vector<Entry> all_by_number() {
  std::vector<Entry> all;
  sched::for_each_goroutine(
      [](sched::Goroutine* goroutine, void* data) {
        static_cast<std::vector<Entry>*>(data)->push_back({goroutine->id, goroutine, nullptr});
      },
      &all);
  sched::for_each_lost_goroutine(
      [](const sched::LostGoroutine& lost, void* data) {
        static_cast<std::vector<Entry>*>(data)->push_back({lost.id, nullptr, &lost});
      },
      &all);
  std::sort(all.begin(), all.end(), [](const Entry& a, const Entry& b) { return a.id < b.id; });
  return all;
}

}  // namespace

void Report::all(const sched::Goroutine* except) {
  for (const Entry& entry : all_by_number()) {
    if (entry.goroutine != nullptr && entry.goroutine == except) continue;
    *this << "\n";
    entry.goroutine != nullptr ? parked(entry.goroutine) : lost(*entry.lost);
  }
}

void Report::lost_count() {
  long count = gocxx::lost_goroutines();
  if (count == 0) return;
  *this << "runtime: " << static_cast<std::uint64_t>(count)
        << (count == 1 ? " goroutine was" : " goroutines were") << " blocked for ever and freed\n";
}

void Report::all_lost() {
  lost_count();
  sched::for_each_lost_goroutine(
      [](const sched::LostGoroutine& account, void* report) {
        *static_cast<Report*>(report) << "\n";
        static_cast<Report*>(report)->lost(account);
      },
      this);
}

void report_quit(const char* words) {
  FatalReport report;
  report << words << "\n";
  report.lost_count();
  report.all();
  report.end();
}

void report_deadlock() {
  FatalReport report;
  if (gocxx::goroutine_count() == 0)
    report << "fatal error: no goroutines (main called runtime.Goexit) - deadlock!\n";
  else
    report << "fatal error: all goroutines are asleep - deadlock!\n";
  report.all();
  report.end();
}

}  // namespace gocxx::rt::trace
