// x op= y, x++ and x--: the operands of x are evaluated once.
//
//   n += 2        n += 2;             n /= d         n = gocxx::div(n, d);
//   a[f()] -= 1   auto f_result = f();  a[f_result] -= 1;
//   *p() /= d     auto p_result = p();  *p_result = gocxx::div(*p_result, d);
#include "compiler/lower/facts_collector.h"
#include "compiler/lower/function.h"
#include "compiler/lower/operators.h"
#include "compiler/types/map.h"

namespace gocxx::lower {

using namespace syntax;

namespace {}  // namespace

/// Whether C++'s own op= does what Go's does: no division by what may be zero, no shift by what may be too
/// much.
bool FunctionLowering::has_plain_form(Op op, const Expr* y, const Type* type) const {
  const types::Constant& value = info_.constant_of(y);
  if ((op == Op::kQuo || op == Op::kRem) && types::is_integer(type))
    return value.known() && value.sign() != 0 && !(value.is_int64() && value.int64_value() == -1);
  if (!is_shift(op)) return true;
  const int width = types::size_of_basic(types::underlying_as<types::Basic>(type)->basic_kind) * 8;
  return value.known() && value.to_int().is_int64() && value.to_int().int64_value() < width;
}

void FunctionLowering::op_assign(const AssignStmt& s) {
  const Expr* lhs = unparen(s.lhs.front());
  const Expr* rhs = s.rhs.front();
  const Type* type = type_of(lhs);
  if (has_plain_form(s.op, rhs, type)) {
    const bool left_first = has_event(lhs);
    ir::Expr* target = nullptr;
    if (left_first) {
      const bool outer = std::exchange(spill_, true);
      target = place(lhs);
      spill_ = outer;
    }
    auto* made = build_.make<ir::Assign>(s.pos);
    made->op = cxx_operator(s.op);
    made->value = is_shift(s.op) ? expr(rhs) : value_as(rhs, type);
    if (s.op == Op::kAndNot) {
      made->op = ir::BinaryOp::kAnd;
      made->value = build_.unary(ir::UnaryOp::kComplement, exact(made->value));
    }
    made->target = target != nullptr ? target : place(lhs);
    return emit(made);
  }
  const bool outer = std::exchange(spill_, true);
  const bool event = has_event(rhs);
  auto affected = [&](const Expr* e) { return has_event(e) || (event && !is_immune(e)); };
  ir::Expr* target = stable_place(lhs, affected);
  spill_ = outer;
  ir::Expr* current = target;
  if (const auto* index = ir::dyn_cast_or_null<ir::Index>(target);
      index != nullptr && types::underlying(index->object->type)->kind == types::TypeKind::kMap)
    current = build_.member(index->object, ir::Member::kGet, type, {index->index});
  ir::Expr* y = expr(rhs);
  ir::Expr* result = nullptr;
  if (is_shift(s.op))
    result = build_.runtime(s.op == Op::kShl ? ir::RuntimeFn::kShl : ir::RuntimeFn::kShr, type,
                            {current, exact(y)});
  else
    result = arithmetic(s.op, current, y, type, rhs);
  emit(build_.assign(target, result));
}

void FunctionLowering::inc_dec_stmt(const IncDecStmt& s) {
  auto* made = build_.make<ir::IncDec>(s.pos);
  made->x = place(s.x);
  made->increment = s.op == Op::kAdd;
  emit(made);
}

}  // namespace gocxx::lower
