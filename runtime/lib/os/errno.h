// How package os wraps the error numbers of the kernel.
#pragma once

#include <cerrno>

#include "gocxx/lib/os.h"
#include "gocxx/lib/syscall.h"

namespace gocxx::os {

/// &PathError{op, path, Errno(number)}; nil if number is 0.
error path_error(const char* op, string path, int number);

/// The permissions of a new or changed file as the kernel wants them.
unsigned permission_bits(io::fs::FileMode mode);

/// A path as the kernel wants it: a copy that ends with a zero byte.
class c_path {
 public:
  explicit c_path(string path);
  /// Null if the path holds a zero byte and so names nothing.
  [[nodiscard]] const char* get() const { return text_; }

 private:
  const char* text_;
};

/// Calls call(text) with the path, a system call that returns -1 for failure, again if a signal interrupts
/// it. Returns 0 or the number of the error.
template <class Call>
int try_path(string path, Call call) {
  c_path text(path);
  if (text.get() == nullptr) return EINVAL;
  while (call(text.get()) == -1)
    if (errno != EINTR) return errno;
  return 0;
}

}  // namespace gocxx::os
