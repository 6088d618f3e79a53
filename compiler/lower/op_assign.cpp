// x op= y, x++ and x--: the operands of x are evaluated once.
//
//   n += 2        n += 2;             n /= d         n = gocxx::div(n, d);
//   a[f()] -= 1   auto f_result = f();  a[f_result] -= 1;
//   *p() /= d     auto p_result = p();  *p_result = gocxx::div(*p_result, d);
#include "compiler/lower/function.h"
#include "compiler/lower/operators.h"
#include "compiler/types/map.h"

namespace gocxx::lower {

using namespace syntax;

ir::Expr* FunctionLowering::current_value(ir::Expr* target, const Type* type) {
  const auto* index = ir::dyn_cast_or_null<ir::Index>(target);
  const bool of_map =
      index != nullptr && types::underlying(index->object->type)->kind == types::TypeKind::kMap;
  return of_map ? build_.member(index->object, ir::Member::kGet, type, {index->index}) : target;
}

///   a[i] += b[j]      a[i] = a[i] + b[j];        m[k] <<= b[j]      auto value = b[j];
///                                                                   m[k] = gocxx::shl(m.get(k), value);
void FunctionLowering::op_assign(const AssignStmt& s) {
  const Expr* lhs = unparen(s.lhs.front());
  const Expr* rhs = s.rhs.front();
  const Type* type = type_of(lhs);
  const auto* element = dyn_cast_or_null<IndexExpr>(lhs);
  const bool divides = (s.op == Op::kQuo || s.op == Op::kRem);
  const bool right_first = is_map_entry(info_, lhs) && !divides;
  const bool plain = has_plain_form(info_, s.op, rhs, type);
  const Root left{lhs, nullptr, true};
  const Root right{rhs, is_shift(s.op) ? nullptr : type};
  // Whether the index is checked for the whole strip.
  const bool checked = element != nullptr && strip_views_.view_or_null(*element) != nullptr;
  const bool both_panic =
      !checked && (evaluation_order().residual(left) & evaluation_order().residual(right) & kPanics) != 0;
  const bool as_written = plain && (is_map_entry(info_, lhs) || !both_panic);
  const CxxOrder order = as_written ? CxxOrder::kAssignment : CxxOrder::kOpen;
  const Ordered ordered(*this, {left, right}, order, 0, false);
  if (divides && is_map_entry(info_, lhs))  // the entry is read before the right side
    order_panics({{element->x, nullptr, false, true}, {element->indices[0], nullptr, false, true}, right},
                 order);
  else
    order_assignment(left, right, order);
  if (as_written) return plain_op_assign(s, lhs, rhs, type);
  auto right_value = [&] { return is_shift(s.op) || !plain ? expr(rhs) : value_as(rhs, type); };
  ir::Expr* y = both_panic && right_first ? temporary(exact(right_value()), "value") : nullptr;
  auto affected = [&](const Expr* part) { return (temporaries_.effects_left(part) & kMayPanic) != 0; };
  ir::Expr* target = stable_place(lhs, affected, IndexOrder::kInnerFirst);
  ir::Expr* current = current_value(target, type);
  const bool in_order = operator_order_.stays_behind(s.op, rhs, type);
  if (both_panic && !right_first && !in_order) current = saved(current, "value");
  if (y == nullptr) y = right_value();
  ir::Expr* result = nullptr;
  if (is_shift(s.op) && !plain)
    result = build_.runtime(s.op == Op::kShl ? ir::RuntimeFn::kShl : ir::RuntimeFn::kShr, type,
                            {current, exact(y)});
  else
    result = arithmetic(s.op, current, y, type, rhs);
  emit(build_.assign(target, result));
}

void FunctionLowering::plain_op_assign(const AssignStmt& s, const Expr* lhs, const Expr* rhs,
                                       const Type* type) {
  auto* made = build_.make<ir::Assign>(s.pos);
  made->op = cxx_operator(s.op);
  made->value = is_shift(s.op) ? expr(rhs) : value_as(rhs, type);
  if (s.op == Op::kAndNot) {
    made->op = ir::BinaryOp::kAnd;
    made->value = build_.unary(ir::UnaryOp::kComplement, exact(made->value));
  }
  made->target = place(lhs);
  emit(made);
}

void FunctionLowering::inc_dec_stmt(const IncDecStmt& s) {
  auto* made = build_.make<ir::IncDec>(s.pos);
  made->x = place(s.x);
  made->increment = s.op == Op::kAdd;
  emit(made);
}

}  // namespace gocxx::lower
