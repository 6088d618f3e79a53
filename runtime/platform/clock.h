// Clocks and the number of processors.
#pragma once

#include <atomic>
#include <cstdint>

namespace gocxx::rt::platform {

/// Returns the nanoseconds of the monotonic clock, which never goes back.
std::int64_t monotonic_ns();

/// Returns the nanoseconds since 1970.
std::int64_t wall_ns();

/// The second of the monotonic clock, cached: cheap to read, and exact to a few milliseconds while goroutines
/// run. The monitor writes it, any thread reads it, both relaxed.
extern std::atomic<std::uint32_t> current_second;
void update_current_second();

/// Returns the number of processors that this process may run on.
int cpu_count();

/// Returns the value of GOMAXPROCS if that is a positive number, otherwise the number of processors.
int initial_worker_count();

}  // namespace gocxx::rt::platform
