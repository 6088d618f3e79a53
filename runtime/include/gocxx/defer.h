// Deferred functions. `run_with_defers(body)` is an ordinary call for the compiler; a recovered panic makes
// it return.
#pragma once

#include <cstddef>
#include <new>
#include <type_traits>
#include <utility>

#include "gocxx/panic.h"

namespace gocxx {

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

/// Returns memory for a deferred call that does not fit the frame.
void* spill(std::size_t size);

/// The deferred calls of one function that have not run, last first, as panics see them. Lives on the stack
/// of its goroutine and is linked to the frames below it. A few small deferred calls need no other memory.
class Frame {
 public:
  static constexpr std::size_t kArena = 192;

  Frame() {}  // `enter` makes it ready
  Frame(const Frame&) = delete;

  /// Becomes the innermost frame.
  void enter(Frame** innermost) {
    outer = *innermost;
    top = nullptr;
    *innermost = this;
  }

  /// Takes the last deferred call out and returns it, or returns null.
  Deferred* pop() {
    auto* record = top;
    if (record != nullptr) top = record->next;
    return record;
  }

  /// Runs the deferred calls that are left.
  void run_all() {
    while (auto* record = pop()) record->call(record->closure());
  }

  Frame* outer;  // the frame below, on the same goroutine
  Deferred* top;
  alignas(8) unsigned char arena[kArena];
};

/// The frame of a function with deferred calls that may recover: a recovered panic resumes it.
struct RecoveringFrame : Frame {
  ResumePoint resume_point;
};

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

/// The calls that one function defers, none of which recovers. A panic finds them in the frame. What this
/// object holds besides is known to nobody but the function, so the compiler can follow it: it calls or
/// inlines a deferred call that it has seen pushed.
class defers {
 public:
  explicit defers(rt::panic::Frame& frame) : frame_(frame) {}
  defers(const defers&) = delete;

  /// defer f(). `f` holds its operands by value.
  template <class F>
  void push(F f) {
    push_record(std::move(f), false);
  }

  /// Runs the deferred calls that are left, last first.
  void run_all() {
    const std::size_t left = std::exchange(count_, 0);
    if (left > kKnown) return frame_.run_all();
    if (left > 2) run(third_, second_.record);
    if (left > 1) run(second_, first_.record);
    if (left > 0) run(first_, nullptr);
  }

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
    note({record, record->call});
  }

 private:
  static constexpr std::size_t kKnown = 3;  // most functions defer no more

  struct Known {
    rt::panic::Deferred* record;
    void (*call)(void* closure);
  };

  void note(Known pushed) {
    top_ = pushed.record;
    set_top(pushed.record);
    ++count_;
    if (count_ == 1) first_ = pushed;
    if (count_ == 2) second_ = pushed;
    if (count_ == 3) third_ = pushed;
  }

  /// Runs a call that was pushed after `next`. It is taken out first: so a panic in it goes on with the rest.
  void run(Known deferred, rt::panic::Deferred* next) {
    set_top(next);
    deferred.call(deferred.record->closure());
  }

  /// The barrier is for C++ code that faults: the compiler does not take that for a way to a panic, which
  /// reads the frame.
  void set_top(rt::panic::Deferred* record) {
    frame_.top = record;
    asm volatile("" ::: "memory");
  }

  void* room_for(std::size_t size) {
    std::size_t rounded = (size + 7) & ~std::size_t{7};
    if (used_ + rounded > rt::panic::Frame::kArena) return rt::panic::spill(rounded);
    void* record = frame_.arena + used_;
    used_ += rounded;
    return record;
  }

  rt::panic::Frame& frame_;
  rt::panic::Deferred* top_ = nullptr;
  std::size_t used_ = 0;
  std::size_t count_ = 0;
  Known first_, second_, third_;
};

/// The calls that one function defers, some of which may recover.
class recovering_defers : public defers {
 public:
  explicit recovering_defers(rt::panic::RecoveringFrame& frame) : defers(frame) {}

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
};

namespace rt::panic {

/// Calls body(defers), then the deferred calls. A C++ exception that leaves one of them becomes a panic.
template <class F, class Defers>
[[gnu::always_inline]] inline void guard(F& body, Defers&& defers) {
  ForeignException foreign;
  try {
    body(defers);
    defers.run_all();
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
  Frame frame;
  Frame** innermost = &goroutine_state()->frames;
  frame.enter(innermost);
  guard(body, gocxx::defers(frame));
  *innermost = frame.outer;
}

/// How a body with deferred calls ended: the results of gocxx_call_with_resume_point.
enum BodyEnd : int {
  kEnded = 0,
  kRecovered = 1,
  kRecoveredInGoexit = 2,  // a Goexit was in progress below: it continues
};

extern "C" int gocxx_call_with_resume_point(ResumePoint* point,
                                            void (*body)(void* closure, RecoveringFrame* frame),
                                            void* closure, RecoveringFrame* frame);

/// After a deferred call of `frame` has recovered: goes on with a Goexit that was in progress, or runs the
/// deferred calls that are left.
void end_recovered(RecoveringFrame& frame, BodyEnd end);

/// run_with_defers for a body that may recover. The body and its deferred calls run inside of one call, which
/// returns when they have ended or at once when one of them has recovered: in either case only once.
template <class F>
[[gnu::always_inline]] inline void run_recovering(F& body) {
  RecoveringFrame frame;
  Frame** innermost = &goroutine_state()->frames;
  frame.enter(innermost);
  int end = gocxx_call_with_resume_point(
      &frame.resume_point,
      [](void* closure, RecoveringFrame* f) { guard(*static_cast<F*>(closure), recovering_defers(*f)); },
      const_cast<void*>(static_cast<const void*>(&body)), &frame);
  if (end != kEnded) [[unlikely]]
    end_recovered(frame, static_cast<BodyEnd>(end));
  *innermost = frame.outer;
}

}  // namespace rt::panic

/// Runs `body`, then the functions that it deferred, last first. Returns when they have returned, also if one
/// of them recovered a panic. A C++ exception that leaves the body becomes a panic. The body's parameter says
/// whether a deferred function may recover: `defers&` or `recovering_defers&`.
template <class F>
[[gnu::always_inline]] inline void run_with_defers(F&& body) {
  if constexpr (std::is_invocable_v<F&, defers&>)
    rt::panic::run_plain(body);
  else
    rt::panic::run_recovering(body);
}

}  // namespace gocxx
