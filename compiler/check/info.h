// Info: what the checker finds out about the nodes of one package, in tables over node ids. Later phases read
// it beside the tree; only the checker writes it.
#pragma once

#include <cstdint>
#include <deque>
#include <utility>
#include <vector>

#include "compiler/syntax/ast.h"
#include "compiler/types/constant.h"
#include "compiler/types/object.h"
#include "compiler/types/scope.h"
#include "compiler/types/type.h"

namespace gocxx::check {

using types::Constant;
using types::Object;
using types::Scope;
using types::Type;

/// The kinds of expressions, by what may be done with them.
enum class Mode : std::uint8_t {
  kInvalid,   // wrong, or not an expression that the checker looked at
  kNoValue,   // a call without result
  kBuiltin,   // a builtin function: its name in a call
  kTypeExpr,  // a type
  kConstant,  // a constant: `constant` is its value
  kVariable,  // addressable
  kMapIndex,  // m[k]: not addressable, but may be assigned to; may give v, ok
  kValue,     // any other value
  kNilValue,  // nil; its type is the one that it was converted to
  kCommaOk,   // a value that may give v, ok: x.(T), <-c
};

/// The facts about one expression.
struct TypeAndValue {
  Mode mode = Mode::kInvalid;
  bool shift_operand = false;  // the checker's: an untyped constant shifted by a variable count
  /// Its type: for untyped operands the type that they are converted to in the end; a Tuple for a call with
  /// several results and for an expression of the comma-ok kind where both values are taken.
  const Type* type = nullptr;
  Constant constant;  // known if the mode is kConstant

  bool is_type() const { return mode == Mode::kTypeExpr; }
  bool is_constant() const { return mode == Mode::kConstant; }
  bool addressable() const { return mode == Mode::kVariable; }
  bool has_value() const { return mode >= Mode::kConstant; }
};

enum class SelectionKind : std::uint8_t {
  kFieldValue,   // x.f
  kMethodValue,  // x.m, called or not
  kMethodExpr,   // T.m
};

/// The field or method that x.sel selects, where x is no package.
struct Selection {
  SelectionKind kind;
  const Type* recv;      // the type of x
  const Object* object;  // the field (Var) or method (Func)
  /// The path from x: the numbers of the embedded fields passed through, then that of the field in its struct
  /// or of the method in its type.
  std::vector<int> index;
  bool indirect;     // a pointer is followed on the way
  const Type* type;  // of x.sel: for a method value without receiver, for a method expression with it as
                     // first parameter
};

/// One step of the initialization of package variables: `lhs` = `rhs`. There are several left sides for a
/// call with several results.
struct Initializer {
  std::vector<const types::Var*> lhs;
  const syntax::Expr* rhs;
};

class Info {
 public:
  explicit Info(std::size_t node_count)
      : types_(node_count), uses_(node_count), defs_(node_count), scopes_(node_count), extra_(node_count) {}

  const TypeAndValue& type_and_value(const syntax::Expr* e) const { return types_[e->id]; }
  /// The type of an expression, or of the variable that a name defines (by :=, range or var). Null for the
  /// blank name and for what is no expression.
  const Type* type_of(const syntax::Expr* e) const {
    const Type* type = types_[e->id].type;
    if (type != nullptr || e->kind != syntax::NodeKind::kIdent) return type;
    const Object* defined = defs_[e->id];
    return defined != nullptr ? defined->type : nullptr;
  }
  /// The value of a constant expression; unknown for others.
  const Constant& constant_of(const syntax::Expr* e) const { return types_[e->id].constant; }

  /// Returns the object that `ident` declares; null for a use, for the blank name and for the symbol of a
  /// type switch (see implicit_of_or_null).
  Object* def_of_or_null(const syntax::Ident* ident) const { return defs_[ident->id]; }
  /// Returns the object that `ident` refers to; null for a declaration.
  Object* use_of_or_null(const syntax::Ident* ident) const { return uses_[ident->id]; }
  /// Either of them.
  Object* object_of_or_null(const syntax::Ident* ident) const {
    return defs_[ident->id] != nullptr ? defs_[ident->id] : uses_[ident->id];
  }
  /// The object that stands for no identifier: for an ImportSpec without name its PkgName; for a CaseClause
  /// of a type switch with symbol that clause's Var; for a Field without name (a parameter or result) its
  /// Var.
  Object* implicit_of_or_null(const syntax::Node* node) const { return extra_[node->id].implicit; }
  /// Returns the selection of `e`; null if e.x is a package.
  const Selection* selection_of_or_null(const syntax::SelectorExpr* e) const {
    return extra_[e->id].selection;
  }
  /// Returns the type arguments of the generic function that `ident` names; null if it names none.
  const std::vector<const Type*>* type_args_of_or_null(const syntax::Ident* ident) const {
    return extra_[ident->id].type_args;
  }
  /// The scope that a FuncType, BlockStmt, IfStmt, SwitchStmt, TypeSwitchStmt, CaseClause, CommClause,
  /// ForStmt or RangeStmt opens.
  const Scope* scope_of_or_null(const syntax::Node* node) const { return scopes_[node->id]; }
  /// Where a branch goes. break and continue: the statement that is left or continued (not its label); goto:
  /// the LabeledStmt; fallthrough: the next CaseClause.
  const syntax::Stmt* target_of_or_null(const syntax::BranchStmt* s) const { return extra_[s->id].target; }

  /// The package's variables that have initial values, in the order of their initialization.
  std::vector<Initializer> init_order;

  // For the checker, and for those who add copies of nodes.
  /// Makes room for the nodes below id `node_count`.
  void grow(std::size_t node_count) {
    if (node_count <= types_.size()) return;
    types_.resize(node_count);
    uses_.resize(node_count);
    defs_.resize(node_count);
    scopes_.resize(node_count);
    extra_.resize(node_count);
  }
  TypeAndValue& record(const syntax::Expr* e) { return types_[e->id]; }
  void record_def(const syntax::Ident* ident, Object* object) { defs_[ident->id] = object; }
  void record_use(const syntax::Ident* ident, Object* object) { uses_[ident->id] = object; }
  void record_implicit(const syntax::Node* node, Object* object) { extra_[node->id].implicit = object; }
  void record_scope(const syntax::Node* node, const Scope* scope) { scopes_[node->id] = scope; }
  void record_target(const syntax::BranchStmt* s, const syntax::Stmt* target) {
    extra_[s->id].target = target;
  }
  void record_instance(const syntax::Ident* ident, std::vector<const Type*> args) {
    extra_[ident->id].type_args = &type_args_.emplace_back(std::move(args));
  }
  void record_selection(const syntax::SelectorExpr* e, Selection selection) {
    extra_[e->id].selection = &selections_.emplace_back(std::move(selection));
  }

 private:
  /// Facts that only some kinds of nodes have: one each at most.
  union Extra {
    Object* implicit = nullptr;
    const Selection* selection;
    const syntax::Stmt* target;
    const std::vector<const Type*>* type_args;
  };

  std::vector<TypeAndValue> types_;
  std::vector<Object*> uses_;
  std::vector<Object*> defs_;
  std::vector<const Scope*> scopes_;
  std::vector<Extra> extra_;
  std::deque<Selection> selections_;
  std::deque<std::vector<const Type*>> type_args_;
};

}  // namespace gocxx::check
