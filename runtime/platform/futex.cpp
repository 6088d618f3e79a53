// futex(2), and the slow path of the spin lock.
#include "platform/futex.h"

#include <linux/futex.h>
#include <sched.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

#include "platform/lock.h"

namespace gocxx::rt::platform {

void futex_wait(std::atomic<std::uint32_t>& word, std::uint32_t expected, std::int64_t timeout_ns) {
  timespec limit{timeout_ns / 1'000'000'000, timeout_ns % 1'000'000'000};
  syscall(SYS_futex, &word, FUTEX_WAIT_PRIVATE, expected, timeout_ns < 0 ? nullptr : &limit, nullptr, 0);
}

void futex_wake(std::atomic<std::uint32_t>& word, int count) {
  syscall(SYS_futex, &word, FUTEX_WAKE_PRIVATE, count, nullptr, nullptr, 0);
}

// The holder may have lost its processor: after a short while let it have ours.
void SpinLock::lock_slowly() {
  contentions.fetch_add(1, std::memory_order_relaxed);
  constexpr int kSpins = 100;
  for (int spins = 0;; ++spins) {
    if (try_lock()) return;
    if (spins < kSpins)
      relax();
    else
      sched_yield();
  }
}

}  // namespace gocxx::rt::platform
