// The function or the builtin that a call is known to call.
#pragma once

#include "compiler/check/info.h"

namespace gocxx::lower {

/// The object that the callee names if it is a function or method known by name, else null.
const types::Func* called_function_or_null(const check::Info& info, const syntax::Expr* fun);
/// The builtin that the callee names, or null.
const types::Builtin* called_builtin_or_null(const check::Info& info, const syntax::Expr* fun);

}  // namespace gocxx::lower
