// Package os/signal: the listeners, and the goroutine that notifies them.
//
// The goroutine starts with the first Notify and never ends. It waits in the kernel, as for any blocking
// work. So a program that has called Notify once is never reported as deadlocked, and NumGoroutine counts one
// more, both as in Go. A function that changes the listeners first delivers the signals that were noted until
// then, so that a signal that came before the change is handled as it was before the change.
#include "gocxx/lib/os/signal.h"

#include "gocxx/any.h"
#include "gocxx/blocking.h"
#include "gocxx/go.h"
#include "gocxx/lib/sync.h"
#include "gocxx/lib/syscall.h"
#include "gocxx/panic.h"
#include "gocxx/range.h"
#include "gocxx/select.h"
#include "platform/signals.h"

namespace gocxx::os::signal {
namespace {

namespace platform = rt::platform;
using namespace literals;
using platform::SignalSet;

// A channel and the signals that it receives.
struct Listener {
  send_chan<Signal> c;
  SignalSet signals = 0;
  ptr<Listener> next;
};

constinit sync::Mutex mutex;
constinit ptr<Listener> listeners;  // mutex
constinit bool telling = false;     // mutex: the goroutine has been started

// Holds the mutex within a scope.
class ListenersLock {
 public:
  ListenersLock() { sync::Mutex::Lock(ptr{&mutex}); }
  ~ListenersLock() { sync::Mutex::Unlock(ptr{&mutex}); }
  ListenersLock(const ListenersLock&) = delete;
};

template <class Use>
void for_each(SignalSet set, Use use) {
  for (; set != 0; set &= set - 1) use(__builtin_ctzl(set) + 1);
}

// Returns the empty set for a value that is no signal of the system.
SignalSet set_of(const Signal& sig) {
  auto [number, ok] = type_assert_ok<syscall::Signal>(sig);
  bool exists = ok && number.value >= 1 && number.value <= platform::kLastSignal;
  return exists ? platform::set_of(static_cast<int>(number.value)) : 0;
}

SignalSet set_of(const slice<Signal>& list) {
  if (list.len() == 0) return ~SignalSet{0};
  SignalSet set = 0;
  for (const Signal& sig : values(list)) set |= set_of(sig);
  return set;
}

SignalSet listened_to_locked() {
  SignalSet set = 0;
  for (auto l = listeners; l != nullptr; l = l->next) set |= l->signals;
  return set;
}

void tell_locked(int number) {
  bool told = false;
  for (auto l = listeners; l != nullptr; l = l->next) {
    if ((l->signals & platform::set_of(number)) == 0) continue;
    told = true;
    try_select(on_send(l->c, Signal(syscall::Signal(number))));
  }
  if (!told) platform::send_again(number);
}

void tell_all_locked() { for_each(platform::take_signals(), tell_locked); }

void tell_for_ever() {
  for (;;) {
    blocking([] { platform::wait_for_signals(); });
    ListenersLock lock;
    tell_all_locked();
  }
}

void start_telling_locked() {
  if (telling) return;
  telling = true;
  go([] { tell_for_ever(); });
}

ptr<Listener> listener_locked(send_chan<Signal> c) {
  for (auto l = listeners; l != nullptr; l = l->next)
    if (l->c == c) return l;
  listeners = new_object(Listener{c, 0, listeners});
  return listeners;
}

// Removes these signals from all listeners. `stop` changes their disposition.
void cancel_locked(SignalSet set, void (*stop)(int)) {
  for_each(set, stop);
  tell_all_locked();
  ptr<Listener>* link = &listeners;
  while (*link != nullptr) {
    (*link)->signals &= ~set;
    if ((*link)->signals == 0)
      *link = (*link)->next;
    else
      link = &(*link)->next;
  }
}

}  // namespace

void Notify(send_chan<Signal> c, slice<Signal> sig) {
  if (c == nullptr) panic(any("os/signal: Notify using nil channel"_s));
  ListenersLock lock;
  SignalSet set = set_of(sig);
  if (set == 0) return;
  SignalSet added = set & ~listened_to_locked() & platform::wantable_signals();
  tell_all_locked();
  listener_locked(c)->signals |= set;
  start_telling_locked();
  for_each(added, platform::want_signal);
}

void Stop(send_chan<Signal> c) {
  ListenersLock lock;
  SignalSet others = 0;
  SignalSet its = 0;
  for (auto l = listeners; l != nullptr; l = l->next) (l->c == c ? its : others) |= l->signals;
  for_each(its & ~others & platform::wantable_signals(), platform::unwant_signal);
  tell_all_locked();
  for (auto* link = &listeners; *link != nullptr; link = &(*link)->next) {
    if ((*link)->c != c) continue;
    *link = (*link)->next;
    return;
  }
}

void Reset(slice<Signal> sig) {
  ListenersLock lock;
  cancel_locked(set_of(sig) & listened_to_locked(), platform::unwant_signal);
}

void Ignore(slice<Signal> sig) {
  ListenersLock lock;
  cancel_locked(set_of(sig) & platform::wantable_signals(), platform::ignore_signal);
}

bool Ignored(Signal sig) {
  SignalSet set = set_of(sig);
  return set != 0 && platform::is_signal_ignored(__builtin_ctzl(set) + 1);
}

}  // namespace gocxx::os::signal
