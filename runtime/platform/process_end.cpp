// The end of this process.
#include "platform/process_end.h"

#include <unistd.h>

#include "platform/futex.h"
#include "platform/write_error.h"

namespace gocxx::rt::platform {
namespace {

constexpr int kFatalStatus = 2;

BasicProcessEnd<std::atomic> process_end;
thread_local bool writing = false;  // this thread has begun a fatal report

}  // namespace

void wait_for_the_end() {
  std::atomic<std::uint32_t> never{0};
  for (;;) futex_wait(never, 0);
}

bool try_exit_process(int status, void (*flush)()) {
  if (!process_end.try_exit()) return false;
  flush();
  _exit(status);
}

void begin_fatal_report() {
  if (writing) {
    write_error("panic during panic\n");
    _exit(kFatalStatus);
  }
  if (!process_end.try_begin_report()) wait_for_the_end();
  writing = true;
}

void end_fatal_report() {
  if (!process_end.end_report()) wait_for_the_end();
  _exit(kFatalStatus);
}

}  // namespace gocxx::rt::platform
