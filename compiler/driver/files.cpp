// Reading, writing and moving files; temporary folders.
#include "compiler/driver/files.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <vector>

namespace gocxx::driver {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kLargestSource = std::size_t{1} << 30;

/// Closes a descriptor; says whether what was written to it has arrived.
class Descriptor {
 public:
  explicit Descriptor(int fd) : fd_(fd) {}
  ~Descriptor() { close_now(); }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int get() const { return fd_; }
  bool valid() const { return fd_ >= 0; }
  bool close_now() {
    int fd = fd_;
    fd_ = -1;
    return fd < 0 || close(fd) == 0;
  }

 private:
  int fd_;
};

FileText read_descriptor(int fd) {
  FileText result;
  char buffer[1 << 16];
  for (;;) {
    ssize_t n = read(fd, buffer, sizeof buffer);
    if (n == 0) return result;
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return {"", error_text(errno)};
    result.text.append(buffer, static_cast<std::size_t>(n));
    if (result.text.size() >= kLargestSource) return {"", "file is larger than 1 GiB"};
  }
}

bool write_all(int fd, std::string_view text) {
  while (!text.empty()) {
    ssize_t n = write(fd, text.data(), text.size());
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return false;
    text.remove_prefix(static_cast<std::size_t>(n));
  }
  return true;
}

/// A name beside `path` that nobody else uses.
std::string temporary_name(const std::string& path) { return path + ".tmp" + std::to_string(getpid()); }

std::optional<std::string> fail_and_remove(const std::string& path) {
  int error = errno;
  unlink(path.c_str());
  return error_text(error);
}

/// Whether `path` is there and is no file that could be replaced: /dev/null, a pipe.
bool is_device(const std::string& path) {
  struct stat about {};
  return stat(path.c_str(), &about) == 0 && !S_ISREG(about.st_mode) && !S_ISDIR(about.st_mode);
}

/// Copies all bytes; errno says what is wrong if that fails.
bool copy_bytes(int from, int to) {
  std::vector<char> buffer(std::size_t{1} << 18);
  for (;;) {
    const ssize_t n = read(from, buffer.data(), buffer.size());
    if (n == 0) return true;
    if (n < 0 && errno == EINTR) continue;
    if (n < 0 || !write_all(to, {buffer.data(), static_cast<std::size_t>(n)})) return false;
  }
}

std::optional<std::string> copy_and_rename(const std::string& from, const std::string& to) {
  Descriptor source(open(from.c_str(), O_RDONLY | O_CLOEXEC));
  struct stat about {};
  if (!source.valid() || fstat(source.get(), &about) != 0) return error_text(errno);
  const std::string temporary = temporary_name(to);
  Descriptor copy(open(temporary.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, about.st_mode & 0777));
  if (!copy.valid()) return error_text(errno);
  if (!copy_bytes(source.get(), copy.get()) || !copy.close_now()) return fail_and_remove(temporary);
  if (rename(temporary.c_str(), to.c_str()) != 0) return fail_and_remove(temporary);
  return std::nullopt;
}

}  // namespace

std::string error_text(int error) {
  std::string text = std::strerror(error);
  if (!text.empty() && text[0] >= 'A' && text[0] <= 'Z') text[0] = static_cast<char>(text[0] - 'A' + 'a');
  return text;
}

bool is_directory(const std::string& path) {
  struct stat about {};
  return stat(path.c_str(), &about) == 0 && S_ISDIR(about.st_mode);
}

FileText read_source(const std::string& path) {
  if (path == "-") return read_descriptor(STDIN_FILENO);
  Descriptor file(open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (!file.valid()) return {"", error_text(errno)};
  struct stat about {};
  if (fstat(file.get(), &about) == 0 && S_ISDIR(about.st_mode)) return {"", error_text(EISDIR)};
  return read_descriptor(file.get());
}

std::optional<std::string> write_file(const std::string& path, std::string_view text) {
  if (is_device(path)) {
    Descriptor device(open(path.c_str(), O_WRONLY | O_CLOEXEC));
    if (!device.valid() || !write_all(device.get(), text)) return error_text(errno);
    return std::nullopt;
  }
  std::string temporary = temporary_name(path);
  Descriptor file(open(temporary.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666));
  if (!file.valid()) return error_text(errno);
  if (!write_all(file.get(), text) || !file.close_now()) return fail_and_remove(temporary);
  if (rename(temporary.c_str(), path.c_str()) != 0) return fail_and_remove(temporary);
  return std::nullopt;
}

std::optional<std::string> copy_file(const std::string& from, const std::string& to) {
  if (is_device(to)) return write_file(to, read_source(from).text);
  return is_directory(to) ? error_text(EISDIR) : copy_and_rename(from, to);
}

std::optional<std::string> move_file(const std::string& from, const std::string& to) {
  if (is_device(to)) return write_file(to, read_source(from).text);
  if (is_directory(to)) return error_text(EISDIR);
  if (rename(from.c_str(), to.c_str()) == 0) return std::nullopt;
  return errno == EXDEV ? copy_and_rename(from, to) : std::optional(error_text(errno));
}

std::optional<std::string> sync_file(const std::string& path) {
  Descriptor file(open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (!file.valid() || fdatasync(file.get()) != 0) return error_text(errno);
  return std::nullopt;
}

TempDir::TempDir() {
  const char* parent = std::getenv("TMPDIR");
  std::string folder = parent != nullptr && *parent != '\0' ? parent : "/tmp";
  std::string pattern = folder + "/gocxx-XXXXXX";
  if (mkdtemp(pattern.data()) != nullptr)
    path_ = pattern;
  else
    error_ = folder + ": " + error_text(errno);
}

TempDir::~TempDir() {
  if (path_.empty() || kept_) return;
  std::error_code ignored;  // what cannot be removed stays; there is nobody to tell
  fs::remove_all(path_, ignored);
}

}  // namespace gocxx::driver
