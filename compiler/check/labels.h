// Labels and jumps of one function body: where break, continue, goto and fallthrough go. Needs only the tree;
// knows nothing of types. The bodies of function literals are functions of their own.
#pragma once

#include <unordered_set>

#include "compiler/syntax/ast.h"

namespace gocxx::check {

class Checker;

/// The for, switch and select statements of a body that some break statement in it leaves.
using BreakTargets = std::unordered_set<const syntax::Stmt*>;

/// Resolves the jumps of `body`: records their targets in the checker's Info, reports those that have none
/// and labels that nothing refers to.
BreakTargets resolve_jumps(Checker& checker, const syntax::BlockStmt* body);

}  // namespace gocxx::check
