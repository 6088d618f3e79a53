// Random bits of the operating system, to seed generators with.
#pragma once

#include <cstdint>

namespace gocxx::rt::platform {

/// Returns 64 random bits. A system that has none to give (getrandom fails) is replaced by the clock and an
/// address.
std::uint64_t random_seed();

}  // namespace gocxx::rt::platform
