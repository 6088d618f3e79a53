// Writing to os.Stdout, or to file descriptor 1 where package os is not part of the program.
#include "lib/fmt/standard_output.h"

#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>

#include "gocxx/blocking.h"
#include "gocxx/builtin.h"
#include "gocxx/lib/errors.h"
#include "gocxx/lib/syscall.h"
#include "gocxx/slice.h"
#include "platform/signals.h"

namespace gocxx::os {

// Declared weak here: present if something else in the program uses package os.
struct File {
  [[gnu::weak]] static results<long, error> Write(ptr<File> f, slice<std::uint8_t> b);
};
[[gnu::weak]] extern ptr<File> Stdout;

}  // namespace gocxx::os

namespace gocxx::rt::fmt {

namespace {

using namespace literals;

// Files on which a write may wait for a reader.
waiting waits() {
  static const waiting answer = [] {
    struct stat info {};
    if (fstat(STDOUT_FILENO, &info) != 0) return waiting::other;
    return S_ISREG(info.st_mode) ? waiting::never : S_ISFIFO(info.st_mode) ? waiting::pipe : waiting::other;
  }();
  return answer;
}

bool is_writable_now() {
  pollfd wanted{STDOUT_FILENO, POLLOUT, 0};
  return poll(&wanted, 1, 0) != 0;
}

error system_error(int number) {
  return errors::New("write /dev/stdout: "_s + syscall::Errno::Error(static_cast<unsigned long>(number)));
}

// How many of `size` bytes can be written at once; waits until there is room for some. A pipe is asked once
// for each page, not for each line.
long writable_part(long size) {
  constexpr long kPipePage = 4096;
  static std::atomic<long> pipe_room{0};
  if (waits() == waiting::never) return size;
  long room = pipe_room.load(std::memory_order_relaxed);
  if (room < size) {
    if (!is_writable_now()) wait_writable(STDOUT_FILENO);
    room = kPipePage;
  }
  long part = min(size, room);
  if (waits() == waiting::pipe) pipe_room.store(room - part, std::memory_order_relaxed);
  return part;
}

results<long, error> write_descriptor(string text) {
  long done = 0;
  while (done < text.len()) {
    long part = writable_part(text.len() - done);
    long written = ::write(STDOUT_FILENO, text.data() + done, static_cast<std::size_t>(part));
    if (written < 0 && errno == EPIPE) platform::end_by_broken_pipe();
    if (written < 0 && errno != EINTR && errno != EAGAIN) return {done, system_error(errno)};
    if (written > 0) done += written;
  }
  return {done, nullptr};
}

}  // namespace

results<long, error> write_standard_output(string text) {
  if (&os::Stdout == nullptr || &os::File::Write == nullptr) return write_descriptor(text);
  auto* bytes = reinterpret_cast<std::uint8_t*>(const_cast<char*>(text.data()));
  return os::File::Write(os::Stdout, slice<std::uint8_t>(bytes, text.len(), text.len()));
}

}  // namespace gocxx::rt::fmt
