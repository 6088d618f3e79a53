// Package os: the process: arguments, end, identity.
#include "lib/os/errno.h"

#include <limits.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <cstring>

#include "core/text.h"
#include "gocxx/program.h"

namespace gocxx {

namespace os {

// A Signal that the system knows.
struct signal : defined<signal, long> {
  using defined::defined;
  static void Signal(signal) {}
  static gocxx::string String(signal s);
};

}  // namespace os

template <>
struct type_traits<os::signal> {
  static constexpr const char* name = "syscall.Signal";
  static constexpr auto methods = gocxx::methods<os::signal, method<"Signal", &os::signal::Signal>,
                                                 method<"String", &os::signal::String>>;
};

namespace os {

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
  rt::core::text_buffer copy;
  copy.put(text);
  return copy.take();
}

error call_error(string call, int number) {
  return new_object(SyscallError{call, syscall::Errno(static_cast<unsigned long>(number))});
}

}  // namespace

constinit slice<string> Args;
Signal Interrupt = signal(SIGINT);
Signal Kill = signal(SIGKILL);

string signal::String(signal s) {
  if (s.value == SIGINT) return "interrupt"_s;
  const char* words = sigdescr_np(static_cast<int>(s.value));
  rt::core::text_buffer text;
  if (words != nullptr) {
    text.put(words);
    text.data()[0] = static_cast<char>(text.data()[0] | 0x20);
  } else {
    text.put("signal ");
    text.put_signed(s.value);
  }
  return text.take();
}

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

results<string, error> Getwd() {
  char path[PATH_MAX];
  if (::getcwd(path, sizeof(path)) == nullptr) return {""_s, call_error("getwd"_s, errno)};
  return {copy_of(path), nullptr};
}

error Chdir(string dir) {
  return path_error("chdir", dir, try_path(dir, [](const char* path) { return ::chdir(path); }));
}

results<string, error> Executable() { return Readlink("/proc/self/exe"_s); }

}  // namespace os

}  // namespace gocxx
