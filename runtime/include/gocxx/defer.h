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
class recovering_defers;

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

using Body = void (*)(void* closure, recovering_defers& frame);

// Runs body(closure, frame), then what it deferred. The whole of run_with_defers where it may recover.
void run(recovering_defers& frame, Body body, void* closure);

// Where the innermost frame of the current goroutine is noted.
defers** innermost_frame();

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

// The deferred calls of one function call, none of which recovers, last first. Lives on the stack of its
// goroutine and is linked to the frames below it; a few small deferred calls need no memory besides.
class defers {
 public:
  defers() {}  // `enter` makes it ready
  defers(const defers&) = delete;

  // Becomes the innermost frame. What it holds is set last: so the compiler knows it as long as nothing is
  // called that it cannot see, and a deferred call that it has seen pushed is called, or inlined, directly.
  void enter(defers** innermost) {
    outer = *innermost;
    *innermost = this;
    top_ = nullptr;
    used_ = 0;
  }

  // defer f(), `f` holding its operands by value.
  template <class F>
  void push(F f) {
    push_record(std::move(f), false);
  }

  // Takes the last deferred call out, or gives null. For the panic machinery.
  rt::panic::Deferred* pop() {
    auto* record = top_;
    if (record != nullptr) top_ = record->next;
    return record;
  }

  // Calls what is left.
  void run_all() {
    while (auto* record = pop()) record->call(record->closure());
  }

  defers* outer;  // the frame below, on the same goroutine

 protected:
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

 private:
  static constexpr std::size_t kArena = 192;

  void* room_for(std::size_t size) {
    std::size_t rounded = (size + 7) & ~std::size_t{7};
    if (used_ + rounded > kArena) return rt::panic::spill(rounded);
    void* place = arena_ + used_;
    used_ += rounded;
    return place;
  }

  rt::panic::Deferred* top_;
  std::size_t used_;
  alignas(8) unsigned char arena_[kArena];
};

// The same for a function that defers calls which may recover: it can be returned to.
class recovering_defers : public defers {
 public:
  // defer f(), where f calls recover() itself.
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

  rt::panic::Pad pad;
};

namespace rt::panic {

// Calls body(frame); a C++ exception that leaves it becomes a panic.
template <class F, class Frame>
[[gnu::always_inline]] inline void guard(F& body, Frame& frame) {
  ForeignException foreign;
  try {
    body(frame);
    return;
  } catch (...) {
    foreign.capture_current();
  }
  foreign.raise();
}

// A panic never comes back here, so this is an ordinary function, and the body can become part of it.
template <class F>
[[gnu::always_inline]] inline void run_plain(F& body) {
  defers frame;
  defers** innermost = innermost_frame();
  frame.enter(innermost);
  guard(body, frame);
  frame.run_all();
  *innermost = frame.outer;
}

}  // namespace rt::panic

// Runs `body`, then the functions it deferred, last first. Returns when they have, also if one of them
// recovered a panic. A C++ exception that leaves the body becomes a panic. The body's parameter says whether
// it may recover: `defers&` or `recovering_defers&`.
template <class F>
[[gnu::always_inline]] inline void run_with_defers(F&& body) {
  using Function = std::remove_reference_t<F>;
  if constexpr (std::is_invocable_v<F&, defers&>) {
    rt::panic::run_plain(body);
  } else {
    recovering_defers frame;
    rt::panic::run(
        frame,
        [](void* closure, recovering_defers& f) { rt::panic::guard(*static_cast<Function*>(closure), f); },
        const_cast<void*>(static_cast<const void*>(&body)));
  }
}

}  // namespace gocxx
