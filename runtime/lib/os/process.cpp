// Package os: the process: arguments, end, identity.
#include "lib/os/errno.h"

#include <limits.h>
#include <signal.h>
#include <unistd.h>

#include <cstdlib>
#include <cstring>

#include "core/text.h"
#include "gocxx/lib/errors.h"
#include "gocxx/program.h"

namespace gocxx::os {

namespace {

using namespace literals;

// The C library calls static constructors with main's arguments. The list is not in the collected heap, which
// does not exist yet; it is full, so that appending to it copies it there.

[[gnu::constructor]] void take_arguments(int count, char** values) {
  auto* list = static_cast<string*>(std::calloc(static_cast<std::size_t>(count) + 1, sizeof(string)));
  for (int i = 0; i < count; ++i) list[i] = string(values[i], static_cast<long>(std::strlen(values[i])));
  Args = slice<string>(list, count, count);
}

string copy_of(const char* text) {
  rt::core::TextBuffer copy;
  copy.put(text);
  return copy.take();
}

error call_error(string call, int number) {
  return new_object(SyscallError{call, syscall::Errno(static_cast<unsigned long>(number))});
}

}  // namespace

constinit slice<string> Args;
Signal Interrupt = syscall::SIGINT_;
Signal Kill = syscall::SIGKILL_;

void Exit(long code) { exit_program(static_cast<int>(code)); }

long Getpid() { return ::getpid(); }
long Getppid() { return ::getppid(); }
long Getuid() { return ::getuid(); }
long Geteuid() { return ::geteuid(); }
long Getgid() { return ::getgid(); }
long Getegid() { return ::getegid(); }
long Getpagesize() { return ::sysconf(_SC_PAGESIZE); }

results<string, error> Hostname() {
  char name[HOST_NAME_MAX + 1];
  if (::gethostname(name, sizeof(name)) != 0) return {""_s, call_error("gethostname"_s, errno)};
  return {copy_of(name), nullptr};
}

// $PWD is the user's path of the folder, perhaps through links; it is used if it names the present folder.
results<string, error> Getwd() {
  auto [here, no_here] = Stat("."_s);
  if (no_here != nullptr) return {""_s, no_here};
  if (string named = Getenv("PWD"_s); named.len() > 0 && named[0] == '/')
    if (auto [there, unknown] = Stat(named); unknown == nullptr && SameFile(here, there))
      return {named, nullptr};
  char path[PATH_MAX];
  if (::getcwd(path, sizeof(path)) == nullptr) return {""_s, call_error("getwd"_s, errno)};
  return {copy_of(path), nullptr};
}

error Chdir(string dir) {
  return path_error("chdir", dir, try_path(dir, [](const char* path) { return ::chdir(path); }));
}

results<string, error> Executable() { return Readlink("/proc/self/exe"_s); }

// --- processes

namespace {

constinit errors::errorString not_initialised{"os: process not initialized"_s};
constinit errors::errorString released{"os: process already released"_s};
constinit errors::errorString unsupported{"os: unsupported signal type"_s};

error fixed(errors::errorString& text) { return ptr<errors::errorString>(&text); }

}  // namespace

results<ptr<Process>, error> FindProcess(long pid) {
  bool exists = ::kill(static_cast<pid_t>(pid), 0) == 0 || errno == EPERM;
  return {new_object(Process{pid, !exists}), nullptr};
}

error Process::Kill(ptr<Process> p) { return Signal(p, os::Kill); }

error Process::Release(ptr<Process> p) {
  p->Pid = -1;
  return nullptr;
}

error Process::Signal(ptr<Process> p, os::Signal sig) {
  if (p->done) return ErrProcessDone;
  if (p->Pid == -1) return fixed(released);
  if (p->Pid == 0) return fixed(not_initialised);
  auto [number, ok] = type_assert_ok<syscall::Signal>(sig);
  if (!ok) return fixed(unsupported);
  error err = syscall::Kill(p->Pid, number);
  return err == error(syscall::ESRCH_) ? ErrProcessDone : err;
}

}  // namespace gocxx::os
