// Package time: sleeping, timers and tickers, on the timers of the scheduler.
#include "gocxx/timer.h"

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

// The argument is the function's closure record.
void start_function(rt::time::Timer* timer, std::int64_t) {
  go([f = *static_cast<func<void()>*>(timer->argument)] { f(); });
}

rt::time::Timer* new_core() { return static_cast<rt::time::Timer*>(allocate(sizeof(rt::time::Timer))); }

// A timer that sends, with its channel; not armed.
template <class T>
ptr<T> new_sender(const site& where) {
  rt::time::Timer* core = new_core();
  auto* channel = rt::time::init_with_channel(core, &send_time, nullptr, sizeof(Time), where);
  return new_object(T{recv_chan<Time>(channel), core});
}

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
  rt::time::Timer* core = new_core();
  rt::time::init(core, &start_function, new_object(f).get());
  auto timer = new_object(Timer{nullptr, core});
  rt::time::reset(core, d.value, 0);
  return timer;
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

// A ticker that was never made has nothing to stop.
void Ticker::Stop(ptr<Ticker> t) {
  if (t->timer != nullptr) rt::time::stop(t->timer);
}

void Ticker::Reset(ptr<Ticker> t, Duration d) {
  if (d <= 0) panic_with("non-positive interval for Ticker.Reset"_s);
  if (t->timer == nullptr) panic_with("time: Reset called on uninitialized Ticker"_s);
  rt::time::reset(t->timer, d.value, d.value);
}

}  // namespace gocxx::time
