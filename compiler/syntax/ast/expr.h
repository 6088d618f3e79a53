// Expressions.
#pragma once

#include <string>
#include <vector>

#include "compiler/syntax/ast/node.h"

namespace gocxx::syntax {

struct BlockStmt;
struct FuncType;

/// Stands for an expression with a syntax error; the checker says nothing of it.
struct BadExpr : NodeOf<Expr, NodeKind::kBadExpr> {};

struct Ident : NodeOf<Expr, NodeKind::kIdent> {
  std::string name;
  bool blank() const { return name == "_"; }
};

/// 42, 0x1p-2, 2i, 'a', "text", `raw`: as written.
struct BasicLit : NodeOf<Expr, NodeKind::kBasicLit> {
  LitKind lit = LitKind::kInt;
  bool bad = false;  // it is malformed and stands for no value, which was reported
  std::string text;
};

/// T{elements}; `type` is null for an element whose type is elided. Elements are expressions or
/// KeyValueExprs.
struct CompositeLit : NodeOf<Expr, NodeKind::kCompositeLit> {
  Expr* type = nullptr;
  Pos lbrace;
  std::vector<Expr*> elements;
  Pos rbrace;
};

/// key: value, in composite literals only.
struct KeyValueExpr : NodeOf<Expr, NodeKind::kKeyValueExpr> {
  Expr* key = nullptr;
  Pos colon;
  Expr* value = nullptr;
};

struct FuncLit : NodeOf<Expr, NodeKind::kFuncLit> {
  bool range_body = false;  // not in the source: the body of a range loop over a function
  FuncType* type = nullptr;
  BlockStmt* body = nullptr;
};

struct ParenExpr : NodeOf<Expr, NodeKind::kParenExpr> {
  Expr* x = nullptr;
};

/// `e` without the parentheses around it.
inline const Expr* unparen(const Expr* e) {
  while (const auto* paren = dyn_cast_or_null<ParenExpr>(e)) e = paren->x;
  return e;
}

/// x.sel, where x may be a package, a value or a type.
struct SelectorExpr : NodeOf<Expr, NodeKind::kSelectorExpr> {
  Expr* x = nullptr;
  Ident* sel = nullptr;
};

/// x[i], and f[T1, T2] for instantiations.
struct IndexExpr : NodeOf<Expr, NodeKind::kIndexExpr> {
  Expr* x = nullptr;
  Pos lbrack;
  std::vector<Expr*> indices;
};

/// x[low:high] and x[low:high:max]; absent operands are null.
struct SliceExpr : NodeOf<Expr, NodeKind::kSliceExpr> {
  Expr* x = nullptr;
  Pos lbrack;
  Expr* low = nullptr;
  Expr* high = nullptr;
  Expr* max = nullptr;
  bool three_index = false;
};

/// x.(T); `type` is null for x.(type), which stands in a type switch only.
struct TypeAssertExpr : NodeOf<Expr, NodeKind::kTypeAssertExpr> {
  Expr* x = nullptr;
  Expr* type = nullptr;
};

/// fun(args) and fun(args...): a call or a conversion.
struct CallExpr : NodeOf<Expr, NodeKind::kCallExpr> {
  Expr* fun = nullptr;
  Pos lparen;
  std::vector<Expr*> args;
  Pos ellipsis;  // of "...", or none
  Pos rparen;
};

/// *x: an indirection or a pointer type.
struct StarExpr : NodeOf<Expr, NodeKind::kStarExpr> {
  Expr* x = nullptr;
};

/// +x -x !x ^x &x <-x, and ~T in constraints.
struct UnaryExpr : NodeOf<Expr, NodeKind::kUnaryExpr> {
  Op op = Op::kNone;
  Expr* x = nullptr;
};

/// x op y; also A | B in constraints.
struct BinaryExpr : NodeOf<Expr, NodeKind::kBinaryExpr> {
  Expr* x = nullptr;
  Op op = Op::kNone;
  Pos op_pos;
  Expr* y = nullptr;
};

}  // namespace gocxx::syntax
