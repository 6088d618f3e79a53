// Locks for workers and other threads of the runtime. A goroutine never parks while it holds one.
#pragma once

#include <atomic>
#include <cstdint>

#include "platform/futex.h"
#include "platform/thread_annotations.h"

namespace gocxx::rt::platform {

/// Tells the processor that the thread spins.
inline void relax() {
#if defined(__x86_64__)
  __builtin_ia32_pause();
#else
  asm volatile("yield");
#endif
}

/// How often a thread found a spin lock of any kind taken: waits of about a microsecond. The worker limiter
/// watches how fast it grows. Relaxed: a statistic.
inline std::atomic<std::uint32_t> contentions{0};
inline void count_contentions(std::uint32_t n) { contentions.fetch_add(n, std::memory_order_relaxed); }

/// Called between two attempts to take a lock. The holder may have lost its processor, so after a short while
/// the caller yields its own.
void wait_a_moment(int spins_so_far);

/// A lock that is held for a few instructions: spins, then yields the processor.
class GOCXX_CAPABILITY("spin lock") SpinLock {
 public:
  /// Acquire: partner of `unlock`.
  void lock() GOCXX_ACQUIRE() {
    if (!taken_.exchange(true, std::memory_order_acquire)) [[likely]]
      return;
    lock_slowly();
  }
  /// Acquire: partner of `unlock`.
  bool try_lock() GOCXX_TRY_ACQUIRE(true) {
    return !taken_.load(std::memory_order_relaxed) && !taken_.exchange(true, std::memory_order_acquire);
  }
  /// Release: partner of `lock` and try_lock.
  void unlock() GOCXX_RELEASE() { taken_.store(false, std::memory_order_release); }

 private:
  void lock_slowly() GOCXX_ACQUIRE() GOCXX_NO_THREAD_SAFETY_ANALYSIS;  // tries in a loop

  std::atomic<bool> taken_{false};
};

/// A lock whose waiters sleep (Drepper's futex mutex). The state is 0: free, 1: taken, 2: taken, and threads
/// may wait.
///
/// Invariant: while a thread sleeps, the state is 2, or an unlocker is about to wake a sleeper, or a woken
/// thread is about to write 2.
///
/// Locker:    1. It changes 0 to 1; done.
///            2. Otherwise it exchanges the state with 2. If the state was 0, it holds the lock; done.
///            3. It sleeps while the state is 2, and goes on at step 2.
/// Unlocker:  1. It exchanges the state with 0. If the state was 2, it wakes one sleeper.
///
/// Why no sleeper is forgotten: the exchanges of locker and unlocker come one after the other. Either the
/// locker finds 0 and holds the lock, or the unlocker finds 2. A woken thread does not know whether others
/// sleep, so it holds the lock with state 2 and wakes the next one.
///
/// The atomics are a parameter: the tests run the lock through every interleaving.
template <template <class> class Atomic>
class GOCXX_CAPABILITY("lock") BasicLock {
 public:
  /// Acquire: partner of `unlock`.
  void lock() GOCXX_ACQUIRE() {
    std::uint32_t free = 0;
    if (state_.compare_exchange_strong(free, 1, std::memory_order_acquire)) [[likely]]
      return;
    while (state_.exchange(2, std::memory_order_acquire) != 0) futex_wait(state_, std::uint32_t{2});
  }
  /// Release: partner of `lock`.
  void unlock() GOCXX_RELEASE() {
    if (state_.exchange(0, std::memory_order_release) == 2) futex_wake(state_);
  }

 private:
  Atomic<std::uint32_t> state_{0};
};

using Lock = BasicLock<std::atomic>;

/// Called where no other thread uses what `lock` protects, because the world is stopped or does not run yet:
/// the analysis takes the lock for held until the caller returns.
template <class L>
void assume_exclusive(const L& lock) GOCXX_ASSERT_CAPABILITY(lock) {
  static_cast<void>(lock);
}

/// Holds a lock within a scope.
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
