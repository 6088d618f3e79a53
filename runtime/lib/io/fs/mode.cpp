// Package io/fs: file modes, and entries of folders made from file information.
#include "core/text.h"
#include "gocxx/lib/io/fs.h"
#include "lib/io/fs/entry.h"

namespace gocxx::io::fs {

bool FileMode::IsDir(FileMode m) { return (m & ModeDir) != 0; }
bool FileMode::IsRegular(FileMode m) { return (m & ModeType) == 0; }
FileMode FileMode::Perm(FileMode m) { return m & ModePerm; }
FileMode FileMode::Type(FileMode m) { return m & ModeType; }

string FileMode::String(FileMode m) {
  rt::core::TextBuffer text;
  const char* kinds = "dalTLDpSugct?";
  for (int i = 0; kinds[i] != 0; ++i)
    if ((m.value & (1U << (31 - i))) != 0) text.put(kinds[i]);
  if (text.len() == 0) text.put('-');
  const char* permissions = "rwxrwxrwx";
  for (int i = 0; i < 9; ++i) text.put((m.value & (1U << (8 - i))) != 0 ? permissions[i] : '-');
  return text.take();
}

// A DirEntry that knows all of its FileInfo.
struct dirInfo {
  FileInfo fileInfo{};
  static results<FileInfo, error> Info(dirInfo d) { return {d.fileInfo, nullptr}; }
  static bool IsDir(dirInfo d) { return d.fileInfo.IsDir(); }
  static string Name(dirInfo d) { return d.fileInfo.Name(); }
  static string String(dirInfo d) { return text_of_entry(d); }
  static FileMode Type(dirInfo d) { return FileMode::Type(d.fileInfo.Mode()); }
  bool operator==(const dirInfo&) const = default;
};

}  // namespace gocxx::io::fs

template <>
struct gocxx::type_traits<gocxx::io::fs::dirInfo> {
  using T = io::fs::dirInfo;
  static constexpr const char* name = "fs.dirInfo";
  static constexpr auto methods =
      gocxx::methods<T, method<"Info", &T::Info>, method<"IsDir", &T::IsDir>, method<"Name", &T::Name>,
                     method<"String", &T::String>, method<"Type", &T::Type>>;
};

namespace gocxx::io::fs {

string text_of_entry(DirEntry entry) {
  using namespace literals;
  constexpr long kPermissions = 9;
  string mode = FileMode::String(entry.Type());
  return concat(mode.sub(0, mode.len() - kPermissions), " "_s, entry.Name(), entry.IsDir() ? "/"_s : ""_s);
}

DirEntry FileInfoToDirEntry(FileInfo info) {
  if (info == nullptr) return nullptr;
  return dirInfo{info};
}

}  // namespace gocxx::io::fs
