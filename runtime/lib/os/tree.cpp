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
#include "gocxx/range.h"

namespace gocxx::os {

// An entry of a folder; all but its name is asked for when it is needed.
struct unixDirent {
  string parent{};
  string name{};
  FileMode typ{};

  static string Name(ptr<unixDirent> d) { return d->name; }
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
  static constexpr auto methods = gocxx::methods<ptr<T>, method<"Info", &T::Info>, method<"IsDir", &T::IsDir>,
                                                 method<"Name", &T::Name>, method<"Type", &T::Type>>;
};
}  // namespace gocxx

namespace gocxx::os {

namespace {

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

// The entries in no order; gives the number of an error.
int list_folder(string name, slice<DirEntry>& entries) {
  c_path path(name);
  if (path.get() == nullptr) return EINVAL;
  DIR* folder = ::opendir(path.get());
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

bool is_folder(string path) {
  auto [info, err] = Stat(path);
  return err == nullptr && info.IsDir();
}

// A name made of the pattern: a number in place of its last star, or at its end.
string temporary_name(string dir, string pattern) {
  long star = pattern.len();
  while (star > 0 && pattern[star - 1] != '*') --star;
  string head = star == 0 ? pattern : pattern.sub(0, star - 1), tail = star == 0 ? ""_s : pattern.from(star);
  rt::core::text_buffer text;
  text.put(dir.len() == 0 ? TempDir() : dir);
  text.put('/');
  text.put(head);
  text.put_unsigned(math::rand::Uint32());
  text.put(tail);
  return text.take();
}

constexpr int kAttempts = 10000;

}  // namespace

error Mkdir(string name, FileMode perm) {
  return path_error("mkdir", name, try_path(name, [&](const char* path) {
                      return ::mkdir(path, FileMode::Perm(perm).value);
                    }));
}

error MkdirAll(string path, FileMode perm) {
  if (is_folder(path)) return nullptr;
  long end = path.len();
  while (end > 0 && path[end - 1] == '/') --end;
  while (end > 0 && path[end - 1] != '/') --end;
  if (end > 1)
    if (error err = MkdirAll(path.sub(0, end - 1), perm); err != nullptr) return err;
  error err = Mkdir(path, perm);
  if (err == nullptr || is_folder(path)) return nullptr;
  return IsExist(err) ? path_error("mkdir", path, ENOTDIR) : err;
}

error Remove(string name) {
  int number = try_path(name, [](const char* path) { return ::unlink(path); });
  if (number == 0) return nullptr;
  int as_folder = try_path(name, [](const char* path) { return ::rmdir(path); });
  return path_error("remove", name, as_folder == 0 || as_folder != ENOTDIR ? as_folder : number);
}

error RemoveAll(string path) {
  if (path.len() == 0) return nullptr;
  error err = Remove(path);
  if (err == nullptr || IsNotExist(err)) return nullptr;
  auto [info, stat_error] = Lstat(path);
  if (stat_error != nullptr || !info.IsDir()) return err;
  slice<DirEntry> entries;
  if (int number = list_folder(path, entries); number != 0) return path_error("open", path, number);
  for (const DirEntry& entry : values(entries))
    if (error inner = RemoveAll(concat(path, "/"_s, entry.Name())); inner != nullptr) return inner;
  err = Remove(path);
  return err == nullptr || IsNotExist(err) ? nullptr : err;
}

error Rename(string oldpath, string newpath) {
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
  return path_error("chmod", name, try_path(name, [&](const char* path) {
                      return ::chmod(path, FileMode::Perm(mode).value);
                    }));
}

error Truncate(string name, long long size) {
  return path_error("truncate", name,
                    try_path(name, [&](const char* path) { return ::truncate(path, size); }));
}

error Chtimes(string name, time::Time atime, time::Time mtime) {
  auto spec = [](time::Time t) {
    return timespec{static_cast<time_t>(time::Time::Unix(t)), time::Time::Nanosecond(t)};
  };
  timespec times[2] = {spec(atime), spec(mtime)};
  return path_error("chtimes", name,
                    try_path(name, [&](const char* path) { return ::utimensat(AT_FDCWD, path, times, 0); }));
}

results<slice<DirEntry>, error> ReadDir(string name) {
  auto entries = make_slice<DirEntry>(0);
  if (int number = list_folder(name, entries); number != 0)
    return {nullptr, path_error("open", name, number)};
  sort::Slice(entries, [entries](long i, long j) { return entries[i].Name() < entries[j].Name(); });
  return {entries, nullptr};
}

results<slice<DirEntry>, error> File::ReadDir(ptr<File> f, long n) {
  if (f == nullptr) return {nullptr, ErrInvalid};
  if (f->file->closed) return {nullptr, new_object(PathError{"readdir"_s, f->file->name, ErrClosed})};
  if (!f->file->listed) {
    f->file->listing = make_slice<DirEntry>(0);
    int number = list_folder(f->file->name, f->file->listing);
    if (number != 0) return {nullptr, path_error("readdirent", f->file->name, number)};
    f->file->listed = true;
  }
  slice<DirEntry> all = f->file->listing;
  long count = n <= 0 ? all.len() : min(n, all.len());
  f->file->listing = all.from(count);
  return {all.sub(0, count), n > 0 && count == 0 ? io::EOF_ : nullptr};
}

results<slice<FileInfo>, error> File::Readdir(ptr<File> f, long n) {
  auto [entries, err] = ReadDir(f, n);
  auto infos = make_slice<FileInfo>(0);
  for (const DirEntry& entry : values(entries))
    if (auto [info, gone] = entry.Info(); gone == nullptr) infos = append(infos, info);
  return {infos, err};
}

results<slice<string>, error> File::Readdirnames(ptr<File> f, long n) {
  auto [entries, err] = ReadDir(f, n);
  auto names = make_slice<string>(entries.len());
  for (auto [i, entry] : range(entries)) names[i] = entry.Name();
  return {names, err};
}

results<ptr<File>, error> CreateTemp(string dir, string pattern) {
  for (int attempt = 0;; ++attempt) {
    auto [f, err] = OpenFile(temporary_name(dir, pattern), O_RDWR | O_CREAT | O_EXCL, 0600);
    if (!IsExist(err) || attempt == kAttempts) return {f, err};
  }
}

results<string, error> MkdirTemp(string dir, string pattern) {
  for (int attempt = 0;; ++attempt) {
    string name = temporary_name(dir, pattern);
    error err = Mkdir(name, 0700);
    if (!IsExist(err) || attempt == kAttempts) return {err == nullptr ? name : ""_s, err};
  }
}

results<string, error> UserHomeDir() {
  string home = Getenv("HOME"_s);
  if (home.len() == 0) return {""_s, errors::New("$HOME is not defined"_s)};
  return {home, nullptr};
}

bool IsPathSeparator(std::uint8_t c) { return c == '/'; }

}  // namespace gocxx::os
