// The syntax tree as text, for --dump=ast and tests.
#pragma once

#include <string>

#include "compiler/syntax/ast/file.h"

namespace gocxx::syntax {

/// One node a line, indented by depth: the part it plays, its kind, its own data (names, operators,
/// literals), and the line and column where it begins. The same tree always yields the same bytes.
std::string print_tree(const File& file, const base::SourceSet& sources);

}  // namespace gocxx::syntax
