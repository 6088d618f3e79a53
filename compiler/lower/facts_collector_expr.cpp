// The walk over expressions: uses of variables, and the flows of addresses and closures.
#include "compiler/lower/facts_collector.h"
#include "compiler/lower/library.h"
#include "compiler/types/array.h"
#include "compiler/types/basic.h"
#include "compiler/types/package.h"
#include "compiler/types/pointer.h"
#include "compiler/types/signature.h"

namespace gocxx::lower {

using namespace syntax;

const types::Func* called_function_or_null(const check::Info& info, const Expr* fun) {
  fun = unparen(fun);
  if (const auto* name = dyn_cast_or_null<Ident>(fun))
    return types::object_as_or_null<types::Func>(info.use_of_or_null(name));
  const auto* selector = dyn_cast_or_null<SelectorExpr>(fun);
  if (selector == nullptr) return nullptr;
  const check::Selection* selection = info.selection_of_or_null(selector);
  if (selection != nullptr) return types::object_as_or_null<types::Func>(selection->object);
  return types::object_as_or_null<types::Func>(info.use_of_or_null(selector->sel));
}

const types::Builtin* called_builtin_or_null(const check::Info& info, const Expr* fun) {
  const auto* name = dyn_cast_or_null<Ident>(unparen(fun));
  return name != nullptr ? types::object_as_or_null<types::Builtin>(info.use_of_or_null(name)) : nullptr;
}

VariableFacts* FactsCollector::local_or_null(const types::Var* variable) {
  auto found = facts_.variables_.find(variable);
  return found != facts_.variables_.end() ? &found->second : nullptr;
}

/// Notes `variable` as captured by every function literal between its declaration and here.
void FactsCollector::capture(const types::Var* variable, const VariableFacts& facts) {
  for (ClosureFacts* c = closure_; c != nullptr && c->literal != facts.function; c = c->parent) {
    auto& by = facts_.variables_[variable].captured_by;
    if (std::find(by.begin(), by.end(), c) != by.end()) continue;
    by.push_back(c);
    c->captures.push_back(variable);
  }
}

void FactsCollector::ident(const Ident* e, Use use, Flow flow) {
  const types::Object* object = info_.object_of_or_null(e);
  if (const auto* function = types::object_as_or_null<types::Func>(object); function != nullptr)
    return refers_to(function);
  const auto* variable = types::object_as_or_null<types::Var>(object);
  if (variable == nullptr) return;
  VariableFacts* facts = local_or_null(variable);
  if (facts == nullptr) {  // a package variable
    refers_to(variable);
    if (use != Use::kRead) effect();
    return;
  }
  facts->referenced = true;
  facts->used_in_loop |= loop_ != facts->loop;
  capture(variable, *facts);
  const bool inside = closure_ != nullptr && facts->function != closure_->literal;
  if (use == Use::kAssign) {
    facts->assignments.push_back({assigning_->end, loop_, inside ? closure_->literal : nullptr, in_post_});
    if (inside) effect();
  } else if (use == Use::kAddress) {
    facts->address.push_back(flow);
  } else {
    facts->value.push_back(flow);
  }
}

void FactsCollector::place(const Expr* e, Use use, Flow flow) {
  e = unparen(e);
  switch (e->kind) {
    case NodeKind::kIdent: return ident(cast<Ident>(e), use, flow);
    case NodeKind::kSelectorExpr: {
      const auto* selector = cast<SelectorExpr>(e);
      const check::Selection* selection = info_.selection_of_or_null(selector);
      if (selection == nullptr) return effect();
      if (!selection->indirect) return place(selector->x, use, flow);
      if (use == Use::kAssign) effect();
      return expr(selector->x, use == Use::kAddress ? flow : Flow{Flow::Kind::kStays});
    }
    case NodeKind::kIndexExpr: {
      const auto* index = cast<IndexExpr>(e);
      for (const Expr* i : index->indices) used(i);
      if (types::underlying(info_.type_of(index->x))->kind == types::TypeKind::kArray)
        return place(index->x, use, flow);
      if (use == Use::kAssign) effect();
      return expr(index->x, use == Use::kAddress ? flow : Flow{Flow::Kind::kStays});
    }
    case NodeKind::kStarExpr:
      if (use == Use::kAssign) effect();
      return expr(cast<StarExpr>(e)->x, use == Use::kAddress ? flow : Flow{Flow::Kind::kStays});
    default: return expr(e, flow);
  }
}

void FactsCollector::expr(const Expr* e, Flow flow) {
  if (e == nullptr) return;
  const check::TypeAndValue& known = info_.type_and_value(e);
  if (known.is_type() || known.is_constant()) return;
  switch (e->kind) {
    case NodeKind::kIdent: return ident(cast<Ident>(e), Use::kRead, flow);
    case NodeKind::kParenExpr: return expr(cast<ParenExpr>(e)->x, flow);
    case NodeKind::kFuncLit: return literal(cast<FuncLit>(e), flow, false);
    case NodeKind::kCompositeLit: return composite(cast<CompositeLit>(e));
    case NodeKind::kSelectorExpr: return selector(cast<SelectorExpr>(e), flow);
    case NodeKind::kIndexExpr: return place(e, Use::kRead, {Flow::Kind::kStays});
    case NodeKind::kStarExpr: return used(cast<StarExpr>(e)->x);
    case NodeKind::kTypeAssertExpr: return expr(cast<TypeAssertExpr>(e)->x);
    case NodeKind::kCallExpr: return call(cast<CallExpr>(e));
    case NodeKind::kUnaryExpr: return unary(cast<UnaryExpr>(e), flow);
    case NodeKind::kBinaryExpr:
      if (types::is_string(info_.type_of(e))) lingers();  // copies
      used(cast<BinaryExpr>(e)->x);
      return used(cast<BinaryExpr>(e)->y);
    case NodeKind::kSliceExpr: {
      const auto* slice = cast<SliceExpr>(e);
      for (const Expr* bound : {slice->low, slice->high, slice->max}) used(bound);
      if (types::underlying(info_.type_of(slice->x))->kind == types::TypeKind::kArray)
        return place(slice->x, Use::kAddress, {});
      return expr(slice->x);
    }
    default: return;
  }
}

void FactsCollector::unary(const UnaryExpr* e, Flow flow) {
  if (e->op == Op::kArrow) effect();
  if (e->op != Op::kAnd) return used(e->x);
  if (unparen(e->x)->kind == NodeKind::kCompositeLit) return expr(e->x);
  place(e->x, Use::kAddress, flow);
}

void FactsCollector::selector(const SelectorExpr* e, Flow) {
  const check::Selection* selection = info_.selection_of_or_null(e);
  if (selection == nullptr) return;  // of a package
  if (selection->kind == check::SelectionKind::kFieldValue) return place(e, Use::kRead, {Flow::Kind::kStays});
  if (selection->kind == check::SelectionKind::kMethodValue) method_callee(e, *selection, true);
}

void FactsCollector::composite(const CompositeLit* e) {
  const bool is_struct =
      types::underlying(types::dereferenced(info_.type_of(e)))->kind == types::TypeKind::kStruct;
  for (const Expr* element : e->elements) {
    const auto* pair = dyn_cast_or_null<KeyValueExpr>(element);
    if (pair != nullptr && !is_struct) expr(pair->key);
    expr(pair != nullptr ? pair->value : element);
  }
}

// ---- calls ------------------------------------------------------------------------------------------------

void FactsCollector::call(const CallExpr* e) {
  const Expr* fun = unparen(e->fun);
  if (info_.type_and_value(fun).is_type()) {  // a conversion
    if (types::is_string(info_.type_of(e)) || types::is_string(info_.type_of(e->args[0])))
      lingers();  // copies
    for (const Expr* arg : e->args) expr(arg);
    return;
  }
  if (called_builtin_or_null(info_, fun) != nullptr) return builtin_call(e);
  if (const auto* lit = dyn_cast_or_null<FuncLit>(fun))
    literal(lit, {Flow::Kind::kStays}, false);
  else
    callee(fun, false);
  arguments(e, false);
}

void FactsCollector::builtin_call(const CallExpr* e) {
  const auto id = called_builtin_or_null(info_, e->fun)->id;
  using Id = types::BuiltinId;
  const bool pure = id == Id::kLen || id == Id::kCap || id == Id::kMin || id == Id::kMax || id == Id::kNew ||
                    id == Id::kMake || id == Id::kPanic;
  if (!pure) effect();
  if (id == Id::kCopy || id == Id::kClear || id == Id::kMake) lingers();
  if (id == Id::kRecover) recovers();
  const bool keeps = id == Id::kAppend || id == Id::kPanic;
  for (const Expr* arg : e->args) expr(arg, {keeps ? Flow::Kind::kEscapes : Flow::Kind::kStays});
}

void FactsCollector::recovers() {
  if (closure_ != nullptr)
    closure_->recovers = true;
  else if (function_ != nullptr)
    function_->recovers = true;
}

void FactsCollector::callee(const Expr* fun, bool spawned) {
  const auto* selector = dyn_cast_or_null<SelectorExpr>(fun);
  const check::Selection* selection = selector != nullptr ? info_.selection_of_or_null(selector) : nullptr;
  if (selection != nullptr && selection->kind == check::SelectionKind::kMethodValue)
    return method_callee(selector, *selection, spawned);
  const types::Func* function = called_function_or_null(info_, fun);
  if (function == nullptr) {
    effect();
    lingers();
    return expr(fun, {spawned ? Flow::Kind::kEscapes : Flow::Kind::kCalled});
  }
  if (function->pkg != package_.types) {
    if (library_is_effect_free(*function)) return;
    effect();
    lingers();
  } else {
    calls(function);
  }
}

/// x.M: for a method on pointers of an addressable x, its address goes to the receiver.
void FactsCollector::method_callee(const SelectorExpr* e, const check::Selection& selection, bool spawned) {
  const auto* method = types::object_as_or_null<types::Func>(selection.object);
  if (method->pkg != package_.types || method->interface_method) {
    effect();
    lingers();
  } else {
    calls(method);
  }
  const bool pointer = types::underlying(selection.recv)->kind == types::TypeKind::kPointer;
  const Flow flow = spawned ? Flow{} : flow_of_receiver(*method);
  if (method->interface_method) return expr(e->x);  // what the method does with its receiver is unknown
  if (!method->pointer_receiver)
    return expr(e->x, pointer || selection.indirect ? Flow{Flow::Kind::kStays} : flow);
  if (pointer || selection.indirect) return expr(e->x, selection.index.size() == 1 ? flow : Flow{});
  place(e->x, Use::kAddress, flow);
}

Flow FactsCollector::flow_of_receiver(const types::Func& method) const {
  if (method.pkg != package_.types)
    return {library_receiver_stays(method) ? Flow::Kind::kStays : Flow::Kind::kEscapes};
  return {Flow::Kind::kInto, method.signature()->recv};
}

void FactsCollector::arguments(const CallExpr* e, bool spawned) {
  for (std::size_t i = 0; i < e->args.size(); ++i)
    expr(e->args[i], spawned ? Flow{} : flow_of_argument(e, i));
}

Flow FactsCollector::flow_of_argument(const CallExpr* e, std::size_t index) const {
  const types::Func* function = called_function_or_null(info_, e->fun);
  if (function != nullptr && function->interface_method) return {};
  if (function != nullptr && function->pkg != package_.types)
    return {library_argument_stays(*function, static_cast<int>(index)) ? Flow::Kind::kStays
                                                                       : Flow::Kind::kEscapes};
  const types::Signature* signature = nullptr;
  if (function != nullptr)
    signature = function->signature();
  else if (const auto* lit = dyn_cast_or_null<FuncLit>(unparen(e->fun)))
    signature = types::underlying_as<types::Signature>(info_.type_of(lit));
  if (signature == nullptr) return {};
  const std::size_t last = signature->params->size() - (signature->variadic ? 1 : 0);
  return index < last ? Flow{Flow::Kind::kInto, signature->params->vars[index]} : Flow{};
}

}  // namespace gocxx::lower
