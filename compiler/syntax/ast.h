// The abstract syntax tree of one file: the Go specification's constructs under the specification's names. It
// is built once by the parser and never changed; what later phases learn about a node they keep in tables
// indexed by `id`. Knows nothing of ANTLR, types or C++.
#pragma once

#include "compiler/syntax/ast/arena.h"
#include "compiler/syntax/ast/decl.h"
#include "compiler/syntax/ast/expr.h"
#include "compiler/syntax/ast/file.h"
#include "compiler/syntax/ast/stmt.h"
#include "compiler/syntax/ast/type_expr.h"
