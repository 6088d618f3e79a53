// Imports: the packages that the files of one package import.
#pragma once

#include <vector>

#include "compiler/syntax/ast.h"
#include "compiler/types/object.h"
#include "compiler/types/package.h"
#include "compiler/types/scope.h"

namespace gocxx::check {

class Checker;

/// The imports of one package's files, and whether they are used.
class Imports {
 public:
  explicit Imports(Checker& c) : c_(c) {}

  /// Declares what `spec` imports in the scope of its file.
  void declare(const syntax::ImportSpec* spec, types::Scope* file_scope);
  /// Whether a package was not found.
  [[nodiscard]] bool any_failed() const { return any_failed_; }
  /// A name of `object` was used: if it came by a dot-import, that is used.
  void note_use(const types::Object& object);
  /// To be called when all uses are known.
  void report_unused();

 private:
  /// The package that `spec` names; one marked as missing if it is not found, null if its path is none.
  const types::Package* package_or_null(const syntax::ImportSpec* spec);
  /// import . "path": the package's exported names become names of the file.
  void declare_names(const types::Package& imported, const syntax::ImportSpec* spec,
                     types::Scope* file_scope);

  Checker& c_;
  std::vector<types::PkgName*> all_;
  bool any_failed_ = false;
};

}  // namespace gocxx::check
