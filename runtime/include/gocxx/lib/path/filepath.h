// Package path/filepath.
#pragma once

#include "gocxx/defined.h"
#include "gocxx/error.h"
#include "gocxx/func.h"
#include "gocxx/lib/io/fs.h"
#include "gocxx/lib/path.h"
#include "gocxx/results.h"
#include "gocxx/slice.h"
#include "gocxx/string.h"
#include "gocxx/type.h"

namespace gocxx {

namespace path::filepath {

inline constexpr std::int32_t Separator = 47;
inline constexpr std::int32_t ListSeparator = 58;

using io::fs::SkipAll;
using io::fs::SkipDir;
using path::ErrBadPattern;

struct WalkFunc : defined<WalkFunc, func<error(string, io::fs::FileInfo, error)>> {
  using defined::defined;
};

results<string, error> Abs(string path);
string Base(string path);
string Clean(string path);
string Dir(string path);
string Ext(string path);
string FromSlash(string path);
results<slice<string>, error> Glob(string pattern);
bool IsAbs(string path);
string Join(slice<string> elem);
results<bool, error> Match(string pattern, string name);
results<string, error> Rel(string basepath, string targpath);
results<string, string> Split(string path);
slice<string> SplitList(string path);
string ToSlash(string path);
string VolumeName(string path);
error Walk(string root, WalkFunc fn);
error WalkDir(string root, io::fs::WalkDirFunc fn);

}  // namespace path::filepath

template <>
struct type_traits<path::filepath::WalkFunc> {
  static constexpr const char* name = "filepath.WalkFunc";
};
template <>
const type descriptor<path::filepath::WalkFunc>::value;

}  // namespace gocxx
