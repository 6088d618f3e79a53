// Terminating statements: whether control can run off the end of a function body.
#pragma once

#include "compiler/check/info.h"
#include "compiler/check/labels.h"

namespace gocxx::check {

/// Whether `body` ends in a terminating statement as the specification defines it. `breaks` are the
/// statements that a break leaves, `info` tells the predeclared panic from others.
bool is_terminating(const syntax::BlockStmt* body, const BreakTargets& breaks, const Info& info);

}  // namespace gocxx::check
