// Time and the machine.
#pragma once

#include <atomic>
#include <cstdint>

namespace gocxx::rt::platform {

// Nanoseconds of the monotonic clock, which never goes back.
std::int64_t monotonic_ns();

// Nanoseconds since 1970.
std::int64_t wall_ns();

// The second of the monotonic clock as far as the monitor has seen it: free to read, and right to a few
// milliseconds while goroutines run. The monitor writes it, others read it, both relaxed.
extern std::atomic<std::uint32_t> current_second;
void update_current_second();

// Processors that this process may run on.
int cpu_count();

// The value of GOMAXPROCS if it is a positive number, else the number of processors.
int initial_worker_count();

}  // namespace gocxx::rt::platform
