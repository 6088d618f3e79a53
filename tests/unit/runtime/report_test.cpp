// What reports say of goroutines.
#include "trace/report.h"

#include <doctest/doctest.h>

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

TEST_CASE("who does not wait is runnable or running") {
  sched::Goroutine goroutine;
  goroutine.status = sched::Status::kRunnable;
  CHECK(trace::state_of(&goroutine, 1000) == "runnable");
  goroutine.status = sched::Status::kRunning;
  CHECK(trace::state_of(&goroutine, 1000) == "running");
}
