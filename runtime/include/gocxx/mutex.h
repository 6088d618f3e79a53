// A mutex for C++ code: a handle to a sync.Mutex, which emitted programs use.
#pragma once

#include "gocxx/lib/sync.h"
#include "gocxx/ptr.h"
#include "gocxx/site.h"

namespace gocxx {

/// A lock that one goroutine at a time holds. A goroutine that waits for it is parked: its worker runs other
/// goroutines. Not recursive. Any goroutine may unlock it, so it may be held across blocking operations and
/// changes of thread.
///
/// A mutex is a handle: copies are the same lock, and goroutines capture it by value. It works with
/// std::lock_guard. But a panic does not unwind, and no destructor runs: where a panic may pass, unlock in
/// gocxx::run_with_defers.
class mutex {
 public:
  /// A new mutex, not held. Allocates: make it in a function that run_program runs.
  mutex() : lock_(new_object<sync::Mutex>()) {}

  /// Blocks until no goroutine holds the lock, then takes it.
  void lock(const site& where = site::here()) const { sync::Mutex::Lock(lock_, where); }
  /// Takes the lock if no goroutine holds it, and returns whether it did. Never blocks.
  [[nodiscard]] bool try_lock() const { return sync::Mutex::TryLock(lock_); }
  /// Releases the lock. Ends the program with "fatal error: sync: unlock of unlocked mutex" if no goroutine
  /// holds it.
  void unlock() const { sync::Mutex::Unlock(lock_); }

 private:
  box<sync::Mutex> lock_;
};

}  // namespace gocxx
