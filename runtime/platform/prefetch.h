// Fetching memory into the processor's cache before it is needed.
#pragma once

#include <cstddef>

namespace gocxx::rt::platform {

/// Fetches `lines` cache lines at `start`. A hint: the memory need not exist.
inline void prefetch_to_read(const void* start, std::size_t lines) {
  constexpr std::size_t kLine = 64;
  for (std::size_t i = 0; i < lines; ++i) __builtin_prefetch(static_cast<const char*>(start) + i * kLine);
}
inline void prefetch_to_write(const void* start, std::size_t lines) {
  constexpr std::size_t kLine = 64;
  for (std::size_t i = 0; i < lines; ++i) __builtin_prefetch(static_cast<const char*>(start) + i * kLine, 1);
}

}  // namespace gocxx::rt::platform
