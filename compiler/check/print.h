// The checker's facts as text: `--dump=types`.
#pragma once

#include <string>

#include "compiler/check/check.h"

namespace gocxx::check {

/// One line for each expression, in the order of the source: "line:column expression: type" with "= value"
/// after a constant and the mode in front of what is no plain value.
std::string print_types(const CheckedPackage& package, const base::SourceSet& sources);

}  // namespace gocxx::check
