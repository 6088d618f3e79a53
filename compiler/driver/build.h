// From source files to a binary, by way of the cache.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "compiler/driver/cache.h"
#include "compiler/driver/files.h"
#include "compiler/driver/installation.h"
#include "compiler/driver/options.h"
#include "compiler/driver/pipeline.h"
#include "compiler/driver/toolchain.h"

namespace gocxx::driver {

/// Builds the program of one command line. One object, one build.
class ProgramBuild {
 public:
  explicit ProgramBuild(const Options& options);

  /// Makes the binary, or finds it in the cache. Returns 0, or the exit status of the command after a message
  /// that says what was wrong. After 0 `binary()` is the finished file: an entry of the cache, or a file in
  /// the build's temporary folder, which is removed with the build.
  int run();

  const std::string& binary() const { return binary_; }
  /// Whether `binary()` is an entry of the cache, which must not be moved.
  bool binary_is_cached() const { return cached_; }

 private:
  std::string key_of(const std::vector<InputFile>& files) const;
  /// The folder of the precompiled header for these flags, made now if need be. Empty if there is none.
  std::string precompiled_dir() const;
  int compile_and_link(const std::vector<InputFile>& files);
  /// Builds a program that is one file, and one that is several.
  std::optional<BuildFailure> build_file(const std::string& text);
  std::optional<BuildFailure> build_units(const emit::Units& units);
  std::optional<BuildFailure> write(const std::string& name, const std::string& text);
  int report(const BuildFailure& failure);

  const Options& options_;
  Installation installation_;
  Toolchain toolchain_;
  Cache cache_;
  std::optional<TempDir> work_;  // once something is compiled
  std::string key_;
  std::string binary_;
  bool cached_ = false;
};

}  // namespace gocxx::driver
