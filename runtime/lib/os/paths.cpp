// Paths as the kernel wants them, and the errors that name them.
#include <sys/stat.h>

#include <cstring>

#include "lib/os/errno.h"

namespace gocxx::os {

error path_error(const char* op, string path, int number) {
  if (number == 0) return nullptr;
  string name(op, static_cast<long>(std::strlen(op)));
  return new_object(PathError{name, path, syscall::Errno(static_cast<unsigned long>(number))});
}

unsigned permission_bits(FileMode mode) {
  unsigned bits = FileMode::Perm(mode).value;
  if ((mode & ModeSetuid) != 0) bits |= S_ISUID;
  if ((mode & ModeSetgid) != 0) bits |= S_ISGID;
  if ((mode & ModeSticky) != 0) bits |= S_ISVTX;
  return bits;
}

c_path::c_path(string path) : text_(nullptr) {
  auto size = static_cast<std::size_t>(path.len());
  if (size != 0 && std::memchr(path.data(), 0, size) != nullptr) return;
  auto* text = static_cast<char*>(allocate_pointer_free(size + 1));
  if (size != 0) std::memcpy(text, path.data(), size);
  text_ = text;
}

}  // namespace gocxx::os
