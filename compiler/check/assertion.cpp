// Type assertions: x.(T).
#include "compiler/check/checker.h"

namespace gocxx::check {

void Checker::assertion(Operand& x, const syntax::TypeAssertExpr* e) {
  expr(x, e->x);
  if (e->type == nullptr) {
    error(Code::kTypeSwitchOutsideSwitch, e, "invalid syntax tree: use of .(type) outside type switch");
    x.invalidate();
  }
  if (!x.valid()) return;
  if (types::is_type_param(x.type)) {
    error(Code::kAssertionOnNonInterface, x,
          "invalid operation: cannot use type assertion on type parameter value " + str(x));
    x.invalidate();
    return;
  }
  if (!types::is_interface(x.type)) {
    error(Code::kAssertionOnNonInterface, x, "invalid operation: " + str(x) + " is not an interface");
    x.invalidate();
    return;
  }
  const Type* target = var_type(e->type);
  if (!types::is_valid(target)) {
    x.invalidate();
    return;
  }
  type_assertion(e, x, target, false);
  x.mode = Mode::kCommaOk;
  x.type = target;
}

void Checker::type_assertion(const syntax::Expr* e, Operand& x, const Type* target, bool type_switch) {
  if (types::is_interface(target) || types::is_type_param(target)) return;  // any value may implement it
  const auto* interface = underlying_as<types::Interface>(x.type);
  if (interface == nullptr || !types::is_valid(underlying(target))) return;
  const types::MissingMethod missing = types::missing_method(target, interface, true, this);
  if (missing.reason == types::MissingMethod::Reason::kNone) return;
  const std::string cause = missing_method_cause(target, missing);
  if (type_switch)
    error(Code::kImpossibleCase, e,
          "impossible type switch case: " + str(e) + "\n\t" + str(x) + " cannot have dynamic type " +
              str(target) + " " + cause);
  else
    error(Code::kImpossibleAssertion, e,
          "impossible type assertion: " + str(e) + "\n\t" + str(target) + " does not implement " +
              str(x.type) + " " + cause);
}

}  // namespace gocxx::check
