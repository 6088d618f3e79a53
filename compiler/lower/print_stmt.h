// Statements of the lowered tree as text, for print.cpp and for the bodies of closures within expressions.
#pragma once

#include <string>

#include "compiler/lower/ir.h"

namespace gocxx::lower {

/// "{", the statements each on a line of its own, indented by two, "}".
std::string print_block(const ir::Block& block);

}  // namespace gocxx::lower
