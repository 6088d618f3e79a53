// getrandom(2).
#include "platform/entropy.h"

#include <sys/random.h>

#include "platform/clock.h"

namespace gocxx::rt::platform {

std::uint64_t random_seed() {
  std::uint64_t seed = 0;
  if (getrandom(&seed, sizeof seed, 0) == sizeof seed) return seed;
  return reinterpret_cast<std::uintptr_t>(&seed) ^ static_cast<std::uint64_t>(monotonic_ns());
}

}  // namespace gocxx::rt::platform
