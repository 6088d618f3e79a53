// Deferred functions. `run_with_defers(body)` is an ordinary call for the compiler; a recovered panic makes
// it return.
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

/// One deferred call; its closure follows it in memory.
struct Deferred {
  Deferred* next;
  void (*call)(void* closure);
  bool recovers;  // calls recover() itself

  void* closure() { return this + 1; }
};

/// Where a recovered panic continues: the callee-saved registers, as they were in run_with_defers. Only
/// gocxx_call_with_resume_point and gocxx_resume_at (fiber/resume_point_*.S) write and read them.
struct ResumePoint {
  void* registers[24];
};

using Body = void (*)(void* closure, recovering_defers& frame);

/// Runs body(closure, frame), then the calls that it deferred: run_with_defers for a body that may recover.
void run(recovering_defers& frame, Body body, void* closure);

/// Returns where the innermost frame of the current goroutine is noted.
defers** innermost_frame();

/// Returns memory for a deferred call that does not fit the frame.
void* spill(std::size_t size);

/// Turns a C++ exception that leaves a body into a panic. One pointer, because it lies on the stack of every
/// goroutine.
class ForeignException {
 public:
  /// Called in the exception handler.
  void capture_current();
  /// Called after the handler: panics with the exception's text.
  [[noreturn]] void raise();

 private:
  const char* text_ = nullptr;  // in collected memory
};

}  // namespace rt::panic

/// The frame of a function that defers calls: these calls, last first, none of which recovers. Lives on the
/// stack of its goroutine and is linked to the frames below it. A few small deferred calls need no other
/// memory.
class defers {
 public:
  defers() {}  // `enter` makes it ready
  defers(const defers&) = delete;

  /// Becomes the innermost frame. Its own fields are set last: so the compiler knows their values until a
  /// call that it cannot see into, and calls or inlines a deferred call that it has seen pushed directly.
  void enter(defers** innermost) {
    outer = *innermost;
    *innermost = this;
    top_ = nullptr;
    used_ = 0;
  }

  /// defer f(). `f` holds its operands by value.
  template <class F>
  void push(F f) {
    push_record(std::move(f), false);
  }

  /// Takes the last deferred call out and returns it, or returns null. For panics.
  rt::panic::Deferred* pop() {
    auto* record = top_;
    if (record != nullptr) top_ = record->next;
    return record;
  }

  /// Runs the deferred calls that are left.
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
    void* record = arena_ + used_;
    used_ += rounded;
    return record;
  }

  rt::panic::Deferred* top_;
  std::size_t used_;
  alignas(8) unsigned char arena_[kArena];
};

/// The frame of a function that defers calls that may recover: a recovered panic resumes it.
class recovering_defers : public defers {
 public:
  /// defer f(), where f calls recover() itself.
  template <class F>
  void push_recovering(F f) {
    push_record(std::move(f), true);
  }

  /// defer f(), where f calls a function value or a method of an interface value, so that only the program's
  /// run tells whether it recovers: `recovers` is gocxx::recovers(function) or gocxx::recovers(value,
  /// "Method").
  template <class F>
  void push_recovering_if(bool recovers, F f) {
    push_record(std::move(f), recovers);
  }

  rt::panic::ResumePoint resume_point;
};

namespace rt::panic {

/// Calls body(frame); a C++ exception that leaves it becomes a panic.
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

/// run_with_defers for a body that does not recover. A recovered panic never continues here, so this is an
/// ordinary function, and the body can be inlined.
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

/// Runs `body`, then the functions that it deferred, last first. Returns when they have returned, also if one
/// of them recovered a panic. A C++ exception that leaves the body becomes a panic. The body's parameter says
/// whether a deferred function may recover: `defers&` or `recovering_defers&`.
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
