// syscall.Errno in Go's words, which are the C library's with a small first letter.
#include "lib/os/errno.h"

#include <cerrno>
#include <cstring>

#include "core/text.h"
#include "gocxx/lib/errors.h"

namespace gocxx::syscall {

string Errno::Error(Errno e) {
  rt::core::text_buffer text;
  const char* words = strerrordesc_np(static_cast<int>(e.value));
  if (words == nullptr || e.value == 0) {
    text.put("errno ");
    text.put_unsigned(e.value);
    return text.take();
  }
  text.put(words);
  char* first = text.data();
  bool is_word = first[0] >= 'A' && first[0] <= 'Z' && !(first[1] >= 'A' && first[1] <= 'Z');
  if (is_word) first[0] = static_cast<char>(first[0] - 'A' + 'a');
  return text.take();
}

bool Errno::Is(Errno e, error target) {
  if (target == os::ErrPermission) return e.value == EACCES || e.value == EPERM;
  if (target == os::ErrExist) return e.value == EEXIST || e.value == ENOTEMPTY;
  if (target == os::ErrNotExist) return e.value == ENOENT;
  if (target == errors::ErrUnsupported) return e.value == ENOSYS || e.value == EOPNOTSUPP;
  return false;
}

bool Errno::Temporary(Errno e) {
  return e.value == EINTR || e.value == EMFILE || e.value == ENFILE || Timeout(e);
}

bool Errno::Timeout(Errno e) { return e.value == EAGAIN || e.value == ETIMEDOUT; }

}  // namespace gocxx::syscall

namespace gocxx::os {

error path_error(const char* op, string path, int number) {
  if (number == 0) return nullptr;
  string name(op, static_cast<long>(std::strlen(op)));
  return new_object(PathError{name, path, syscall::Errno(static_cast<unsigned long>(number))});
}

c_path::c_path(string path) : text_(nullptr) {
  auto size = static_cast<std::size_t>(path.len());
  if (size != 0 && std::memchr(path.data(), 0, size) != nullptr) return;
  auto* text = static_cast<char*>(allocate_pointer_free(size + 1));
  if (size != 0) std::memcpy(text, path.data(), size);
  text_ = text;
}

}  // namespace gocxx::os
