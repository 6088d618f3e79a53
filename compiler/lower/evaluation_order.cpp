// The tree of events of a statement.
#include "compiler/lower/evaluation_order.h"

#include <algorithm>

#include "compiler/lower/callee.h"
#include "compiler/lower/operators.h"
#include "compiler/lower/type_layout.h"
#include "compiler/types/array.h"
#include "compiler/types/basic.h"
#include "compiler/types/chan.h"
#include "compiler/types/interface.h"
#include "compiler/types/map.h"
#include "compiler/types/pointer.h"
#include "compiler/types/predicates.h"
#include "compiler/types/signature.h"
#include "compiler/types/slice.h"
#include "compiler/types/struct.h"
#include "compiler/types/tuple.h"
#include "compiler/types/universe.h"

namespace gocxx::lower {

using namespace syntax;

void EvaluationOrder::finish(EventTree& node) const {
  Effects residual = node.own;
  bool calls = may_call(node.e);
  node.events = 0;
  node.residual = 0;
  for (const EventTree& operand : node.operands) {
    node.events |= operand.events;
    (operand.passed ? node.events : residual) |= operand.residual;
    calls = calls || (operand.calls && !operand.passed);
  }
  node.calls = calls && !node.event;
  (node.event ? node.events : node.residual) |= residual;
}

/// Whether Go's compiler takes the operation `e` for a call or for one that may panic.
bool EvaluationOrder::may_call(const Expr* e) const {
  if (e == nullptr) return false;
  switch (e->kind) {
    case NodeKind::kIndexExpr:
    case NodeKind::kSliceExpr:
    case NodeKind::kStarExpr:
    case NodeKind::kTypeAssertExpr: return true;
    case NodeKind::kSelectorExpr: {
      const check::Selection* selection = info_.selection_of_or_null(cast<SelectorExpr>(e));
      return selection != nullptr && selection->indirect;
    }
    case NodeKind::kBinaryExpr: {
      const auto* binary = cast<BinaryExpr>(e);
      const Type* type = info_.type_of(binary->x);
      return binary->op == Op::kQuo || binary->op == Op::kRem || types::is_string(type) ||
             types::is_interface(type);
    }
    case NodeKind::kCallExpr: {  // a conversion: other calls are events
      const Type* to = types::underlying(info_.type_of(e));
      return types::is_string(to) || to->kind == types::TypeKind::kArray ||
             to->kind == types::TypeKind::kPointer;
    }
    default: return false;
  }
}

EvaluationOrder::EventTree EvaluationOrder::node(const Root& root) {
  EventTree made;
  const Expr* e = unparen(root.e);
  const check::TypeAndValue& known = info_.type_and_value(e);
  made.e = e;
  if (known.is_constant() || known.is_type() || known.mode == check::Mode::kNilValue) return made;
  if (known_.is_in_temporary(e)) return made;
  made = dispatch({e, root.target, root.place, root.copied, root.shared});
  made.e = e;
  made.event = made.event || is_copied_for_interface(root);
  if (step_ == Step::kMayPanicFirst) made.own &= ~kNilPanics;
  finish(made);
  if (is_passed_for_interface(root) || root.copied) comes_first_if_it_panics(made);
  return made;
}

/// An operand that Go's compiler puts into a temporary if it can panic.
void EvaluationOrder::comes_first_if_it_panics(EventTree& operand) {
  if (step_ != Step::kMayPanicFirst || (operand.residual & kPanics) == 0) return;
  operand.event = true;
  finish(operand);
}

/// An operand that Go's compiler passes to a function: it is copied when all operands of the call were
/// rewritten, if it may panic.
void EvaluationOrder::is_passed_if_it_panics(EventTree& operand) const {
  operand.passed = step_ == Step::kMayPanicFirst && operand.calls && (operand.residual & kPanics) != 0;
}

/// An operation that Go's compiler makes a call of.
EvaluationOrder::EventTree EvaluationOrder::passed_to_runtime(EventTree operation) {
  for (EventTree& operand : operation.operands) is_passed_if_it_panics(operand);
  finish(operation);
  return operation;
}

/// A literal that is an operand. Its parts are evaluated one after the other; the lowering sees to their
/// order.
EvaluationOrder::EventTree EvaluationOrder::built_in_memory(EventTree literal) const {
  if (step_ != Step::kMayPanicFirst) return literal;
  for (const EventTree& operand : literal.operands) literal.own |= operand.events | operand.residual;
  literal.operands.clear();
  literal.event = true;
  return literal;
}

/// On the left of =, and of what is appended to, indices that are more than paths to values are copied.
void EvaluationOrder::indices_come_first(EventTree& node) {
  switch (node.e->kind) {
    case NodeKind::kIdent: return;
    case NodeKind::kIndexExpr:
      if (is_map_entry(info_, node.e)) return comes_first_if_it_panics(node);
      [[fallthrough]];
    case NodeKind::kSelectorExpr:
    case NodeKind::kStarExpr:
      for (EventTree& operand : node.operands) indices_come_first(operand);
      return finish(node);
    default: return comes_first_if_it_panics(node);
  }
}

EvaluationOrder::EventTree EvaluationOrder::dispatch(const Root& root) {
  const Expr* e = root.e;
  switch (e->kind) {
    case NodeKind::kSelectorExpr: return selector(*cast<SelectorExpr>(e), root.place);
    case NodeKind::kIndexExpr: return index(*cast<IndexExpr>(e), root.place);
    case NodeKind::kSliceExpr: return slice(*cast<SliceExpr>(e));
    case NodeKind::kUnaryExpr: return unary(*cast<UnaryExpr>(e));
    case NodeKind::kBinaryExpr: return binary(*cast<BinaryExpr>(e));
    case NodeKind::kCompositeLit: return composite_lit(*cast<CompositeLit>(e));
    case NodeKind::kCallExpr: return call(*cast<CallExpr>(e), root.shared);
    case NodeKind::kTypeAssertExpr: {
      EventTree made = list(e, {{cast<TypeAssertExpr>(e)->x}}, CxxOrder::kOpen);
      const Type* type = info_.type_of(e);
      made.event = type->kind != types::TypeKind::kTuple && !is_pointer_shaped(type);
      return made;
    }
    case NodeKind::kStarExpr: return list(e, {{cast<StarExpr>(e)->x}}, CxxOrder::kLeftToRight);
    default: break;
  }
  EventTree made;
  if (!root.place) made.own = effects_.of_operation(e);
  return made;
}

/// An expression whose operands are `roots`.
EvaluationOrder::EventTree EvaluationOrder::list(const Expr* e, const std::vector<Root>& roots,
                                                 CxxOrder order) {
  EventTree made;
  made.e = e;
  made.order = order;
  made.own = effects_.of_operation(e);
  for (const Root& root : roots) made.operands.push_back(node(root));
  return made;
}

EvaluationOrder::EventTree EvaluationOrder::selector(const SelectorExpr& e, bool place) {
  const check::Selection* selection = info_.selection_of_or_null(&e);
  if (selection == nullptr || selection->kind == check::SelectionKind::kMethodExpr) {
    EventTree made;
    if (!place) made.own = effects_.of_operation(&e);
    return made;
  }
  const bool inside = selection->kind == check::SelectionKind::kFieldValue && !selection->indirect;
  return list(&e, {{e.x, nullptr, place && inside}}, CxxOrder::kLeftToRight);
}

EvaluationOrder::EventTree EvaluationOrder::index(const IndexExpr& e, bool place) {
  const Type* type = types::underlying(info_.type_of(e.x));
  if (const auto* map = types::dyn_cast_or_null<types::Map>(type)) return map_index(e, *map, place);
  const Expr* at = e.indices.front();
  const bool inside = type->kind == types::TypeKind::kArray;
  EventTree made = list(&e, {{e.x, nullptr, place && inside}, {at}}, CxxOrder::kLeftToRight);
  follows_pointer_with_operand(made);
  return made;
}

/// Arrays are indexed and sliced through pointers, too. C++ follows the pointer together with the operand
/// that it is the value of, before the other operands; Go does so after all events.
///
///   p[f()]      auto f_result = f();      (p a pointer to an array)
///               (*p)[f_result]
void EvaluationOrder::follows_pointer_with_operand(EventTree& operation) const {
  EventTree& pointer = operation.operands.front();
  if (types::underlying(info_.type_of(pointer.e))->kind != types::TypeKind::kPointer) return;
  EventTree followed;
  followed.e = pointer.e;
  followed.own = operation.own & kNilPanics;
  followed.operands.push_back(std::move(pointer));
  finish(followed);
  pointer = std::move(followed);
  operation.own &= ~kNilPanics;
}

EvaluationOrder::EventTree EvaluationOrder::map_index(const IndexExpr& e, const types::Map& map, bool place) {
  const Expr* at = e.indices.front();
  EventTree made = list(&e, {{e.x}, {at, map.key}}, CxxOrder::kLeftToRight);
  EventTree& key = made.operands[1];
  if (is_copied_as_key(&map, at)) {
    key.event = true;
    finish(key);
  }
  made = passed_to_runtime(std::move(made));
  made.event = !place && info_.type_of(&e)->kind != types::TypeKind::kTuple && shares_bytes(at);
  return made;
}

/// Whether the bytes of string(bytes) serve as the key, or as a part of it: then the entry is copied at once.
bool EvaluationOrder::shares_bytes(const Expr* key) const {
  key = unparen(key);
  if (info_.type_and_value(key).is_constant()) return false;
  if (const auto* call = dyn_cast_or_null<CallExpr>(key)) return is_string_of_bytes(*call);
  const auto* literal = dyn_cast_or_null<CompositeLit>(key);
  return literal != nullptr &&
         std::any_of(literal->elements.begin(), literal->elements.end(), [this](const Expr* element) {
           const auto* pair = dyn_cast_or_null<KeyValueExpr>(element);
           return shares_bytes(pair != nullptr ? pair->value : element);
         });
}

/// The bounds are copied at once, unless they are names; what is sliced is read then.
EvaluationOrder::EventTree EvaluationOrder::slice(const SliceExpr& e) {
  std::vector<Root> roots{{e.x, nullptr, effects_.takes_address(&e)}};
  for (const Expr* bound : {e.low, e.high, e.max})
    if (bound != nullptr) roots.push_back({bound});
  EventTree made = list(&e, roots, CxxOrder::kOpen);
  follows_pointer_with_operand(made);
  for (std::size_t i = 1; i < made.operands.size(); ++i) {
    EventTree& bound = made.operands[i];
    if (bound.e->kind == NodeKind::kIdent || bound.residual == 0) continue;
    bound.event = true;
    finish(bound);
  }
  made.event = true;
  return made;
}

EvaluationOrder::EventTree EvaluationOrder::unary(const UnaryExpr& e) {
  EventTree made = list(&e, {{e.x, nullptr, e.op == Op::kAnd}}, CxxOrder::kLeftToRight);
  made.event = e.op == Op::kArrow;
  return unparen(e.x)->kind == NodeKind::kCompositeLit ? built_in_memory(std::move(made)) : made;
}

EvaluationOrder::EventTree EvaluationOrder::binary(const BinaryExpr& e) {
  if (is_logical(e.op)) return logical(e);
  if (is_comparison(e.op)) return comparison(e);
  const Type* type = info_.type_of(&e);
  if (types::is_string(type)) return concatenation(e);
  EventTree made = list(&e, {{e.x}, {e.y}}, CxxOrder::kOpen);
  if (e.op == Op::kQuo && types::is_complex(type)) return passed_to_runtime(std::move(made));
  return made;
}

/// Up to five strings are passed to a function, more are put into a slice.
EvaluationOrder::EventTree EvaluationOrder::concatenation(const BinaryExpr& e) {
  std::vector<const Expr*> parts;
  append_summands(info_, &e, parts);
  const bool shared = std::any_of(parts.begin(), parts.end(), [this](const Expr* part) {
    const types::Constant& text = info_.constant_of(unparen(part));
    return text.known() && !text.string_value().empty();
  });
  std::vector<Root> roots;
  roots.reserve(parts.size());
  for (const Expr* part : parts) roots.push_back({part, nullptr, false, false, shared});
  EventTree made = list(&e, roots, CxxOrder::kOpen);
  constexpr std::size_t kMaxPassed = 5;
  if (parts.size() <= kMaxPassed) return passed_to_runtime(std::move(made));
  for (EventTree& operand : made.operands) comes_first_if_it_panics(operand);
  return made;
}

/// The right operand is evaluated only if the left one lets it: it has an order of its own.
EvaluationOrder::EventTree EvaluationOrder::logical(const BinaryExpr& e) {
  EventTree made = list(&e, {{e.x}}, CxxOrder::kLeftToRight);
  EventTree right = node({e.y});
  made.event = true;
  made.own = right.events | right.residual;
  made.forced = decide(right, 0) != 0;
  return made;
}

/// Structs and arrays are compared in memory: what has no address is copied. Of interfaces the right one
/// comes first, but for the events in them.
EvaluationOrder::EventTree EvaluationOrder::comparison(const BinaryExpr& e) {
  const Type* left = info_.type_of(e.x);
  const Type* right = info_.type_of(e.y);
  if (types::is_string(left)) return string_comparison(e);
  const bool to_right = types::is_interface(right) && !types::is_interface(left);
  const bool to_left = types::is_interface(left) && !types::is_interface(right);
  const bool interfaces = types::is_interface(left) || types::is_interface(right);
  EventTree made =
      list(&e, {{e.x, to_right ? right : nullptr}, {e.y, to_left ? left : nullptr}}, CxxOrder::kOpen);
  if (interfaces && step_ == Step::kMayPanicFirst) {
    for (EventTree& operand : made.operands) comes_first_if_it_panics(operand);
    std::swap(made.operands[0], made.operands[1]);
  }
  const types::TypeKind kind = types::underlying(left)->kind;
  if (interfaces || (kind != types::TypeKind::kStruct && kind != types::TypeKind::kArray)) return made;
  made.event = !(info_.type_and_value(e.x).addressable() && info_.type_and_value(e.y).addressable());
  if (made.event) return made;
  if (!is_compared_in_parts(left)) return passed_to_runtime(std::move(made));
  for (EventTree& operand : made.operands) indices_come_first(operand);
  return made;
}

/// Operands of == are copied at once, those of < are passed. An operand that is compared with a short
/// constant is read byte by byte, or only its length is read.
EvaluationOrder::EventTree EvaluationOrder::string_comparison(const BinaryExpr& e) {
  const bool equality = e.op == Op::kEql || e.op == Op::kNeq;
  EventTree made =
      list(&e, {{e.x, nullptr, false, false, true}, {e.y, nullptr, false, false, true}}, CxxOrder::kOpen);
  for (const Expr* operand : {e.x, e.y}) {
    const types::Constant& text = info_.constant_of(unparen(operand));
    constexpr std::size_t kMaxShort = 16;
    if (!text.known() || text.string_value().size() > (equality ? kMaxShort : 0)) continue;
    for (EventTree& other : made.operands)
      if (!text.string_value().empty()) indices_come_first(other);
    return made;
  }
  if (!equality) return passed_to_runtime(std::move(made));
  for (EventTree& operand : made.operands) comes_first_if_it_panics(operand);
  return made;
}

EvaluationOrder::EventTree EvaluationOrder::composite_lit(const CompositeLit& e) {
  const Type* type = types::underlying(types::dereferenced(info_.type_of(&e)));
  const auto* map = types::dyn_cast_or_null<types::Map>(type);
  const auto* fields = types::dyn_cast_or_null<types::Struct>(type);
  std::vector<Root> roots;
  bool sorted = true;
  std::size_t last = 0;
  for (std::size_t i = 0; i < e.elements.size(); ++i) {
    const auto* pair = dyn_cast_or_null<KeyValueExpr>(e.elements[i]);
    const Expr* value = pair != nullptr ? pair->value : e.elements[i];
    if (map != nullptr) {
      roots.push_back({pair->key, map->key});
      roots.push_back({value, map->value});
    } else if (fields != nullptr) {
      const std::size_t at = pair != nullptr ? fields->position_of(cast<Ident>(pair->key)->name) : i;
      sorted = sorted && at >= last;
      last = at;
      roots.push_back({value, fields->fields[at]->type});
    } else {
      const auto* array = types::dyn_cast_or_null<types::Array>(type);
      roots.push_back({value, array != nullptr ? array->elem : types::cast<types::Slice>(type)->elem});
    }
  }
  EventTree made = list(&e, roots, sorted ? CxxOrder::kLeftToRight : CxxOrder::kOpen);
  return built_in_memory(map != nullptr ? filled_map(std::move(made)) : std::move(made));
}

/// A map is filled entry by entry: the events of key and value, then what else they read, then the next
/// entry.
EvaluationOrder::EventTree EvaluationOrder::filled_map(EventTree literal) {
  std::vector<EventTree> entries;
  for (std::size_t i = 0; i + 1 < literal.operands.size(); i += 2) {
    EventTree entry;
    entry.entry = true;
    entry.operands = {std::move(literal.operands[i]), std::move(literal.operands[i + 1])};
    finish(entry);
    entry.events |= std::exchange(entry.residual, Effects{0});
    entries.push_back(std::move(entry));
  }
  literal.operands = std::move(entries);
  literal.event = true;
  return literal;
}

bool EvaluationOrder::is_copied_for_interface(const Root& root) const {
  if (root.target == nullptr || !types::is_interface(root.target)) return false;
  const check::TypeAndValue& known = info_.type_and_value(root.e);
  return known.type->kind != types::TypeKind::kTuple && !types::is_interface(known.type) &&
         !known.addressable() && is_boxed_through_memory(known.type);
}

bool EvaluationOrder::is_passed_for_interface(const Root& root) const {
  if (root.target == nullptr || !types::is_interface(root.target)) return false;
  const Type* type = info_.type_of(root.e);
  return type->kind != types::TypeKind::kTuple && !types::is_interface(type) && !is_pointer_shaped(type);
}

bool EvaluationOrder::is_copied_as_key(const Type* map, const Expr* key) const {
  const check::TypeAndValue& known = info_.type_and_value(key);
  if (known.is_constant() || known.mode == check::Mode::kNilValue) return false;
  switch (key_passing(*types::cast<types::Map>(map))) {
    case KeyPassing::kInRegister: return false;
    case KeyPassing::kCopied: return true;
    case KeyPassing::kInMemory: return !known.addressable();
  }
  return false;
}

}  // namespace gocxx::lower
