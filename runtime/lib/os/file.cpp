// Package os: open files. Regular files are read and written at once; pipes, sockets and terminals, which may
// keep the caller waiting, are waited for without holding a worker.
#include "lib/os/errno.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include "gocxx/blocking.h"
#include "gocxx/builtin.h"
#include "gocxx/lib/errors.h"
#include "platform/signals.h"

namespace gocxx::os {

// A file with neither ReadFrom nor WriteTo, with which these methods copy, so that they are not called again.
struct plainFile {
  ptr<os::File> File{};
  static results<long, error> Read(plainFile f, slice<std::uint8_t> b) { return os::File::Read(f.File, b); }
  static results<long, error> Write(plainFile f, slice<std::uint8_t> b) { return os::File::Write(f.File, b); }
  static results<long, error> WriteString(plainFile f, string s) { return os::File::WriteString(f.File, s); }
  bool operator==(const plainFile&) const = default;
};

}  // namespace gocxx::os

template <>
struct gocxx::type_traits<gocxx::os::plainFile> {
  using T = os::plainFile;
  static constexpr const char* name = "os.plainFile";
  static constexpr auto methods = gocxx::methods<T, method<"Read", &T::Read>, method<"Write", &T::Write>,
                                                 method<"WriteString", &T::WriteString>>;
};

namespace gocxx::os {

namespace {

using namespace literals;

// If a pipe takes anything, it takes a page, in one piece or in several.
constexpr long kPipePage = 4096;

constinit file stdin_file{0, "/dev/stdin"_s};
constinit file stdout_file{1, "/dev/stdout"_s};
constinit file stderr_file{2, "/dev/stderr"_s};
constinit File stdin_handle{ptr<file>(&stdin_file)};
constinit File stdout_handle{ptr<file>(&stdout_file)};
constinit File stderr_handle{ptr<file>(&stderr_file)};

constinit errors::errorString write_at_append{"os: invalid use of WriteAt on file opened with O_APPEND"_s};
constinit errors::errorString negative_offset{"negative offset"_s};

waiting waits_of(int fd) {
  struct stat about;
  if (::fstat(fd, &about) != 0) return waiting::never;
  if (S_ISFIFO(about.st_mode)) return waiting::pipe;
  return S_ISSOCK(about.st_mode) || (S_ISCHR(about.st_mode) && ::isatty(fd) == 1) ? waiting::other
                                                                                  : waiting::never;
}

void look_at_standard_files() {
  for (file* standard : {&stdin_file, &stdout_file, &stderr_file})
    standard->waits = waits_of(static_cast<int>(standard->fd));
}

[[maybe_unused]] const bool looked = (look_at_standard_files(), true);

// A broken pipe is an error of the write; only standard output and standard error end the program with it.
void end_if_output_is_broken(long fd, int number) {
  if (number == EPIPE && (fd == 1 || fd == 2)) rt::platform::end_by_broken_pipe();
}

bool is_ready(int fd, short what) {
  pollfd asked{fd, what, 0};
  return ::poll(&asked, 1, 0) == 1;
}

void wait_until_ready(const file& f, short what) {
  int fd = static_cast<int>(f.fd);
  if (f.waits == waiting::never || is_ready(fd, what)) return;
  what == POLLIN ? wait_readable(fd) : wait_writable(fd);
}

// Calls call(), a read or write of the file, until it was not interrupted and did not have to wait. Returns
// its result, or minus the number of the error.
template <class Call>
long transfer(const file& f, short what, Call call) {
  while (true) {
    wait_until_ready(f, what);
    long count = call();
    if (count >= 0) return count;
    if (errno == EAGAIN)
      what == POLLIN ? wait_readable(static_cast<int>(f.fd)) : wait_writable(static_cast<int>(f.fd));
    else if (errno != EINTR)
      return -errno;
  }
}

// How many of `size` bytes can be written at once; waits until there is room for some. A pipe is asked once
// for each page, not for each line; with a second writer at it, a write may have to wait all the same.
long writable_part(file& f, long size) {
  if (f.waits == waiting::never) return size;
  long room = __atomic_load_n(&f.room, __ATOMIC_RELAXED);
  if (room < size) {
    wait_until_ready(f, POLLOUT);
    room = kPipePage;
  }
  long part = min(size, room);
  if (f.waits == waiting::pipe) __atomic_store_n(&f.room, room - part, __ATOMIC_RELAXED);
  return part;
}

// Writes all of `data`; one call even if it is empty, so that its error is seen. Returns the number of the
// error, and how much was written before.
int write_all(file& f, const void* data, long size, long& written) {
  const auto* bytes = static_cast<const char*>(data);
  do {
    long part = writable_part(f, size - written);
    long count = ::write(static_cast<int>(f.fd), bytes + written, static_cast<std::size_t>(part));
    if (count >= 0)
      written += count;
    else if (errno == EAGAIN)
      wait_writable(static_cast<int>(f.fd));
    else if (errno != EINTR)
      return errno;
  } while (written < size);
  return 0;
}

// Returns the error of a file that cannot be used, or nil.
error unusable(const char* op, ptr<File> f) {
  if (f == nullptr || f->file == nullptr) return ErrInvalid;
  if (!f->file->closed) return nullptr;
  return new_object(PathError{string(op, static_cast<long>(__builtin_strlen(op))), f->file->name, ErrClosed});
}

error failure(const char* op, ptr<File> f, int number) { return path_error(op, f->file->name, number); }

results<long, error> write_bytes(ptr<File> f, const void* data, long size) {
  if (error err = unusable("write", f); err != nullptr) return {0, err};
  long written = 0;
  int number = write_all(*f->file, data, size, written);
  end_if_output_is_broken(f->file->fd, number);
  return {written, failure("write", f, number)};
}

ptr<File> new_file(int fd, string name, bool append) {
  return new_object(File{new_object(file{fd, name, false, waits_of(fd), 0, append, nullptr, false})});
}

int fd_of(ptr<File> f) { return static_cast<int>(f->file->fd); }

// The first capacity of ReadFile's buffer, besides a byte that finds the end: files of /proc report size 0.
constexpr long kSmallestFile = 512;

long size_of(ptr<File> f) {
  struct stat about;
  return ::fstat(fd_of(f), &about) == 0 ? about.st_size : 0;
}

}  // namespace

ptr<File> Stdin(&stdin_handle);
ptr<File> Stdout(&stdout_handle);
ptr<File> Stderr(&stderr_handle);

results<ptr<File>, error> Open(string name) { return OpenFile(name, O_RDONLY, 0); }

results<ptr<File>, error> Create(string name) { return OpenFile(name, O_RDWR | O_CREAT | O_TRUNC, 0666); }

// Opening a named pipe waits for its other end, so it is done away from the worker.
results<ptr<File>, error> OpenFile(string name, long flag, FileMode perm) {
  int fd = -1;
  int flags = static_cast<int>(flag) | O_CLOEXEC;
  mode_t mode = permission_bits(perm);
  int number = try_path(name, [&](const char* path) {
    fd = blocking([path, flags, mode] { return ::open(path, flags, mode); });
    return fd;
  });
  if (number != 0) return {nullptr, path_error("open", name, number)};
  return {new_file(fd, name, (flag & O_APPEND) != 0), nullptr};
}

ptr<File> NewFile(uintptr fd, string name) {
  int number = static_cast<int>(static_cast<unsigned long>(fd));
  return number < 0 ? nullptr : new_file(number, name, false);
}

results<ptr<File>, ptr<File>, error> Pipe() {
  int ends[2];
  if (::pipe2(ends, O_CLOEXEC) != 0)
    return {nullptr, nullptr,
            new_object(SyscallError{"pipe2"_s, syscall::Errno(static_cast<unsigned long>(errno))})};
  return {new_file(ends[0], "|0"_s, false), new_file(ends[1], "|1"_s, false), nullptr};
}

string File::Name(ptr<File> f) { return f->file->name; }

uintptr File::Fd(ptr<File> f) {
  bool usable = f != nullptr && !f->file->closed;
  return uintptr(usable ? static_cast<unsigned long>(f->file->fd) : ~0UL);
}

error File::Close(ptr<File> f) {
  if (error err = unusable("close", f); err != nullptr) return err;
  f->file->closed = true;
  int number = ::close(fd_of(f)) == 0 ? 0 : errno;
  return failure("close", f, number);
}

results<long, error> File::Read(ptr<File> f, slice<std::uint8_t> b) {
  if (error err = unusable("read", f); err != nullptr) return {0, err};
  if (b.len() == 0) return {0, nullptr};
  long count = transfer(*f->file, POLLIN,
                        [&] { return ::read(fd_of(f), b.data(), static_cast<std::size_t>(b.len())); });
  if (count < 0) return {0, failure("read", f, static_cast<int>(-count))};
  return {count, count == 0 ? io::EOF_ : nullptr};
}

results<long, error> File::ReadAt(ptr<File> f, slice<std::uint8_t> b, long long off) {
  if (f == nullptr) return {0, ErrInvalid};
  if (off < 0)
    return {0, new_object(PathError{"readat"_s, f->file->name, ptr<errors::errorString>(&negative_offset)})};
  if (error err = unusable("read", f); err != nullptr) return {0, err};
  long total = 0;
  while (total < b.len()) {
    long count = transfer(*f->file, POLLIN, [&] {
      return ::pread(fd_of(f), b.data() + total, static_cast<std::size_t>(b.len() - total), off + total);
    });
    if (count < 0) return {total, failure("read", f, static_cast<int>(-count))};
    if (count == 0) return {total, io::EOF_};
    total += count;
  }
  return {total, nullptr};
}

results<long, error> File::Write(ptr<File> f, slice<std::uint8_t> b) {
  return write_bytes(f, b.data(), b.len());
}

results<long, error> File::WriteString(ptr<File> f, string s) { return write_bytes(f, s.data(), s.len()); }

results<long, error> File::WriteAt(ptr<File> f, slice<std::uint8_t> b, long long off) {
  if (f == nullptr) return {0, ErrInvalid};
  if (f->file->append) return {0, ptr<errors::errorString>(&write_at_append)};
  if (off < 0)
    return {0, new_object(PathError{"writeat"_s, f->file->name, ptr<errors::errorString>(&negative_offset)})};
  if (error err = unusable("write", f); err != nullptr) return {0, err};
  long total = 0;
  while (total < b.len()) {
    long count = transfer(*f->file, POLLOUT, [&] {
      return ::pwrite(fd_of(f), b.data() + total, static_cast<std::size_t>(b.len() - total), off + total);
    });
    if (count < 0) return {total, failure("write", f, static_cast<int>(-count))};
    total += count;
  }
  return {total, nullptr};
}

results<long long, error> File::ReadFrom(ptr<File> f, io::Reader r) {
  if (error err = unusable("write", f); err != nullptr) return {0, err};
  return io::Copy(plainFile{f}, r);
}

results<long long, error> File::WriteTo(ptr<File> f, io::Writer w) {
  if (error err = unusable("read", f); err != nullptr) return {0, err};
  return io::Copy(w, plainFile{f});
}

results<long long, error> File::Seek(ptr<File> f, long long offset, long whence) {
  if (error err = unusable("seek", f); err != nullptr) return {0, err};
  long long place = ::lseek(fd_of(f), offset, static_cast<int>(whence));
  if (place < 0) return {0, failure("seek", f, errno)};
  f->file->listed = false;
  return {place, nullptr};
}

error File::Sync(ptr<File> f) {
  if (error err = unusable("sync", f); err != nullptr) return err;
  int result = blocking([fd = fd_of(f)] { return ::fsync(fd); });
  return failure("sync", f, result == 0 ? 0 : errno);
}

error File::Truncate(ptr<File> f, long long size) {
  if (error err = unusable("truncate", f); err != nullptr) return err;
  return failure("truncate", f, ::ftruncate(fd_of(f), size) == 0 ? 0 : errno);
}

error File::Chmod(ptr<File> f, FileMode mode) {
  if (error err = unusable("chmod", f); err != nullptr) return err;
  return failure("chmod", f, ::fchmod(fd_of(f), permission_bits(mode)) == 0 ? 0 : errno);
}

results<slice<std::uint8_t>, error> ReadFile(string name) {
  auto [f, err] = Open(name);
  if (err != nullptr) return {nullptr, err};
  auto data = make_slice<std::uint8_t>(0, max(size_of(f) + 1, kSmallestFile));
  while (true) {
    auto [count, read_error] = File::Read(f, data.sub(data.len(), data.cap()));
    data = data.sub(0, data.len() + count);
    if (read_error != nullptr) {
      File::Close(f);
      return {data, read_error == io::EOF_ ? nullptr : read_error};
    }
    if (data.len() == data.cap()) data = append(data, std::uint8_t{0}).sub(0, data.len());
  }
}

error WriteFile(string name, slice<std::uint8_t> data, FileMode perm) {
  auto [f, err] = OpenFile(name, O_WRONLY | O_CREAT | O_TRUNC, perm);
  if (err != nullptr) return err;
  auto [written, write_error] = File::Write(f, data);
  error close_error = File::Close(f);
  return write_error != nullptr ? write_error : close_error;
}

}  // namespace gocxx::os
