// The monotonic clock and the processor count, from the C library.
#include "platform/clock.h"

#include <sched.h>
#include <stdlib.h>
#include <time.h>

namespace gocxx::rt::platform {

namespace {

std::int64_t read(clockid_t clock) {
  timespec now;
  clock_gettime(clock, &now);
  return now.tv_sec * std::int64_t{1'000'000'000} + now.tv_nsec;
}

}  // namespace

std::int64_t monotonic_ns() { return read(CLOCK_MONOTONIC); }

std::int64_t wall_ns() { return read(CLOCK_REALTIME); }

std::atomic<std::uint32_t> current_second{0};

void update_current_second() {
  current_second.store(static_cast<std::uint32_t>(monotonic_ns() / 1'000'000'000), std::memory_order_relaxed);
}

int cpu_count() {
  cpu_set_t allowed;
  if (sched_getaffinity(0, sizeof allowed, &allowed) != 0) return 1;
  return CPU_COUNT(&allowed);
}

int initial_worker_count() {
  const char* wanted = getenv("GOMAXPROCS");
  int n = wanted != nullptr ? atoi(wanted) : 0;
  return n > 0 ? n : cpu_count();
}

}  // namespace gocxx::rt::platform
