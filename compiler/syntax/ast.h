// The abstract syntax tree of one file: the Go specification's constructs under the specification's names. It
// is built once by the parser and never changed; what later phases learn about a node they keep in tables
// indexed by `id`. Knows nothing of ANTLR, types or C++.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "compiler/base/source.h"
#include "compiler/syntax/token.h"

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
  kBadStmt,
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

/// What all nodes have. `pos` is the first byte, `end` the byte after the last. `id` numbers the nodes of one
/// Arena from 0, so that a table over nodes is a vector.
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

/// Owns the nodes of one package. Nodes refer to one another by plain pointers and live as long as the arena.
class Arena {
 public:
  template <class T>
  T* make(Pos pos, Pos end) {
    auto node = std::make_unique<T>();
    node->id = static_cast<std::uint32_t>(nodes_.size());
    node->pos = pos;
    node->end = end;
    T* raw = node.get();
    nodes_.push_back(std::move(node));
    return raw;
  }
  /// One more than the greatest id.
  std::size_t size() const { return nodes_.size(); }
  const Node* node(std::size_t id) const { return nodes_[id].get(); }

 private:
  std::vector<std::unique_ptr<Node>> nodes_;
};

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

/// A node of kind K under base B.
template <class B, NodeKind K>
struct NodeOf : B {
  static constexpr NodeKind kKind = K;
  NodeOf() : B(K) {}
};

struct BlockStmt;
struct FieldList;
struct FuncType;

// ---- expressions ------------------------------------------------------------------------------------------

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

// ---- type expressions -------------------------------------------------------------------------------------

/// [len]elem, [...]elem (`len` is an Ellipsis without element) and []elem (`len` is null).
struct ArrayType : NodeOf<Expr, NodeKind::kArrayType> {
  Expr* len = nullptr;
  Expr* elem = nullptr;
};

/// One line of a struct, of parameters, of results, of type parameters, or one element of an interface.
/// Struct field: names and type, or an embedded type (no names), and a tag. Parameter: names (may be absent)
/// and type. Interface element: a method (one name, a FuncType) or an embedded type or union (no names).
struct Field : NodeOf<Node, NodeKind::kField> {
  std::vector<Ident*> names;
  Expr* type = nullptr;
  BasicLit* tag = nullptr;
};

struct FieldList : NodeOf<Node, NodeKind::kFieldList> {
  std::vector<Field*> fields;
};

struct StructType : NodeOf<Expr, NodeKind::kStructType> {
  FieldList* fields = nullptr;
};

/// A signature. `results` is null if there are none; a single unnamed result without parentheses is one
/// Field.
struct FuncType : NodeOf<Expr, NodeKind::kFuncType> {
  FieldList* type_params = nullptr;  // null if not generic
  FieldList* params = nullptr;
  FieldList* results = nullptr;
};

struct InterfaceType : NodeOf<Expr, NodeKind::kInterfaceType> {
  FieldList* elements = nullptr;
};

struct MapType : NodeOf<Expr, NodeKind::kMapType> {
  Expr* key = nullptr;
  Expr* value = nullptr;
};

struct ChanType : NodeOf<Expr, NodeKind::kChanType> {
  ChanDir dir = ChanDir::kBoth;
  Expr* value = nullptr;
};

/// ...T as the type of a variadic parameter; without element the length of [...]T.
struct Ellipsis : NodeOf<Expr, NodeKind::kEllipsis> {
  Expr* elem = nullptr;
};

// ---- declarations -----------------------------------------------------------------------------------------

struct ImportSpec : NodeOf<Spec, NodeKind::kImportSpec> {
  Ident* name = nullptr;  // null, a name, "_" or "."
  BasicLit* path = nullptr;
};

/// One line of a const declaration. A line that repeats the one before has null `type` and no `values`; the
/// checker looks them up in the group.
struct ConstSpec : NodeOf<Spec, NodeKind::kConstSpec> {
  std::vector<Ident*> names;
  Expr* type = nullptr;
  std::vector<Expr*> values;
  int iota = 0;
};

struct VarSpec : NodeOf<Spec, NodeKind::kVarSpec> {
  std::vector<Ident*> names;
  Expr* type = nullptr;
  std::vector<Expr*> values;
};

struct TypeSpec : NodeOf<Spec, NodeKind::kTypeSpec> {
  Ident* name = nullptr;
  FieldList* type_params = nullptr;  // null if not generic
  bool alias = false;                // type A = T
  Expr* type = nullptr;
};

enum class DeclKeyword : std::uint8_t { kImport, kConst, kVar, kType };

/// import, const, var or type, with one spec or a parenthesised group of specs of that kind.
struct GenDecl : NodeOf<Decl, NodeKind::kGenDecl> {
  DeclKeyword keyword = DeclKeyword::kVar;
  bool grouped = false;
  std::vector<Spec*> specs;
};

/// A function or, with `recv`, a method. `body` is null for a function that is implemented elsewhere.
struct FuncDecl : NodeOf<Decl, NodeKind::kFuncDecl> {
  FieldList* recv = nullptr;
  Ident* name = nullptr;
  FuncType* type = nullptr;
  BlockStmt* body = nullptr;
};

// ---- statements -------------------------------------------------------------------------------------------

/// Stands for a statement with a syntax error; the checker says nothing of it.
struct BadStmt : NodeOf<Stmt, NodeKind::kBadStmt> {};

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
  Expr* x = nullptr;
  BlockStmt* body = nullptr;
};

// ---- files ------------------------------------------------------------------------------------------------

/// One comment, with its delimiters.
struct Comment {
  Pos pos;
  Pos end;
  std::string_view text;  // into the file's text
};

/// One source file. `package` is null in a script (a file without a package clause), whose top-level
/// statements are in `script_stmts`, in their order.
struct File {
  const base::SourceFile* source = nullptr;
  Ident* package = nullptr;
  std::vector<ImportSpec*> imports;  // all of them, also found in `decls`
  std::vector<Decl*> decls;
  std::vector<Stmt*> script_stmts;
  std::vector<Comment> comments;  // in order
  bool complete = false;          // there was no syntax error: all of the text is in the tree
};

}  // namespace gocxx::syntax
