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

class Frame;

/// The deferred calls and panics of one goroutine, which alone uses them. Part of its record, whose address
/// never changes.
struct GoroutineState {
  Frame* frames = nullptr;  // with deferred calls, innermost first
  Panic* panics = nullptr;  // in progress, latest first
  // What the running deferred function may recover. A panic sets it before it calls a deferred function that
  // calls recover(); that function takes it at its entry.
  Panic* recoverable = nullptr;
};

/// The state of the goroutine that runs on this thread. The scheduler sets it at each switch.
extern "C" constinit thread_local GoroutineState* gocxx_goroutine_state;

/// Returns gocxx_goroutine_state; not inlined.
GoroutineState* goroutine_state_of_thread();

/// Returns gocxx_goroutine_state. The compiler does not see that a thread-local variable is read, so it keeps
/// no thread-local address over a switch to another thread.
inline GoroutineState* goroutine_state() {
#if defined(__x86_64__)
  GoroutineState* state;
  asm volatile("movq gocxx_goroutine_state@gottpoff(%%rip), %0\n\tmovq %%fs:(%0), %0" : "=r"(state));
  return state;
#else
  return goroutine_state_of_thread();
#endif
}

}  // namespace rt::panic

}  // namespace gocxx
