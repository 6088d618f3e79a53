// The lowered tree: what `lower` makes of a checked package and `emit` writes as C++, one form per node.
//
//   ir/node.h        the base of all nodes, their owner
//   ir/entity.h      variables, labels, sites, comments
//   ir/vocabulary.h  the runtime's functions that lowered code calls
//   ir/expr.h        expressions
//   ir/stmt.h        statements
//   ir/decl.h        functions, types, constants, variables, packages
#pragma once

#include "compiler/lower/ir/decl.h"
