// The spin lock of what goroutines share: channels, timers. Only workers take it (goroutines, or their worker
// between them).
//
// A lone worker has nothing to agree on with anybody and does without: half of what a channel operation costs
// is saved. By which rules solitude begins and ends is sched/'s matter: it changes only while the lone worker
// holds no lock for workers, and everything that it does before is seen by those who run after.
//
// Workers that take such a lock in turn need never find it taken, and are in each other's way all the same:
// each time the line of the cache wanders, which takes longer than most operations. So the lock remembers who
// had it last, and it is counted how often that was another thread.
#pragma once

#include <atomic>
#include <cstdint>

namespace gocxx::rt::platform {

// Whether one worker runs goroutines alone, and no other can begin to before that one has agreed.
inline std::atomic<bool> alone{false};
inline bool is_alone() { return alone.load(std::memory_order_relaxed); }

// How often a worker took a lock that another had had last, by a multiple of kWanderingStep. The scheduler looks
// at how fast it grows.
inline constexpr std::uint32_t kWanderingStep = 32;
inline std::atomic<std::uint32_t> wanderings{0};

// The lock's word: the mark of the thread that had it last, and whether it is taken. The atomics are a parameter: the
// tests run it through every interleaving.
//
// Who tries in vain overwrites the mark of the holder, and the holder may write it back as it lets go: so the mark
// is a hint. kTaken is not: only the holder unsets it, and whoever has seen it unset in his own exchange holds the lock.
template <template <class> class Atomic>
class BasicLockWord {
 public:
  enum class Took {
    kAgain,      // nobody else has had it since this thread had, or nobody at all
    kFromOther,  // another thread had it last
    kNot,        // it is taken
  };

  // `mark` is the thread's own; its lowest bit is unset. Acquire: partner of `let_go`.
  Took take(std::uint16_t mark) {
    std::uint16_t before = word_.exchange(mark | kTaken, std::memory_order_acquire);
    if (before == mark || before == 0) return Took::kAgain;
    return (before & kTaken) == 0 ? Took::kFromOther : Took::kNot;
  }
  bool try_take(std::uint16_t mark) { return !is_taken() && take(mark) != Took::kNot; }
  // Nothing changes if it was not taken.
  void let_go() {
    word_.store(static_cast<std::uint16_t>(word_.load(std::memory_order_relaxed) & ~kTaken),
                std::memory_order_release);
  }

 private:
  static constexpr unsigned kTaken = 1;

  bool is_taken() const { return (word_.load(std::memory_order_relaxed) & kTaken) != 0; }

  Atomic<std::uint16_t> word_{0};
};

class WorkerLock {
 public:
  void lock() {
    if (!is_alone()) lock_together();
  }
  bool try_lock() { return is_alone() || try_lock_together(); }
  void unlock() { word_.let_go(); }

 private:
  // Not inlined: both read what belongs to the thread.
  void lock_together();
  bool try_lock_together();

  BasicLockWord<std::atomic> word_;
};

}  // namespace gocxx::rt::platform
