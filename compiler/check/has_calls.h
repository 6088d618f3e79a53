// Whether an expression has to be evaluated to know its length.
#pragma once

#include "compiler/check/info.h"

namespace gocxx::check {

/// Whether `e`, checked already, has a receive or a call of a function in it. Spec, "Length and capacity":
/// len of an array expression without them is a constant, and the expression is not evaluated. Bodies of
/// function literals do not count.
bool has_calls(const syntax::Expr* e, const Info& info);

}  // namespace gocxx::check
