// The base of all nodes of the syntax tree, and the casts to their kinds.
#pragma once

#include <cstdint>

#include "compiler/base/source.h"
#include "compiler/syntax/ast/token.h"

namespace gocxx::syntax {

using base::Pos;

enum class NodeKind : std::uint8_t {
  // expressions
  kBadExpr,
  kIdent,
  kBasicLit,
  kCompositeLit,
  kKeyValueExpr,
  kFuncLit,
  kParenExpr,
  kSelectorExpr,
  kIndexExpr,
  kSliceExpr,
  kTypeAssertExpr,
  kCallExpr,
  kStarExpr,
  kUnaryExpr,
  kBinaryExpr,
  // type expressions
  kArrayType,
  kStructType,
  kFuncType,
  kInterfaceType,
  kMapType,
  kChanType,
  kEllipsis,
  // statements
  kEmptyStmt,
  kDeclStmt,
  kLabeledStmt,
  kExprStmt,
  kSendStmt,
  kIncDecStmt,
  kAssignStmt,
  kGoStmt,
  kDeferStmt,
  kReturnStmt,
  kBranchStmt,
  kBlockStmt,
  kIfStmt,
  kSwitchStmt,
  kTypeSwitchStmt,
  kCaseClause,
  kSelectStmt,
  kCommClause,
  kForStmt,
  kRangeStmt,
  // declarations
  kImportSpec,
  kConstSpec,
  kVarSpec,
  kTypeSpec,
  kGenDecl,
  kFuncDecl,
  // parts
  kField,
  kFieldList,
};

/// The base of all nodes. `pos` is the first byte, `end` the byte after the last. `id` numbers the nodes of
/// one Arena from 0, so that a table over nodes is a vector.
struct Node {
  explicit Node(NodeKind k) : kind(k) {}
  virtual ~Node() = default;
  Node(const Node&) = delete;
  Node& operator=(const Node&) = delete;

  NodeKind kind;
  std::uint32_t id = 0;
  Pos pos;
  Pos end;
};

struct Expr : Node {
  using Node::Node;
};
struct Stmt : Node {
  using Node::Node;
};
struct Decl : Node {
  using Node::Node;
};  // GenDecl, FuncDecl
struct Spec : Node {
  using Node::Node;
};  // ImportSpec, ConstSpec, VarSpec, TypeSpec

/// `node` as a T, or null if it is null or of another kind.
template <class T>
T* dyn_cast_or_null(Node* node) {
  return node != nullptr && node->kind == T::kKind ? static_cast<T*>(node) : nullptr;
}
template <class T>
const T* dyn_cast_or_null(const Node* node) {
  return node != nullptr && node->kind == T::kKind ? static_cast<const T*>(node) : nullptr;
}
/// `node` as a T; the caller knows its kind.
template <class T>
T* cast(Node* node) {
  return static_cast<T*>(node);
}
template <class T>
const T* cast(const Node* node) {
  return static_cast<const T*>(node);
}

/// `node` as an expression (types are expressions, too) or as a statement; null if it is none.
inline const Expr* as_expr_or_null(const Node* node) {
  return node->kind <= NodeKind::kEllipsis ? static_cast<const Expr*>(node) : nullptr;
}
inline const Stmt* as_stmt_or_null(const Node* node) {
  return node->kind >= NodeKind::kEmptyStmt && node->kind <= NodeKind::kRangeStmt
             ? static_cast<const Stmt*>(node)
             : nullptr;
}

/// A node of kind K under base B.
template <class B, NodeKind K>
struct NodeOf : B {
  static constexpr NodeKind kKind = K;
  NodeOf() : B(K) {}
};

}  // namespace gocxx::syntax
