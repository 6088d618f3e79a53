// Go's binary operators as C++'s.
#pragma once

#include "compiler/lower/ir/expr.h"
#include "compiler/syntax/ast/token.h"

namespace gocxx::lower {

ir::BinaryOp cxx_operator(syntax::Op op);

}  // namespace gocxx::lower
