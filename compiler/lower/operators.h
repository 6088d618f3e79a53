// Go's binary operators as C++'s.
#pragma once

#include <vector>

#include "compiler/check/check.h"
#include "compiler/lower/ir/expr.h"
#include "compiler/syntax/ast/token.h"

namespace gocxx::lower {

ir::BinaryOp cxx_operator(syntax::Op op);

/// Appends the operands of a chain of + on strings to `parts`, from left to right.
void append_summands(const check::Info& info, const syntax::Expr* e, std::vector<const syntax::Expr*>& parts);

}  // namespace gocxx::lower
