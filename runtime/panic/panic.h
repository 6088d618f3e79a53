// The records of panics in progress, and how they end. Deferred calls and frames are in gocxx/defer.h.
//
// A goroutine has a list of frames with deferred calls (`frames`, innermost first) and a list of panics in
// progress (`panics`, latest first). A panic runs the deferred calls on top of the stack that panicked, and
// takes each out of its frame before it runs it. So a panic in a deferred call continues with the calls that
// are left. When it reaches the frame that the earlier panic was working on, the earlier panic has been
// aborted; but its record still lies on the stack below, and is printed if the later panic is not recovered
// either.
//
// Stacks grow down: frames of later calls lie lower. A panic that is recovered by a deferred call of frame F
// continues after F's body; every record that lies below F is dropped with the stack that held it.
#pragma once

#include "gocxx/any.h"
#include "gocxx/defer.h"
#include "sched/goroutine.h"

namespace gocxx::rt::panic {

/// A panic in progress, or a Goexit, which runs the same deferred calls but cannot be recovered. Lies on the
/// stack of the goroutine that panicked, which alone uses it.
struct Panic {
  any value;
  bool recovered = false;
  bool goexit = false;
  bool reporting = false;  // uncaught: its value's Error or String method runs
  Panic* outer = nullptr;  // the one that was in progress when this began
};

/// Runs the goroutine `fiber` on its stack and ends it; a C++ exception that leaves it becomes a panic. For
/// sched::run_goroutine.
void run_guarded(void* fiber);

/// Returns how many panics of the goroutine are under way: their deferred functions run, and none has
/// recovered them. Scheduler::panics_under_way counts those of all goroutines.
std::uint32_t panics_under_way(const sched::Goroutine* goroutine);

/// Returns whether another goroutine has run all deferred functions of a panic and gets its text. That
/// report, or that of another error meanwhile, ends the program.
bool is_report_coming(const sched::Goroutine* self);

/// Prints the panics of the goroutine and its stack, and ends the program with status 2.
[[noreturn]] void report_uncaught(sched::Goroutine* goroutine);

}  // namespace gocxx::rt::panic
