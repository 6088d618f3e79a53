// Package time: sleeping, timers and tickers, on the timers of the scheduler.
#include "gocxx/timer.h"

#include <new>

#include "gocxx/any.h"
#include "gocxx/go.h"
#include "gocxx/lib/time.h"
#include "gocxx/panic.h"

namespace gocxx::time {

namespace {

void send_time(rt::time::Timer* timer, std::int64_t late) {
  Time due = Time::Add(Now(), Duration(-static_cast<long long>(late)));
  rt::chan::try_send(timer->channel, &due);
}

// The argument is the function.
void start_function(rt::time::Timer* timer, std::int64_t) {
  go([f = *static_cast<func<void()>*>(timer->argument)] { f(); });
}

// The program's Timer or Ticker and the runtime's timer, in one object.
template <class T>
struct Sender {
  T seen;
  rt::time::Timer core;
};

// A timer that sends, with its channel; not armed.
template <class T>
ptr<T> new_sender(const site& where) {
  auto* sender = static_cast<Sender<T>*>(allocate(sizeof(Sender<T>)));
  auto* channel = rt::time::init_with_channel(&sender->core, &send_time, nullptr, sizeof(Time), where);
  return ptr<T>(::new (&sender->seen) T{recv_chan<Time>(channel), &sender->core});
}

struct Caller {
  Timer seen;
  rt::time::Timer core;
  func<void()> function;
};

constexpr site kMakeTimer{"", "make", "", 0, 0};

[[noreturn]] void panic_with(string text) { panic(any(text)); }

}  // namespace

void Sleep(Duration d, const site& where) { rt::time::sleep(d.value, where); }

ptr<Timer> NewTimer(Duration d) {
  auto timer = new_sender<Timer>(kMakeTimer);
  rt::time::reset(timer->timer, d.value, 0);
  return timer;
}

ptr<Timer> AfterFunc(Duration d, func<void()> f) {
  auto* caller = static_cast<Caller*>(allocate(sizeof(Caller)));
  ::new (&caller->function) func<void()>(f);
  rt::time::init(&caller->core, &start_function, &caller->function);
  rt::time::reset(&caller->core, d.value, 0);
  return ptr<Timer>(::new (&caller->seen) Timer{nullptr, &caller->core});
}

recv_chan<Time> After(Duration d) { return NewTimer(d)->C; }

bool Timer::Stop(ptr<Timer> t) {
  if (t->timer == nullptr) panic_with("time: Stop called on uninitialized Timer"_s);
  return rt::time::stop(t->timer);
}

bool Timer::Reset(ptr<Timer> t, Duration d) {
  if (t->timer == nullptr) panic_with("time: Reset called on uninitialized Timer"_s);
  return rt::time::reset(t->timer, d.value, 0);
}

ptr<Ticker> NewTicker(Duration d) {
  if (d <= 0) panic_with("non-positive interval for NewTicker"_s);
  auto ticker = new_sender<Ticker>(kMakeTimer);
  rt::time::reset(ticker->timer, d.value, d.value);
  return ticker;
}

recv_chan<Time> Tick(Duration d) { return d <= 0 ? recv_chan<Time>() : NewTicker(d)->C; }

// A zero Ticker has no timer to stop.
void Ticker::Stop(ptr<Ticker> t) {
  if (t->timer != nullptr) rt::time::stop(t->timer);
}

void Ticker::Reset(ptr<Ticker> t, Duration d) {
  if (d <= 0) panic_with("non-positive interval for Ticker.Reset"_s);
  if (t->timer == nullptr) panic_with("time: Reset called on uninitialized Ticker"_s);
  rt::time::reset(t->timer, d.value, d.value);
}

}  // namespace gocxx::time
