// Operand: an expression while it is checked: its mode, type and constant, passed from rule to rule and
// recorded at the end.
#pragma once

#include <string>

#include "compiler/check/info.h"

namespace gocxx::check {

/// The position to which messages about `node` point: the beginning of its leftmost operand. As in Go's
/// compiler, a slice expression counts from its bracket, and a function type from its parameters.
base::Pos reported_at(const syntax::Node* node);

struct Operand {
  Mode mode = Mode::kInvalid;
  types::BuiltinId builtin = types::BuiltinId::kAppend;  // if mode is kBuiltin
  const syntax::Expr* expr = nullptr;
  const Type* type = nullptr;
  Constant constant;  // if mode is kConstant

  bool valid() const { return mode != Mode::kInvalid; }
  void invalidate() { mode = Mode::kInvalid; }
  bool is_nil() const { return mode == Mode::kNilValue; }
  bool is_constant() const { return mode == Mode::kConstant; }
  base::Pos pos() const { return expr != nullptr ? reported_at(expr) : base::Pos{}; }
};

/// The position that Go's compiler names for an `e` that it only mentions: its operator or bracket.
base::Pos operator_pos(const syntax::Node* e);

/// The operand as messages describe it: `x (variable of type int)`, `1 << 3 (untyped int constant 8)`, `"a"
/// (untyped string constant)`.
std::string describe(const Operand& x, const types::Package* from);

}  // namespace gocxx::check
