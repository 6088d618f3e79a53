// Effects of functions: their bodies are walked once, then effects spread from callees to callers.
#include <utility>

#include "compiler/lower/effects.h"
#include "compiler/syntax/ast/walk.h"
#include "compiler/types/basic.h"
#include "compiler/types/predicates.h"

namespace gocxx::lower {

using namespace syntax;

EffectAnalysis::EffectAnalysis(const check::CheckedPackage& package, const Facts& facts)
    : info_(*package.info), facts_(facts) {
  auto declared = [this](const FuncDecl* decl) {
    return types::object_as_or_null<types::Func>(info_.def_of_or_null(decl->name));
  };
  for (const FuncDecl* decl : package.functions)
    if (const types::Func* object = declared(decl)) functions_[object] = 0;
  in_body_ = true;
  for (const FuncDecl* decl : package.functions)
    if (const types::Func* object = declared(decl)) functions_[object] |= of_body(*decl);
  in_body_ = false;
  spread_to_callers();
}

/// A recursive function may recurse for ever.
Effects EffectAnalysis::of_body(const FuncDecl& decl) {
  const auto* object = types::object_as_or_null<types::Func>(info_.def_of_or_null(decl.name));
  const Effects found = of_stmt(decl.body);
  return found | (facts_.of_or_null(object)->recursive ? kDiverges : 0);
}

void EffectAnalysis::spread_to_callers() {
  for (bool changed = true; changed;) {
    changed = false;
    for (auto& [function, effects] : functions_) {
      Effects all = effects;
      for (const types::Func* callee : facts_.of_or_null(function)->callees) {
        auto known = functions_.find(callee);
        all |= known != functions_.end() ? known->second : kAnything;
      }
      changed |= all != effects;
      effects = all;
    }
  }
}

/// A declaration has the effects of its initial values.
Effects EffectAnalysis::of_node(const Node& node) {
  if (const Expr* e = as_expr_or_null(&node)) return of_expr(e);
  const Stmt* s = as_stmt_or_null(&node);
  return s != nullptr ? of_stmt(s) : of_children(node);
}

Effects EffectAnalysis::of_children(const Node& node) {
  Effects all = 0;
  for_each_child(node, [&](const Node& child) { all |= of_node(child); });
  return all;
}

Effects EffectAnalysis::of_stmt(const Stmt* s) {
  switch (s->kind) {
    case NodeKind::kEmptyStmt:
    case NodeKind::kDeclStmt:
    case NodeKind::kLabeledStmt:
    case NodeKind::kExprStmt:
    case NodeKind::kReturnStmt:
    case NodeKind::kBlockStmt:
    case NodeKind::kIfStmt:
    case NodeKind::kTypeSwitchStmt:
    case NodeKind::kCaseClause: return of_children(*s);
    case NodeKind::kIncDecStmt: return of_place(cast<IncDecStmt>(s)->x);
    case NodeKind::kAssignStmt: return of_assignment(*cast<AssignStmt>(s));
    case NodeKind::kBranchStmt: return cast<BranchStmt>(s)->branch == BranchKind::kGoto ? kDiverges : 0;
    case NodeKind::kSwitchStmt: return of_children(*s) | of_comparisons(*cast<SwitchStmt>(s));
    case NodeKind::kForStmt: return of_children(*s) | (facts_.has_small_trip_count(s) ? 0 : kDiverges);
    case NodeKind::kRangeStmt: return of_range(*cast<RangeStmt>(s));
    default: return kAnything;
  }
}

Effects EffectAnalysis::of_assignment(const AssignStmt& s) {
  Effects all = 0;
  for (const Expr* e : s.rhs) all |= of_expr(e);
  for (const Expr* e : s.lhs) all |= of_place(e);
  if (s.op != Op::kNone) all |= of_binary(s.op, s.lhs.front(), s.rhs.front());
  return all;
}

/// To assign to a variable of the function itself, or to a part of it, changes nothing that others see.
Effects EffectAnalysis::of_place(const Expr* e) {
  e = unparen(e);
  if (const auto* name = dyn_cast_or_null<Ident>(e)) {
    const auto* variable = types::object_as_or_null<types::Var>(info_.object_of_or_null(name));
    return variable != nullptr && variable->var_kind == types::VarKind::kPackage ? kWrites : 0;
  }
  if (const auto* selector = dyn_cast_or_null<SelectorExpr>(e)) {
    const check::Selection* selection = info_.selection_of_or_null(selector);
    if (selection != nullptr && !selection->indirect) return of_place(selector->x);
  }
  if (const auto* index = dyn_cast_or_null<IndexExpr>(e);
      index != nullptr && types::underlying(info_.type_of(index->x))->kind == types::TypeKind::kArray)
    return of_place(index->x) | of_expr(index->indices.front()) | of_index(*index);
  return of_expr(e) | kWrites;
}

Effects EffectAnalysis::of_range(const RangeStmt& s) {
  Effects all = of_expr(s.x) | of_stmt(s.body);
  if (!s.define)
    for (const Expr* e : {s.key, s.value})
      if (e != nullptr) all |= of_place(e);
  switch (types::underlying(info_.type_of(s.x))->kind) {
    case types::TypeKind::kBasic: return all | (types::is_integer(info_.type_of(s.x)) ? kDiverges : 0);
    case types::TypeKind::kArray: return all;
    case types::TypeKind::kSlice: return all | kReads;
    case types::TypeKind::kPointer: return all | kReads | kNilPanics;
    default: return kAnything;  // a channel; a map, whose order is random
  }
}

/// The effects of comparing the tag with the clauses' expressions.
Effects EffectAnalysis::of_comparisons(const SwitchStmt& s) {
  Effects all = 0;
  if (s.tag == nullptr) return all;
  for (const CaseClause* clause : s.clauses)
    for (const Expr* e : clause->exprs) all |= of_binary(Op::kEql, s.tag, e);
  return all;
}

/// `e` with its operands. The effects of called functions of this package are added at the end.
Effects EffectAnalysis::of_expr(const Expr* e) {
  const check::TypeAndValue& known = info_.type_and_value(e);
  if (known.is_constant() || known.is_type() || known.mode == check::Mode::kNilValue) return 0;
  Effects all = of_operation(e);
  if (const auto* selector = dyn_cast_or_null<SelectorExpr>(e);
      selector != nullptr && info_.selection_of_or_null(selector) == nullptr)
    return all;  // of a package
  if (const auto* pair = dyn_cast_or_null<KeyValueExpr>(e))
    return of_expr(pair->value) | (info_.type_and_value(pair->key).has_value() ? of_expr(pair->key) : 0);
  for (const Expr* operand : operands_of(e)) all |= of_expr(operand);
  return all;
}

}  // namespace gocxx::lower
