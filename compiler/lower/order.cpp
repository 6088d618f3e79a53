// The order of evaluation: the temporaries that keep it. Which events need one is decided in
// evaluation_order.h.
//
//   f(g(), h())       auto g_result = g();          n * fact(n - 1)      n * fact(n - 1)
//                     f(g_result, h());
//
//   total + next()    auto next_result = next();    (total is a package variable)
//                     total + next_result
//
// The temporaries are evaluated first; the rest of a statement only reads. It can still panic. Go evaluates
// it from left to right, while g++ evaluates arguments from right to left:
//
//   f(a[i], b[j])     auto value = a[i];
//                     f(value, b[j]);
#include <algorithm>

#include "compiler/lower/callee.h"
#include "compiler/lower/function.h"
#include "compiler/types/package.h"
#include "compiler/types/signature.h"

namespace gocxx::lower {

using namespace syntax;

EvaluationOrder FunctionLowering::evaluation_order(EvaluationOrder::Step step) const {
  return {info_,
          package_.effects(),
          step,
          {[this](const CallExpr& call) { return is_braced(call); },
           [this](const CallExpr& call) {
             return &call == latest_go_defer_call_ || package_.inlining().is_inlined(call);
           },
           [this](const Expr* e) { return temporaries_.contains(e); }}};
}

void FunctionLowering::order(const std::vector<Root>& roots, CxxOrder order, Effects changes) {
  for (const Expr* event : evaluation_order().early(roots, order, changes)) evaluate_early(event);
}

void FunctionLowering::order_panics(const std::vector<Root>& roots, CxxOrder order, const Expr* within) {
  for (const Expr* part : evaluation_order(EvaluationOrder::Step::kMayPanicFirst).early(roots, order))
    if (part != within) evaluate_early(part);
}

void FunctionLowering::order_assignment(const Root& place, const Root& value, CxxOrder order) {
  if (is_map_entry(info_, place.e))
    return order_panics({{value.e, value.target, false, true}, place}, CxxOrder::kLeftToRight);
  if (!evaluation_order(EvaluationOrder::Step::kMayPanicFirst).moves_part_of_first({place, value}, order))
    return order_panics({place, value}, order);
  for (const Expr* event : evaluation_order().early({place, value}, CxxOrder::kOpen)) evaluate_early(event);
  order_panics({place, value}, order);
}

void FunctionLowering::evaluate_early(const Expr* event) {
  order_panics({{event}}, CxxOrder::kOpen, event);
  if (type_of(event) != nullptr && type_of(event)->kind == types::TypeKind::kTuple) {
    temporaries_.add_results(event, bind_results(event));
    return;
  }
  const auto* selector = dyn_cast_or_null<SelectorExpr>(event);
  const check::Selection* selection = selector != nullptr ? info_.selection_of_or_null(selector) : nullptr;
  const bool is_receiver = selection != nullptr && selection->kind == check::SelectionKind::kMethodValue &&
                           facts_.is_called(selector);
  ir::Expr* value =
      is_receiver ? receiver(*selector, *selection, *types::object_as_or_null<types::Func>(selection->object))
                  : expr(event);
  ir::Expr* kept = temporary(value, is_receiver ? "receiver" : "value");
  temporaries_.add(event, ir::cast<ir::VarRef>(kept).variable);
}

ir::Expr* FunctionLowering::early_or_null(const Expr* e) {
  ir::Variable* variable = temporaries_.variable_or_null(e);
  return variable != nullptr ? build_.name(variable) : nullptr;
}

ir::Expr* FunctionLowering::temporary(ir::Expr* x, const char* hint) {
  const auto* variable = ir::dyn_cast_or_null<ir::VarRef>(x);
  const bool is_one = variable != nullptr && variable->variable->object == nullptr;
  return is_one ? x : saved(x, hint);
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

bool FunctionLowering::is_braced(const CallExpr& e) const {
  if (&e == captured_) return true;
  const Expr* fun = unparen(e.fun);
  const auto* signature = types::underlying_as<types::Signature>(type_of(fun));
  const auto* selector = dyn_cast_or_null<SelectorExpr>(fun);
  const bool of_package = selector == nullptr || info_.selection_of_or_null(selector) == nullptr;
  return signature->variadic && signature->params->size() == 1 && !e.ellipsis.valid() && of_package &&
         called_function_or_null(info_, fun) != nullptr;
}

std::vector<ir::Expr*> FunctionLowering::operands(std::vector<OrderedOperand> list, CxxOrder order) {
  std::vector<ir::Expr*> values;
  auto can_do = [&](std::size_t i) {
    return list[i].ast != nullptr && (temporaries_.effects_left(list[i].ast) & ~kReads) != 0;
  };
  auto save = [&](std::size_t i) { values[i] = saved(values[i], "value"); };
  for (std::size_t i = 0; i < list.size(); ++i) {
    ir::Expr* value = nullptr;
    ir::Block* own = collect([&] { value = list[i].lower(); });
    if (!own->stmts.empty())
      for (std::size_t j = 0; j < i; ++j)
        if (can_do(j)) save(j), list[j].ast = nullptr;
    for (ir::Stmt* s : own->stmts) emit(s);
    values.push_back(value);
  }
  if (order != CxxOrder::kOpen) return values;
  std::vector<std::size_t> panicking;
  for (std::size_t i = 0; i < list.size(); ++i)
    if (list[i].ast != nullptr && (temporaries_.effects_left(list[i].ast) & kPanics) != 0)
      panicking.push_back(i);
  for (std::size_t k = 0; k + 1 < panicking.size(); ++k) save(panicking[k]);
  return values;
}

}  // namespace gocxx::lower
