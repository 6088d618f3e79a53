// Package context: cancellation of a context and all contexts below it. The protocol stands in cancel.h.
#include "lib/context/cancel.h"

#include "gocxx/go.h"
#include "gocxx/panic.h"
#include "gocxx/select.h"

namespace gocxx::context {

namespace {

using namespace literals;

using Guard = rt::platform::Guard<rt::platform::SpinLock>;

long key_object;

// A context of another package that can call back when it is cancelled.
struct AfterFuncer : interface<AfterFuncer> {
  using interface::interface;
  static constexpr auto methods = interface_methods<signature<"AfterFunc", func<bool()>(func<void()>)>>;
  [[nodiscard]] func<bool()> AfterFunc(func<void()> f) const { return call<0, func<bool()>>(f); }
};

void link_locked(cancelCtx* owner, cancelCtx* child) GOCXX_REQUIRES(owner->lock) {
  child->owner = owner;
  child->next = owner->first_child;
  if (child->next != nullptr) child->next->previous = child;
  owner->first_child = child;
}

void unlink_locked(cancelCtx* owner, cancelCtx* child) GOCXX_REQUIRES(owner->lock) {
  if (child->previous != nullptr)
    child->previous->next = child->next;
  else
    owner->first_child = child->next;
  if (child->next != nullptr) child->next->previous = child->previous;
  child->next = child->previous = nullptr;
}

// Takes a child out of the list and returns it, or returns null. Release: partner of leave_owner.
cancelCtx* pop_child(cancelCtx* c) {
  Guard guard(c->lock);
  cancelCtx* child = c->first_child;
  if (child != nullptr) {
    unlink_locked(c, child);
    __atomic_store_n(&child->owner, nullptr, __ATOMIC_RELEASE);
  }
  return child;
}

// Leaves the owner's list. Acquire and release: each is the partner of the other, and of pop_child. A context
// that reads a null owner comes after its unlinking.
void leave_owner(cancelCtx* c) {
  cancelCtx* owner = __atomic_load_n(&c->owner, __ATOMIC_ACQUIRE);
  if (owner == nullptr) return;
  Guard guard(owner->lock);
  if (c->owner == nullptr) return;
  unlink_locked(owner, c);
  __atomic_store_n(&c->owner, nullptr, __ATOMIC_RELEASE);
}

// Returns the cancelCtx behind the parent; null if the parent is a context of another package with a Done of
// its own.
cancelCtx* cancel_ctx_of(const Context& parent) {
  auto [c, ok] = type_assert_ok<ptr<cancelCtx>>(parent.Value(cancel_key()));
  return ok && recv_chan<empty_struct>(c->done) == parent.Done() ? c.get() : nullptr;
}

bool is_done(recv_chan<empty_struct> done) { return try_select(on_recv(done)) == 0; }

// Links the child with its owner. Returns false if the owner is cancelled already.
bool try_link(cancelCtx* owner, cancelCtx* child) {
  Guard guard(owner->lock);
  if (owner->err != nullptr) return false;
  link_locked(owner, child);
  return true;
}

// Starts a goroutine that cancels the child when its parent, of another package, is done.
void watch(ptr<cancelCtx> child) {
  go([child] {
    if (select(on_recv(child->parent.Done()), on_recv(child->done)) == 0)
      cancel(child, child->parent.Err(), Cause(child->parent));
  });
}

// Returns true if this call is the one that cancels the context.
bool set_error(ptr<cancelCtx> c, error err, error cause) {
  Guard guard(c->lock);
  if (c->err != nullptr) return false;
  c->err = err;
  c->cause = cause;
  return true;
}

}  // namespace

any cancel_key() { return ptr<long>(&key_object); }

void check_parent(const Context& parent) {
  if (parent == nullptr) panic(any("cannot create context from nil parent"_s));
}

void propagate(ptr<cancelCtx> child) {
  const Context& parent = child->parent;
  recv_chan<empty_struct> done = parent.Done();
  if (done == nullptr) return;
  cancelCtx* owner = is_done(done) ? nullptr : cancel_ctx_of(parent);
  if (owner != nullptr && try_link(owner, child.get())) return;
  if (is_done(done) || owner != nullptr) return cancel(child, parent.Err(), Cause(parent));
  if (auto [after, ok] = type_assert_ok<AfterFuncer>(parent); ok)
    child->stop_watching =
        after.AfterFunc([child] { cancel(child, child->parent.Err(), Cause(child->parent)); });
  else
    watch(child);
}

void cancel(ptr<cancelCtx> c, error err, error cause) {
  if (cause == nullptr) cause = err;
  if (!set_error(c, err, cause)) return;
  c->done.close();
  while (cancelCtx* child = pop_child(c.get())) cancel(ptr<cancelCtx>(child), err, cause);
  leave_owner(c.get());
  if (c->stop_watching != nullptr) c->stop_watching();
  if (c->on_cancel != nullptr) c->on_cancel(c.get());
}

error cancelCtx::Err(ptr<cancelCtx> c) {
  Guard guard(c->lock);
  return c->err;
}

any cancelCtx::Value(ptr<cancelCtx> c, any key) {
  if (key == cancel_key()) return c;
  return c->parent.Value(key);
}

error Cause(Context c) {
  auto [cancellable, ok] = type_assert_ok<ptr<cancelCtx>>(c.Value(cancel_key()));
  if (!ok) return c.Err();
  Guard guard(cancellable->lock);
  return cancellable->cause;
}

}  // namespace gocxx::context
