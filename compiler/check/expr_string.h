// Expressions as messages quote them: on one line, function bodies and the elements of literals left out.
#pragma once

#include <string>

#include "compiler/syntax/ast.h"

namespace gocxx::check {

std::string expr_string(const syntax::Expr* e);
/// The same onto the end of `out`.
void append_expr(std::string& out, const syntax::Expr* e);

}  // namespace gocxx::check
