// Package io/fs: its errors.
#include "gocxx/lib/errors.h"
#include "gocxx/lib/io/fs.h"

namespace gocxx::io::fs {

namespace {

using namespace literals;

constinit errors::errorString invalid{"invalid argument"_s};
constinit errors::errorString permission{"permission denied"_s};
constinit errors::errorString exist{"file already exists"_s};
constinit errors::errorString not_exist{"file does not exist"_s};
constinit errors::errorString closed{"file already closed"_s};
constinit errors::errorString skip_dir{"skip this directory"_s};
constinit errors::errorString skip_all{"skip everything and stop the walk"_s};

// The optional method of an error that tells whether it is about time.
struct Timeouter : interface<Timeouter> {
  using interface::interface;
  static constexpr auto methods = interface_methods<signature<"Timeout", bool()>>;
  [[nodiscard]] bool Timeout() const { return call<0, bool>(); }
};

}  // namespace

error ErrInvalid = ptr<errors::errorString>(&invalid);
error ErrPermission = ptr<errors::errorString>(&permission);
error ErrExist = ptr<errors::errorString>(&exist);
error ErrNotExist = ptr<errors::errorString>(&not_exist);
error ErrClosed = ptr<errors::errorString>(&closed);
error SkipDir = ptr<errors::errorString>(&skip_dir);
error SkipAll = ptr<errors::errorString>(&skip_all);

string PathError::Error(ptr<PathError> e) { return concat(e->Op, " "_s, e->Path, ": "_s, e->Err.Error()); }

error PathError::Unwrap(ptr<PathError> e) { return e->Err; }

bool PathError::Timeout(ptr<PathError> e) {
  auto [timeouter, ok] = type_assert_ok<Timeouter>(e->Err);
  return ok && timeouter.Timeout();
}

}  // namespace gocxx::io::fs
