// Lines `//gocxx:...` in the declarations of packages that are implemented elsewhere.
#pragma once

#include "compiler/syntax/ast/file.h"

namespace gocxx::syntax {

/// Stores each directive of the file with the functions without a body that it holds for: those below it, up
/// to the next empty line. In other places such a line is a comment like any other.
void attach_directives(File& file);

}  // namespace gocxx::syntax
