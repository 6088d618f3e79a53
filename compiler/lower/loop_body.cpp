// Walks over the body of a loop: first whether it is straight-line, then which slices it indexes.
#include "compiler/lower/loop_body.h"

#include <algorithm>

#include "compiler/lower/callee.h"
#include "compiler/syntax/ast/walk.h"
#include "compiler/types/basic.h"
#include "compiler/types/object.h"

namespace gocxx::lower {

using namespace syntax;

namespace {

bool is_number(const types::Type* type) {
  const auto* basic = types::dyn_cast_or_null<types::Basic>(types::underlying(type));
  return basic != nullptr && (types::is_numeric(basic) || types::is_boolean(basic));
}

}  // namespace

const types::Var* variable_or_null(const check::Info& info, const Expr* e) {
  const auto* ident = dyn_cast_or_null<Ident>(unparen(e));
  return ident != nullptr ? types::object_as_or_null<types::Var>(info.object_of_or_null(ident)) : nullptr;
}

bool is_same(const check::Info& info, const Expr* a, const Expr* b) {
  a = unparen(a);
  b = unparen(b);
  if (a->kind != b->kind) return false;
  if (info.type_and_value(a).is_constant() || info.type_and_value(b).is_constant())
    return info.constant_of(a).exact_string() == info.constant_of(b).exact_string();
  if (a->kind == NodeKind::kIdent)
    return info.object_of_or_null(cast<Ident>(a)) == info.object_of_or_null(cast<Ident>(b));
  if (const auto* index = dyn_cast_or_null<IndexExpr>(a))
    return is_same(info, index->x, cast<IndexExpr>(b)->x) &&
           is_same(info, index->indices.front(), cast<IndexExpr>(b)->indices.front());
  if (const auto* selector = dyn_cast_or_null<SelectorExpr>(a))
    return selector->sel->name == cast<SelectorExpr>(b)->sel->name &&
           is_same(info, selector->x, cast<SelectorExpr>(b)->x);
  return false;
}

bool LoopBody::is_straight_line(const Node& node) {
  if (const Expr* e = as_expr_or_null(&node)) return is_straight_line(e);
  const Stmt* s = as_stmt_or_null(&node);
  return s != nullptr ? is_straight_line(s) : has_straight_line_children(node);
}

bool LoopBody::has_straight_line_children(const Node& node) {
  return all_children(node, [this](const Node& child) { return is_straight_line(child); });
}

bool LoopBody::is_straight_line(const Stmt* s) {
  switch (s->kind) {
    case NodeKind::kEmptyStmt:
    case NodeKind::kDeclStmt:
    case NodeKind::kReturnStmt:
    case NodeKind::kBlockStmt:
    case NodeKind::kIfStmt: return has_straight_line_children(*s);
    case NodeKind::kIncDecStmt: return is_straight_line_target(cast<IncDecStmt>(s)->x);
    case NodeKind::kAssignStmt: {
      const auto* assign = cast<AssignStmt>(s);
      return assign->lhs.size() == assign->rhs.size() && all_straight_line(assign->rhs) &&
             std::all_of(assign->lhs.begin(), assign->lhs.end(),
                         [this](const Expr* target) { return is_straight_line_target(target); });
    }
    case NodeKind::kBranchStmt: {
      const auto* branch = cast<BranchStmt>(s);
      return branch->branch == BranchKind::kContinue && info_.target_of_or_null(branch) == &loop_;
    }
    default: return false;
  }
}

bool LoopBody::all_straight_line(const std::vector<Expr*>& list) {
  return std::all_of(list.begin(), list.end(), [this](const Expr* e) { return is_straight_line(e); });
}

bool LoopBody::is_straight_line_target(const Expr* e) {
  const types::Var* variable = variable_or_null(info_, e);
  if (variable != nullptr && facts_.only_local_changes(variable)) return true;
  const auto* name = dyn_cast_or_null<Ident>(e);
  if (name == nullptr || !name->blank()) stores_slices_ = stores_slices_ || !is_number(info_.type_of(e));
  return is_straight_line(e);
}

bool LoopBody::is_straight_line(const Expr* e) {
  const check::TypeAndValue& known = info_.type_and_value(e);
  if (known.is_constant() || known.is_type()) return true;
  switch (e->kind) {
    case NodeKind::kIdent:
    case NodeKind::kParenExpr:
    case NodeKind::kStarExpr: return has_straight_line_children(*e);
    case NodeKind::kCallExpr: return is_straight_line_call(*cast<CallExpr>(e));
    case NodeKind::kUnaryExpr: {
      const auto* unary = cast<UnaryExpr>(e);
      return unary->op != Op::kArrow && unary->op != Op::kAnd && is_straight_line(unary->x);
    }
    case NodeKind::kBinaryExpr: {
      const auto* binary = cast<BinaryExpr>(e);
      return is_number(info_.type_of(binary->x)) && is_straight_line(binary->x) &&
             is_straight_line(binary->y);
    }
    case NodeKind::kSelectorExpr: {
      const auto* selector = cast<SelectorExpr>(e);
      const check::Selection* selection = info_.selection_of_or_null(selector);
      return selection == nullptr ||
             (selection->kind == check::SelectionKind::kFieldValue && is_straight_line(selector->x));
    }
    case NodeKind::kIndexExpr: {
      const auto* index = cast<IndexExpr>(e);
      const types::TypeKind kind = types::underlying(info_.type_of(index->x))->kind;
      const bool elements = kind == types::TypeKind::kSlice || kind == types::TypeKind::kArray ||
                            kind == types::TypeKind::kPointer || types::is_string(info_.type_of(index->x));
      has_index_ = true;
      return elements && is_straight_line(index->x) && is_straight_line(index->indices.front());
    }
    default: return false;
  }
}

/// A conversion between numbers, or a builtin that only looks at its operands.
bool LoopBody::is_straight_line_call(const CallExpr& call) {
  using Id = types::BuiltinId;
  const Expr* fun = unparen(call.fun);
  if (info_.type_and_value(fun).is_type())
    return is_number(info_.type_of(&call)) && is_number(info_.type_of(call.args[0])) &&
           is_straight_line(call.args[0]);
  const types::Builtin* builtin = called_builtin_or_null(info_, fun);
  if (builtin == nullptr) return false;
  switch (builtin->id) {
    case Id::kMin:
    case Id::kMax: return is_number(info_.type_of(&call)) && all_straight_line(call.args);
    case Id::kLen:
    case Id::kCap:
    case Id::kComplex:
    case Id::kReal:
    case Id::kImag: return all_straight_line(call.args);
    default: return false;
  }
}

std::vector<IndexedSlice> LoopBody::indexed_by(const Stmt* first) {
  indexed_.clear();
  if (const auto* assign = dyn_cast_or_null<AssignStmt>(first)) {
    gather_assignment(*assign);
  } else if (const auto* count = dyn_cast_or_null<IncDecStmt>(first)) {
    gather(count->x);
  } else if (const auto* branch = dyn_cast_or_null<IfStmt>(first);
             branch != nullptr && branch->init == nullptr) {
    gather(branch->cond);
  }
  return indexed_;
}

/// x op= y reads x first. x = y evaluates y, then assigns to x, and so panics there.
bool LoopBody::gather_assignment(const AssignStmt& s) {
  if (s.lhs.size() != 1) return false;
  const Expr* target = s.lhs.front();
  const Expr* value = s.rhs.front();
  if (s.op != Op::kNone) return gather(target) && !may_panic(s.op, target, value) && gather(value);
  return gather(value) && gather(target);
}

bool LoopBody::gather(const Expr* e) {
  if (info_.type_and_value(e).is_constant()) return true;
  switch (e->kind) {
    case NodeKind::kIdent: return true;
    case NodeKind::kParenExpr: return gather(cast<ParenExpr>(e)->x);
    case NodeKind::kBinaryExpr: return gather_operation(*cast<BinaryExpr>(e));
    case NodeKind::kUnaryExpr: return gather(cast<UnaryExpr>(e)->x);
    case NodeKind::kIndexExpr: return gather_index(*cast<IndexExpr>(e));
    case NodeKind::kCallExpr: {
      const auto* call = cast<CallExpr>(e);
      return info_.type_and_value(unparen(call->fun)).is_type() && gather(call->args[0]);
    }
    default: return false;
  }
}

/// The operands of a division or shift are evaluated before it may panic. && and || may leave their right
/// side out.
bool LoopBody::gather_operation(const BinaryExpr& e) {
  if (!gather(e.x) || e.op == Op::kLAnd || e.op == Op::kLOr) return false;
  return gather(e.y) && !may_panic(e.op, e.x, e.y);
}

/// Whether a shift or an integer division by `y` may panic.
bool LoopBody::may_panic(Op op, const Expr* x, const Expr* y) const {
  const bool divides = (op == Op::kQuo || op == Op::kRem) && types::is_integer(info_.type_of(x));
  return (is_shift(op) || divides) && !info_.type_and_value(y).is_constant();
}

/// s[i] with a loop-invariant slice and the induction variable. Any other index may panic, after its
/// operands.
bool LoopBody::gather_index(const IndexExpr& e) {
  const Expr* at = e.indices.front();
  const bool by_induction_variable =
      induction_variable_ != nullptr && variable_or_null(info_, at) == induction_variable_;
  const bool slice = types::underlying(info_.type_of(e.x))->kind == types::TypeKind::kSlice;
  if (!by_induction_variable || !slice || !is_fixed(e.x)) {
    if (gather(e.x)) gather(at);
    return false;
  }
  auto known = [&](const IndexedSlice& s) { return is_same(info_, s.slice, e.x); };
  if (std::none_of(indexed_.begin(), indexed_.end(), known)) indexed_.push_back({e.x, e.pos});
  return true;
}

/// Whether `place` is a variable that does not change, or an element or field of one that no iteration can
/// change, since none stores a slice. Elements are found by constants and variables.
bool LoopBody::is_fixed(const Expr* place) const {
  place = unparen(place);
  if (const types::Var* variable = variable_or_null(info_, place)) return is_fixed(variable);
  if (stores_slices_) return false;
  if (const auto* selector = dyn_cast_or_null<SelectorExpr>(place))
    return info_.selection_of_or_null(selector) != nullptr && is_fixed(selector->x);
  const auto* index = dyn_cast_or_null<IndexExpr>(place);
  if (index == nullptr) return false;
  const types::TypeKind kind = types::underlying(info_.type_of(index->x))->kind;
  if (kind != types::TypeKind::kSlice && kind != types::TypeKind::kArray) return false;
  const Expr* at = unparen(index->indices.front());
  const types::Var* variable = variable_or_null(info_, at);
  const bool fixed_index =
      info_.type_and_value(at).is_constant() || (variable != nullptr && is_fixed(variable));
  return fixed_index && is_fixed(index->x);
}

bool LoopBody::is_fixed_count(const Expr* e) const {
  if (info_.type_and_value(e).is_constant()) return true;
  if (const auto* call = dyn_cast_or_null<CallExpr>(unparen(e))) {
    const types::Builtin* builtin = called_builtin_or_null(info_, unparen(call->fun));
    if (builtin == nullptr || builtin->id != types::BuiltinId::kLen) return false;
    e = call->args[0];
    if (types::underlying(info_.type_of(e))->kind != types::TypeKind::kSlice) return false;
  }
  const types::Var* variable = variable_or_null(info_, e);
  return variable != nullptr && is_fixed(variable);
}

/// Only the assignments of the loop itself count for a variable that others may change, too: one of another
/// goroutine would be a race.
bool LoopBody::is_fixed(const types::Var* variable) const {
  if (!facts_.only_local_changes(variable)) return !stores_slices_ && !is_number(variable->type);
  const VariableFacts& known = facts_.of(variable);
  return !facts_.loops_inside(&loop_, known.loop) &&
         std::none_of(known.assignments.begin(), known.assignments.end(),
                      [&](const Assignment& a) { return facts_.loops_inside(&loop_, a.loop); });
}

}  // namespace gocxx::lower
