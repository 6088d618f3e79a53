// Deferred functions. `run_with_defers(body)` is an ordinary call to the compiler: a recovered panic makes it
// return.
#pragma once

#include <cstddef>
#include <new>
#include <type_traits>
#include <utility>

#include "gocxx/panic.h"

namespace gocxx {

class defers;

namespace rt::panic {

// One deferred call; its closure follows it in memory.
struct Deferred {
  Deferred* next;
  void (*call)(void* closure);
  bool recovers;  // calls recover() itself

  void* closure() { return this + 1; }
};

// Where a recovered panic continues: the registers that a call preserves, as they were in run_with_defers.
// Written and read by call_with_pad and resume_pad only (panic/pad_*.S).
struct Pad {
  void* registers[24];
};

using Body = void (*)(void* closure, defers& frame);

// Runs body(closure, frame), then what it deferred. The whole of run_with_defers.
void run(defers& frame, Body body, void* closure);

// Memory for a deferred call that the frame has no room for.
void* spill(std::size_t size);

// Carries a C++ exception that leaves a body over into a panic; called in the handler, panics after it. One
// pointer, because it lies on the stack of every goroutine.
class ForeignException {
 public:
  void capture_current();
  [[noreturn]] void raise();

 private:
  const char* text_ = nullptr;  // in collected memory
};

}  // namespace rt::panic

// The deferred calls of one function call, last first. Lives on the stack of its goroutine and is linked to
// the frames below it; a few small deferred calls need no memory besides.
class defers {
 public:
  defers() = default;
  defers(const defers&) = delete;

  // defer f(), `f` holding its operands by value.
  template <class F>
  void push(F f) {
    push_record(std::move(f), false);
  }

  // The same for a deferred function that calls recover() itself.
  template <class F>
  void push_recovering(F f) {
    push_record(std::move(f), true);
  }

  // The same where only the call of a function value or of an interface's method tells whether it recovers:
  // `recovers` is gocxx::recovers(function) or gocxx::recovers(value, "Method").
  template <class F>
  void push_recovering_if(bool recovers, F f) {
    push_record(std::move(f), recovers);
  }

  // Takes the last deferred call out, or gives null. For the panic machinery.
  rt::panic::Deferred* pop() {
    auto* record = top_;
    if (record != nullptr) top_ = record->next;
    return record;
  }

  defers* outer = nullptr;  // the frame below, on the same goroutine
  rt::panic::Pad pad;

 private:
  static constexpr std::size_t kArena = 192;

  template <class F>
  void push_record(F f, bool recovers) {
    static_assert(std::is_trivially_destructible_v<F>, "deferred functions are dropped without a word");
    static_assert(alignof(F) <= 8);
    auto* record = static_cast<rt::panic::Deferred*>(room_for(sizeof(rt::panic::Deferred) + sizeof(F)));
    record->call = [](void* closure) { (*static_cast<F*>(closure))(); };
    record->recovers = recovers;
    ::new (record->closure()) F(std::move(f));
    record->next = top_;
    top_ = record;
  }

  void* room_for(std::size_t size) {
    std::size_t rounded = (size + 7) & ~std::size_t{7};
    if (used_ + rounded > kArena) return rt::panic::spill(rounded);
    void* place = arena_ + used_;
    used_ += rounded;
    return place;
  }

  rt::panic::Deferred* top_ = nullptr;
  std::size_t used_ = 0;
  alignas(8) unsigned char arena_[kArena];
};

// Runs `body`, then the functions it deferred, last first. Returns when they have, also if one of them
// recovered a panic. A C++ exception that leaves the body becomes a panic.
template <class F>
void run_with_defers(F&& body) {
  defers frame;
  rt::panic::run(
      frame,
      [](void* closure, defers& f) {
        rt::panic::ForeignException foreign;
        try {
          (*static_cast<std::remove_reference_t<F>*>(closure))(f);
          return;
        } catch (...) {
          foreign.capture_current();
        }
        foreign.raise();
      },
      const_cast<void*>(static_cast<const void*>(&body)));
}

}  // namespace gocxx
