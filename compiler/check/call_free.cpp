// A walk over the operands of an expression.
#include "compiler/check/call_free.h"

#include <algorithm>

namespace gocxx::check {
namespace {

using syntax::cast;
using syntax::NodeKind;

bool all_free(const std::vector<syntax::Expr*>& exprs, const Info& info) {
  return std::all_of(exprs.begin(), exprs.end(),
                     [&](const syntax::Expr* e) { return is_call_free(e, info); });
}

/// Conversions and calls that are constants call nothing.
bool call_is_free(const syntax::CallExpr* call, const Info& info) {
  if (info.type_and_value(call).is_constant()) return true;
  return info.type_and_value(call->fun).is_type() && all_free(call->args, info);
}

}  // namespace

bool is_call_free(const syntax::Expr* e, const Info& info) {
  if (e == nullptr) return true;
  switch (e->kind) {
    case NodeKind::kCallExpr: return call_is_free(cast<syntax::CallExpr>(e), info);
    case NodeKind::kUnaryExpr: {
      const auto* unary = cast<syntax::UnaryExpr>(e);
      return unary->op != syntax::Op::kArrow && is_call_free(unary->x, info);
    }
    case NodeKind::kBinaryExpr:
      return is_call_free(cast<syntax::BinaryExpr>(e)->x, info) &&
             is_call_free(cast<syntax::BinaryExpr>(e)->y, info);
    case NodeKind::kParenExpr: return is_call_free(cast<syntax::ParenExpr>(e)->x, info);
    case NodeKind::kStarExpr: return is_call_free(cast<syntax::StarExpr>(e)->x, info);
    case NodeKind::kSelectorExpr: return is_call_free(cast<syntax::SelectorExpr>(e)->x, info);
    case NodeKind::kTypeAssertExpr: return is_call_free(cast<syntax::TypeAssertExpr>(e)->x, info);
    case NodeKind::kIndexExpr:
      return is_call_free(cast<syntax::IndexExpr>(e)->x, info) &&
             all_free(cast<syntax::IndexExpr>(e)->indices, info);
    case NodeKind::kSliceExpr: {
      const auto* slice = cast<syntax::SliceExpr>(e);
      return is_call_free(slice->x, info) && is_call_free(slice->low, info) &&
             is_call_free(slice->high, info) && is_call_free(slice->max, info);
    }
    case NodeKind::kKeyValueExpr:
      return is_call_free(cast<syntax::KeyValueExpr>(e)->key, info) &&
             is_call_free(cast<syntax::KeyValueExpr>(e)->value, info);
    case NodeKind::kCompositeLit: return all_free(cast<syntax::CompositeLit>(e)->elements, info);
    default: return true;  // names, literals, types, function literals
  }
}

}  // namespace gocxx::check
