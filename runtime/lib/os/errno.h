// syscall.Errno: the error numbers of the kernel as errors, and how package os wraps them.
#pragma once

#include <cerrno>

#include "gocxx/defined.h"
#include "gocxx/lib/os.h"

namespace gocxx::syscall {

struct Errno : defined<Errno, unsigned long> {
  using defined::defined;
  static string Error(Errno e);
  static bool Is(Errno e, error target);
  static bool Temporary(Errno e);
  static bool Timeout(Errno e);
};

}  // namespace gocxx::syscall

template <>
struct gocxx::type_traits<gocxx::syscall::Errno> {
  using T = syscall::Errno;
  static constexpr const char* name = "syscall.Errno";
  static constexpr auto methods =
      gocxx::methods<T, method<"Error", &T::Error>, method<"Is", &T::Is>, method<"Temporary", &T::Temporary>,
                     method<"Timeout", &T::Timeout>>;
};

namespace gocxx::os {

// &PathError{op, path, Errno(number)}; nil if number is 0.
error path_error(const char* op, string path, int number);

// A path as the kernel wants it: a copy that ends with a zero byte.
class c_path {
 public:
  explicit c_path(string path);
  // Null if the path holds a zero byte and so names nothing.
  [[nodiscard]] const char* get() const { return text_; }

 private:
  const char* text_;
};

// call(text) with the path, a system call that gives -1 for failure, again if a signal interrupts it. Gives 0
// or the number of the error.
template <class Call>
int try_path(string path, Call call) {
  c_path text(path);
  if (text.get() == nullptr) return EINVAL;
  while (call(text.get()) == -1)
    if (errno != EINTR) return errno;
  return 0;
}

}  // namespace gocxx::os
