// Expressions by kind.
#include "compiler/lower/function.h"
#include "compiler/types/package.h"
#include "compiler/types/pointer.h"
#include "compiler/types/tuple.h"

namespace gocxx::lower {

using namespace syntax;

ir::Expr* FunctionLowering::expr(const Expr* e) {
  if (ordering_ == 0) {
    const Ordered ordered(*this, {{e}}, CxxOrder::kOpen);
    return expr(e);
  }
  if (ir::Expr* early = early_or_null(e)) return early;
  ir::Expr* value = info_.type_and_value(e).is_constant() ? constant(e) : dispatch(e);
  value->pos = e->pos;
  return value;
}

ir::Expr* FunctionLowering::dispatch(const Expr* e) {
  switch (e->kind) {
    case NodeKind::kIdent: return ident(*cast<Ident>(e));
    case NodeKind::kParenExpr: return expr(cast<ParenExpr>(e)->x);
    case NodeKind::kFuncLit: return function_literal(*cast<FuncLit>(e));
    case NodeKind::kCompositeLit:
      return built_apart(*e, [&] { return composite_lit(*cast<CompositeLit>(e)); });
    case NodeKind::kSelectorExpr: return selector(*cast<SelectorExpr>(e));
    case NodeKind::kIndexExpr: return index(*cast<IndexExpr>(e));
    case NodeKind::kSliceExpr: return slice(*cast<SliceExpr>(e));
    case NodeKind::kTypeAssertExpr: return type_assertion(*cast<TypeAssertExpr>(e), false);
    case NodeKind::kCallExpr: return call(*cast<CallExpr>(e));
    case NodeKind::kStarExpr: return build_.deref(expr(cast<StarExpr>(e)->x), type_of(e));
    case NodeKind::kUnaryExpr: return unary(*cast<UnaryExpr>(e));
    case NodeKind::kBinaryExpr: return binary(*cast<BinaryExpr>(e));
    default: return build_.nil(type_of(e));
  }
}

ir::Expr* FunctionLowering::ident(const Ident& e) {
  const types::Object* object = info_.object_of_or_null(&e);
  if (const auto* variable = types::object_as_or_null<types::Var>(object))
    return build_.value(package_.variable(variable));
  if (const auto* function = types::object_as_or_null<types::Func>(object))
    return function_value(*function, type_of(&e), e.pos);
  return build_.nil(type_of(&e));
}

ir::Expr* FunctionLowering::type_assertion(const TypeAssertExpr& e, bool comma_ok) {
  const Type* type = type_of(e.type);
  const auto fn = comma_ok ? ir::RuntimeFn::kTypeAssertOk : ir::RuntimeFn::kTypeAssert;
  return build_.runtime(fn, comma_ok ? type_of(&e) : type, {exact(e.x)}, {type});
}

ir::Expr* FunctionLowering::value_as(const Expr* e, const Type* target, bool spelled) {
  return convert(expr(e), target, spelled);
}

ir::Site* FunctionLowering::site(Pos pos, std::string_view operation, const Expr* operand) {
  std::string name;
  for (const Expr* e = operand != nullptr ? unparen(operand) : nullptr; e != nullptr;) {
    const auto* selector = dyn_cast_or_null<SelectorExpr>(e);
    if (const auto* ident = dyn_cast_or_null<Ident>(e)) {
      name = name.empty() ? ident->name : ident->name + "." + name;
      break;
    }
    if (selector == nullptr) {
      name.clear();
      break;
    }
    name = name.empty() ? selector->sel->name : selector->sel->name + "." + name;
    e = unparen(selector->x);
  }
  return package_.site(pos, operation, std::move(name));
}

}  // namespace gocxx::lower
