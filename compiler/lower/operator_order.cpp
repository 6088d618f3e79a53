// Tells the expressions that g++ rewrites from those that stay in order (see the header).
#include "compiler/lower/operator_order.h"

#include "compiler/types/basic.h"
#include "compiler/types/predicates.h"

namespace gocxx::lower {

using namespace syntax;

bool has_plain_form(const check::Info& info, Op op, const Expr* y, const types::Type* type) {
  const types::Constant& value = info.constant_of(y);
  if ((op == Op::kQuo || op == Op::kRem) && types::is_integer(type))
    return value.known() && value.sign() != 0 && !(value.is_int64() && value.int64_value() == -1);
  if (!is_shift(op)) return true;
  const int width = types::size_of_basic(types::underlying_as<types::Basic>(type)->basic_kind) * 8;
  return value.known() && value.to_int().is_int64() && value.to_int().int64_value() < width;
}

bool OperatorOrder::is_operation(const Expr* e) const {
  e = unparen(e);
  if (temporaries_.contains(e) || info_.type_and_value(e).is_constant()) return false;
  if (const auto* unary = dyn_cast_or_null<UnaryExpr>(e))
    return unary->op != Op::kAnd && unary->op != Op::kArrow;
  const auto* binary = dyn_cast_or_null<BinaryExpr>(e);
  return binary != nullptr && has_own_operator(binary->op, binary->y, info_.type_of(binary->x));
}

bool OperatorOrder::has_own_operator(Op op, const Expr* y, const types::Type* type) const {
  const bool own =
      type->kind == types::TypeKind::kBasic && !types::is_string(type) && !types::is_complex(type);
  return own && (is_logical(op) || has_plain_form(info_, op, y, type));
}

bool OperatorOrder::is_simple_operand(const Expr* e) const {
  const types::Constant& value = info_.constant_of(unparen(e));
  return !is_operation(e) && !(value.known() && types::is_numeric(info_.type_of(e)) && value.sign() < 0);
}

bool OperatorOrder::is_chain(const Expr* e, int quiet) const {
  auto count = [&](const Expr* operand) {
    if ((temporaries_.effects_left(operand) & kMayPanic) == 0) --quiet;
    return is_simple_operand(operand);
  };
  for (e = unparen(e); is_operation(e); e = unparen(cast<BinaryExpr>(e)->x)) {
    const auto* binary = dyn_cast_or_null<BinaryExpr>(e);
    if (binary == nullptr || is_logical(binary->op) || is_comparison(binary->op) || !count(binary->y))
      return false;
    if (binary->op == Op::kSub && info_.type_and_value(unparen(binary->x)).is_constant()) return false;
  }
  return count(e) && quiet >= 0;
}

bool OperatorOrder::is_term(const Expr* e) const {
  if (is_simple_operand(e)) return true;
  const auto* product = dyn_cast_or_null<BinaryExpr>(unparen(e));
  auto is_factor = [this](const Expr* x) {
    return is_simple_operand(x) && !info_.type_and_value(unparen(x)).is_constant();
  };
  return product != nullptr && product->op == Op::kMul && is_factor(product->x) && is_factor(product->y);
}

bool OperatorOrder::keeps_right_operand(Op op, const Expr* y) const {
  return is_simple_operand(y) || (op != Op::kSub && is_chain(y, 0));
}

bool OperatorOrder::stays_in_order(const BinaryExpr& e) const {
  if (is_comparison(e.op)) return is_chain(e.x, 1) && is_simple_operand(e.y);
  if (is_chain(&e, 1) || (is_simple_operand(e.x) && keeps_right_operand(e.op, e.y))) return true;
  const bool from_constant = e.op == Op::kSub && info_.type_and_value(unparen(e.x)).is_constant();
  return !from_constant && is_term(e.x) && is_term(e.y);
}

bool OperatorOrder::stays_behind(Op op, const Expr* y, const types::Type* type) const {
  return has_own_operator(op, y, type) && keeps_right_operand(op, y);
}

CxxOrder OperatorOrder::of(const BinaryExpr& e) {
  if (!has_own_operator(e.op, e.y, info_.type_of(e.x))) return CxxOrder::kOpen;
  if (!rewritten_.contains(&e) && stays_in_order(e)) return CxxOrder::kOperator;
  const bool left_is_saved = (temporaries_.effects_left(e.x) & temporaries_.effects_left(e.y) & kPanics) != 0;
  if (!left_is_saved) note_rewritten(e.x);
  note_rewritten(e.y);
  return CxxOrder::kOpen;
}

void OperatorOrder::note_rewritten(const Expr* operand) {
  if (is_operation(operand)) rewritten_.insert(unparen(operand));
}

}  // namespace gocxx::lower
