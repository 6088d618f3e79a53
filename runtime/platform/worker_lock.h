// The spin lock of what goroutines share: channels, timers. Only workers take it (goroutines, or their worker
// between them).
//
// In single-worker mode (sched/single_worker_mode.h) the lock is not taken at all, which saves half of the
// cost of a channel operation. The scheduler changes the mode only while the single worker holds no worker
// lock, and a worker that runs after the mode ended sees everything that the single worker did in it.
//
// Workers that take such a lock in turn may never find it taken and still slow each other down: each time its
// cache line migrates to another processor, which takes longer than most operations. So the lock remembers
// the thread that had it last, and the runtime counts these migrations for the worker limiter
// (sched/worker_limiter.h).
#pragma once

#include <atomic>
#include <cstdint>

#include "platform/thread_annotations.h"

namespace gocxx::rt::platform {

/// Whether the scheduler is in single-worker mode. Relaxed: the scheduler's lock orders the changes.
inline std::atomic<bool> single_worker{false};
inline bool is_single_worker() { return single_worker.load(std::memory_order_relaxed); }

/// How often a worker took a lock that another thread had taken last; counted in steps of kMigrationStep.
inline constexpr std::uint32_t kMigrationStep = 32;
inline std::atomic<std::uint32_t> lock_migrations{0};

/// The lock's word: the mark of the thread that had the lock last, and the bit kTaken. The atomics are a
/// parameter: the tests run it through every interleaving.
///
/// Invariant: kTaken is set while a thread holds the lock; only the holder clears it. A thread whose exchange
/// returned a word without kTaken holds the lock. The mark is only a hint: a thread that fails to take the
/// lock overwrites the mark of the holder, and the holder may write it back when it releases the lock.
template <template <class> class Atomic>
class BasicLockWord {
 public:
  enum class Took {
    kAgain,      // taken; this thread had it last, or no thread ever had it
    kFromOther,  // taken; another thread had it last
    kNot,        // not taken: another thread holds it
  };

  /// `mark` is the thread's own; its lowest bit is 0. Acquire: partner of `release`.
  Took take(std::uint16_t mark) {
    std::uint16_t before = word_.exchange(mark | kTaken, std::memory_order_acquire);
    if (before == mark || before == 0) return Took::kAgain;
    return (before & kTaken) == 0 ? Took::kFromOther : Took::kNot;
  }
  bool try_take(std::uint16_t mark) { return !is_taken() && take(mark) != Took::kNot; }
  /// Changes nothing if the lock was not taken (in single-worker mode). Release: partner of `take`.
  void release() {
    word_.store(static_cast<std::uint16_t>(word_.load(std::memory_order_relaxed) & ~kTaken),
                std::memory_order_release);
  }

 private:
  static constexpr unsigned kTaken = 1;

  bool is_taken() const { return (word_.load(std::memory_order_relaxed) & kTaken) != 0; }

  Atomic<std::uint16_t> word_{0};
};

/// The spin lock. Only workers take it, and nobody parks while holding it.
class GOCXX_CAPABILITY("worker lock") WorkerLock {
 public:
  // The analysis cannot know that a single worker needs no lock.
  void lock() GOCXX_ACQUIRE() GOCXX_NO_THREAD_SAFETY_ANALYSIS {
    if (!is_single_worker()) lock_shared();
  }
  bool try_lock() GOCXX_TRY_ACQUIRE(true) { return is_single_worker() || try_lock_shared(); }
  void unlock() GOCXX_RELEASE() { word_.release(); }

 private:
  // Not inlined: both read a thread-local variable.
  void lock_shared();
  bool try_lock_shared();

  BasicLockWord<std::atomic> word_;
};

}  // namespace gocxx::rt::platform
