// The records of panics in progress, and how they end. Deferred calls and frames are in gocxx/defer.h.
//
// A goroutine has a list of frames with deferred calls (`deferred`, innermost first) and a list of panics in
// progress
// (`panics`, latest first). A panic runs the deferred calls on top of the stack that panicked, each taken out
// of its frame before it runs. So a panic in a deferred call goes on with those that are left: when it
// reaches the frame that the earlier panic was working on, the earlier one has been aborted, although its
// record still lies on the stack below and is printed if the later one is not recovered either.
//
// Stacks grow down: what was called later lies lower. A panic that is recovered by a deferred call of frame F
// continues after F's body; every record that lies below F is left behind with the stack that held it.
#pragma once

#include "gocxx/any.h"
#include "gocxx/defer.h"
#include "sched/goroutine.h"

namespace gocxx::rt::panic {

// A panic in progress, or a Goexit, which runs the same deferred calls but cannot be recovered. On the stack
// of whoever panicked.
struct Panic {
  any value;
  bool recovered = false;
  bool goexit = false;
  bool reporting = false;  // uncaught: it is being asked for its words
  Panic* outer = nullptr;  // the one that was in progress when this began
};

// Runs the goroutine `fiber` on its stack and ends it; a C++ exception that leaves it becomes a panic. For
// sched::run_goroutine.
void run_guarded(void* fiber);

// How many panics of the goroutine are under way: their deferred functions run, and none has recovered them.
// Scheduler::panics_under_way counts those of all.
std::uint32_t panics_under_way(const sched::Goroutine* goroutine);

// Whether another goroutine has run all deferred functions of a panic and asks it for its words. That report, or that of
// what happens meanwhile, ends the program.
bool is_report_coming(const sched::Goroutine* self);

// Prints the panics of the goroutine and its stack, and ends the program with status 2.
[[noreturn]] void report_uncaught(sched::Goroutine* goroutine);

}  // namespace gocxx::rt::panic
