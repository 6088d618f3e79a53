// Package os: making, listing and removing files and folders.
#include "lib/os/errno.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <climits>
#include <cstdio>
#include <cstring>

#include "core/text.h"
#include "gocxx/builtin.h"
#include "gocxx/lib/errors.h"
#include "gocxx/lib/math/rand.h"
#include "gocxx/lib/sort.h"
#include "gocxx/lib/strings.h"
#include "gocxx/range.h"
#include "lib/io/fs/entry.h"

namespace gocxx::os {

// An entry of a folder; all but its name is asked for when it is needed.
struct unixDirent {
  string parent{};
  string name{};
  FileMode typ{};

  static string Name(ptr<unixDirent> d) { return d->name; }
  static string String(ptr<unixDirent> d) { return io::fs::text_of_entry(d); }
  static bool IsDir(ptr<unixDirent> d) { return FileMode::IsDir(d->typ); }
  static FileMode Type(ptr<unixDirent> d) { return d->typ; }
  static results<FileInfo, error> Info(ptr<unixDirent> d) { return Lstat(concat(d->parent, "/"_s, d->name)); }
};

}  // namespace gocxx::os

namespace gocxx {
template <>
struct type_traits<os::unixDirent> {
  static constexpr const char* name = "os.unixDirent";
};
template <>
struct type_traits<ptr<os::unixDirent>> {
  using T = os::unixDirent;
  static constexpr auto methods =
      gocxx::methods<ptr<T>, method<"Info", &T::Info>, method<"IsDir", &T::IsDir>, method<"Name", &T::Name>,
                     method<"String", &T::String>, method<"Type", &T::Type>>;
};
}  // namespace gocxx

namespace gocxx::os {

namespace {

using namespace literals;

constinit errors::errorString pattern_has_separator{"pattern contains path separator"_s};
constinit errors::errorString use_of_closed_file{"use of closed file"_s};

FileMode type_of_entry(unsigned char kind) {
  switch (kind) {
    case DT_BLK: return ModeDevice;
    case DT_CHR: return ModeDevice | ModeCharDevice;
    case DT_DIR: return ModeDir;
    case DT_FIFO: return ModeNamedPipe;
    case DT_LNK: return ModeSymlink;
    case DT_SOCK: return ModeSocket;
    default: return 0;
  }
}

bool is_self_or_parent(const char* name) {
  return std::strcmp(name, ".") == 0 || std::strcmp(name, "..") == 0;
}

string copy_of(const char* text) {
  return to_string(to_bytes(string(text, static_cast<long>(std::strlen(text)))));
}

// Reads the entries of an open folder from the first one on, in no order. Returns the number of an error, or
// 0. `name` is the folder's path, below which entries are looked up.
int list_folder(int fd, string name, slice<DirEntry>& entries) {
  int own = ::openat(fd, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  DIR* folder = own < 0 ? nullptr : ::fdopendir(own);
  if (folder == nullptr) return errno;
  while (dirent* entry = ::readdir(folder)) {
    if (is_self_or_parent(entry->d_name)) continue;
    entries =
        append(entries,
               DirEntry(new_object(unixDirent{name, copy_of(entry->d_name), type_of_entry(entry->d_type)})));
  }
  ::closedir(folder);
  return 0;
}

error link_error(string op, string old_name, string new_name, int number) {
  if (number == 0) return nullptr;
  return new_object(LinkError{op, old_name, new_name, syscall::Errno(static_cast<unsigned long>(number))});
}

// Calls `call` with both names.
template <class Call>
int try_two_paths(string a, string b, Call call) {
  c_path first(a);
  if (first.get() == nullptr) return EINVAL;
  return try_path(b, [&](const char* second) { return call(first.get(), second); });
}

// Returns the text before and behind the number in a temporary file's path, or an error for a pattern with a
// slash. The number replaces the pattern's last star, or is appended.
struct TemporaryName {
  TemporaryName(const char* operation, string folder, string pattern)
      : dir(folder.len() == 0 ? TempDir() : folder) {
    if (strings::IndexByte(pattern, '/') >= 0) {
      string op(operation, static_cast<long>(std::strlen(operation)));
      err = new_object(PathError{op, pattern, ptr<errors::errorString>(&pattern_has_separator)});
    }
    long star = strings::LastIndexByte(pattern, '*');
    bool ends_with_slash = dir.len() > 0 && dir[dir.len() - 1] == '/';
    head = concat(dir, ends_with_slash ? ""_s : "/"_s, star < 0 ? pattern : pattern.sub(0, star));
    tail = star < 0 ? ""_s : pattern.from(star + 1);
  }

  [[nodiscard]] string next() const {
    rt::core::TextBuffer text;
    text.put(head);
    text.put_unsigned(math::rand::Uint32());
    text.put(tail);
    return text.take();
  }

  string dir;
  string head;
  string tail;
  error err;
};

constexpr int kAttempts = 10000;

}  // namespace

error Mkdir(string name, FileMode perm) {
  return path_error("mkdir", name,
                    try_path(name, [&](const char* path) { return ::mkdir(path, permission_bits(perm)); }));
}

error MkdirAll(string path, FileMode perm) {
  if (auto [info, err] = Stat(path); err == nullptr)
    return info.IsDir() ? nullptr : path_error("mkdir", path, ENOTDIR);
  long end = path.len();
  while (end > 0 && path[end - 1] == '/') --end;
  while (end > 0 && path[end - 1] != '/') --end;
  if (end > 1)
    if (error err = MkdirAll(path.sub(0, end - 1), perm); err != nullptr) return err;
  error err = Mkdir(path, perm);
  if (err == nullptr) return nullptr;
  auto [info, unknown] = Lstat(path);
  return unknown == nullptr && info.IsDir() ? nullptr : err;
}

error Remove(string name) {
  int number = try_path(name, [](const char* path) { return ::unlink(path); });
  if (number == 0) return nullptr;
  int as_folder = try_path(name, [](const char* path) { return ::rmdir(path); });
  return path_error("remove", name, as_folder == 0 || as_folder != ENOTDIR ? as_folder : number);
}

// A folder is not replaced, not even by one; an error of the old name comes first.
error Rename(string oldpath, string newpath) {
  auto [target, is_free] = Lstat(newpath);
  if (is_free == nullptr && target.IsDir()) {
    auto [source, err] = Lstat(oldpath);
    if (err != nullptr) return new_object(LinkError{"rename"_s, oldpath, newpath, errors::Unwrap(err)});
    if (newpath == oldpath || !SameFile(target, source))
      return link_error("rename"_s, oldpath, newpath, EEXIST);
  }
  return link_error("rename"_s, oldpath, newpath, try_two_paths(oldpath, newpath, ::rename));
}
error Link(string oldname, string newname) {
  return link_error("link"_s, oldname, newname, try_two_paths(oldname, newname, ::link));
}
error Symlink(string oldname, string newname) {
  return link_error("symlink"_s, oldname, newname, try_two_paths(oldname, newname, ::symlink));
}

results<string, error> Readlink(string name) {
  char target[PATH_MAX];
  long length = 0;
  int number = try_path(name, [&](const char* path) {
    length = ::readlink(path, target, sizeof(target));
    return length < 0 ? -1 : 0;
  });
  if (number != 0) return {""_s, path_error("readlink", name, number)};
  return {to_string(to_bytes(string(target, length))), nullptr};
}

error Chmod(string name, FileMode mode) {
  return path_error("chmod", name,
                    try_path(name, [&](const char* path) { return ::chmod(path, permission_bits(mode)); }));
}

error Truncate(string name, long long size) {
  return path_error("truncate", name,
                    try_path(name, [&](const char* path) { return ::truncate(path, size); }));
}

error Chtimes(string name, time::Time atime, time::Time mtime) {
  auto spec = [](time::Time t) {
    if (time::Time::IsZero(t)) return timespec{0, UTIME_OMIT};
    return timespec{static_cast<time_t>(time::Time::Unix(t)), time::Time::Nanosecond(t)};
  };
  timespec times[2] = {spec(atime), spec(mtime)};
  return path_error("chtimes", name,
                    try_path(name, [&](const char* path) { return ::utimensat(AT_FDCWD, path, times, 0); }));
}

results<slice<DirEntry>, error> ReadDir(string name) {
  auto [f, err] = Open(name);
  if (err != nullptr) return {nullptr, err};
  auto listed = File::ReadDir(f, -1);
  File::Close(f);
  slice<DirEntry> entries = listed.r0;
  sort::Slice(entries, [entries](long i, long j) { return entries[i].Name() < entries[j].Name(); });
  return {entries, listed.r1};
}

// Results are never nil, and grow as append lets them.
results<slice<DirEntry>, error> File::ReadDir(ptr<File> f, long n) {
  auto none = make_slice<DirEntry>(0);
  if (f == nullptr) return {nullptr, ErrInvalid};
  if (f->file->closed)
    return {none, new_object(PathError{"readdirent"_s, f->file->name,
                                       ptr<errors::errorString>(&use_of_closed_file)})};
  if (!f->file->listed) {
    f->file->listing = none;
    int number = list_folder(static_cast<int>(f->file->fd), f->file->name, f->file->listing);
    if (number != 0) return {none, path_error("readdirent", f->file->name, number)};
    f->file->listed = true;
  }
  slice<DirEntry> all = f->file->listing;
  long count = n <= 0 ? all.len() : min(n, all.len());
  f->file->listing = all.from(count);
  slice<DirEntry> entries;
  for (const DirEntry& entry : values(all.sub(0, count))) entries = append(entries, entry);
  return {count == 0 ? none : entries, n > 0 && count == 0 ? io::EOF_ : nullptr};
}

results<slice<FileInfo>, error> File::Readdir(ptr<File> f, long n) {
  auto [entries, err] = ReadDir(f, n);
  if (f == nullptr) return {nullptr, err};
  slice<FileInfo> infos;
  for (const DirEntry& entry : values(entries))
    if (auto [info, gone] = entry.Info(); gone == nullptr) infos = append(infos, info);
  return {infos == nullptr ? make_slice<FileInfo>(0) : infos, err};
}

results<slice<string>, error> File::Readdirnames(ptr<File> f, long n) {
  auto [entries, err] = ReadDir(f, n);
  if (f == nullptr) return {nullptr, err};
  slice<string> names;
  for (const DirEntry& entry : values(entries)) names = append(names, entry.Name());
  return {names == nullptr ? make_slice<string>(0) : names, err};
}

results<ptr<File>, error> CreateTemp(string dir, string pattern) {
  TemporaryName name("createtemp", dir, pattern);
  if (name.err != nullptr) return {nullptr, name.err};
  for (int attempt = 0; attempt < kAttempts; ++attempt) {
    auto [f, err] = OpenFile(name.next(), O_RDWR | O_CREAT | O_EXCL, 0600);
    if (!IsExist(err)) return {f, err};
  }
  return {nullptr, new_object(PathError{"createtemp"_s, concat(name.head, "*"_s, name.tail), ErrExist})};
}

results<string, error> MkdirTemp(string dir, string pattern) {
  TemporaryName name("mkdirtemp", dir, pattern);
  if (name.err != nullptr) return {""_s, name.err};
  for (int attempt = 0; attempt < kAttempts; ++attempt) {
    string path = name.next();
    error err = Mkdir(path, 0700);
    if (err == nullptr) return {path, nullptr};
    if (IsExist(err)) continue;
    if (auto [info, no_dir] = Stat(name.dir); IsNotExist(err) && IsNotExist(no_dir)) return {""_s, no_dir};
    return {""_s, err};
  }
  string tried = concat(name.dir, "/"_s, name.head, "*"_s, name.tail);
  return {""_s, new_object(PathError{"mkdirtemp"_s, tried, ErrExist})};
}

results<string, error> UserHomeDir() {
  string home = Getenv("HOME"_s);
  if (home.len() == 0) return {""_s, errors::New("$HOME is not defined"_s)};
  return {home, nullptr};
}

bool IsPathSeparator(std::uint8_t c) { return c == '/'; }

}  // namespace gocxx::os
