// The host compiler: which one, with which flags, and what it said if it failed.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/driver/files.h"
#include "compiler/driver/installation.h"
#include "compiler/driver/options.h"
#include "compiler/driver/process.h"

namespace gocxx::driver {

/// Why there is no binary.
struct BuildFailure {
  bool refused;      // the host compiler refused the C++; else it could not do its work
  std::string said;  // its own words if it refused, else a sentence
};

/// Calls the host compiler as the options ask.
class Toolchain {
 public:
  Toolchain(const HostOptions& options, const Installation& installation);

  /// Compiles one of several C++ files of a program.
  struct Unit {
    std::string source;
    std::string object;
  };
  /// Compiles `units`, as many at once as there are processors, with `include_dir` searched for their own
  /// header. Returns what went wrong first, or nothing.
  std::optional<BuildFailure> compile(const std::vector<Unit>& units, const std::string& include_dir,
                                      const std::string& precompiled_dir) const;
  /// Links `objects` to the binary `output`. Returns what went wrong, or nothing.
  std::optional<BuildFailure> link(const std::vector<std::string>& objects, const std::string& output) const;

  /// Compiles and links the C++ file `source` to the binary `output`, with `precompiled_dir` (may be empty)
  /// searched for the precompiled header first. Returns what went wrong, or nothing.
  std::optional<BuildFailure> build(const std::string& source, const std::string& output,
                                    const std::string& precompiled_dir) const;

  /// Compiles the runtime's headers (gocxx/precompiled.h) for these options into `file`. False if that was
  /// not possible.
  bool precompile(const std::string& file) const;

  /// After a failed build: what the host compiler or the system lacks to build any program of gocxx, and how
  /// to install it, as a sentence; nothing if small programs can be built. `work` is where they are tried.
  std::optional<std::string> what_is_missing(const TempDir& work) const;

  /// Whether a precompiled header can be used: with g++ only, whose lookup needs no further flag.
  bool can_precompile() const { return !is_clang_; }

  /// Text that is different for different compilers, compiler versions, flags, headers and runtimes.
  std::string identity() const;

 private:
  Arguments compile_flags() const;
  Arguments link_flags() const;
  /// The beginning of a command that compiles a program.
  Arguments compile_command(const std::string& precompiled_dir) const;
  std::optional<BuildFailure> failure_of(const Captured& captured) const;
  void print(const Arguments& argv) const;
  /// Whether the program `text` can be built with `flags` besides the usual ones; `said` are the compiler's
  /// words.
  bool builds(const TempDir& work, const std::string& text, const Arguments& flags, std::string& said) const;

  HostOptions options_;
  Installation installation_;
  Arguments compiler_;   // the words of CXX
  std::string program_;  // the one of them that names the compiler: the last that is no option
  bool is_clang_;
};

/// `path`'s size and time of change, as a line; empty if there is no such file. Stands for the content of
/// files that are too large to be read at each start.
std::string file_stamp(const std::string& path);

/// The stamps of all files below `folder` whose names end in `ending`, a line each, in the order of their
/// paths.
std::string folder_stamp(const std::string& folder, std::string_view ending = "");

}  // namespace gocxx::driver
