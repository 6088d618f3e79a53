// syscall.Signal and Kill.
#include <cerrno>
#include <csignal>
#include <iterator>

#include "core/text.h"
#include "gocxx/lib/syscall.h"

namespace gocxx::syscall {
namespace {

// From SIGHUP to SIGSYS.
constexpr const char* kNames[] = {
    "hangup",
    "interrupt",
    "quit",
    "illegal instruction",
    "trace/breakpoint trap",
    "aborted",
    "bus error",
    "floating point exception",
    "killed",
    "user defined signal 1",
    "segmentation fault",
    "user defined signal 2",
    "broken pipe",
    "alarm clock",
    "terminated",
    "stack fault",
    "child exited",
    "continued",
    "stopped (signal)",
    "stopped",
    "stopped (tty input)",
    "stopped (tty output)",
    "urgent I/O condition",
    "CPU time limit exceeded",
    "file size limit exceeded",
    "virtual timer expired",
    "profiling timer expired",
    "window changed",
    "I/O possible",
    "power failure",
    "bad system call",
};

}  // namespace

string Signal::String(Signal s) {
  rt::core::TextBuffer text;
  if (s.value >= 1 && s.value <= static_cast<long>(std::size(kNames))) {
    text.put(kNames[s.value - 1]);
  } else {
    text.put("signal ");
    text.put_signed(s.value);
  }
  return text.take();
}

error Kill(long pid, Signal sig) {
  if (::kill(static_cast<pid_t>(pid), static_cast<int>(sig.value)) == 0) return nullptr;
  return Errno(static_cast<unsigned long>(errno));
}

}  // namespace gocxx::syscall
