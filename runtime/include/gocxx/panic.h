// Panics: raising and recovering them. Deferred functions run on top of the panicking stack; nothing is
// unwound.
#pragma once

#include <cstddef>

namespace gocxx {

struct any;

/// panic(v). A nil value becomes a *runtime.PanicNilError.
[[noreturn]] void panic(any value);

namespace rt::panic {

struct Panic;

/// Panics with a runtime.Error whose text is "runtime error: " + text. core/ implements it for the layers
/// below it.
[[noreturn]] void raise_error(const char* text, std::size_t length);
/// Panics with a runtime.Error whose text is `text`: the errors of channels.
[[noreturn]] void raise_plain_error(const char* text);

/// Returns the panic that the running deferred function may recover, or null. A panic sets it before it calls
/// a deferred function that calls recover(); that function takes it at its entry.
Panic* take_recoverable();
/// Marks the panic as recovered and returns its value; nil if there is none or it was recovered already.
any recover(Panic* panic_or_null);

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
  any recover();

 private:
  rt::panic::Panic* panic_;
};

}  // namespace gocxx
