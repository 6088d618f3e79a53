// From a place in the source to the tree.
#pragma once

#include "compiler/syntax/ast/file.h"

namespace gocxx::syntax {

/// The innermost node of `file` that covers the byte at `pos`, or null if none does: between declarations.
/// Comments and blanks inside of a node belong to it.
const Node* node_at_or_null(const File& file, Pos pos);

}  // namespace gocxx::syntax
