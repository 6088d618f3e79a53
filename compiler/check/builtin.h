// What the rules of all built-in functions have in common, one line per function.
#pragma once

#include "compiler/check/checker.h"

namespace gocxx::check {

struct BuiltinRule {
  std::size_t arguments;  // how many it needs
  bool variadic;          // more are taken, too
  ExprKind kind;          // kStatement: a call may stand alone
};

const BuiltinRule& builtin_rule(types::BuiltinId id);

}  // namespace gocxx::check
