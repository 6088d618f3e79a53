// From a checked package to one in a smaller language: without type parameters and without range loops over
// functions. What comes after it need not know that there are any.
#pragma once

#include <memory>
#include <vector>

#include "compiler/check/check.h"

namespace gocxx::desugar {

/// Finds the packages that declare what a package imports.
class Packages {
 public:
  virtual ~Packages() = default;
  /// The package with its trees; null if it is not known.
  virtual const check::CheckedPackage* checked_or_null(const types::Package* package) const = 0;
};

/// The trees that desugar() made; they must live as long as the package.
using Files = std::vector<std::unique_ptr<syntax::File>>;

/// Puts, in the place of each generic function, method and type of `package`, its instances: all that the
/// package uses, and that these use in turn; and calls in the place of range loops over functions. Nodes are
/// made in `arena`, the one of the package's trees, and types and objects in `context`, the one that it was
/// checked in. The package has no errors.
///
/// An instance is a copy of the tree in which each type parameter stands for its argument. Each of its nodes
/// has the facts that the checker found for the generic form, with the types replaced; what x.f selects is
/// looked up anew. So constants are constant in an instance exactly where they are so in the generic form.
///
/// The instances of what other packages declare become declarations of `package`, too. Only those of
/// functions without a body are left where they are: a template of C++ implements them.
Files desugar(check::CheckedPackage& package, syntax::Arena& arena, types::Context& context,
              const Packages& packages);

}  // namespace gocxx::desugar
