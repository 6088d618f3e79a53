// Package context: the functions that make contexts.
#include "core/text.h"
#include "gocxx/go.h"
#include "gocxx/lib/errors.h"
#include "gocxx/panic.h"
#include "lib/context/cancel.h"

namespace gocxx::context {

namespace {

using namespace literals;

constinit errors::errorString canceled{"context canceled"_s};

struct Stringer : interface<Stringer> {
  using interface::interface;
  static constexpr auto methods = interface_methods<signature<"String", string()>>;
  [[nodiscard]] string String() const { return call<0, string>(); }
};

// Returns a key or value as String shows it: its text if it has one, otherwise only its type.
string shown(const any& value) {
  if (value == nullptr) return "<nil>"_s;
  if (auto [stringer, ok] = type_assert_ok<Stringer>(value); ok) return stringer.String();
  if (auto [text, ok] = type_assert_ok<string>(value); ok) return text;
  return rt::core::type_name(*value.dynamic());
}

template <class T>
ptr<T> new_below(Context parent) {
  check_parent(parent);
  auto c = new_object<T>();
  c->parent = parent;
  c->done = make_chan<empty_struct>();
  return c;
}

ptr<cancelCtx> base(ptr<timerCtx> c) { return ptr<cancelCtx>(c.get()); }

void stop_timer(cancelCtx* c) {
  auto* self = static_cast<timerCtx*>(c);
  self->lock.lock();
  ptr<time::Timer> timer = self->timer;
  self->timer = nullptr;
  self->lock.unlock();
  if (timer != nullptr) time::Timer::Stop(timer);
}

void start_timer(ptr<timerCtx> c, time::Duration delay, error cause) {
  auto timer = time::AfterFunc(delay, [c, cause] { cancel(base(c), DeadlineExceeded, cause); });
  c->lock.lock();
  bool too_late = c->err != nullptr;
  if (!too_late) c->timer = timer;
  c->lock.unlock();
  if (too_late) time::Timer::Stop(timer);
}

CancelFunc cancel_func(ptr<cancelCtx> c) {
  return CancelFunc(func<void()>([c] { cancel(c, Canceled, nullptr); }));
}

// Returns true for the one goroutine that may run or stop the function. Acquire and release: partner of the
// other calls.
bool claim(afterFuncCtx* c) { return !__atomic_exchange_n(&c->claimed, true, __ATOMIC_ACQ_REL); }

void run_function(cancelCtx* c) {
  auto* self = static_cast<afterFuncCtx*>(c);
  if (claim(self)) go([f = self->f] { f(); });
}

}  // namespace

error Canceled = ptr<errors::errorString>(&canceled);
error DeadlineExceeded = deadlineExceededError{};

string deadlineExceededError::Error(deadlineExceededError) { return "context deadline exceeded"_s; }

string name_of(const Context& c) { return shown(any(c)); }

string backgroundCtx::String(backgroundCtx) { return "context.Background"_s; }
string todoCtx::String(todoCtx) { return "context.TODO"_s; }
string cancelCtx::String(ptr<cancelCtx> c) { return name_of(c->parent) + ".WithCancel"_s; }

string timerCtx::String(ptr<timerCtx> c) {
  return concat(name_of(c->parent), ".WithDeadline("_s, time::Time::String(c->deadline), " ["_s,
                time::Duration::String(time::Until(c->deadline)), "])"_s);
}

string valueCtx::String(ptr<valueCtx> c) {
  return concat(name_of(c->parent), ".WithValue("_s, shown(c->key), ", "_s, shown(c->value), ")"_s);
}

string withoutCancelCtx::String(withoutCancelCtx c) { return name_of(c.parent) + ".WithoutCancel"_s; }

// A chain of contexts with values is searched without a call for each of them.
any valueCtx::Value(ptr<valueCtx> c, any key) {
  while (c->key != key) {
    if (!holds<ptr<valueCtx>>(c->parent)) return c->parent.Value(key);
    c = type_assert<ptr<valueCtx>>(c->parent);
  }
  return c->value;
}

any withoutCancelCtx::Value(withoutCancelCtx c, any key) {
  if (key == cancel_key()) return nullptr;
  return c.parent.Value(key);
}

Context Background() { return backgroundCtx{}; }
Context TODO() { return todoCtx{}; }

results<Context, CancelFunc> WithCancel(Context parent) {
  auto c = new_below<cancelCtx>(parent);
  propagate(c);
  return {c, cancel_func(c)};
}

results<Context, CancelCauseFunc> WithCancelCause(Context parent) {
  auto c = new_below<cancelCtx>(parent);
  propagate(c);
  return {c, CancelCauseFunc(func<void(error)>([c](error cause) { cancel(c, Canceled, cause); }))};
}

results<Context, CancelFunc> WithDeadlineCause(Context parent, time::Time d, error cause) {
  check_parent(parent);
  auto [current, ok] = parent.Deadline();
  if (ok && time::Time::Before(current, d)) return WithCancel(parent);
  auto c = new_below<timerCtx>(parent);
  c->deadline = d;
  c->on_cancel = &stop_timer;
  propagate(base(c));
  time::Duration delay = time::Until(d);
  if (delay <= 0)
    cancel(base(c), DeadlineExceeded, cause);
  else
    start_timer(c, delay, cause);
  return {c, cancel_func(base(c))};
}

results<Context, CancelFunc> WithDeadline(Context parent, time::Time d) {
  return WithDeadlineCause(parent, d, nullptr);
}

results<Context, CancelFunc> WithTimeout(Context parent, time::Duration timeout) {
  return WithTimeoutCause(parent, timeout, nullptr);
}

results<Context, CancelFunc> WithTimeoutCause(Context parent, time::Duration timeout, error cause) {
  return WithDeadlineCause(parent, time::Time::Add(time::Now(), timeout), cause);
}

Context WithValue(Context parent, any key, any val) {
  check_parent(parent);
  if (key == nullptr) panic(any("nil key"_s));
  if (key.dynamic()->equal == nullptr) panic(any("key is not comparable"_s));
  return new_object(valueCtx{parent, key, val});
}

Context WithoutCancel(Context parent) {
  check_parent(parent);
  return withoutCancelCtx{parent};
}

func<bool()> AfterFunc(Context ctx, func<void()> f) {
  auto c = new_below<afterFuncCtx>(ctx);
  c->f = f;
  c->on_cancel = &run_function;
  ptr<cancelCtx> base(c.get());
  propagate(base);
  return [c, base] {
    bool stopped = claim(c.get());
    if (stopped) cancel(base, Canceled, nullptr);
    return stopped;
  };
}

}  // namespace gocxx::context
