// The checker's public header: from the trees of one package to its types, constants and objects. All errors
// go to `diagnostics`, in the Go compiler's words; a package with errors is not fit for later phases.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "compiler/base/diagnostics.h"
#include "compiler/check/importer.h"
#include "compiler/check/info.h"
#include "compiler/syntax/ast.h"
#include "compiler/types/context.h"
#include "compiler/types/package.h"

namespace gocxx::check {

/// A checked package: what lowering starts from. The trees belong to the arena that they were parsed into.
struct CheckedPackage {
  types::Package* types = nullptr;
  const syntax::Arena* arena = nullptr;
  std::vector<const syntax::File*> files;
  std::unique_ptr<Info> info;
  /// The package-level functions and methods with bodies, in source order.
  std::vector<const syntax::FuncDecl*> functions;
};

struct Options {
  /// The files only declare what is implemented elsewhere: functions need no bodies, main is not asked for.
  bool declarations_only = false;
};

/// Checks the package that `files`, all of `arena`, make up. Types and objects are made in `context`;
/// `importer` resolves the imports. Files with syntax errors may be among them: what is whole is checked.
/// (frontend/package.h calls this.)
std::unique_ptr<CheckedPackage> check_package(std::vector<const syntax::File*> files, const std::string& path,
                                              const syntax::Arena& arena, types::Context& context,
                                              Importer& importer, base::Diagnostics& diagnostics,
                                              const Options& options = {});

}  // namespace gocxx::check
