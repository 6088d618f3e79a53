// Locks for workers and other threads of the runtime. A goroutine never parks while it holds one.
#pragma once

#include <atomic>
#include <cstdint>

#include "platform/futex.h"

namespace gocxx::rt::platform {

// One processor-friendly round of waiting.
inline void relax() {
#if defined(__x86_64__)
  __builtin_ia32_pause();
#else
  asm volatile("yield");
#endif
}

// How often somebody found a spin lock taken, of this kind or another. The scheduler looks at how fast it
// grows.
inline std::atomic<std::uint32_t> contentions{0};

// A lock that is held for a few instructions: spins, then gives the processor away.
class SpinLock {
 public:
  void lock() {
    if (!taken_.exchange(true, std::memory_order_acquire)) [[likely]]
      return;
    lock_slowly();
  }
  bool try_lock() {
    return !taken_.load(std::memory_order_relaxed) && !taken_.exchange(true, std::memory_order_acquire);
  }
  void unlock() { taken_.store(false, std::memory_order_release); }

 private:
  void lock_slowly();

  std::atomic<bool> taken_{false};
};

// Whether one worker runs goroutines alone, and no other can begin to before that one has agreed. The rules
// by which it changes are sched/'s: it changes only while the lone worker holds no lock for workers, and
// everything that it does before is seen by those who run after.
inline std::atomic<bool> alone{false};
inline bool is_alone() { return alone.load(std::memory_order_relaxed); }

// A spin lock that only workers take (goroutines, or their worker between them). A lone worker has nothing to
// agree on with anybody: so half of what a channel operation costs is saved.
class WorkerLock {
 public:
  void lock() {
    if (!is_alone()) lock_.lock();
  }
  bool try_lock() { return is_alone() || lock_.try_lock(); }
  // Free as well if it was not taken.
  void unlock() { lock_.unlock(); }

 private:
  SpinLock lock_;
};

// A lock whose waiters sleep. 0 free, 1 taken, 2 taken and perhaps waited for.
class Lock {
 public:
  void lock() {
    std::uint32_t free = 0;
    if (state_.compare_exchange_strong(free, 1, std::memory_order_acquire)) [[likely]]
      return;
    while (state_.exchange(2, std::memory_order_acquire) != 0) futex_wait(state_, 2);
  }
  void unlock() {
    if (state_.exchange(0, std::memory_order_release) == 2) futex_wake(state_);
  }

 private:
  std::atomic<std::uint32_t> state_{0};
};

template <class L>
class Guard {
 public:
  explicit Guard(L& lock) : lock_(lock) { lock_.lock(); }
  ~Guard() { lock_.unlock(); }
  Guard(const Guard&) = delete;

 private:
  L& lock_;
};

}  // namespace gocxx::rt::platform
