// From a file's text to its tree. The parser's public header: no ANTLR type shows here.
#pragma once

#include <memory>

#include "compiler/base/diagnostics.h"
#include "compiler/syntax/ast.h"

namespace gocxx::syntax {

/// Parses `source` into nodes of `arena`. Always returns a tree; after a syntax error, which `diagnostics`
/// then holds, it has the declarations before it. Whatever the bytes are, it ends: nesting deeper than
/// kMaxNesting (parser/deep_stack.h) is an error, and so are chains of operators, calls or else-ifs ten times
/// as long.
std::unique_ptr<File> parse_file(const base::SourceFile& source, Arena& arena,
                                 base::Diagnostics& diagnostics);

}  // namespace gocxx::syntax
