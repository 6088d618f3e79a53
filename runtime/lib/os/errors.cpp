// Package os: its errors and the questions about them.
#include "gocxx/lib/errors.h"

#include "lib/os/errno.h"

namespace gocxx::os {

namespace {

using namespace literals;

constinit errors::errorString no_deadline{"file type does not support deadline"_s};
constinit errors::errorString deadline_exceeded{"i/o timeout"_s};
constinit errors::errorString process_done{"os: process already finished"_s};

struct Timeouter : interface<Timeouter> {
  using interface::interface;
  static constexpr auto methods = interface_methods<signature<"Timeout", bool()>>;
  [[nodiscard]] bool Timeout() const { return call<0, bool>(); }
};

// Returns the error that an error of this package wraps; any other error itself.
error underlying_error(error err) {
  if (auto [path, ok] = type_assert_ok<ptr<PathError>>(err); ok) return path->Err;
  if (auto [link, ok] = type_assert_ok<ptr<LinkError>>(err); ok) return link->Err;
  if (auto [call, ok] = type_assert_ok<ptr<SyscallError>>(err); ok) return call->Err;
  return err;
}

bool underlying_is(error err, error target) {
  err = underlying_error(err);
  if (err == target) return true;
  auto [number, ok] = type_assert_ok<syscall::Errno>(err);
  return ok && syscall::Errno::Is(number, target);
}

bool is_timeout(error err) {
  auto [timeouter, ok] = type_assert_ok<Timeouter>(err);
  return ok && timeouter.Timeout();
}

}  // namespace

error ErrNoDeadline = ptr<errors::errorString>(&no_deadline);
error ErrDeadlineExceeded = ptr<errors::errorString>(&deadline_exceeded);
error ErrProcessDone = ptr<errors::errorString>(&process_done);

bool IsExist(error err) { return underlying_is(err, ErrExist); }
bool IsNotExist(error err) { return underlying_is(err, ErrNotExist); }
bool IsPermission(error err) { return underlying_is(err, ErrPermission); }
bool IsTimeout(error err) { return is_timeout(underlying_error(err)); }

string SyscallError::Error(ptr<SyscallError> e) { return concat(e->Syscall, ": "_s, e->Err.Error()); }
error SyscallError::Unwrap(ptr<SyscallError> e) { return e->Err; }
bool SyscallError::Timeout(ptr<SyscallError> e) { return is_timeout(e->Err); }

string LinkError::Error(ptr<LinkError> e) {
  return concat(e->Op, " "_s, e->Old, " "_s, e->New, ": "_s, e->Err.Error());
}
error LinkError::Unwrap(ptr<LinkError> e) { return e->Err; }

}  // namespace gocxx::os
