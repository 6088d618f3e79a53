// Time and the machine.
#pragma once

#include <cstdint>

namespace gocxx::rt::platform {

// Nanoseconds of the monotonic clock, which never goes back.
std::int64_t monotonic_ns();

// Processors that this process may run on.
int cpu_count();

// The value of GOMAXPROCS if it is a positive number, else the number of processors.
int initial_worker_count();

}  // namespace gocxx::rt::platform
