// run_program: sets the hooks between the parts of the runtime, and runs a program.
#include "gocxx/program.h"
#include "gocxx/go.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

#include <initializer_list>
#include <new>

#include "gocxx/flags.h"
#include "heap/collector.h"
#include "panic/faults.h"
#include "panic/panic.h"
#include "platform/clock.h"
#include "platform/debug_switches.h"
#include "platform/memory.h"
#include "platform/process_end.h"
#include "platform/signals.h"
#include "platform/thread.h"
#include "sched/monitor.h"
#include "sched/run.h"
#include "sched/scheduler.h"
#include "time/timers.h"
#include "trace/fatal_report.h"
#include "trace/report.h"

namespace gocxx {
namespace {

struct Program {
  void (*init)();
  void (*main)();
};

arguments given{0, nullptr};

// GOCXX_DEBUG=lost: reports the goroutines that nothing can wake.
void show_lost_goroutines() {
  rt::sched::monitor.perform([](long) {
    rt::heap::collect();
    rt::trace::Report().all_lost();
  });
}

// A file that the program opens must not become its standard output. As in Go, closed standard files become
// /dev/null.
void open_standard_files() {
  for (int file : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO})
    if (fcntl(file, F_GETFD) == -1 && errno == EBADF && open("/dev/null", O_RDWR) != file) _exit(2);
}

// Main's return ends the program whatever the other goroutines do.
void run_main(void* program) {
  static_cast<Program*>(program)->init();
  static_cast<Program*>(program)->main();
  if (rt::platform::debug_switches.lost) show_lost_goroutines();
  exit_program(0);
}

}  // namespace

int run_program(int argc, char** argv, void (*init)(), void (*main)()) {
  given = {argc, argv};
  open_standard_files();
  rt::platform::ensure_thread_stacks();
  Program program{init, main};
  std::set_new_handler(rt::platform::out_of_memory);
  rt::platform::read_debug_switches();
  rt::panic::report_faults();
  rt::time::start_timers();
  rt::sched::run_goroutine = rt::panic::run_guarded;
  rt::sched::on_deadlock = rt::trace::report_deadlock;
  rt::sched::on_quit = rt::trace::report_quit;
  rt::platform::catch_signals([](const char* words) { rt::sched::monitor.request_quit(words); });
  rt::sched::run(rt::platform::initial_worker_count(), run_main, &program);
  return 0;
}

arguments program_arguments() { return given; }

namespace {

// Runs before the protocol of platform/process_end.h begins. A panic whose deferred functions run on another
// goroutine is about to be reported or recovered, which should not take long: as in Go the exit yields to it
// a thousand times. After that the exit waits only while other goroutines really run (one may have lost its
// processor), and not for a deferred function that blocks. It always waits for a panic that has no deferred
// functions left. The exiting goroutine may itself be running deferred functions of a panic, or the method
// that returns a panic's text.
void let_panics_end(const rt::sched::Goroutine* self) {
  constexpr int kYields = 1000;
  constexpr std::int64_t kPatience = 300'000'000;
  const std::int64_t deadline = rt::platform::monotonic_ns() + kPatience;
  const std::uint32_t own = rt::panic::panics_under_way(self);
  for (int i = 0; rt::sched::scheduler.panics_under_way() != own; ++i) {
    if (i >= kYields && (!rt::sched::scheduler.others_active() || rt::platform::monotonic_ns() > deadline))
      break;
    yield();
  }
  if (rt::panic::is_report_coming(self)) rt::trace::wait_for_fatal_reports();
}

}  // namespace

// Flushes stdout's buffer for C and C++ parts of the program; the runtime itself buffers nothing.
void exit_program(int status) {
  if (const auto* self = rt::sched::current()) let_panics_end(self);
  rt::platform::try_exit_process(status, [] { fflush(stdout); });
  rt::trace::wait_for_fatal_reports();
}

namespace rt::core {

// Called before main: no part of the runtime is initialized yet.
[[noreturn]] void floats_are_contracted() {
  constexpr char kText[] =
      "gocxx: this program was compiled without -ffp-contract=off: its floating-point results would differ\n";
  [[maybe_unused]] const auto written = ::write(STDERR_FILENO, kText, sizeof kText - 1);
  _exit(2);
}

}  // namespace rt::core

}  // namespace gocxx
