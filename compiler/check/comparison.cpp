// Comparisons.
#include "compiler/check/checker.h"

namespace gocxx::check {

/// Why two operands cannot be compared.
struct Checker::ComparisonFault {
  const Operand* at = nullptr;  // where it is reported; null if there is no fault
  std::string cause;
  Code code = Code::kMismatchedTypes;
};

namespace {

/// "slice", "map": the kind of a type with parts; other types by name.
std::string kind_text(const Checker& checker, const Type* type) {
  switch (underlying(type)->kind) {
    case types::TypeKind::kArray: return "array";
    case types::TypeKind::kSlice: return "slice";
    case types::TypeKind::kStruct: return "struct";
    case types::TypeKind::kPointer: return "pointer";
    case types::TypeKind::kSignature: return "func";
    case types::TypeKind::kInterface: return "interface";
    case types::TypeKind::kMap: return "map";
    case types::TypeKind::kChan: return "chan";
    default: return checker.str(type);
  }
}

}  // namespace

Checker::ComparisonFault Checker::comparison_fault(const Operand& x, const Operand& y, Op op) {
  std::string unused;
  Code code{};
  if (!assignable_to(x, y.type, unused, code) && !assignable_to(y, x.type, unused, code))
    return {&y, "mismatched types " + type_of_operand(x) + " and " + type_of_operand(y),
            Code::kMismatchedTypes};
  if (op != Op::kEql && op != Op::kNeq) {
    for (const Operand* each : {&x, &y})
      if (!types::for_all_terms(each->type, types::is_ordered)) return {each, "", Code::kNotOrdered};
    return {};
  }
  if (x.is_nil() || y.is_nil()) {
    const Operand& other = x.is_nil() ? y : x;
    if (!other.is_nil() && types::has_nil(other.type)) return {};
    return {&y, "", Code::kUndefinedOperator};
  }
  for (const Operand* each : {&x, &y})
    if (!types::comparable(each->type))
      return {each, types::incomparable_cause(each->type, types_pkg_), Code::kIncomparable};
  return {};
}

std::string Checker::type_of_operand(const Operand& x) const {
  return x.is_nil() ? "untyped nil" : str(x.type);
}

void Checker::comparison(Operand& x, Operand& y, Op op, bool switch_case) {
  if (!types::is_valid(x.type) || !types::is_valid(y.type)) {
    x.invalidate();
    return;
  }
  if (switch_case) op = Op::kEql;
  if (ComparisonFault fault = comparison_fault(x, y, op); fault.at != nullptr) {
    report_comparison(x, y, op, switch_case, fault);
    x.invalidate();
    return;
  }
  if (x.is_constant() && y.is_constant()) {
    const bool known = x.constant.known() && y.constant.known();
    x.constant = known ? Constant::of_bool(types::compare(x.constant, op, y.constant)) : Constant();
  } else {
    x.mode = Mode::kValue;
    update_expr_type(x.expr, types::default_type(x.type), true);
    update_expr_type(y.expr, types::default_type(y.type), true);
  }
  // "Comparison operators compare two operands and yield an untyped boolean value."
  x.type = types::basic(BasicKind::kUntypedBool);
}

void Checker::report_comparison(const Operand& x, const Operand& y, Op op, bool switch_case,
                                const ComparisonFault& fault) {
  const std::string spelling(syntax::spelling(op));
  const Operand& param = types::is_type_param(x.type) ? x : y;
  std::string cause = fault.cause;
  if (cause.empty() && types::is_type_param(param.type))
    cause = "type parameter " + str(param.type) + " is not comparable with " + spelling;
  else if (cause.empty())
    cause = "operator " + spelling + " not defined on " +
            (fault.at->is_nil() ? "untyped nil" : kind_text(*this, fault.at->type));
  if (switch_case)
    error(Code::kInvalidCase, x,
          "invalid case " + str(x.expr) + " in switch on " + (y.expr != nullptr ? str(y.expr) : "true") +
              " (" + cause + ")");
  else
    error(fault.code, *fault.at,
          "invalid operation: " + str(x.expr) + " " + spelling + " " + str(y.expr) + " (" + cause + ")");
}

}  // namespace gocxx::check
