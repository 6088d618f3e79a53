// The lowered tree as text, for --dump=lower and the goldens: one line per statement, types in Go's words,
// storage and captures written out. Not C++: what emit writes is its own affair.
#pragma once

#include <string>

#include "compiler/base/source.h"
#include "compiler/lower/ir.h"

namespace gocxx::lower {

/// The whole package. `sources` locate its sites.
std::string print_package(const ir::Package& package, const base::SourceSet& sources);

/// One expression, as it stands in the lines of statements.
std::string print_expr(const ir::Expr& e);

}  // namespace gocxx::lower
