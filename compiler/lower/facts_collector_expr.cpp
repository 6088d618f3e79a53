// The walk over expressions but calls: uses of variables, and where values flow.
#include <algorithm>

#include "compiler/lower/callee.h"
#include "compiler/lower/facts_collector.h"
#include "compiler/types/array.h"
#include "compiler/types/basic.h"
#include "compiler/types/pointer.h"
#include "compiler/types/struct.h"

namespace gocxx::lower {

using namespace syntax;

VariableFacts* FactsCollector::local_or_null(const types::Var* variable) {
  auto found = facts_.variables_.find(variable);
  return found != facts_.variables_.end() ? &found->second : nullptr;
}

/// Notes `variable` as captured by every function literal between its declaration and here. A deferred
/// literal may run after the variable, and what it holds, is gone.
void FactsCollector::capture(const types::Var* variable, const VariableFacts& facts) {
  for (ClosureFacts* c = closure_; c != nullptr && c->body != facts.closure; c = c->parent) {
    auto& by = facts_.variables_[variable].captured_by;
    if (std::find(by.begin(), by.end(), c) != by.end()) continue;
    by.push_back(c);
    c->captures.push_back(variable);
    const bool outlives = c->deferred && !Facts::is_there_for_deferred(facts, *c);
    facts_.escapes_.pass(facts_.escapes_.of(variable), outlives ? EscapeGraph::kHeap : c->location, 0);
  }
}

void FactsCollector::ident(const Ident* e, Use use, Flow flow) {
  const types::Object* object = info_.object_of_or_null(e);
  if (const auto* function = types::object_as_or_null<types::Func>(object); function != nullptr) {
    used_as_value(function);
    return refers_to(function);
  }
  const auto* variable = types::object_as_or_null<types::Var>(object);
  if (variable == nullptr) return;
  VariableFacts* facts = local_or_null(variable);
  if (facts == nullptr) return refers_to(variable);  // a package variable
  facts->referenced = true;
  facts->used_in_loop |= loop_ != facts->loop;
  capture(variable, *facts);
  const bool inside = closure_ != nullptr && facts->closure != closure_->body;
  if (use == Use::kAssign) {
    facts->assignments.push_back({assigning_->end, loop_, inside ? closure_->body : nullptr, in_post_});
  } else {
    (use == Use::kAddress ? facts->address_taken : facts->read) = true;
    if (use == Use::kRead && flow.kind != Flow::Kind::kCalled) facts->only_called = false;
    moves(variable, flow);
  }
}

void FactsCollector::moves(const types::Var* variable, Flow flow) {
  moves(facts_.escapes_.of(variable), flow);
}

void FactsCollector::moves(EscapeGraph::Location from, Flow flow) {
  if (flow.kind == Flow::Kind::kStored) facts_.escapes_.store(from, flow.to, flow.derefs);
  if (flow.kind == Flow::Kind::kPassed) facts_.escapes_.pass(from, flow.to, flow.derefs);
}

/// Whether values of `type` can hold the address of a local or refer to a function literal. The elements of
/// slices, maps and channels are in the heap.
bool FactsCollector::holds_addresses(const Type* type) {
  if (type == nullptr) return true;
  type = types::underlying(type);
  if (const auto* array = types::dyn_cast_or_null<types::Array>(type)) return holds_addresses(array->elem);
  const auto* record = types::dyn_cast_or_null<types::Struct>(type);
  if (record == nullptr)
    return type->kind == types::TypeKind::kPointer || type->kind == types::TypeKind::kSignature ||
           type->kind == types::TypeKind::kInterface || type->kind == types::TypeKind::kTypeParam ||
           type->kind == types::TypeKind::kTuple;  // of p, ok = x.(*T)
  auto known = holds_addresses_.find(type);
  if (known != holds_addresses_.end()) return known->second;
  const bool holds = std::any_of(record->fields.begin(), record->fields.end(),
                                 [this](const types::Var* field) { return holds_addresses(field->type); });
  return holds_addresses_[type] = holds;
}

int derefs_of(const Type* type, const check::Selection& selection) {
  int derefs = 0;
  auto follow = [&] {
    const auto* pointer = types::underlying_as<types::Pointer>(type);
    if (pointer == nullptr) return false;
    type = pointer->elem;
    ++derefs;
    return true;
  };
  const bool field = selection.kind == check::SelectionKind::kFieldValue;
  for (std::size_t i = 0; i < selection.index.size() - (field ? 0 : 1); ++i) {
    follow();
    const auto* record = types::underlying_as<types::Struct>(type);
    type = record->fields[static_cast<std::size_t>(selection.index[i])]->type;
  }
  if (field) return derefs;
  follow();
  const auto* method = types::object_as_or_null<types::Func>(selection.object);
  return method->pointer_receiver ? derefs + EscapeGraph::kAddress : derefs;
}

void FactsCollector::place(const Expr* e, Use use, Flow flow) {
  e = unparen(e);
  if (use == Use::kAssign) flow = {Flow::Kind::kUsed};
  switch (e->kind) {
    case NodeKind::kIdent: return ident(cast<Ident>(e), use, flow);
    case NodeKind::kSelectorExpr: {
      const auto* selector = cast<SelectorExpr>(e);
      const check::Selection* selection = info_.selection_of_or_null(selector);
      if (selection == nullptr) return;  // a variable of a package
      if (!selection->indirect) return place(selector->x, use, flow);
      return expr(selector->x, flow.behind(derefs_of(info_.type_of(selector->x), *selection)));
    }
    case NodeKind::kIndexExpr: return place_of_index(cast<IndexExpr>(e), use, flow);
    case NodeKind::kStarExpr: return expr(cast<StarExpr>(e)->x, flow.behind(1));
    default: return expr(e, flow);
  }
}

/// An element of an array is a part of it; one of a slice or map is in the heap.
void FactsCollector::place_of_index(const IndexExpr* e, Use use, Flow flow) {
  for (const Expr* i : e->indices) used(i);
  const types::TypeKind kind = types::underlying(info_.type_of(e->x))->kind;
  if (kind == types::TypeKind::kArray) return place(e->x, use, flow);
  if (kind == types::TypeKind::kPointer) return expr(e->x, flow.behind(1));
  used(e->x);
}

void FactsCollector::expr(const Expr* e, Flow flow) {
  if (e == nullptr) return;
  const check::TypeAndValue& known = info_.type_and_value(e);
  if (known.is_type() || known.is_constant()) return;
  if (flow.moves() && flow.derefs == 0 && !holds_addresses(known.type)) flow = {Flow::Kind::kUsed};
  switch (e->kind) {
    case NodeKind::kIdent: return ident(cast<Ident>(e), Use::kRead, flow);
    case NodeKind::kParenExpr: return expr(cast<ParenExpr>(e)->x, flow);
    case NodeKind::kFuncLit: return literal(cast<FuncLit>(e), LiteralUse::kValue, flow);
    case NodeKind::kCompositeLit: return composite_lit(cast<CompositeLit>(e), flow);
    case NodeKind::kSelectorExpr: return selector(cast<SelectorExpr>(e), flow);
    case NodeKind::kIndexExpr:
    case NodeKind::kStarExpr: return place(e, Use::kRead, flow);
    case NodeKind::kTypeAssertExpr: return expr(cast<TypeAssertExpr>(e)->x, flow);
    case NodeKind::kCallExpr: return call(cast<CallExpr>(e), flow);
    case NodeKind::kUnaryExpr: return unary(cast<UnaryExpr>(e), flow);
    case NodeKind::kBinaryExpr:
      if (types::is_string(info_.type_of(e))) may_run_long();  // copies
      used(cast<BinaryExpr>(e)->x);
      return used(cast<BinaryExpr>(e)->y);
    case NodeKind::kSliceExpr: return slice(cast<SliceExpr>(e));
    default: return;
  }
}

/// &T{...} is an object of the heap.
void FactsCollector::unary(const UnaryExpr* e, Flow flow) {
  if (e->op != Op::kAnd) return used(e->x);
  if (unparen(e->x)->kind == NodeKind::kCompositeLit) return expr(e->x);
  place(e->x, Use::kAddress, flow.behind(EscapeGraph::kAddress));
}

/// Arrays that are sliced live in the heap, so slices never lead to a local.
void FactsCollector::slice(const SliceExpr* e) {
  for (const Expr* bound : {e->low, e->high, e->max}) used(bound);
  const types::TypeKind kind = types::underlying(info_.type_of(e->x))->kind;
  if (kind == types::TypeKind::kArray)
    place(e->x, Use::kAddress, Flow{}.behind(EscapeGraph::kAddress));
  else
    expr(e->x);
}

void FactsCollector::selector(const SelectorExpr* e, Flow flow) {
  const check::Selection* selection = info_.selection_of_or_null(e);
  if (selection == nullptr || selection->kind == check::SelectionKind::kMethodExpr) {
    const types::Func* function = called_function_or_null(info_, e);
    if (function != nullptr) used_as_value(function);
  } else if (selection->kind == check::SelectionKind::kFieldValue) {
    place(e, Use::kRead, flow);
  } else {
    used_as_value(types::object_as_or_null<types::Func>(selection->object));
    method_callee(e, *selection, true);
  }
}

/// Notes a function that may be called without being named.
void FactsCollector::used_as_value(const types::Func* function) {
  facts_.calls_.add_call(CallGraph::kUnknown, function);
}

/// The parts of a struct or an array go where it goes, those of all others into the heap.
void FactsCollector::composite_lit(const CompositeLit* e, Flow flow) {
  const Type* type = types::underlying(info_.type_of(e));
  const bool in_place = type->kind == types::TypeKind::kStruct || type->kind == types::TypeKind::kArray;
  const bool is_struct = types::underlying(types::dereferenced(type))->kind == types::TypeKind::kStruct;
  for (const Expr* element : e->elements) {
    const auto* pair = dyn_cast_or_null<KeyValueExpr>(element);
    if (pair != nullptr && !is_struct) expr(pair->key);
    expr(pair != nullptr ? pair->value : element, in_place ? flow : Flow{});
  }
}

}  // namespace gocxx::lower
