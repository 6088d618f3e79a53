// Statements.
#pragma once

#include <vector>

#include "compiler/syntax/ast/decl.h"

namespace gocxx::syntax {

struct EmptyStmt : NodeOf<Stmt, NodeKind::kEmptyStmt> {};

struct DeclStmt : NodeOf<Stmt, NodeKind::kDeclStmt> {
  GenDecl* decl = nullptr;
};

struct LabeledStmt : NodeOf<Stmt, NodeKind::kLabeledStmt> {
  Ident* label = nullptr;
  Pos colon;
  Stmt* stmt = nullptr;  // an EmptyStmt before "}"
};

struct ExprStmt : NodeOf<Stmt, NodeKind::kExprStmt> {
  Expr* x = nullptr;
};

struct SendStmt : NodeOf<Stmt, NodeKind::kSendStmt> {
  Expr* chan = nullptr;
  Pos arrow;
  Expr* value = nullptr;
};

/// x++ (op is kAdd) and x-- (op is kSub).
struct IncDecStmt : NodeOf<Stmt, NodeKind::kIncDecStmt> {
  Expr* x = nullptr;
  Op op = Op::kAdd;
};

/// lhs = rhs, lhs op= rhs (op is not kNone), lhs := rhs (define).
struct AssignStmt : NodeOf<Stmt, NodeKind::kAssignStmt> {
  std::vector<Expr*> lhs;
  Op op = Op::kNone;
  bool define = false;
  Pos op_pos;
  std::vector<Expr*> rhs;
};

/// go call. `call` is a CallExpr unless the program is wrong.
struct GoStmt : NodeOf<Stmt, NodeKind::kGoStmt> {
  Expr* call = nullptr;
};

struct DeferStmt : NodeOf<Stmt, NodeKind::kDeferStmt> {
  Expr* call = nullptr;
};

struct ReturnStmt : NodeOf<Stmt, NodeKind::kReturnStmt> {
  std::vector<Expr*> results;
};

struct BranchStmt : NodeOf<Stmt, NodeKind::kBranchStmt> {
  BranchKind branch = BranchKind::kBreak;
  Ident* label = nullptr;
};

struct BlockStmt : NodeOf<Stmt, NodeKind::kBlockStmt> {
  std::vector<Stmt*> stmts;
  Pos rbrace;
  bool around_loop = false;  // not in the source: holds a loop and what is declared outside of it
};

struct IfStmt : NodeOf<Stmt, NodeKind::kIfStmt> {
  Stmt* init = nullptr;
  Expr* cond = nullptr;
  BlockStmt* then = nullptr;
  Stmt* otherwise = nullptr;  // null, a BlockStmt or an IfStmt
};

/// case a, b: / default:, of an expression switch or a type switch (where `exprs` are types or nil).
struct CaseClause : NodeOf<Stmt, NodeKind::kCaseClause> {
  bool is_default = false;
  std::vector<Expr*> exprs;
  Pos colon;
  std::vector<Stmt*> body;
};

struct SwitchStmt : NodeOf<Stmt, NodeKind::kSwitchStmt> {
  Stmt* init = nullptr;
  Expr* tag = nullptr;  // null means true
  std::vector<CaseClause*> clauses;
  Pos rbrace;
};

/// switch init; bind := x.(type) { clauses }; `bind` is null if there is no symbol.
struct TypeSwitchStmt : NodeOf<Stmt, NodeKind::kTypeSwitchStmt> {
  Stmt* init = nullptr;
  Ident* bind = nullptr;
  Expr* x = nullptr;
  std::vector<CaseClause*> clauses;
  Pos rbrace;
};

/// case comm: / default:; `comm` is a SendStmt, an ExprStmt or an AssignStmt whose right side is a receive.
struct CommClause : NodeOf<Stmt, NodeKind::kCommClause> {
  Stmt* comm = nullptr;  // null for default
  Pos colon;
  std::vector<Stmt*> body;
};

struct SelectStmt : NodeOf<Stmt, NodeKind::kSelectStmt> {
  std::vector<CommClause*> clauses;
  Pos rbrace;
};

struct ForStmt : NodeOf<Stmt, NodeKind::kForStmt> {
  Stmt* init = nullptr;
  Expr* cond = nullptr;
  Stmt* post = nullptr;
  BlockStmt* body = nullptr;
};

/// for key, value := range x; key and value may be null.
struct RangeStmt : NodeOf<Stmt, NodeKind::kRangeStmt> {
  Expr* key = nullptr;
  Expr* value = nullptr;
  Expr* extra = nullptr;  // a third variable, which is a mistake
  bool define = false;
  const VarSpec* variables = nullptr;  // declared in front of the loop for it alone (VarSpec::of_range)
  Expr* x = nullptr;
  BlockStmt* body = nullptr;
};

}  // namespace gocxx::syntax
