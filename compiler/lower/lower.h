// The lowering's public header: from a checked package to the lowered tree, in which every decision about the
// C++ is taken.
#pragma once

#include <memory>

#include "compiler/check/check.h"
#include "compiler/lower/ir.h"
#include "compiler/types/context.h"

namespace gocxx::lower {

/// Lowers a package that was checked without errors. The result refers to types and objects of `context` (in
/// which the lowering makes some more types) and to its trees, and must not outlive them.
std::unique_ptr<ir::Package> lower_package(const check::CheckedPackage& package, types::Context& context);

}  // namespace gocxx::lower
