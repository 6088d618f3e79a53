// Files as the driver needs them: read whole, written whole or not at all, and private temporary folders.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "compiler/driver/held_signals.h"

namespace gocxx::driver {

/// Returns the text of an error number as a part of a sentence: "no such file or directory".
std::string error_text(int error);

/// A file's bytes, or what is wrong ("no such file or directory").
struct FileText {
  std::string text;
  std::string error;  // empty if it was read
};

/// Reads the file `path`, or standard input for "-". A folder is an error, and so is a file of 1 GiB or more.
FileText read_source(const std::string& path);

/// Writes `text` to `path`: the file appears whole, under its name, or not at all. Returns what is wrong, or
/// nothing.
std::optional<std::string> write_file(const std::string& path, std::string_view text);

/// Moves the finished file `from` to `to`, copying where they are on different file systems; `to` appears
/// whole or not at all. Returns what is wrong, or nothing.
std::optional<std::string> move_file(const std::string& from, const std::string& to);

/// The same by copying: `from` stays.
std::optional<std::string> copy_file(const std::string& from, const std::string& to);

/// Waits until the bytes of the file are on its disk. Returns what is wrong, or nothing.
std::optional<std::string> sync_file(const std::string& path);

bool is_directory(const std::string& path);

/// A folder that only this user can enter, removed with all it holds when the object dies. Signals that end
/// the process are held until then.
class TempDir {
 public:
  /// Makes it in TMPDIR, or /tmp. `path()` is empty if that was not possible, and `error()` says why.
  TempDir();
  ~TempDir();
  TempDir(const TempDir&) = delete;
  TempDir& operator=(const TempDir&) = delete;

  const std::string& path() const { return path_; }
  const std::string& error() const { return error_; }
  std::string file(std::string_view name) const { return path_ + "/" + std::string(name); }
  /// Leaves the folder where it is, for a person to look into.
  void keep() { kept_ = true; }

 private:
  HeldSignals signals_;  // dies last
  std::string path_;
  std::string error_;
  bool kept_ = false;
};

}  // namespace gocxx::driver
