// The declared packages as the generator of library calls sees them: the checker's own view of the
// declaration files, so that a new function is in it by itself.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "compiler/frontend/program.h"
#include "compiler/frontend/session.h"
#include "compiler/types/signature.h"

namespace gocxx::fuzz {

/// All declared packages, and the prelude: a checked program that the printed one begins with.
class Declarations {
 public:
  /// Reads the declaration files below `folder` and the prelude. Ends the process with a message if one of
  /// them is wrong.
  Declarations(const std::string& folder, const std::string& prelude_file);

  /// In the order of their import paths.
  const std::vector<const types::Package*>& packages() const { return packages_; }
  const types::Package& prelude() const { return *prelude_->main().checked->types; }
  /// The prelude's import paths.
  std::vector<std::string> prelude_imports() const;
  /// The prelude's text behind its imports.
  std::string prelude_body() const;

 private:
  const syntax::File& prelude_file() const { return *prelude_->main().files.front(); }
  void stop_at_errors(const base::Diagnostics& diagnostics) const;

  frontend::Session session_;
  std::unique_ptr<frontend::Program> prelude_;
  std::vector<const types::Package*> packages_;
};

/// The exported functions of a package.
std::vector<const types::Func*> functions_of(const types::Package& package);
/// The exported types of a package, aliases left out.
std::vector<const types::Named*> types_of(const types::Package& package);
/// The exported methods of T and *T, or of an interface; promoted ones left out.
std::vector<const types::Func*> methods_of(const types::Named& type);

/// Why `name` ("log.Fatal", "os", "time.Timer") is not called by generated programs; empty if it is.
std::string reason_to_leave_out(const std::string& name);

}  // namespace gocxx::fuzz
