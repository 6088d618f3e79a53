// The words of reports about goroutines.
#include "trace/report.h"

#include <dlfcn.h>

#include <doctest/doctest.h>

#include "trace/symbol.h"

using namespace gocxx::rt;

TEST_CASE("a wait of a minute and more is told in minutes") {
  sched::Goroutine goroutine;
  goroutine.status = sched::Status::kWaiting;
  goroutine.wait_reason = "chan receive";
  goroutine.waiting_since = 100;
  CHECK(trace::state_of(&goroutine, 100) == "chan receive");
  CHECK(trace::state_of(&goroutine, 159) == "chan receive");
  CHECK(trace::state_of(&goroutine, 160) == "chan receive, 1 minutes");
  CHECK(trace::state_of(&goroutine, 100 + 7300) == "chan receive, 121 minutes");
}

TEST_CASE("a goroutine that does not wait is runnable or running") {
  sched::Goroutine goroutine;
  goroutine.status = sched::Status::kRunnable;
  CHECK(trace::state_of(&goroutine, 1000) == "runnable");
  goroutine.status = sched::Status::kRunning;
  CHECK(trace::state_of(&goroutine, 1000) == "running");
}

// Not 150 ms for the debug information of the C library, where it is installed.
TEST_CASE("tracebacks know the program, and nothing of shared libraries") {
  int known = 0;
  const auto count = [](const trace::Symbol&, void* data) { ++*static_cast<int*>(data); };
  trace::symbolize(reinterpret_cast<std::uintptr_t>(dlsym(RTLD_DEFAULT, "qsort")), false, count, &known);
  CHECK(known == 0);
  trace::symbolize(reinterpret_cast<std::uintptr_t>(&trace::state_of), false, count, &known);
  CHECK(known > 0);
}
