// os.fileStat: the FileInfo of a file of the system.
#pragma once

#include "gocxx/lib/os.h"

namespace gocxx::os {

/// The FileInfo of a file of the system.
struct fileStat {
  string name{};
  long long size{};
  FileMode mode{};
  time::Time modTime{};
  unsigned long device{};
  unsigned long number{};

  static string Name(ptr<fileStat> s) { return s->name; }
  static long long Size(ptr<fileStat> s) { return s->size; }
  static FileMode Mode(ptr<fileStat> s) { return s->mode; }
  static time::Time ModTime(ptr<fileStat> s) { return s->modTime; }
  static bool IsDir(ptr<fileStat> s) { return FileMode::IsDir(s->mode); }
  static any Sys(ptr<fileStat>) { return nullptr; }
};

}  // namespace gocxx::os

namespace gocxx {

template <>
struct type_traits<os::fileStat> {
  static constexpr const char* name = "os.fileStat";
};
template <>
struct type_traits<ptr<os::fileStat>> {
  using T = os::fileStat;
  static constexpr auto methods =
      gocxx::methods<ptr<T>, method<"IsDir", &T::IsDir>, method<"ModTime", &T::ModTime>,
                     method<"Mode", &T::Mode>, method<"Name", &T::Name>, method<"Size", &T::Size>,
                     method<"Sys", &T::Sys>>;
};

}  // namespace gocxx
