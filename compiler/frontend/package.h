// LoadedPackage: the trees of one package and what the checker found out about them.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "compiler/base/diagnostics.h"
#include "compiler/base/source.h"
#include "compiler/check/check.h"
#include "compiler/syntax/ast.h"
#include "compiler/types/context.h"

namespace gocxx::frontend {

/// The text of a file, under the name that diagnostics give it.
struct SourceText {
  std::string name;
  std::string text;
};

/// One package. The trees belong to its arena; its types and objects belong to the context that it was made
/// in.
struct LoadedPackage {
  syntax::Arena arena;
  std::vector<std::unique_ptr<syntax::File>> files;  // in the order of the texts
  std::unique_ptr<check::CheckedPackage> checked;    // null if the checker was not asked
  bool complete = true;                              // no file has a syntax error
};

/// Which packages are checked.
enum class CheckMode {
  kParseOnly,     // none
  kCompleteOnly,  // those without syntax errors
  // All. In a package with syntax errors the checker sees what is whole, and its errors are dropped, because
  // most of them follow from the syntax errors.
  kAll,
};

/// The shared state that a package is loaded into.
struct Surroundings {
  base::SourceSet& sources;
  types::Context& context;
  check::Importer& importer;
  base::Diagnostics& diagnostics;
};

/// Parses `texts` and, as `mode` says, checks them as the package of import path `path`. Errors go to the
/// surroundings' diagnostics.
std::unique_ptr<LoadedPackage> load_package(std::vector<SourceText> texts, const std::string& path,
                                            const Surroundings& surroundings, CheckMode mode,
                                            const check::Options& options);

}  // namespace gocxx::frontend
