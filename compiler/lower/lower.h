// The lowering's door: from a checked package to the lowered tree, in which every decision about the C++ is taken.
#pragma once

#include <memory>

#include "compiler/base/source.h"
#include "compiler/check/check.h"
#include "compiler/lower/ir.h"
#include "compiler/types/context.h"

namespace gocxx::lower {

/// Lowers a package that was checked without errors. The result refers to types and objects of `context` (in which the
/// lowering makes some more types) and must not outlive it; `sources` are those that the package was parsed from.
std::unique_ptr<ir::Package> lower_package(const check::Package& package, const base::SourceSet& sources,
                                           types::Context& context);

}  // namespace gocxx::lower
