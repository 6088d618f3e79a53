// The policy with which the runtime instantiates the blocking primitives of package sync. The tests
// instantiate them with another policy and run them through every interleaving. The first step of each
// primitive, for the case that no goroutine waits, is repeated in the package's header with the __atomic
// builtins: <atomic> would cost 0.2 s in every compilation.
#pragma once

#include <atomic>
#include <cstdint>

#include "platform/clock.h"
#include "platform/lock.h"
#include "sched/scheduler.h"
#include "sync/wait_queue.h"

namespace gocxx::sync {

/// Atomics, guard, waiting and time. What each function does is in sync/wait_queue.h.
struct RuntimePolicy {
  template <class T>
  using Ref = std::atomic_ref<T>;
  using Waiter = rt::sched::Waiter;
  using Guarded = rt::sync::Guarded;

  static void lock_guard(std::uint32_t* guard) { rt::sync::lock_guard(guard); }
  static void unlock_guard(std::uint32_t* guard) { rt::sync::unlock_guard(guard); }
  static bool wait(Waiter** first, std::uint32_t* guard, bool in_front, const char* reason,
                   const site& where) {
    return rt::sync::wait(first, guard, in_front, reason, where);
  }
  static void wake(Waiter* waiter, bool result) { rt::sync::wake(waiter, result); }

  /// Returns the waiter of the calling goroutine.
  static Waiter& waiter() { return rt::sched::current()->waiter; }
  static std::int64_t now() { return rt::platform::monotonic_ns(); }
};

}  // namespace gocxx::sync
