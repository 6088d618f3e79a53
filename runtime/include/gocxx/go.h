// Starting goroutines, and what a goroutine can ask of the scheduler.
#pragma once

#include <cstddef>
#include <new>
#include <type_traits>
#include <utility>

#include "gocxx/site.h"

namespace gocxx {
namespace rt::sched {

struct Goroutine;

// What a new goroutine runs: `entry(closure)`.
using Entry = void (*)(void* closure);

// A goroutine that does not run yet, with room for `size` bytes of closure in its record; `*closure` is that
// room. Its caller is the function that "created by" names. Only `start` may follow, with nothing in between
// that allocates.
[[gnu::noinline]] Goroutine* create(Entry entry, std::size_t size, void** closure, const site& where);
void start(Goroutine* goroutine);

}  // namespace rt::sched

// The go statement: `f()` runs in a goroutine of its own. `f` holds its operands by value, already evaluated:
// no pointer or reference to a variable of the caller, whose stack may be elsewhere while `f` runs. What both
// use is a handle (a channel, a mutex) or lives in the heap (new_object).
template <class F>
[[gnu::always_inline]] inline void go(F f, const site& where = site::here()) {
  static_assert(std::is_trivially_destructible_v<F>, "what a goroutine captures lives in collected memory");
  void* closure;
  auto* goroutine = rt::sched::create([](void* c) { (*static_cast<F*>(c))(); }, sizeof(F), &closure, where);
  ::new (closure) F(std::move(f));
  rt::sched::start(goroutine);
}

[[noreturn]] void fatal(const char* text);

// The function value of `go f()`: nil ends the program.
template <class F>
const F& startable(const F& f) {
  if (f == nullptr) [[unlikely]]
    fatal("go of nil func value");
  return f;
}

// runtime.Gosched: lets other goroutines run; this one goes to the end of the global queue.
void yield();

// runtime.Goexit: runs the deferred functions of this goroutine and ends it.
[[noreturn]] void exit_goroutine();

// runtime.NumGoroutine: goroutines that were started and have not ended, lost ones included.
long goroutine_count();

// How many goroutines the collector has found, so far, that nothing could ever wake: each waited for ever on a
// nil channel, or on channels or locks that nobody who can still run could reach. They were freed, with their
// stacks and what only they held. The collector is conservative: a stale word may keep one from being found.
long lost_goroutines();

// runtime.GOMAXPROCS(n): sets how many workers run goroutines if n >= 1; gives what it was before.
long set_worker_count(long n);

// runtime.NumCPU.
long cpu_count();

}  // namespace gocxx
