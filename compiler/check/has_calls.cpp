// A walk over the operands of an expression.
#include "compiler/check/has_calls.h"

#include <algorithm>

namespace gocxx::check {
namespace {

using syntax::cast;
using syntax::NodeKind;

bool any_has_calls(const std::vector<syntax::Expr*>& exprs, const Info& info) {
  return std::any_of(exprs.begin(), exprs.end(), [&](const syntax::Expr* e) { return has_calls(e, info); });
}

/// Conversions and calls that are constants call nothing.
bool calls_function(const syntax::CallExpr* call, const Info& info) {
  if (info.type_and_value(call).is_constant()) return false;
  return !info.type_and_value(call->fun).is_type() || any_has_calls(call->args, info);
}

}  // namespace

bool has_calls(const syntax::Expr* e, const Info& info) {
  if (e == nullptr) return false;
  switch (e->kind) {
    case NodeKind::kCallExpr: return calls_function(cast<syntax::CallExpr>(e), info);
    case NodeKind::kUnaryExpr: {
      const auto* unary = cast<syntax::UnaryExpr>(e);
      return unary->op == syntax::Op::kArrow || has_calls(unary->x, info);
    }
    case NodeKind::kBinaryExpr:
      return has_calls(cast<syntax::BinaryExpr>(e)->x, info) ||
             has_calls(cast<syntax::BinaryExpr>(e)->y, info);
    case NodeKind::kParenExpr: return has_calls(cast<syntax::ParenExpr>(e)->x, info);
    case NodeKind::kStarExpr: return has_calls(cast<syntax::StarExpr>(e)->x, info);
    case NodeKind::kSelectorExpr: return has_calls(cast<syntax::SelectorExpr>(e)->x, info);
    case NodeKind::kTypeAssertExpr: return has_calls(cast<syntax::TypeAssertExpr>(e)->x, info);
    case NodeKind::kIndexExpr:
      return has_calls(cast<syntax::IndexExpr>(e)->x, info) ||
             any_has_calls(cast<syntax::IndexExpr>(e)->indices, info);
    case NodeKind::kSliceExpr: {
      const auto* slice = cast<syntax::SliceExpr>(e);
      return has_calls(slice->x, info) || has_calls(slice->low, info) || has_calls(slice->high, info) ||
             has_calls(slice->max, info);
    }
    case NodeKind::kKeyValueExpr:
      return has_calls(cast<syntax::KeyValueExpr>(e)->key, info) ||
             has_calls(cast<syntax::KeyValueExpr>(e)->value, info);
    case NodeKind::kCompositeLit: return any_has_calls(cast<syntax::CompositeLit>(e)->elements, info);
    default: return false;  // names, literals, types, function literals
  }
}

}  // namespace gocxx::check
