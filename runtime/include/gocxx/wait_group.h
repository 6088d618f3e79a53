// Waiting for goroutines to finish, for C++ code: a handle to a sync.WaitGroup, which emitted programs use.
#pragma once

#include "gocxx/lib/sync.h"
#include "gocxx/ptr.h"
#include "gocxx/site.h"

namespace gocxx {

/// A counter; goroutines wait until it is zero. A handle: copies are the same counter, and goroutines capture
/// it by value.
class wait_group {
 public:
  /// A new counter that stands at `count`. Allocates: make it in a function that run_program runs.
  explicit wait_group(long count = 0) : group_(new_object(sync::WaitGroup{count, 0, nullptr})) {}

  /// Adds `delta`, before the goroutines that it counts are started. Panics with "sync: negative WaitGroup
  /// counter".
  void add(long delta = 1) const { sync::WaitGroup::Add(group_, delta); }
  /// Called when a goroutine has finished: add(-1).
  void done() const { sync::WaitGroup::Done(group_); }
  /// Blocks until the counter is zero. Everything before each done() happens before the return.
  void wait(const site& where = site::here()) const { sync::WaitGroup::Wait(group_, where); }

 private:
  box<sync::WaitGroup> group_;
};

}  // namespace gocxx
