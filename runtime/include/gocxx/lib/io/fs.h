// Package io/fs.
#pragma once

#include "gocxx/any.h"
#include "gocxx/defined.h"
#include "gocxx/error.h"
#include "gocxx/func.h"
#include "gocxx/interface.h"
#include "gocxx/lib/time.h"
#include "gocxx/ptr.h"
#include "gocxx/results.h"
#include "gocxx/string.h"
#include "gocxx/type.h"

namespace gocxx {

namespace io::fs {

extern error ErrInvalid;
extern error ErrPermission;
extern error ErrExist;
extern error ErrNotExist;
extern error ErrClosed;

struct FileMode : defined<FileMode, std::uint32_t> {
  using defined::defined;
  static bool IsDir(FileMode m);
  static bool IsRegular(FileMode m);
  static FileMode Perm(FileMode m);
  static string String(FileMode m);
  static FileMode Type(FileMode m);
};

inline constexpr FileMode ModeDir = 2147483648;
inline constexpr FileMode ModeAppend = 1073741824;
inline constexpr FileMode ModeExclusive = 536870912;
inline constexpr FileMode ModeTemporary = 268435456;
inline constexpr FileMode ModeSymlink = 134217728;
inline constexpr FileMode ModeDevice = 67108864;
inline constexpr FileMode ModeNamedPipe = 33554432;
inline constexpr FileMode ModeSocket = 16777216;
inline constexpr FileMode ModeSetuid = 8388608;
inline constexpr FileMode ModeSetgid = 4194304;
inline constexpr FileMode ModeCharDevice = 2097152;
inline constexpr FileMode ModeSticky = 1048576;
inline constexpr FileMode ModeIrregular = 524288;
inline constexpr FileMode ModeType = 2401763328;
inline constexpr FileMode ModePerm = 511;

struct FileInfo : interface<FileInfo> {
  using interface::interface;
  static constexpr auto methods =
      interface_methods<signature<"IsDir", bool()>, signature<"ModTime", time::Time()>,
                        signature<"Mode", FileMode()>, signature<"Name", string()>,
                        signature<"Size", long long()>, signature<"Sys", any()>>;
  bool IsDir() const { return call<0, bool>(); }
  time::Time ModTime() const { return call<1, time::Time>(); }
  FileMode Mode() const { return call<2, FileMode>(); }
  string Name() const { return call<3, string>(); }
  long long Size() const { return call<4, long long>(); }
  any Sys() const { return call<5, any>(); }
};

struct DirEntry : interface<DirEntry> {
  using interface::interface;
  static constexpr auto methods =
      interface_methods<signature<"Info", results<FileInfo, error>()>, signature<"IsDir", bool()>,
                        signature<"Name", string()>, signature<"Type", FileMode()>>;
  results<FileInfo, error> Info() const { return call<0, results<FileInfo, error>>(); }
  bool IsDir() const { return call<1, bool>(); }
  string Name() const { return call<2, string>(); }
  FileMode Type() const { return call<3, FileMode>(); }
};

/// A PathError says which operation on which file failed, and why.
struct PathError {
  string Op{};
  string Path{};
  error Err{};

  static string Error(ptr<PathError> e);
  static bool Timeout(ptr<PathError> e);
  static error Unwrap(ptr<PathError> e);
  bool operator==(const PathError&) const = default;
};

extern error SkipDir;
extern error SkipAll;

struct WalkDirFunc : defined<WalkDirFunc, func<error(string, DirEntry, error)>> {
  using defined::defined;
};

DirEntry FileInfoToDirEntry(FileInfo info);

}  // namespace io::fs

template <>
struct type_traits<io::fs::FileMode> {
  static constexpr const char* name = "fs.FileMode";
  static constexpr auto methods =
      gocxx::methods<io::fs::FileMode, method<"IsDir", &io::fs::FileMode::IsDir>,
                     method<"IsRegular", &io::fs::FileMode::IsRegular>,
                     method<"Perm", &io::fs::FileMode::Perm>, method<"String", &io::fs::FileMode::String>,
                     method<"Type", &io::fs::FileMode::Type>>;
};
template <>
const type descriptor<io::fs::FileMode>::value;

template <>
struct type_traits<io::fs::FileInfo> {
  static constexpr const char* name = "fs.FileInfo";
};
template <>
const type descriptor<io::fs::FileInfo>::value;

template <>
struct type_traits<io::fs::DirEntry> {
  static constexpr const char* name = "fs.DirEntry";
};
template <>
const type descriptor<io::fs::DirEntry>::value;

template <>
struct type_traits<io::fs::PathError> {
  static constexpr const char* name = "fs.PathError";
  static constexpr field fields[] = {{"Op", type_ref<string>, offsetof(io::fs::PathError, Op)},
                                     {"Path", type_ref<string>, offsetof(io::fs::PathError, Path)},
                                     {"Err", type_ref<error>, offsetof(io::fs::PathError, Err)}};
};
template <>
const type descriptor<io::fs::PathError>::value;
template <>
struct type_traits<ptr<io::fs::PathError>> {
  static constexpr auto methods =
      gocxx::methods<ptr<io::fs::PathError>, method<"Error", &io::fs::PathError::Error>,
                     method<"Timeout", &io::fs::PathError::Timeout>,
                     method<"Unwrap", &io::fs::PathError::Unwrap>>;
};
template <>
const type descriptor<ptr<io::fs::PathError>>::value;

template <>
struct type_traits<io::fs::WalkDirFunc> {
  static constexpr const char* name = "fs.WalkDirFunc";
};
template <>
const type descriptor<io::fs::WalkDirFunc>::value;

}  // namespace gocxx
