// Package syscall.
#pragma once

#include "gocxx/defined.h"
#include "gocxx/error.h"
#include "gocxx/results.h"
#include "gocxx/string.h"
#include "gocxx/type.h"
#include "gocxx/uintptr.h"

namespace gocxx {

namespace syscall {

/// A Signal is a number of one, and an os.Signal.
struct Signal : defined<Signal, long> {
  using defined::defined;
  static void Signal_(Signal) {}
  static string String(Signal s);
};

inline constexpr Signal SIGABRT_ = 6;
inline constexpr Signal SIGALRM_ = 14;
inline constexpr Signal SIGBUS_ = 7;
inline constexpr Signal SIGCHLD_ = 17;
inline constexpr Signal SIGCLD_ = 17;
inline constexpr Signal SIGCONT_ = 18;
inline constexpr Signal SIGFPE_ = 8;
inline constexpr Signal SIGHUP_ = 1;
inline constexpr Signal SIGILL_ = 4;
inline constexpr Signal SIGINT_ = 2;
inline constexpr Signal SIGIO_ = 29;
inline constexpr Signal SIGIOT_ = 6;
inline constexpr Signal SIGKILL_ = 9;
inline constexpr Signal SIGPIPE_ = 13;
inline constexpr Signal SIGPOLL_ = 29;
inline constexpr Signal SIGPROF_ = 27;
inline constexpr Signal SIGPWR_ = 30;
inline constexpr Signal SIGQUIT_ = 3;
inline constexpr Signal SIGSEGV_ = 11;
inline constexpr Signal SIGSTKFLT_ = 16;
inline constexpr Signal SIGSTOP_ = 19;
inline constexpr Signal SIGSYS_ = 31;
inline constexpr Signal SIGTERM_ = 15;
inline constexpr Signal SIGTRAP_ = 5;
inline constexpr Signal SIGTSTP_ = 20;
inline constexpr Signal SIGTTIN_ = 21;
inline constexpr Signal SIGTTOU_ = 22;
inline constexpr Signal SIGUNUSED_ = 31;
inline constexpr Signal SIGURG_ = 23;
inline constexpr Signal SIGUSR1_ = 10;
inline constexpr Signal SIGUSR2_ = 12;
inline constexpr Signal SIGVTALRM_ = 26;
inline constexpr Signal SIGWINCH_ = 28;
inline constexpr Signal SIGXCPU_ = 24;
inline constexpr Signal SIGXFSZ_ = 25;

/// An Errno is an error of the system by its number.
struct Errno : defined<Errno, uintptr> {
  using defined::defined;
  static string Error(Errno e);
  static bool Is(Errno e, error target);
  static bool Temporary(Errno e);
  static bool Timeout(Errno e);
};

inline constexpr Errno E2BIG_ = 7;
inline constexpr Errno EACCES_ = 13;
inline constexpr Errno EADDRINUSE_ = 98;
inline constexpr Errno EADDRNOTAVAIL_ = 99;
inline constexpr Errno EAGAIN_ = 11;
inline constexpr Errno EALREADY_ = 114;
inline constexpr Errno EBADF_ = 9;
inline constexpr Errno EBUSY_ = 16;
inline constexpr Errno ECANCELED_ = 125;
inline constexpr Errno ECHILD_ = 10;
inline constexpr Errno ECONNABORTED_ = 103;
inline constexpr Errno ECONNREFUSED_ = 111;
inline constexpr Errno ECONNRESET_ = 104;
inline constexpr Errno EDEADLK_ = 35;
inline constexpr Errno EDOM_ = 33;
inline constexpr Errno EDQUOT_ = 122;
inline constexpr Errno EEXIST_ = 17;
inline constexpr Errno EFAULT_ = 14;
inline constexpr Errno EFBIG_ = 27;
inline constexpr Errno EHOSTUNREACH_ = 113;
inline constexpr Errno EINPROGRESS_ = 115;
inline constexpr Errno EINTR_ = 4;
inline constexpr Errno EINVAL_ = 22;
inline constexpr Errno EIO_ = 5;
inline constexpr Errno EISCONN_ = 106;
inline constexpr Errno EISDIR_ = 21;
inline constexpr Errno ELOOP_ = 40;
inline constexpr Errno EMFILE_ = 24;
inline constexpr Errno EMLINK_ = 31;
inline constexpr Errno EMSGSIZE_ = 90;
inline constexpr Errno ENAMETOOLONG_ = 36;
inline constexpr Errno ENETUNREACH_ = 101;
inline constexpr Errno ENFILE_ = 23;
inline constexpr Errno ENOBUFS_ = 105;
inline constexpr Errno ENODEV_ = 19;
inline constexpr Errno ENOENT_ = 2;
inline constexpr Errno ENOEXEC_ = 8;
inline constexpr Errno ENOLCK_ = 37;
inline constexpr Errno ENOMEM_ = 12;
inline constexpr Errno ENOSPC_ = 28;
inline constexpr Errno ENOSYS_ = 38;
inline constexpr Errno ENOTCONN_ = 107;
inline constexpr Errno ENOTDIR_ = 20;
inline constexpr Errno ENOTEMPTY_ = 39;
inline constexpr Errno ENOTSOCK_ = 88;
inline constexpr Errno ENOTSUP_ = 95;
inline constexpr Errno ENOTTY_ = 25;
inline constexpr Errno ENXIO_ = 6;
inline constexpr Errno EOPNOTSUPP_ = 95;
inline constexpr Errno EOVERFLOW_ = 75;
inline constexpr Errno EPERM_ = 1;
inline constexpr Errno EPIPE_ = 32;
inline constexpr Errno EPROTO_ = 71;
inline constexpr Errno ERANGE_ = 34;
inline constexpr Errno EROFS_ = 30;
inline constexpr Errno ESPIPE_ = 29;
inline constexpr Errno ESRCH_ = 3;
inline constexpr Errno ESTALE_ = 116;
inline constexpr Errno ETIMEDOUT_ = 110;
inline constexpr Errno ETXTBSY_ = 26;
inline constexpr Errno EWOULDBLOCK_ = 11;
inline constexpr Errno EXDEV_ = 18;

extern long Stdin;
extern long Stdout;
extern long Stderr;

[[noreturn]] void Exit(long code);
long Getegid();
results<string, bool> Getenv(string key);
long Geteuid();
long Getgid();
long Getpagesize();
long Getpid();
long Getppid();
long Getuid();
error Kill(long pid, Signal sig);

}  // namespace syscall

template <>
struct type_traits<syscall::Signal> {
  static constexpr const char* name = "syscall.Signal";
  static constexpr auto methods = gocxx::methods<syscall::Signal, method<"Signal", &syscall::Signal::Signal_>,
                                                 method<"String", &syscall::Signal::String>>;
};
template <>
const type descriptor<syscall::Signal>::value;

template <>
struct type_traits<syscall::Errno> {
  using T = syscall::Errno;
  static constexpr const char* name = "syscall.Errno";
  static constexpr auto methods =
      gocxx::methods<T, method<"Error", &T::Error>, method<"Is", &T::Is>, method<"Temporary", &T::Temporary>,
                     method<"Timeout", &T::Timeout>>;
};
template <>
const type descriptor<syscall::Errno>::value;

}  // namespace gocxx
