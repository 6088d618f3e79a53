// write(2) until nothing is left.
#include "platform/write_error.h"

#include <errno.h>
#include <poll.h>
#include <unistd.h>

namespace gocxx::rt::platform {
namespace {

// Returns whether another attempt to write may succeed. Waits for a non-blocking pipe that is full.
bool may_succeed_later() {
  if (errno == EINTR) return true;
  if (errno != EAGAIN) return false;
  pollfd query{STDERR_FILENO, POLLOUT, 0};
  return poll(&query, 1, -1) > 0 || errno == EINTR;
}

}  // namespace

void write_error(std::string_view text) {
  const int error = errno;
  while (!text.empty()) {
    const ssize_t written = write(STDERR_FILENO, text.data(), text.size());
    if (written >= 0)
      text.remove_prefix(static_cast<std::size_t>(written));
    else if (!may_succeed_later())
      break;
  }
  errno = error;
}

}  // namespace gocxx::rt::platform
