// Operations with two operands, shifts and comparisons apart.
#include "compiler/check/checker.h"

namespace gocxx::check {
namespace {

bool is_numeric_or_string(const Type* type) { return types::is_numeric(type) || types::is_string(type); }

bool binary_defined(Op op, const Type* type) {
  switch (op) {
    case Op::kAdd: return types::for_all_terms(type, is_numeric_or_string);
    case Op::kSub:
    case Op::kMul:
    case Op::kQuo: return types::for_all_terms(type, types::is_numeric);
    case Op::kLAnd:
    case Op::kLOr: return types::for_all_terms(type, types::is_boolean);
    default: return types::for_all_terms(type, types::is_integer);
  }
}

/// Whether an implicit conversion of one operand to the other's type may be tried.
bool may_convert(const Operand& x, const Operand& y) {
  if (types::is_typed(x.type) && types::is_typed(y.type)) return false;
  if (types::is_interface(x.type) || types::is_interface(y.type)) return true;
  for (const auto test : {types::is_boolean, types::is_string})
    if (types::for_all_terms(x.type, test) != types::for_all_terms(y.type, test)) return false;
  if (x.is_nil()) return types::has_nil(y.type);
  if (y.is_nil()) return types::has_nil(x.type);
  return underlying(x.type)->kind != types::TypeKind::kPointer &&
         underlying(y.type)->kind != types::TypeKind::kPointer;
}

/// Whether constant division by `y` is division by zero. That of complex constants divides by the square of
/// the absolute value of `y`, which may be too small to be told from zero.
bool is_zero_divisor(const Operand& x, const Constant& y) {
  if (!x.is_constant() || !types::is_complex(x.type)) return y.sign() == 0;
  const auto square = [](const Constant& part) { return types::binary_op(part, Op::kMul, part, false); };
  return square(y.real()).sign() == 0 && square(y.imag()).sign() == 0;
}

/// The value of each constant is kept: a few lines that double a string would take all memory.
constexpr std::size_t kLongestString = std::size_t{64} << 20;

}  // namespace

void Checker::match_types(Operand& x, Operand& y) {
  if (!may_convert(x, y)) return;
  convert_untyped(x, y.type);
  if (!x.valid()) return;
  convert_untyped(y, x.type);
  if (!y.valid()) x.invalidate();
}

void Checker::binary(Operand& x, const syntax::BinaryExpr* e, const syntax::Expr* lhs,
                     const syntax::Expr* rhs, Op op, Pos op_pos) {
  Operand y;
  expr(x, lhs);
  expr(y, rhs);
  if (!x.valid()) return;
  if (!y.valid()) {
    x.invalidate();
    x.expr = y.expr;
    return;
  }
  if (syntax::is_shift(op)) {
    shift(x, y, e, op, op_pos);
    return;
  }
  match_types(x, y);
  if (!x.valid()) return;
  if (syntax::is_comparison(op)) {
    comparison(x, y, op);
    return;
  }
  if (!types::identical(x.type, y.type)) {
    mismatched_types(x, y, e, op);
    return;
  }
  if (!binary_defined(op, x.type)) {
    undefined_operator(x, op);
    return;
  }
  arithmetic(x, y, e, op, op_pos);
}

void Checker::mismatched_types(Operand& x, const Operand& y, const syntax::BinaryExpr* e, Op op) {
  if (types::is_valid(x.type) && types::is_valid(y.type)) {
    const std::string operation =
        e != nullptr ? str(e) : str(x.expr) + " " + std::string(syntax::spelling(op)) + "= " + str(y.expr);
    error(Code::kMismatchedTypes, x,
          "invalid operation: " + operation + " (mismatched types " + str(x.type) + " and " + str(y.type) +
              ")");
  }
  x.invalidate();
}

void Checker::arithmetic(Operand& x, const Operand& y, const syntax::BinaryExpr* e, Op op, Pos op_pos) {
  const bool division = op == Op::kQuo || op == Op::kRem;
  if (division && (x.is_constant() || types::for_all_terms(x.type, types::is_integer)) && y.is_constant() &&
      y.constant.known() && is_zero_divisor(x, y.constant)) {
    error(Code::kDivisionByZero, y, "invalid operation: division by zero");
    x.invalidate();
    return;
  }
  if (!x.is_constant() || !y.is_constant()) {
    x.mode = Mode::kValue;
    return;
  }
  if (!x.constant.known() || !y.constant.known()) {
    x.constant = Constant();
    return;
  }
  if (types::is_string(x.type) &&
      x.constant.string_value().size() + y.constant.string_value().size() > kLongestString) {
    error(Code::kConstantTooLarge, op_pos, "constant string too long: more than 64 MiB");
    x.invalidate();
    return;
  }
  x.constant = types::binary_op(x.constant, op, y.constant, types::is_integer(x.type));
  x.expr = e;
  overflow(x, op_pos);
}

}  // namespace gocxx::check
