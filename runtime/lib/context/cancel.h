// The kinds of context that package context makes.
#pragma once

#include "gocxx/lib/context.h"
#include "platform/lock.h"

namespace gocxx::context {

/// Background and TODO: never cancelled, without values.
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

/// A context that can be cancelled. It is in the list of its owner: the nearest such context above it, which
/// cancels it, too. No lock is held while another one is taken, or while memory is allocated or a channel is
/// closed.
///
/// Invariant: whenever the owner's lock is free, a context is in the owner's list if and only if its `owner`
/// is not null.
///
/// New context:     1. Under the owner's lock: if the owner's `err` is set, it is cancelled at once.
///                     Otherwise it is linked.
/// Cancelling one:  1. Under its own lock it sets `err`, unless that is set.
///                  2. It closes `done`.
///                  3. It takes its children out of its list, one by one, each under its own lock, and
///                     cancels them.
///                  4. It leaves its owner's list, under the owner's lock, if it is still in it.
///
/// Why no child is missed: linking and setting `err` happen under the same lock. If the child is linked
/// first, step 3 finds it. Otherwise the new context sees `err`.
struct cancelCtx {
  Context parent{};
  chan<empty_struct> done{};
  rt::platform::SpinLock lock{};
  error err GOCXX_GUARDED_BY(lock){};
  error cause GOCXX_GUARDED_BY(lock){};
  cancelCtx* first_child GOCXX_GUARDED_BY(lock){};
  // Written under the lock of the owner. It is set once, before other goroutines know this context, and
  // becomes null when the context leaves the list; read without the lock by leave_owner.
  cancelCtx* owner{};
  cancelCtx* next{};                // under the owner's lock
  cancelCtx* previous{};            // under the owner's lock
  func<bool()> stop_watching{};     // of a parent whose AfterFunc method cancels this context
  void (*on_cancel)(cancelCtx*){};  // called when this kind of context is cancelled; may be null

  static results<time::Time, bool> Deadline(ptr<cancelCtx> c) { return c->parent.Deadline(); }
  static recv_chan<empty_struct> Done(ptr<cancelCtx> c) { return c->done; }
  static error Err(ptr<cancelCtx> c);
  static any Value(ptr<cancelCtx> c, any key);
  static string String(ptr<cancelCtx> c);
};

/// A context with a deadline.
struct timerCtx : cancelCtx {
  time::Time deadline{};
  ptr<time::Timer> timer GOCXX_GUARDED_BY(lock){};

  static results<time::Time, bool> Deadline(ptr<timerCtx> c) { return {c->deadline, true}; }
  static recv_chan<empty_struct> Done(ptr<timerCtx> c) { return c->done; }
  static error Err(ptr<timerCtx> c) { return cancelCtx::Err(ptr<cancelCtx>(c.get())); }
  static any Value(ptr<timerCtx> c, any key) { return cancelCtx::Value(ptr<cancelCtx>(c.get()), key); }
  static string String(ptr<timerCtx> c);
};

/// The context that AfterFunc puts into the tree: it runs a function when it is cancelled.
struct afterFuncCtx : cancelCtx {
  func<void()> f{};
  bool claimed{};  // set by the goroutine that runs f or stops it; atomic
};

/// A context with one key and value.
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

/// The values of a context without its cancellation.
struct withoutCancelCtx {
  Context parent{};

  static results<time::Time, bool> Deadline(withoutCancelCtx) { return {{}, false}; }
  static recv_chan<empty_struct> Done(withoutCancelCtx) { return nullptr; }
  static error Err(withoutCancelCtx) { return nullptr; }
  static any Value(withoutCancelCtx c, any key);
  static string String(withoutCancelCtx c);
  bool operator==(const withoutCancelCtx&) const = default;
};

/// The error of a deadline that has passed.
struct deadlineExceededError {
  static string Error(deadlineExceededError);
  static bool Temporary(deadlineExceededError) { return true; }
  static bool Timeout(deadlineExceededError) { return true; }
  bool operator==(const deadlineExceededError&) const = default;
};

/// Returns the key for which Value returns the nearest cancelCtx, the context itself or one above it.
any cancel_key();

/// Returns the context's text for String.
string name_of(const Context& c);

/// Panics if there is no parent.
void check_parent(const Context& parent);

/// Links the child with its parent: it is cancelled when the parent is, at once if that has happened.
void propagate(ptr<cancelCtx> child);

/// Cancels the context and all below it, unless that was done before. A nil cause means the error itself.
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
