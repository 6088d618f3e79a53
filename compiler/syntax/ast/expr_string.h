// Expressions as text, for messages.
#pragma once

#include <string>

#include "compiler/syntax/ast/stmt.h"

namespace gocxx::syntax {

/// The expression as Go's types.ExprString prints it: on one line, bodies of function literals and contents
/// of composite literals left out.
std::string expr_string(const Expr& expr);

/// A simple statement in the same manner: "x := 1", "i++", "c <- v". Empty for any other.
std::string stmt_string(const Stmt& stmt);

}  // namespace gocxx::syntax
