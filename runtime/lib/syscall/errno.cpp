// syscall.Errno in Go's words, which are the C library's with a small first letter.
#include <cerrno>
#include <cstring>

#include "core/text.h"
#include "gocxx/lib/errors.h"
#include "gocxx/lib/io/fs.h"
#include "gocxx/lib/syscall.h"

namespace gocxx::syscall {

namespace {

// Null for numbers without a text.
const char* words_or_null(unsigned long number) {
  if (number == 0 || number > ERFKILL) return nullptr;
  if (number == ESTALE) return "stale NFS file handle";
  return strerrordesc_np(static_cast<int>(number));
}

}  // namespace

string Errno::Error(Errno e) {
  rt::core::TextBuffer text;
  const char* words = words_or_null(e.value);
  if (words == nullptr) {
    text.put("errno ");
    text.put_signed(static_cast<long>(e.value));
    return text.take();
  }
  text.put(words);
  char* first = text.data();
  bool is_word = first[0] >= 'A' && first[0] <= 'Z' && !(first[1] >= 'A' && first[1] <= 'Z');
  if (is_word) first[0] = static_cast<char>(first[0] - 'A' + 'a');
  return text.take();
}

bool Errno::Is(Errno e, error target) {
  if (target == io::fs::ErrPermission) return e.value == EACCES || e.value == EPERM;
  if (target == io::fs::ErrExist) return e.value == EEXIST || e.value == ENOTEMPTY;
  if (target == io::fs::ErrNotExist) return e.value == ENOENT;
  if (target == errors::ErrUnsupported) return e.value == ENOSYS || e.value == EOPNOTSUPP;
  return false;
}

bool Errno::Temporary(Errno e) {
  return e.value == EINTR || e.value == EMFILE || e.value == ENFILE || Timeout(e);
}

bool Errno::Timeout(Errno e) { return e.value == EAGAIN || e.value == ETIMEDOUT; }

}  // namespace gocxx::syscall
