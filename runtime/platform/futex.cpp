// futex(2), and waiting for the spin lock.
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

void wait_a_moment(int spins_so_far) {
  constexpr int kSpins = 100;
  if (spins_so_far < kSpins)
    relax();
  else
    sched_yield();
}

void SpinLock::lock_slowly() {
  count_contentions(1);
  for (int spins = 0; !try_lock(); ++spins) wait_a_moment(spins);
}

}  // namespace gocxx::rt::platform
