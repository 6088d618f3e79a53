// The receiver of a method as it is written.
#pragma once

#include "compiler/syntax/ast.h"

namespace gocxx::check {

/// The type that a receiver names: T in T, *T, ((*(T))) and T[P]; and whether there is a star.
struct ReceiverBase {
  const syntax::Ident* name = nullptr;  // null if it is written as something else
  bool pointer = false;
};

ReceiverBase receiver_base(const syntax::Expr* e);

}  // namespace gocxx::check
