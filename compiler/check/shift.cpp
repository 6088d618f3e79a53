// Shifts: the one operation whose operands need not have the same type, and whose untyped left operand takes
// its type from the context of the whole.
#include "compiler/check/checker.h"

namespace gocxx::check {

void Checker::shift(Operand& x, Operand& y, const syntax::BinaryExpr* e, Op op, Pos op_pos) {
  const Constant integer = x.is_constant() ? x.constant.to_int() : Constant();
  if (!types::for_all_terms(x.type, types::is_integer) && !(types::is_untyped(x.type) && integer.known())) {
    not_shiftable(x);
    return;
  }
  if (!check_shift_count(y)) {
    x.invalidate();
    return;
  }
  if (x.is_constant() && y.is_constant()) {
    constant_shift(x, y, integer, e, op, op_pos);
    return;
  }
  if (types::is_untyped(y.type)) update_expr_type(y.expr, types::basic(BasicKind::kUint), true);
  if (x.is_constant() && types::is_untyped(x.type)) {
    // "If the left operand of a non-constant shift expression is an untyped constant, it is first implicitly
    // converted to the type it would assume if the shift expression were replaced by its left operand alone."
    info().record(x.expr).shift_operand = true;
    x.mode = Mode::kValue;
    return;
  }
  if (!types::for_all_terms(x.type, types::is_integer)) {
    not_shiftable(x);
    return;
  }
  x.mode = Mode::kValue;
}

void Checker::not_shiftable(Operand& x) {
  error(Code::kInvalidShiftOperand, x, "invalid operation: shifted operand " + str(x) + " must be integer");
  x.invalidate();
}

bool Checker::check_shift_count(Operand& y) {
  if (y.is_constant()) {
    const Constant count = y.constant.to_int();
    if (count.known() && count.sign() < 0) {
      error(Code::kInvalidShiftCount, y, "invalid operation: negative shift count " + str(y));
      return false;
    }
    if (types::is_untyped(y.type)) {
      check_representable(y, types::basic(BasicKind::kUint));
      return y.valid();
    }
    return true;
  }
  if (types::is_untyped(y.type) && !types::is_integer(y.type)) {
    convert_untyped(y, types::basic(BasicKind::kUint));
    return y.valid();
  }
  if (types::for_all_terms(y.type, types::is_integer)) return true;
  error(Code::kInvalidShiftCount, y, "invalid operation: shift count " + str(y) + " must be integer");
  return false;
}

void Checker::constant_shift(Operand& x, const Operand& y, const Constant& integer,
                             const syntax::BinaryExpr* e, Op op, Pos op_pos) {
  if (!x.constant.known() || !y.constant.known()) {
    x.constant = Constant();
    return;
  }
  constexpr std::uint64_t kMostBits = 1023 - 1 + 52;  // so that the least float64 can be written as a shift
  const Constant count = y.constant.to_int();
  if (!count.is_uint64() || count.uint64_value() > kMostBits) {
    error(Code::kInvalidShiftCount, y, "invalid operation: invalid shift count " + str(y));
    x.invalidate();
    return;
  }
  if (!types::is_integer(x.type)) x.type = types::basic(BasicKind::kUntypedInt);  // 2.0 << 1
  x.constant = types::shift(integer, op, static_cast<unsigned>(count.uint64_value()));
  x.expr = e;
  overflow(x, op_pos);
}

}  // namespace gocxx::check
