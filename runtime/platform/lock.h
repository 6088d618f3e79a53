// Locks for workers and other threads of the runtime. A goroutine never parks while it holds one.
#pragma once

#include <atomic>
#include <cstdint>

#include "platform/futex.h"
#include "platform/thread_annotations.h"

namespace gocxx::rt::platform {

// One processor-friendly round of waiting.
inline void relax() {
#if defined(__x86_64__)
  __builtin_ia32_pause();
#else
  asm volatile("yield");
#endif
}

// How often somebody found a spin lock taken, of this kind or another: waits of about a microsecond. The
// scheduler looks at how fast it grows.
inline std::atomic<std::uint32_t> contentions{0};
inline void count_contentions(std::uint32_t n) { contentions.fetch_add(n, std::memory_order_relaxed); }

// Between two looks at a lock that is taken. Its holder may have lost its processor: after a short while let it
// have ours.
void wait_a_moment(int spins_so_far);

// A lock that is held for a few instructions: spins, then gives the processor away.
class GOCXX_CAPABILITY("spin lock") SpinLock {
 public:
  void lock() GOCXX_ACQUIRE() {
    if (!taken_.exchange(true, std::memory_order_acquire)) [[likely]]
      return;
    lock_slowly();
  }
  bool try_lock() GOCXX_TRY_ACQUIRE(true) {
    return !taken_.load(std::memory_order_relaxed) && !taken_.exchange(true, std::memory_order_acquire);
  }
  void unlock() GOCXX_RELEASE() { taken_.store(false, std::memory_order_release); }

 private:
  void lock_slowly();

  std::atomic<bool> taken_{false};
};

// A lock whose waiters sleep. 0 free, 1 taken, 2 taken and perhaps waited for.
//
// Who has to wait writes 2 before it falls asleep, and does so only while it is 2: so either it sees that the lock was
// free, and has it, or its holder finds the 2 and wakes one. That one, as it does not know whether there are others, has
// the lock with 2, and wakes the next. The atomics are a parameter: the tests run it through every interleaving.
template <template <class> class Atomic>
class GOCXX_CAPABILITY("lock") BasicLock {
 public:
  void lock() GOCXX_ACQUIRE() {
    std::uint32_t free = 0;
    if (state_.compare_exchange_strong(free, 1, std::memory_order_acquire)) [[likely]]
      return;
    while (state_.exchange(2, std::memory_order_acquire) != 0) futex_wait(state_, std::uint32_t{2});
  }
  void unlock() GOCXX_RELEASE() {
    if (state_.exchange(0, std::memory_order_release) == 2) futex_wake(state_);
  }

 private:
  Atomic<std::uint32_t> state_{0};
};

using Lock = BasicLock<std::atomic>;

template <class L>
class GOCXX_SCOPED_CAPABILITY Guard {
 public:
  explicit Guard(L& lock) GOCXX_ACQUIRE(lock) : lock_(lock) { lock_.lock(); }
  ~Guard() GOCXX_RELEASE() { lock_.unlock(); }
  Guard(const Guard&) = delete;

 private:
  L& lock_;
};

}  // namespace gocxx::rt::platform
