// The walk over calls: which functions are called, and where their operands flow.
#include "compiler/lower/callee.h"
#include "compiler/lower/facts_collector.h"
#include "compiler/lower/library.h"
#include "compiler/types/basic.h"
#include "compiler/types/package.h"
#include "compiler/types/signature.h"

namespace gocxx::lower {

using namespace syntax;

/// The results of a call come out of the heap: see declare_results.
void FactsCollector::call(const CallExpr* e, Flow flow) {
  const Expr* fun = unparen(e->fun);
  if (info_.type_and_value(fun).is_type()) {  // a conversion
    if (types::is_string(info_.type_of(e)) || types::is_string(info_.type_of(e->args[0])))
      may_run_long();  // copies
    return expr(e->args[0], flow);
  }
  if (called_builtin_or_null(info_, fun) != nullptr) return builtin_call(e);
  if (const auto* lit = dyn_cast_or_null<FuncLit>(fun))
    literal(lit, LiteralUse::kCalled, {Flow::Kind::kCalled});
  else
    callee(fun, false);
  arguments(e, false);
}

void FactsCollector::builtin_call(const CallExpr* e) {
  const auto id = called_builtin_or_null(info_, e->fun)->id;
  using Id = types::BuiltinId;
  if (id == Id::kCopy || id == Id::kClear || id == Id::kMake) may_run_long();
  // The body of a range loop over a function is one of its own: recover() returns nil there, as in Go 1.23.
  if (id == Id::kRecover && (closure_ == nullptr || !closure_->range_body)) recovers();
  if (id >= Id::kRangeBegin) {
    const auto* state =
        types::object_as_or_null<types::Var>(info_.use_of_or_null(cast<Ident>(e->args.front())));
    facts_.variables_[state].loop_state = true;
    return place(e->args.front(), Use::kAddress, {Flow::Kind::kUsed});
  }
  const bool keeps = id == Id::kAppend || id == Id::kPanic;
  for (const Expr* arg : e->args) expr(arg, {keeps ? Flow::Kind::kStored : Flow::Kind::kUsed});
}

ClosureFacts* FactsCollector::frame_owner_or_null() const {
  ClosureFacts* closure = closure_;
  for (; closure != nullptr && closure->range_body; closure = closure->parent) closure->uses_frame = true;
  return closure;
}

void FactsCollector::recovers() {
  if (ClosureFacts* closure = frame_owner_or_null())
    closure->recovers = true;
  else if (function_ != nullptr)
    function_->recovers = true;
}

void FactsCollector::callee(const Expr* fun, bool in_go_defer) {
  const auto* selector = dyn_cast_or_null<SelectorExpr>(fun);
  const check::Selection* selection = selector != nullptr ? info_.selection_of_or_null(selector) : nullptr;
  if (selection != nullptr && selection->kind == check::SelectionKind::kMethodValue) {
    facts_.called_methods_.insert(selector);
    return method_callee(selector, *selection, in_go_defer);
  }
  const types::Func* function = called_function_or_null(info_, fun);
  if (function == nullptr) {
    calls_unknown();
    return expr(fun, {in_go_defer ? Flow::Kind::kStored : Flow::Kind::kCalled});
  }
  calls_function(function);
}

void FactsCollector::calls_function(const types::Func* function) {
  if (function->interface_method)
    calls_unknown();
  else if (function->pkg != package_.types)
    calls_foreign(function);
  else
    calls(function);
}

/// x.M: for a method on pointers of an addressable x, its address goes to the receiver.
void FactsCollector::method_callee(const SelectorExpr* e, const check::Selection& selection,
                                   bool in_go_defer) {
  const auto* method = types::object_as_or_null<types::Func>(selection.object);
  calls_function(method);
  const int derefs = derefs_of(info_.type_of(e->x), selection);
  const Flow flow = (in_go_defer ? Flow{} : flow_of_receiver(*method)).behind(derefs);
  if (derefs < 0)
    place(e->x, Use::kAddress, flow);
  else
    expr(e->x, flow);
}

/// Nothing is known of what an interface's method does with what the interface holds.
Flow FactsCollector::flow_of_receiver(const types::Func& method) {
  if (method.interface_method) return {};
  if (method.pkg != package_.types)
    return {library_receiver_stays(method) ? Flow::Kind::kUsed : Flow::Kind::kStored};
  const types::Var* receiver = method.signature()->recv;
  if (!holds_addresses(receiver->type)) return {Flow::Kind::kUsed};
  return {Flow::Kind::kPassed, facts_.escapes_.of(receiver)};
}

void FactsCollector::arguments(const CallExpr* e, bool in_go_defer) {
  for (std::size_t i = 0; i < e->args.size(); ++i)
    expr(e->args[i], in_go_defer ? Flow{} : flow_of_argument(e, i));
}

/// The first argument of T.M is the receiver.
Flow FactsCollector::flow_of_argument(const CallExpr* e, std::size_t index) {
  const Expr* fun = unparen(e->fun);
  const types::Func* function = called_function_or_null(info_, fun);
  if (function != nullptr) {
    const auto* selector = dyn_cast_or_null<SelectorExpr>(fun);
    const check::Selection* selection = selector != nullptr ? info_.selection_of_or_null(selector) : nullptr;
    if (selection == nullptr || selection->kind != check::SelectionKind::kMethodExpr)
      return flow_of_operand(*function, index);
    if (index > 0) return flow_of_operand(*function, index - 1);
    return flow_of_receiver(*function).behind(derefs_of(selection->recv, *selection));
  }
  const auto* lit = dyn_cast_or_null<FuncLit>(fun);
  if (lit == nullptr) return {};
  return flow_into_parameter(*types::underlying_as<types::Signature>(info_.type_of(lit)), index);
}

Flow FactsCollector::flow_of_operand(const types::Func& function, std::size_t index) {
  if (function.interface_method) return {};
  if (function.pkg == package_.types) return flow_into_parameter(*function.signature(), index);
  return {library_argument_stays(function, index) ? Flow::Kind::kUsed : Flow::Kind::kStored};
}

Flow FactsCollector::flow_into_parameter(const types::Signature& signature, std::size_t index) {
  const std::size_t last = signature.params->size() - (signature.variadic ? 1 : 0);
  if (index >= last) return {};  // packed in a slice
  return {Flow::Kind::kPassed, facts_.escapes_.of(signature.params->vars[index])};
}

}  // namespace gocxx::lower
