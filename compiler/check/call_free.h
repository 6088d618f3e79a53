// Whether an expression can be measured without evaluating it.
#pragma once

#include "compiler/check/info.h"

namespace gocxx::check {

/// Whether `e`, checked already, has no receive and no call of a function in it. Spec, "Length and capacity":
/// len of such an array expression is a constant, and the expression is not evaluated. Bodies of function
/// literals do not count.
bool is_call_free(const syntax::Expr* e, const Info& info);

}  // namespace gocxx::check
