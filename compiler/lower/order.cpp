// The order of evaluation. Go orders calls, receives and logical operators from left to right; when other
// operands are read is open, and Go's compiler reads them after the calls. C++ orders what stands in a braced
// list, but neither arguments nor the operands of an operator.
//
// An event is a call or receive that can change what others see. One event among operands that nothing can
// change stays where it is; otherwise events go into temporaries, in their order:
//
//   f(g(), h())       auto g_result = g();          n * fact(n - 1)      n * fact(n - 1)
//                     f(g_result, h());
//
//   total + next()    auto next_result = next();    (total is a package variable)
//                     total + next_result
#include <algorithm>

#include "compiler/lower/facts_collector.h"
#include "compiler/lower/function.h"
#include "compiler/lower/library.h"
#include "compiler/types/package.h"

namespace gocxx::lower {

using namespace syntax;

namespace {

/// The operand expressions of `e`, for questions about all of them.
std::vector<const Expr*> parts(const Expr* e) {
  switch (e->kind) {
    case NodeKind::kParenExpr: return {cast<ParenExpr>(e)->x};
    case NodeKind::kSelectorExpr: return {cast<SelectorExpr>(e)->x};
    case NodeKind::kStarExpr: return {cast<StarExpr>(e)->x};
    case NodeKind::kUnaryExpr: return {cast<UnaryExpr>(e)->x};
    case NodeKind::kBinaryExpr: return {cast<BinaryExpr>(e)->x, cast<BinaryExpr>(e)->y};
    case NodeKind::kTypeAssertExpr: return {cast<TypeAssertExpr>(e)->x};
    case NodeKind::kKeyValueExpr: return {cast<KeyValueExpr>(e)->key, cast<KeyValueExpr>(e)->value};
    case NodeKind::kIndexExpr: {
      std::vector<const Expr*> list{cast<IndexExpr>(e)->x};
      for (const Expr* i : cast<IndexExpr>(e)->indices) list.push_back(i);
      return list;
    }
    case NodeKind::kSliceExpr: {
      const auto* slice = cast<SliceExpr>(e);
      std::vector<const Expr*> list{slice->x};
      for (const Expr* bound : {slice->low, slice->high, slice->max})
        if (bound != nullptr) list.push_back(bound);
      return list;
    }
    case NodeKind::kCompositeLit:
      return {cast<CompositeLit>(e)->elements.begin(), cast<CompositeLit>(e)->elements.end()};
    case NodeKind::kCallExpr: {
      std::vector<const Expr*> list{cast<CallExpr>(e)->fun};
      for (const Expr* arg : cast<CallExpr>(e)->args) list.push_back(arg);
      return list;
    }
    default: return {};
  }
}

/// Whether the builtin only computes from its operands.
bool is_effect_free(types::BuiltinId id) {
  using Id = types::BuiltinId;
  return id == Id::kLen || id == Id::kCap || id == Id::kMin || id == Id::kMax || id == Id::kNew ||
         id == Id::kMake;
}

bool is_event_call(const check::Info& info, const Facts& facts, const CallExpr* call) {
  if (info.type_and_value(unparen(call->fun)).is_type()) return false;
  if (const auto* builtin = called_builtin_or_null(info, call->fun)) return !is_effect_free(builtin->id);
  const types::Func* function = called_function_or_null(info, call->fun);
  if (function == nullptr || function->interface_method) return true;
  const FunctionFacts* known = facts.of_or_null(function);
  return known != nullptr ? known->has_effect : !library_is_effect_free(*function);
}

}  // namespace

bool FunctionLowering::has_event(const Expr* e) const {
  if (e == nullptr || info_.type_and_value(e).is_constant() || info_.type_and_value(e).is_type())
    return false;
  if (e->kind == NodeKind::kFuncLit) return false;
  if (const auto* unary = dyn_cast_or_null<UnaryExpr>(e); unary != nullptr && unary->op == Op::kArrow)
    return true;
  if (const auto* call = dyn_cast_or_null<CallExpr>(e); call != nullptr && is_event_call(info_, facts_, call))
    return true;
  const auto list = parts(e);
  return std::any_of(list.begin(), list.end(), [this](const Expr* part) { return has_event(part); });
}

/// Whether evaluating `e` before or after any call makes no difference: it cannot panic, and reads only
/// constants and variables that no call can change.
bool FunctionLowering::is_immune(const Expr* e) const {
  const check::TypeAndValue& known = info_.type_and_value(e);
  if (known.is_constant() || known.mode == check::Mode::kNilValue) return true;
  switch (e->kind) {
    case NodeKind::kIdent: {
      const types::Object* object = info_.use_of_or_null(cast<Ident>(e));
      const auto* variable = types::object_as_or_null<types::Var>(object);
      return variable != nullptr ? facts_.only_local_changes(variable) : object != nullptr;
    }
    case NodeKind::kFuncLit: return true;
    case NodeKind::kCompositeLit: {
      const types::TypeKind kind = types::underlying(known.type)->kind;
      const auto& list = cast<CompositeLit>(e)->elements;
      return (kind == types::TypeKind::kStruct || kind == types::TypeKind::kArray) &&
             std::all_of(list.begin(), list.end(), [this](const Expr* element) {
               const auto* pair = dyn_cast_or_null<KeyValueExpr>(element);
               return is_immune(pair != nullptr ? pair->value : element);
             });
    }
    case NodeKind::kParenExpr: return is_immune(cast<ParenExpr>(e)->x);
    case NodeKind::kUnaryExpr: {
      const auto* unary = cast<UnaryExpr>(e);
      return unary->op != Op::kArrow && unary->op != Op::kAnd && is_immune(unary->x);
    }
    case NodeKind::kBinaryExpr: {
      const auto* binary = cast<BinaryExpr>(e);
      const bool panics = binary->op == Op::kQuo || binary->op == Op::kRem || is_shift(binary->op) ||
                          (is_comparison(binary->op) && !types::is_const_type(type_of(binary->x)));
      return !panics && is_immune(binary->x) && is_immune(binary->y);
    }
    case NodeKind::kSelectorExpr: {
      const check::Selection* selection = info_.selection_of_or_null(cast<SelectorExpr>(e));
      if (selection == nullptr) return info_.type_and_value(e).mode != check::Mode::kVariable;
      return selection->kind == check::SelectionKind::kFieldValue && !selection->indirect &&
             is_immune(cast<SelectorExpr>(e)->x);
    }
    default: return false;
  }
}

ir::Expr* FunctionLowering::saved(ir::Expr* x, const char* hint) {
  std::string name = hint;
  if (const auto* call = ir::dyn_cast_or_null<ir::Call>(x))
    if (const auto* callee = ir::dyn_cast_or_null<ir::FuncRef>(call->callee))
      name = callee->object->name + "_result";
  ir::Variable* temporary = build_.variable(std::move(name), x->type);
  emit(build_.declare(temporary, exact(x), true));
  return build_.name(temporary);
}

/// Lowers the operands so that their values are those of Go's order. Where lowering one of them needs
/// statements of its own, what stands before it and could be affected is saved first.
std::vector<ir::Expr*> FunctionLowering::operands(std::vector<Operand> list, CxxOrder order) {
  std::vector<ir::Expr*> values;
  std::vector<bool> open;  // not saved, and neither constant nor immune
  auto save = [&](std::size_t i) {
    values[i] = saved(values[i], "value");
    open[i] = false;
  };
  for (std::size_t i = 0; i < list.size(); ++i) {
    ir::Expr* value = nullptr;
    ir::Block* own = collect([&] { value = list[i].lower(); });
    if (!own->stmts.empty())
      for (std::size_t j = 0; j < i; ++j)
        if (open[j]) save(j);
    for (ir::Stmt* s : own->stmts) emit(s);
    values.push_back(value);
    open.push_back(list[i].ast != nullptr && !is_immune(list[i].ast));
  }
  if (order == CxxOrder::kLeftToRight) return values;
  std::vector<std::size_t> events;
  for (std::size_t i = 0; i < list.size(); ++i)
    if (open[i] && has_event(list[i].ast)) events.push_back(i);
  const auto others = static_cast<std::size_t>(std::count(open.begin(), open.end(), true)) - events.size();
  for (std::size_t k = 0; k < events.size(); ++k)
    if (k + 1 < events.size() || others > 0) save(events[k]);
  return values;
}

}  // namespace gocxx::lower
