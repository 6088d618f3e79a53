// Package os: Stat, Lstat and the file infos that they return.
#include "lib/os/stat.h"

#include <sys/stat.h>
#include <unistd.h>

#include "core/text.h"
#include "gocxx/builtin.h"
#include "gocxx/lib/errors.h"
#include "lib/os/errno.h"

namespace gocxx::os {

namespace {

FileMode mode_of(unsigned mode) {
  FileMode result = mode & 0777;
  switch (mode & S_IFMT) {
    case S_IFBLK: result |= ModeDevice; break;
    case S_IFCHR: result |= ModeDevice | ModeCharDevice; break;
    case S_IFDIR: result |= ModeDir; break;
    case S_IFIFO: result |= ModeNamedPipe; break;
    case S_IFLNK: result |= ModeSymlink; break;
    case S_IFSOCK: result |= ModeSocket; break;
    default: break;
  }
  if ((mode & S_ISGID) != 0) result |= ModeSetgid;
  if ((mode & S_ISUID) != 0) result |= ModeSetuid;
  if ((mode & S_ISVTX) != 0) result |= ModeSticky;
  return result;
}

string base_name(string path) {
  while (path.len() > 1 && path[path.len() - 1] == '/') path = path.sub(0, path.len() - 1);
  for (long i = path.len() - 1; i >= 0; --i)
    if (path[i] == '/' && path.len() > 1) return path.from(i + 1);
  return path;
}

FileInfo info_of(const struct stat& about, string name) {
  time::Time modified = time::Unix(about.st_mtim.tv_sec, about.st_mtim.tv_nsec);
  return new_object(
      fileStat{base_name(name), about.st_size, mode_of(about.st_mode), modified, about.st_dev, about.st_ino});
}

}  // namespace

results<FileInfo, error> Stat(string name) {
  struct stat about;
  int number = try_path(name, [&](const char* path) { return ::stat(path, &about); });
  if (number != 0) return {nullptr, path_error("stat", name, number)};
  return {info_of(about, name), nullptr};
}

results<FileInfo, error> Lstat(string name) {
  struct stat about;
  int number = try_path(name, [&](const char* path) { return ::lstat(path, &about); });
  if (number != 0) return {nullptr, path_error("lstat", name, number)};
  return {info_of(about, name), nullptr};
}

results<FileInfo, error> File::Stat(ptr<File> f) {
  if (f == nullptr) return {nullptr, ErrInvalid};
  if (f->file->closed) return {nullptr, new_object(PathError{"stat"_s, f->file->name, ErrClosed})};
  struct stat about;
  if (::fstat(static_cast<int>(f->file->fd), &about) != 0)
    return {nullptr, path_error("stat", f->file->name, errno)};
  return {info_of(about, f->file->name), nullptr};
}

bool SameFile(FileInfo fi1, FileInfo fi2) {
  auto [a, is_a] = type_assert_ok<ptr<fileStat>>(fi1);
  auto [b, is_b] = type_assert_ok<ptr<fileStat>>(fi2);
  return is_a && is_b && a->device == b->device && a->number == b->number;
}

}  // namespace gocxx::os
