// run_program: everything is put together here.
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
#include "trace/last_words.h"
#include "trace/report.h"

namespace gocxx {
namespace {

struct Program {
  void (*init)();
  void (*main)();
};

arguments given{0, nullptr};

// GOCXX_DEBUG=lost
void show_lost_goroutines() {
  rt::sched::monitor.perform([](long) {
    rt::heap::collect();
    rt::trace::Report().all_lost();
  });
}

// What the program opens must not become its standard output: as in Go, what is closed leads nowhere.
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

// Before the protocol of platform/process_end.h begins. A panic whose deferred functions run on another goroutine is about
// to be reported or recovered, which should not take long: as in Go the exit yields to it a thousand times. After that
// it waits only for what really runs, which may have lost its processor, and not for a deferred function that
// blocks. What has no deferred functions left is waited for in any case. The exiting goroutine may be running
// deferred functions of a panic, or be asked for the words of one, itself.
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
  if (rt::panic::is_report_coming(self)) rt::trace::wait_for_last_words();
}

}  // namespace

// What C and C++ parts of the program have in stdout's buffer goes out; the runtime itself keeps nothing
// back.
void exit_program(int status) {
  if (const auto* self = rt::sched::current()) let_panics_end(self);
  rt::platform::try_exit_process(status, [] { fflush(stdout); });
  rt::trace::wait_for_last_words();
}

namespace rt::core {

/// Before main: nothing of the runtime is there yet.
[[noreturn]] void floats_are_contracted() {
  constexpr char kText[] =
      "gocxx: this program was compiled without -ffp-contract=off: its floating-point results would differ\n";
  [[maybe_unused]] const auto written = ::write(STDERR_FILENO, kText, sizeof kText - 1);
  _exit(2);
}

}  // namespace rt::core

}  // namespace gocxx
