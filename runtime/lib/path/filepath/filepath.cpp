// Package path/filepath: paths of files. On this system they are package path's, and may be looked up.
#include "gocxx/lib/path/filepath.h"

#include "gocxx/builtin.h"
#include "gocxx/lib/errors.h"
#include "gocxx/lib/os.h"
#include "gocxx/lib/path.h"
#include "gocxx/lib/strings.h"
#include "gocxx/range.h"
#include "lib/path/match.h"

namespace gocxx::path::filepath {

namespace {

using namespace literals;

bool ends_walk(error err) { return err == SkipDir || err == SkipAll; }

error walk_entries(string path, io::fs::FileInfo info, WalkFunc visit);

// Visits the path and all below. SkipDir for a folder leaves out what is in it.
error walk(string path, io::fs::FileInfo info, WalkFunc visit) {
  if (!info.IsDir()) return visit(path, info, nullptr);
  return walk_entries(path, info, visit);
}

error walk_entries(string path, io::fs::FileInfo info, WalkFunc visit) {
  auto [entries, list_error] = os::ReadDir(path);
  error err = visit(path, info, list_error);
  if (list_error != nullptr || err != nullptr) return err;
  for (const io::fs::DirEntry& entry : values(entries)) {
    string name = Join(slice<string>{path, entry.Name()});
    auto [below, stat_error] = os::Lstat(name);
    if (stat_error != nullptr)
      err = visit(name, below, stat_error);
    else
      err = walk(name, below, visit);
    bool skips_folder = err == SkipDir && (stat_error != nullptr || below.IsDir());
    if (err != nullptr && !skips_folder) return err;
  }
  return nullptr;
}

error walk_dir(string path, io::fs::DirEntry entry, io::fs::WalkDirFunc visit) {
  error err = visit(path, entry, nullptr);
  if (err != nullptr || !entry.IsDir()) return err == SkipDir && entry.IsDir() ? nullptr : err;
  auto [entries, list_error] = os::ReadDir(path);
  if (list_error != nullptr) {
    err = visit(path, entry, list_error);
    if (err != nullptr) return err == SkipDir ? nullptr : err;
  }
  for (const io::fs::DirEntry& below : values(entries)) {
    err = walk_dir(Join(slice<string>{path, below.Name()}), below, visit);
    if (err == SkipDir) break;
    if (err != nullptr) return err;
  }
  return nullptr;
}

bool has_meta(string path) { return strings::ContainsAny(path, "*?[\\"_s); }

// Appends the paths in the folder that match the pattern to `matches`.
error glob_folder(string folder, string pattern, slice<string>& matches) {
  auto [entries, list_error] = os::ReadDir(folder);
  if (list_error != nullptr) return nullptr;
  for (const io::fs::DirEntry& entry : values(entries)) {
    auto [fits, err] = Match(pattern, entry.Name());
    if (err != nullptr) return err;
    if (fits) matches = append(matches, Join(slice<string>{folder, entry.Name()}));
  }
  return nullptr;
}

}  // namespace

string Base(string path) { return path::Base(path); }
string Clean(string path) { return path::Clean(path); }
string Dir(string path) { return path::Dir(path); }
string Ext(string path) { return path::Ext(path); }
string FromSlash(string path) { return path; }
string ToSlash(string path) { return path; }
string VolumeName(string) { return ""_s; }
bool IsAbs(string path) { return path::IsAbs(path); }
string Join(slice<string> elem) { return path::Join(elem); }
results<string, string> Split(string path) { return path::Split(path); }
results<bool, error> Match(string pattern, string name) { return path::match(pattern, name, false); }

slice<string> SplitList(string path) {
  return path.len() == 0 ? make_slice<string>(0) : strings::Split(path, ":"_s);
}

results<string, error> Abs(string path) {
  if (IsAbs(path)) return {Clean(path), nullptr};
  auto [folder, err] = os::Getwd();
  if (err != nullptr) return {""_s, err};
  return {Join(slice<string>{folder, path}), nullptr};
}

results<string, error> Rel(string basepath, string targpath) {
  string base = Clean(basepath), target = Clean(targpath);
  if (target == base) return {"."_s, nullptr};
  if (base == "."_s) base = ""_s;
  if (IsAbs(base) != IsAbs(target))
    return {""_s, errors::New(concat("Rel: can't make "_s, targpath, " relative to "_s, basepath))};
  slice<string> from = strings::Split(strings::TrimPrefix(base, "/"_s), "/"_s);
  slice<string> to = strings::Split(strings::TrimPrefix(target, "/"_s), "/"_s);
  if (from[0].len() == 0) from = nullptr;
  if (to[0].len() == 0) to = nullptr;
  long common = 0;
  while (common < from.len() && common < to.len() && from[common] == to[common]) ++common;
  slice<string> parts;
  for (const string& part : values(from.from(common))) {
    if (part == ".."_s)
      return {""_s, errors::New(concat("Rel: can't make "_s, targpath, " relative to "_s, basepath))};
    parts = append(parts, ".."_s);
  }
  return {strings::Join(append_slice(parts, to.from(common)), "/"_s), nullptr};
}

results<slice<string>, error> Glob(string pattern) {
  if (error err = Match(pattern, ""_s).r1; err != nullptr) return {nullptr, err};
  slice<string> matches;
  if (!has_meta(pattern)) {
    if (os::Lstat(pattern).r1 == nullptr) matches = append(matches, pattern);
    return {matches, nullptr};
  }
  auto [folder, name] = Split(pattern);
  folder = folder.len() == 0 ? "."_s : folder.len() == 1 ? folder : folder.sub(0, folder.len() - 1);
  slice<string> folders{folder};
  if (has_meta(folder)) {
    auto [found, err] = Glob(folder);
    if (err != nullptr) return {nullptr, err};
    folders = found;
  }
  for (const string& one : values(folders))
    if (error err = glob_folder(one, name, matches); err != nullptr) return {matches, err};
  return {matches, nullptr};
}

error Walk(string root, WalkFunc fn) {
  auto [info, stat_error] = os::Lstat(root);
  error err = stat_error != nullptr ? fn(root, nullptr, stat_error) : walk(root, info, fn);
  return ends_walk(err) ? nullptr : err;
}

error WalkDir(string root, io::fs::WalkDirFunc fn) {
  auto [info, stat_error] = os::Lstat(root);
  error err = stat_error != nullptr ? fn(root, nullptr, stat_error)
                                    : walk_dir(root, io::fs::FileInfoToDirEntry(info), fn);
  return ends_walk(err) ? nullptr : err;
}

}  // namespace gocxx::path::filepath
