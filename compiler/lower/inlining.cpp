// The cost of inlining, as Go's compiler counts it.
#include "compiler/lower/inlining.h"

#include <algorithm>

#include "compiler/lower/callee.h"
#include "compiler/lower/effects.h"
#include "compiler/lower/library.h"
#include "compiler/syntax/ast/walk.h"
#include "compiler/types/package.h"
#include "compiler/types/pointer.h"
#include "compiler/types/predicates.h"
#include "compiler/types/signature.h"
#include "compiler/types/slice.h"

namespace gocxx::lower {

using namespace syntax;
using types::Type;

namespace {

constexpr int kMaxCost = 80;
constexpr int kCallCost = 57;     // of a call that stays one
constexpr int kLiteralCost = 16;  // of a function literal, whatever is in it
constexpr int kVariableCost = 2;  // of a declaration
constexpr int kNever = 10'000;    // more than any function may have

}  // namespace

Inlining::Inlining(const check::CheckedPackage& package, const Facts& facts)
    : info_(*package.info), facts_(facts) {
  for (const FuncDecl* decl : package.functions)
    if (const auto* function = types::object_as_or_null<types::Func>(info_.def_of_or_null(decl->name)))
      declared_[function] = decl;
  for (const File* file : package.files) note_pragmas(*file);
}

/// A comment //go:noinline is about the next declaration.
void Inlining::note_pragmas(const File& file) {
  for (const Comment& comment : file.comments) {
    if (!comment.text.starts_with("//go:noinline")) continue;
    const auto next = std::find_if(file.decls.begin(), file.decls.end(),
                                   [&](const Decl* decl) { return comment.end <= decl->pos; });
    const auto* decl = next != file.decls.end() ? dyn_cast_or_null<FuncDecl>(*next) : nullptr;
    if (decl == nullptr) continue;
    if (const auto* function = types::object_as_or_null<types::Func>(info_.def_of_or_null(decl->name)))
      never_.insert(function);
  }
}

bool Inlining::is_inlined(const CallExpr& call) {
  const types::Func* function = called_function_or_null(info_, unparen(call.fun));
  return declared_.contains(function) && cost_of(function) <= kMaxCost;
}

/// A function that calls itself is not inlined; one that is being looked at counts as a call.
int Inlining::cost_of(const types::Func* function) {
  if (auto known = costs_.find(function); known != costs_.end()) return known->second;
  auto decl = declared_.find(function);
  if (decl == declared_.end()) return library_inlining_cost(*function).value_or(kCallCost);
  costs_[function] = kNever;
  const FunctionFacts& known = *facts_.of_or_null(function);
  const bool calls_itself =
      std::find(known.callees.begin(), known.callees.end(), function) != known.callees.end();
  if (calls_itself || known.has_defer || known.recovers || never_.contains(function)) return kNever;
  return costs_[function] = of_stmt(decl->second->body);
}

int Inlining::of_children(const Node& node) {
  int all = 0;
  for_each_child(node, [&](const Node& child) {
    if (const Expr* e = as_expr_or_null(&child))
      all += of_expr(e);
    else if (const Stmt* s = as_stmt_or_null(&child))
      all += of_stmt(s);
  });
  return all;
}

int Inlining::of_stmt(const Stmt* s) {
  if (s == nullptr) return 0;
  switch (s->kind) {
    case NodeKind::kEmptyStmt:
    case NodeKind::kExprStmt:
    case NodeKind::kBlockStmt: return of_children(*s);
    case NodeKind::kSendStmt:
    case NodeKind::kReturnStmt:
    case NodeKind::kForStmt:
    case NodeKind::kSwitchStmt:
    case NodeKind::kCaseClause: return 1 + of_children(*s);
    case NodeKind::kIncDecStmt: return 2 + of_children(*s);
    case NodeKind::kBranchStmt: return 1;
    case NodeKind::kLabeledStmt: return 1 + of_stmt(cast<LabeledStmt>(s)->stmt);
    case NodeKind::kAssignStmt: return of_assignment(*cast<AssignStmt>(s));
    case NodeKind::kDeclStmt: return of_variables(*cast<DeclStmt>(s)->decl);
    case NodeKind::kIfStmt: return of_if(*cast<IfStmt>(s));
    case NodeKind::kRangeStmt: return of_range(*cast<RangeStmt>(s));
    case NodeKind::kTypeSwitchStmt: return of_type_switch(*cast<TypeSwitchStmt>(s));
    default: return kNever;  // select, go, defer
  }
}

int Inlining::of_assignment(const AssignStmt& s) {
  int all = 1 + of_exprs(s.lhs) + of_exprs(s.rhs);
  for (const Expr* e : s.lhs) {
    const auto* name = dyn_cast_or_null<Ident>(e);
    if (s.define && name != nullptr && info_.def_of_or_null(name) != nullptr) all += kVariableCost;
  }
  return all;
}

int Inlining::of_variables(const GenDecl& decl) {
  int all = 0;
  for (const Spec* spec : decl.specs) {
    const auto* variables = dyn_cast_or_null<VarSpec>(spec);
    if (variables == nullptr) continue;
    const int count = static_cast<int>(variables->names.size());
    all += 1 + count + kVariableCost * count + of_exprs(variables->values);
  }
  return all;
}

int Inlining::of_if(const IfStmt& s) {
  const types::Constant& known = info_.constant_of(s.cond);
  if (known.known())  // only the statements that remain
    return of_stmt(s.init) + (known.bool_value() ? of_stmt(s.then) : of_stmt(s.otherwise));
  return 1 + of_stmt(s.init) + of_expr(s.cond) + of_stmt(s.then) + of_stmt(s.otherwise);
}

int Inlining::of_range(const RangeStmt& s) {
  int all = 1 + of_expr(s.x) + of_stmt(s.body);
  for (const Expr* e : {s.key, s.value})
    if (e != nullptr) all += of_expr(e) + (s.define ? kVariableCost : 0);
  return all;
}

int Inlining::of_type_switch(const TypeSwitchStmt& s) {
  int all = 2 + of_stmt(s.init) + of_expr(s.x);
  for (const CaseClause* clause : s.clauses) all += of_stmt(clause);
  return all;
}

int Inlining::of_exprs(const std::vector<Expr*>& list) {
  int all = 0;
  for (const Expr* e : list) all += of_expr(e);
  return all;
}

int Inlining::of_expr(const Expr* e) {
  if (e == nullptr) return 0;
  const check::TypeAndValue& known = info_.type_and_value(e);
  if (known.is_type()) return 0;
  if (known.is_constant()) return 1;
  switch (e->kind) {
    case NodeKind::kParenExpr: return of_expr(cast<ParenExpr>(e)->x);
    case NodeKind::kIdent: return 1;
    case NodeKind::kFuncLit: return kLiteralCost;
    case NodeKind::kCompositeLit: return of_composite(*cast<CompositeLit>(e));
    case NodeKind::kCallExpr: return of_call(*cast<CallExpr>(e));
    case NodeKind::kSelectorExpr: {
      const auto* selector = cast<SelectorExpr>(e);
      const check::Selection* selection = info_.selection_of_or_null(selector);
      if (selection == nullptr || selection->kind == check::SelectionKind::kMethodExpr) return 1;
      return static_cast<int>(selection->index.size()) + of_expr(selector->x);
    }
    default: break;
  }
  int all = 1;
  for (const Expr* operand : operands_of(e)) all += of_expr(operand);
  return all;
}

/// Keys count in structs and maps; Go's count of a slice is one more.
int Inlining::of_composite(const CompositeLit& e) {
  const types::TypeKind kind = types::underlying(types::dereferenced(info_.type_of(&e)))->kind;
  int all = kind == types::TypeKind::kSlice ? 2 : 1;
  for (const Expr* element : e.elements) {
    const auto* pair = dyn_cast_or_null<KeyValueExpr>(element);
    if (kind == types::TypeKind::kStruct || pair != nullptr) ++all;
    if (kind == types::TypeKind::kMap) all += of_expr(pair->key);
    all += of_expr(pair != nullptr ? pair->value : element);
  }
  return all;
}

int Inlining::of_call(const CallExpr& e) {
  const Expr* fun = unparen(e.fun);
  if (info_.type_and_value(fun).is_type()) {
    const bool same = types::underlying(info_.type_of(&e)) == types::underlying(info_.type_of(e.args[0]));
    return (same ? 0 : 1) + of_exprs(e.args);
  }
  if (called_builtin_or_null(info_, fun) != nullptr) return 1 + of_exprs(e.args);
  const auto* signature = types::underlying_as<types::Signature>(info_.type_of(fun));
  int all = 1 + of_callee(e) + of_exprs(e.args);
  const std::size_t fixed = signature->params->size() - (signature->variadic ? 1 : 0);
  const bool packs = signature->variadic && !e.ellipsis.valid();
  if (packs && e.args.size() > fixed) all += 2;
  for (std::size_t i = 0; i < e.args.size(); ++i) {
    const Type* type = info_.type_of(e.args[i]);
    if (type == nullptr || type->kind == types::TypeKind::kTuple ||
        (!packs && i >= signature->params->size()))
      continue;
    const Type* wanted = i < fixed || !packs
                             ? signature->params->vars[i]->type
                             : types::underlying_as<types::Slice>(signature->params->vars[fixed]->type)->elem;
    if (types::is_interface(wanted) && !types::is_interface(type)) ++all;
  }
  return all;
}

/// The function that is called, and what stands in its place.
int Inlining::of_callee(const CallExpr& e) {
  const Expr* fun = unparen(e.fun);
  const types::Func* function = called_function_or_null(info_, fun);
  if (function == nullptr) return of_expr(fun) + kCallCost;
  const auto* selector = dyn_cast_or_null<SelectorExpr>(fun);
  const bool method = selector != nullptr && info_.selection_of_or_null(selector) != nullptr;
  const int name = !method ? 1 : of_expr(selector->x) + (function->interface_method ? 1 : 0);
  const int body = cost_of(function);
  return name + (body <= kMaxCost ? body : kCallCost);
}

}  // namespace gocxx::lower
