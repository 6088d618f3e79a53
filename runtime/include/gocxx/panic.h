// Panics: raising and recovering them. Deferred functions run on top of the panicking stack; nothing is
// unwound.
#pragma once

#include <cstddef>

namespace gocxx {

struct any;

// panic(v). A nil value becomes a *runtime.PanicNilError.
[[noreturn]] void panic(any value);

namespace rt::panic {

struct Panic;

// What core implements for the layers below it: a panic with a runtime.Error whose text is "runtime error: "
// + text
// (`raise_error`), or with one that says just `text` (`raise_plain_error`: the errors of channels).
[[noreturn]] void raise_error(const char* text, std::size_t length);
[[noreturn]] void raise_plain_error(const char* text);

// Whoever runs a deferred function that calls recover() leaves the panic that it may recover here; taken at
// its entry.
Panic* take_recoverable();
// The panic's value if it is still to be recovered, and marks it recovered; else nil.
any recover(Panic* panic_or_null);

}  // namespace rt::panic

// The first statement of a function that only passes the call on to the method of an interface value: gives
// up the right to recover unless that method calls recover() itself.
inline void pass_recovery(bool recovers) {
  if (!recovers) rt::panic::take_recoverable();
}

// The first statement of every function that calls recover(): recover() works only in the function that was
// deferred, not in those that it calls, so the right to recover is taken at entry.
class recovery {
 public:
  recovery() : panic_(rt::panic::take_recoverable()) {}
  recovery(const recovery&) = delete;

  // recover(): the value of the panic that ran this deferred function, nil if there is none.
  any recover();

 private:
  rt::panic::Panic* panic_;
};

}  // namespace gocxx
