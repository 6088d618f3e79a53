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

/// A new goroutine runs `entry(closure)`.
using Entry = void (*)(void* closure);

/// Creates a goroutine that does not run yet, with a closure of `size` bytes at `*closure`, which the caller
/// fills. Reports name the function that calls it as the creator. `start` has to follow, without an
/// allocation in between.
[[gnu::noinline]] Goroutine* create(Entry entry, std::size_t size, void** closure, const site& where);
void start(Goroutine* goroutine);

}  // namespace rt::sched

/// The go statement: runs `f()` in a new goroutine. `f` holds its operands by value, already evaluated. It
/// must not hold a pointer or reference to a variable of the caller, whose stack may be evicted while `f`
/// runs. Data that both goroutines use are handles (a channel, a mutex) or live in the heap (new_object).
template <class F>
[[gnu::always_inline]] inline void go(F f, const site& where = site::here()) {
  static_assert(std::is_trivially_destructible_v<F>, "what a goroutine captures lives in collected memory");
  void* closure;
  auto* goroutine = rt::sched::create([](void* c) { (*static_cast<F*>(c))(); }, sizeof(F), &closure, where);
  ::new (closure) F(std::move(f));
  rt::sched::start(goroutine);
}

[[noreturn]] void fatal(const char* text);

/// Returns the function value of `go f()`. Nil ends the program with "fatal error: go of nil func value".
template <class F>
const F& startable(const F& f) {
  if (f == nullptr) [[unlikely]]
    fatal("go of nil func value");
  return f;
}

/// runtime.Gosched: lets other goroutines run; this one goes to the end of the global queue.
void yield();

/// runtime.Goexit: runs the deferred functions of this goroutine and ends it.
[[noreturn]] void exit_goroutine();

/// runtime.NumGoroutine: returns the number of goroutines that were started and have not ended, including
/// lost ones.
long goroutine_count();

/// Returns how many lost goroutines the collector has found so far: goroutines that nothing can wake, because
/// they wait on a nil channel, or on channels or locks that no goroutine that can still run can reach. They
/// were freed, with their stacks and the objects that only they held. The collector is conservative, so a
/// stale word may keep one from being found.
long lost_goroutines();

/// runtime.GOMAXPROCS(n): sets the number of workers that run goroutines if n >= 1. Returns the previous
/// number.
long set_worker_count(long n);

/// runtime.NumCPU: returns the number of processors that the process may run on.
long cpu_count();

}  // namespace gocxx
