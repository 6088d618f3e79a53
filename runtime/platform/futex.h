// Sleeping in the kernel on a word of memory.
#pragma once

#include <atomic>
#include <cstdint>

namespace gocxx::rt::platform {

inline constexpr std::int64_t kForever = -1;

/// Sleeps while `word` is `expected`, at most `timeout_ns` nanoseconds. May return early without a reason.
void futex_wait(std::atomic<std::uint32_t>& word, std::uint32_t expected, std::int64_t timeout_ns = kForever);

/// Wakes at most `count` threads that sleep on `word`.
void futex_wake(std::atomic<std::uint32_t>& word, int count = 1);

}  // namespace gocxx::rt::platform
