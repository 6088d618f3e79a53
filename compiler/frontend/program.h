// Program: everything that is known about one program after its load.
#pragma once

#include <memory>
#include <vector>

#include "compiler/frontend/package.h"

namespace gocxx::frontend {

class Session;

/// One program. It owns what its load made; only library packages belong to the session, which outlives it.
struct Program {
  explicit Program(const Session& session);

  base::SourceSet sources;        // the program's files; finds those of the library, too
  types::Context context;         // the types and objects of its packages
  base::Diagnostics diagnostics;  // sorted
  /// The program's own packages in import order: each comes after those that it imports, package main is the
  /// last.
  std::vector<std::unique_ptr<LoadedPackage>> packages;

  const LoadedPackage& main() const { return *packages.back(); }
  /// Whether no file has a syntax error.
  bool complete() const;
};

}  // namespace gocxx::frontend
