// Package os: RemoveAll. It goes from open folder to open folder, so that nothing outside of the tree is
// removed if a folder is replaced by a link meanwhile.
#include "lib/os/errno.h"

#include <dirent.h>
#include <fcntl.h>
#include <unistd.h>

#include <cstring>
#include <string>
#include <vector>

#include "gocxx/builtin.h"
#include "gocxx/lib/os.h"

namespace gocxx::os {

namespace {

using namespace literals;

// The path that could not be removed, and the error.
struct Failure {
  const char* op = nullptr;
  std::string path;
  int number = 0;
};

// "." and "base" for "base", "/" and "base" for "/base"; trailing slashes do not count.
struct SplitPath {
  explicit SplitPath(std::string path) {
    while (path.size() > 1 && path[0] == '/' && path[1] == '/') path.erase(0, 1);
    while (path.size() > 1 && path.back() == '/') path.pop_back();
    std::size_t slash = path.size() > 1 ? path.rfind('/') : std::string::npos;
    if (slash != std::string::npos) folder = path.substr(0, slash == 0 ? 1 : slash);
    base = slash == std::string::npos ? path : path.substr(slash + 1);
  }

  std::string folder = ".";
  std::string base;
};

// Reads the names in an open folder and closes it. Returns the number of an error, or 0.
int names_in(int fd, std::vector<std::string>& names) {
  DIR* folder = ::fdopendir(fd);
  if (folder == nullptr) return errno;
  while (dirent* entry = ::readdir(folder))
    if (std::strcmp(entry->d_name, ".") != 0 && std::strcmp(entry->d_name, "..") != 0)
      names.emplace_back(entry->d_name);
  ::closedir(folder);
  return 0;
}

Failure remove_below(int parent, const std::string& base);

// Removes all that a folder holds; the first failure is told, and the rest is removed all the same.
Failure empty_folder(int fd, const std::string& base) {
  std::vector<std::string> names;
  int own = ::dup(fd);
  if (int number = names_in(own, names); number != 0) return {"readdirnames", base, number};
  Failure first;
  for (const std::string& name : names) {
    Failure failure = remove_below(fd, name);
    if (failure.number != 0 && first.number == 0)
      first = {failure.op, base + "/" + failure.path, failure.number};
  }
  return first;
}

// Removes `base` in the open folder `parent`, and everything below it. A missing file counts as removed.
Failure remove_below(int parent, const std::string& base) {
  if (::unlinkat(parent, base.c_str(), 0) == 0 || errno == ENOENT) return {};
  const int no_file = errno;
  if (no_file != EISDIR && no_file != EPERM && no_file != EACCES) return {"unlinkat", base, no_file};
  Failure inner;
  int fd = ::openat(parent, base.c_str(), O_RDONLY | O_CLOEXEC | O_DIRECTORY | O_NOFOLLOW);
  if (fd >= 0) {
    inner = empty_folder(fd, base);
    ::close(fd);
  } else {
    if (errno == ENOENT) return {};
    if (errno == ENOTDIR || errno == ELOOP) return {"unlinkat", base, no_file};
    inner = {"openfdat", base, errno};
  }
  if (::unlinkat(parent, base.c_str(), AT_REMOVEDIR) == 0 || errno == ENOENT) return {};
  return inner.number != 0 ? inner : Failure{"unlinkat", base, errno};
}

bool ends_with_dot(string path) {
  long length = path.len();
  return path == "."_s || (length >= 2 && path[length - 1] == '.' && path[length - 2] == '/');
}

string text_of(const std::string& text) {
  return to_string(to_bytes(string(text.data(), static_cast<long>(text.size()))));
}

}  // namespace

error RemoveAll(string path) {
  if (path.len() == 0) return nullptr;
  if (ends_with_dot(path)) return path_error("RemoveAll", path, EINVAL);
  error err = Remove(path);
  if (err == nullptr || IsNotExist(err)) return nullptr;
  SplitPath parts(std::string(path.data(), static_cast<std::size_t>(path.len())));
  auto [parent, open_error] = Open(text_of(parts.folder));
  if (open_error != nullptr) return IsNotExist(open_error) ? nullptr : open_error;
  Failure failure{"unlinkat", parts.base, EINVAL};
  if (parts.base.find('\0') == std::string::npos)
    failure = remove_below(static_cast<int>(parent->file->fd), parts.base);
  File::Close(parent);
  return path_error(failure.op == nullptr ? "" : failure.op, text_of(parts.folder + "/" + failure.path),
                    failure.number);
}

}  // namespace gocxx::os
