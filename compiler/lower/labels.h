// Statements behind their labels.
#pragma once

#include "compiler/syntax/ast.h"

namespace gocxx::lower {

/// `s` without its labels; null stays null.
inline const syntax::Stmt* unlabeled(const syntax::Stmt* s) {
  while (const auto* labeled = syntax::dyn_cast_or_null<syntax::LabeledStmt>(s)) s = labeled->stmt;
  return s;
}

}  // namespace gocxx::lower
