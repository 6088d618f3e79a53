// Finds the types that must be declared before they are defined.
#pragma once

#include <vector>

#include "compiler/lower/ir.h"

namespace gocxx::emit {

/// The types of `package` that the definition of an earlier one mentions, in their order;
/// instances of generic types behind all others.
std::vector<const ir::TypeDecl*> needed_before(const ir::Package& package);

}  // namespace gocxx::emit
