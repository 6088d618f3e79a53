// The names of a package's function literals in tracebacks.
#pragma once

#include <vector>

#include "compiler/lower/facts.h"
#include "compiler/lower/ir/decl.h"

namespace gocxx::lower {

/// The literals in source order, each before those inside of it.
std::vector<ir::LiteralName> literal_names(const check::CheckedPackage& package, const Facts& facts);

}  // namespace gocxx::lower
