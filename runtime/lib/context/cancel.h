// The kinds of context that package context makes.
#pragma once

#include "gocxx/lib/context.h"
#include "platform/lock.h"

namespace gocxx::context {

// Background and TODO: never cancelled, without values.
struct backgroundCtx {
  static results<time::Time, bool> Deadline(backgroundCtx) { return {{}, false}; }
  static recv_chan<empty_struct> Done(backgroundCtx) { return nullptr; }
  static error Err(backgroundCtx) { return nullptr; }
  static any Value(backgroundCtx, any) { return nullptr; }
  static string String(backgroundCtx);
  bool operator==(const backgroundCtx&) const = default;
};
struct todoCtx {
  static results<time::Time, bool> Deadline(todoCtx) { return {{}, false}; }
  static recv_chan<empty_struct> Done(todoCtx) { return nullptr; }
  static error Err(todoCtx) { return nullptr; }
  static any Value(todoCtx, any) { return nullptr; }
  static string String(todoCtx);
  bool operator==(const todoCtx&) const = default;
};

// A context that can be cancelled. It stands in the list of the nearest such context above it, which cancels
// it, too. The lock guards `err`, `cause` and the list of children; a child's place in that list is guarded
// by the lock of the context that owns the list. No lock is held while another is taken, or while anything is
// allocated or closed.
struct cancelCtx {
  Context parent{};
  chan<empty_struct> done{};
  rt::platform::SpinLock lock{};
  error err{};
  error cause{};
  cancelCtx* first_child{};
  cancelCtx* owner{};  // whose list this stands in, or null
  cancelCtx* next{};
  cancelCtx* previous{};
  func<bool()> stop_watching{};     // of a parent that is told by AfterFunc when to cancel
  void (*on_cancel)(cancelCtx*){};  // what else the kind of context does when it is cancelled; may be null

  static results<time::Time, bool> Deadline(ptr<cancelCtx> c) { return c->parent.Deadline(); }
  static recv_chan<empty_struct> Done(ptr<cancelCtx> c) { return c->done; }
  static error Err(ptr<cancelCtx> c);
  static any Value(ptr<cancelCtx> c, any key);
  static string String(ptr<cancelCtx> c);
};

// One with a deadline.
struct timerCtx : cancelCtx {
  time::Time deadline{};
  ptr<time::Timer> timer{};  // guarded by the lock

  static results<time::Time, bool> Deadline(ptr<timerCtx> c) { return {c->deadline, true}; }
  static recv_chan<empty_struct> Done(ptr<timerCtx> c) { return c->done; }
  static error Err(ptr<timerCtx> c) { return cancelCtx::Err(ptr<cancelCtx>(c.get())); }
  static any Value(ptr<timerCtx> c, any key) { return cancelCtx::Value(ptr<cancelCtx>(c.get()), key); }
  static string String(ptr<timerCtx> c);
};

// What AfterFunc hangs into the tree: runs a function instead of cancelling anything.
struct afterFuncCtx : cancelCtx {
  func<void()> f{};
  bool claimed{};  // by the first who runs f or stops it; atomic
};

struct valueCtx {
  Context parent{};
  any key{};
  any value{};

  static results<time::Time, bool> Deadline(ptr<valueCtx> c) { return c->parent.Deadline(); }
  static recv_chan<empty_struct> Done(ptr<valueCtx> c) { return c->parent.Done(); }
  static error Err(ptr<valueCtx> c) { return c->parent.Err(); }
  static any Value(ptr<valueCtx> c, any key);
  static string String(ptr<valueCtx> c);
};

// The values of a context without its cancellation.
struct withoutCancelCtx {
  Context parent{};

  static results<time::Time, bool> Deadline(withoutCancelCtx) { return {{}, false}; }
  static recv_chan<empty_struct> Done(withoutCancelCtx) { return nullptr; }
  static error Err(withoutCancelCtx) { return nullptr; }
  static any Value(withoutCancelCtx c, any key);
  static string String(withoutCancelCtx c);
  bool operator==(const withoutCancelCtx&) const = default;
};

// The error of a deadline that has passed.
struct deadlineExceededError {
  static string Error(deadlineExceededError);
  static bool Temporary(deadlineExceededError) { return true; }
  static bool Timeout(deadlineExceededError) { return true; }
  bool operator==(const deadlineExceededError&) const = default;
};

// Asked for with this key, a context gives the nearest cancelCtx, itself or above it.
any cancel_key();

// The context as String shows it.
string name_of(const Context& c);

// Panics if there is no parent.
void check_parent(const Context& parent);

// Hangs the child below its parent: it is cancelled when the parent is, at once if that has happened.
void propagate(ptr<cancelCtx> child);

// Cancels it and all below, unless that was done before. A nil cause is the error itself.
void cancel(ptr<cancelCtx> c, error err, error cause);

}  // namespace gocxx::context

namespace gocxx {

namespace context {
template <class T, class Receiver>
inline constexpr auto kMethods =
    gocxx::methods<Receiver, method<"Deadline", &T::Deadline>, method<"Done", &T::Done>,
                   method<"Err", &T::Err>, method<"String", &T::String>, method<"Value", &T::Value>>;
}

template <>
struct type_traits<context::backgroundCtx> {
  static constexpr const char* name = "context.backgroundCtx";
  static constexpr auto methods = context::kMethods<context::backgroundCtx, context::backgroundCtx>;
};
template <>
struct type_traits<context::todoCtx> {
  static constexpr const char* name = "context.todoCtx";
  static constexpr auto methods = context::kMethods<context::todoCtx, context::todoCtx>;
};
template <>
struct type_traits<context::cancelCtx> {
  static constexpr const char* name = "context.cancelCtx";
};
template <>
struct type_traits<ptr<context::cancelCtx>> {
  static constexpr auto methods = context::kMethods<context::cancelCtx, ptr<context::cancelCtx>>;
};
template <>
struct type_traits<context::timerCtx> {
  static constexpr const char* name = "context.timerCtx";
};
template <>
struct type_traits<ptr<context::timerCtx>> {
  static constexpr auto methods = context::kMethods<context::timerCtx, ptr<context::timerCtx>>;
};
template <>
struct type_traits<context::valueCtx> {
  static constexpr const char* name = "context.valueCtx";
};
template <>
struct type_traits<ptr<context::valueCtx>> {
  static constexpr auto methods = context::kMethods<context::valueCtx, ptr<context::valueCtx>>;
};
template <>
struct type_traits<context::withoutCancelCtx> {
  static constexpr const char* name = "context.withoutCancelCtx";
  static constexpr auto methods = context::kMethods<context::withoutCancelCtx, context::withoutCancelCtx>;
};

template <>
struct type_traits<context::deadlineExceededError> {
  using T = context::deadlineExceededError;
  static constexpr const char* name = "context.deadlineExceededError";
  static constexpr auto methods =
      gocxx::methods<T, method<"Error", &T::Error>, method<"Temporary", &T::Temporary>,
                     method<"Timeout", &T::Timeout>>;
};

}  // namespace gocxx
