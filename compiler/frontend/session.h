// Session: what the programs of one process share: the library packages, each parsed and checked once.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "compiler/frontend/package.h"

namespace gocxx::frontend {

/// Returns the declaration file of an import path ("math/rand"), or nothing if there is no such package. A
/// declaration file is in Go's syntax; its functions have no bodies.
using DeclarationReader = std::function<std::optional<SourceText>(std::string_view import_path)>;

/// Outlives the programs that are loaded with it. Used by one thread at a time.
class Session {
 public:
  explicit Session(DeclarationReader declarations) : declarations_(std::move(declarations)) {}
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;

  /// Returns the library package of `path`, or null if there is none. Errors in its declaration file, which
  /// are a defect of the installation, go to the `diagnostics` of the program that imports it first.
  const types::Package* library_package_or_null(std::string_view path, base::Diagnostics& diagnostics);

  /// The same package with its trees; null if it is none of the library's, or not loaded.
  const check::CheckedPackage* checked_or_null(const types::Package* package) const;

  /// The declaration files. Their positions are behind those of all programs.
  const base::SourceSet& sources() const { return sources_; }

 private:
  class LibraryImporter;

  base::SourceSet sources_{base::SourceSet::kLibrary};
  types::Context context_;
  DeclarationReader declarations_;
  std::unordered_map<std::string, std::unique_ptr<LoadedPackage>>
      packages_;  // null while a package is loaded
};

}  // namespace gocxx::frontend
