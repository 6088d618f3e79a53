// A walk over the operands of an expression.
#include "compiler/check/has_calls.h"

#include "compiler/syntax/ast/walk.h"

namespace gocxx::check {
namespace {

/// Whether `e` itself receives or calls a function, which a conversion does not.
bool is_call(const syntax::Expr* e, const Info& info) {
  if (const auto* call = syntax::dyn_cast_or_null<syntax::CallExpr>(e))
    return !info.type_and_value(call->fun).is_type();
  const auto* unary = syntax::dyn_cast_or_null<syntax::UnaryExpr>(e);
  return unary != nullptr && unary->op == syntax::Op::kArrow;
}

}  // namespace

bool has_calls(const syntax::Expr* e, const Info& info) {
  bool found = false;
  syntax::walk(*e, [&](const syntax::Node& node) {
    const auto* part = syntax::as_expr_or_null(&node);
    if (found || part == nullptr || part->kind == syntax::NodeKind::kFuncLit) return false;
    const TypeAndValue& known = info.type_and_value(part);
    if (known.is_type() || known.is_constant()) return false;  // constants and types call nothing
    found = is_call(part, info);
    return !found;
  });
  return found;
}

}  // namespace gocxx::check
