// A mutex for C++ code; emitted programs use sync.Mutex, which this is a handle to.
#pragma once

#include "gocxx/lib/sync.h"
#include "gocxx/ptr.h"
#include "gocxx/site.h"

namespace gocxx {

// A lock that one goroutine at a time holds. Who waits for it is parked: its worker runs other goroutines.
// Not recursive; any goroutine may unlock it, so it may be held over blocking operations and changes of
// thread.
//
// A mutex is a handle: copies are the same lock, and goroutines capture it by value. It works with
// std::lock_guard, but a panic does not unwind: no destructor runs, so where one may pass through, unlock in
// gocxx::run_with_defers.
class mutex {
 public:
  // A new mutex, not held. Allocates: make it in a function that run_program runs.
  mutex() : lock_(new_object<sync::Mutex>()) {}

  // Blocks until nobody holds it, then holds it.
  void lock(const site& where = site::here()) const { sync::Mutex::Lock(lock_, where); }
  // Holds it if nobody does; says whether it did. Never blocks.
  [[nodiscard]] bool try_lock() const { return sync::Mutex::TryLock(lock_); }
  // Ends the program with "fatal error: sync: unlock of unlocked mutex" if nobody holds it.
  void unlock() const { sync::Mutex::Unlock(lock_); }

 private:
  box<sync::Mutex> lock_;
};

}  // namespace gocxx
