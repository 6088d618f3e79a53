// Package syscall: the process.
#include <unistd.h>

#include "gocxx/lib/os.h"
#include "gocxx/lib/syscall.h"

namespace gocxx::syscall {

long Stdin = STDIN_FILENO;
long Stdout = STDOUT_FILENO;
long Stderr = STDERR_FILENO;

void Exit(long code) { os::Exit(code); }
long Getegid() { return os::Getegid(); }
results<string, bool> Getenv(string key) { return os::LookupEnv(key); }
long Geteuid() { return os::Geteuid(); }
long Getgid() { return os::Getgid(); }
long Getpagesize() { return os::Getpagesize(); }
long Getpid() { return os::Getpid(); }
long Getppid() { return os::Getppid(); }
long Getuid() { return os::Getuid(); }

}  // namespace gocxx::syscall
