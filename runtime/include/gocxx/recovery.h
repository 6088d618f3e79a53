// recover() and the right to it.
#pragma once

#include <utility>

#include "gocxx/any.h"
#include "gocxx/panic.h"

namespace gocxx {

namespace rt::panic {

/// Marks the panic as recovered and returns its value; nil if it was recovered already.
any recover(Panic* panic);

/// Returns the panic that the running deferred function may recover, or null, and takes the right away.
inline Panic* take_recoverable() { return std::exchange(goroutine_state()->recoverable, nullptr); }

}  // namespace rt::panic

/// The first statement of a function that only passes the call on to a method of an interface value: drops
/// the right to recover unless that method calls recover() itself.
inline void pass_recovery(bool recovers) {
  if (!recovers) rt::panic::take_recoverable();
}

/// The first statement of every function that calls recover(). recover() works only in the function that was
/// deferred, not in functions that it calls, so the right to recover is taken at entry.
class recovery {
 public:
  recovery() : panic_(rt::panic::take_recoverable()) {}
  recovery(const recovery&) = delete;

  /// recover(): returns the value of the panic that runs this deferred function; nil if there is none.
  any recover() { return panic_ != nullptr ? rt::panic::recover(panic_) : any(nullptr); }

 private:
  rt::panic::Panic* panic_;
};

}  // namespace gocxx
