// The tree of events of a statement, and the decision.
#include "compiler/lower/events.h"

#include <algorithm>

#include "compiler/lower/facts_collector.h"
#include "compiler/lower/layout.h"
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

namespace {

/// Beside effects: some event became early.
constexpr Effects kEarly = 128;

std::size_t position_of(const types::Struct& type, const std::string& name) {
  auto found = std::find_if(type.fields.begin(), type.fields.end(),
                            [&](const types::Var* field) { return field->name == name; });
  return static_cast<std::size_t>(found - type.fields.begin());
}

}  // namespace

// ---- the tree ---------------------------------------------------------------------------------------------

void EventOrder::finish(Node& node) {
  Effects residual = node.own;
  node.events = 0;
  node.residual = 0;
  for (const Node& operand : node.operands) {
    node.events |= operand.events;
    residual |= operand.residual;
  }
  if (node.event)
    node.events |= residual;
  else
    node.residual = residual;
}

EventOrder::Node EventOrder::node(const Root& root) {
  Node made;
  const Expr* e = unparen(root.e);
  const check::TypeAndValue& known = info_.type_and_value(e);
  made.e = e;
  if (known.is_constant() || known.is_type() || known.mode == check::Mode::kNilValue) return made;
  made = dispatch({e, root.target, root.place});
  made.e = e;
  made.event = made.event || is_copied_for_interface(root);
  finish(made);
  return made;
}

EventOrder::Node EventOrder::dispatch(const Root& root) {
  const Expr* e = root.e;
  switch (e->kind) {
    case NodeKind::kSelectorExpr: return selector(*cast<SelectorExpr>(e), root.place);
    case NodeKind::kIndexExpr: return index(*cast<IndexExpr>(e), root.place);
    case NodeKind::kSliceExpr: return slice(*cast<SliceExpr>(e));
    case NodeKind::kUnaryExpr: return unary(*cast<UnaryExpr>(e));
    case NodeKind::kBinaryExpr: return binary(*cast<BinaryExpr>(e));
    case NodeKind::kCompositeLit: return composite(*cast<CompositeLit>(e));
    case NodeKind::kCallExpr: return call(*cast<CallExpr>(e));
    case NodeKind::kTypeAssertExpr: {
      Node made = list(e, {{cast<TypeAssertExpr>(e)->x}}, CxxOrder::kOpen);
      const Type* type = info_.type_of(e);
      made.event = type->kind != types::TypeKind::kTuple && !is_pointer_shaped(type);
      return made;
    }
    case NodeKind::kStarExpr: return list(e, {{cast<StarExpr>(e)->x}}, CxxOrder::kLeftToRight);
    default: break;
  }
  Node made;
  if (!root.place) made.own = effects_.of_operation(e);
  return made;
}

/// An expression whose operands are `roots`.
EventOrder::Node EventOrder::list(const Expr* e, const std::vector<Root>& roots, CxxOrder order) {
  Node made;
  made.order = order;
  made.own = effects_.of_operation(e);
  for (const Root& root : roots) made.operands.push_back(node(root));
  return made;
}

EventOrder::Node EventOrder::selector(const SelectorExpr& e, bool place) {
  const check::Selection* selection = info_.selection_of_or_null(&e);
  if (selection == nullptr || selection->kind == check::SelectionKind::kMethodExpr) {
    Node made;
    if (!place) made.own = effects_.of_operation(&e);
    return made;
  }
  const bool inside = selection->kind == check::SelectionKind::kFieldValue && !selection->indirect;
  return list(&e, {{e.x, nullptr, place && inside}}, CxxOrder::kLeftToRight);
}

EventOrder::Node EventOrder::index(const IndexExpr& e, bool place) {
  const Expr* at = e.indices.front();
  const Type* type = types::underlying(info_.type_of(e.x));
  const bool inside = type->kind == types::TypeKind::kArray;
  const auto* map = types::dyn_cast_or_null<types::Map>(type);
  Node made = list(&e, {{e.x, nullptr, place && inside}, {at, map != nullptr ? map->key : nullptr}},
                   CxxOrder::kLeftToRight);
  if (map == nullptr || !is_copied_as_key(map, at)) return made;
  Node& key = made.operands[1];
  key.event = true;
  finish(key);
  return made;
}

EventOrder::Node EventOrder::slice(const SliceExpr& e) {
  std::vector<Root> roots{{e.x, nullptr, effects_.takes_address(&e)}};
  for (const Expr* bound : {e.low, e.high, e.max})
    if (bound != nullptr) roots.push_back({bound});
  Node made = list(&e, roots, CxxOrder::kOpen);
  made.event = true;
  return made;
}

EventOrder::Node EventOrder::unary(const UnaryExpr& e) {
  Node made = list(&e, {{e.x, nullptr, e.op == Op::kAnd}}, CxxOrder::kLeftToRight);
  made.event = e.op == Op::kArrow;
  return made;
}

EventOrder::Node EventOrder::binary(const BinaryExpr& e) {
  if (is_logical(e.op)) return logical(e);
  if (is_comparison(e.op)) return comparison(e);
  return list(&e, {{e.x}, {e.y}}, CxxOrder::kOpen);
}

/// The right operand is evaluated only if the left one lets it: it has an order of its own.
EventOrder::Node EventOrder::logical(const BinaryExpr& e) {
  Node made = list(&e, {{e.x}}, CxxOrder::kLeftToRight);
  Node right = node({e.y});
  made.event = true;
  made.own = right.events | right.residual;
  made.forced = decide(right, 0) != 0;
  return made;
}

/// Structs and arrays are compared in memory: what has no address is copied.
EventOrder::Node EventOrder::comparison(const BinaryExpr& e) {
  const Type* left = info_.type_of(e.x);
  const Type* right = info_.type_of(e.y);
  const bool to_right = types::is_interface(right) && !types::is_interface(left);
  const bool to_left = types::is_interface(left) && !types::is_interface(right);
  Node made = list(&e, {{e.x, to_right ? right : nullptr}, {e.y, to_left ? left : nullptr}}, CxxOrder::kOpen);
  const types::TypeKind kind = types::underlying(left)->kind;
  const bool in_memory = kind == types::TypeKind::kStruct || kind == types::TypeKind::kArray;
  made.event =
      in_memory && !(info_.type_and_value(e.x).addressable() && info_.type_and_value(e.y).addressable());
  return made;
}

EventOrder::Node EventOrder::composite(const CompositeLit& e) {
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
      const std::size_t at = pair != nullptr ? position_of(*fields, cast<Ident>(pair->key)->name) : i;
      sorted = sorted && at >= last;
      last = at;
      roots.push_back({value, fields->fields[at]->type});
    } else {
      const auto* array = types::dyn_cast_or_null<types::Array>(type);
      roots.push_back({value, array != nullptr ? array->elem : types::cast<types::Slice>(type)->elem});
    }
  }
  Node made = list(&e, roots, sorted ? CxxOrder::kLeftToRight : CxxOrder::kOpen);
  return map != nullptr ? filled_map(std::move(made)) : made;
}

/// A map is filled entry by entry: the events of key and value, then what else they read, then the next entry.
EventOrder::Node EventOrder::filled_map(Node literal) {
  std::vector<Node> entries;
  for (std::size_t i = 0; i + 1 < literal.operands.size(); i += 2) {
    Node entry;
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

EventOrder::Node EventOrder::call(const CallExpr& e) {
  const Expr* fun = unparen(e.fun);
  if (info_.type_and_value(fun).is_type()) return conversion(e);
  if (const auto* builtin_object = called_builtin_or_null(info_, fun)) return builtin(e, builtin_object->id);
  const auto* signature = types::underlying_as<types::Signature>(info_.type_of(fun));
  Node made;
  made.event = true;
  made.own = effects_.of_operation(&e);
  made.order = is_braced_(e) ? CxxOrder::kLeftToRight : CxxOrder::kOpen;
  made.operands.push_back(callee(e));
  for (std::size_t i = 0; i < e.args.size(); ++i) {
    Root arg{e.args[i]};
    if (info_.type_of(arg.e)->kind != types::TypeKind::kTuple) {
      const bool packed = signature->variadic && !e.ellipsis.valid() && i + 1 >= signature->params->size();
      arg.target = signature->params->vars[packed ? signature->params->size() - 1 : i]->type;
      if (packed) arg.target = types::underlying_as<types::Slice>(arg.target)->elem;
    }
    made.operands.push_back(node(arg));
    made.operands.back().forced |= arg.target == nullptr;
  }
  return made;
}

/// The receiver or the function value. One that calls something is evaluated as a whole before the arguments;
/// else it is read after them.
EventOrder::Node EventOrder::callee(const CallExpr& e) {
  const Expr* fun = unparen(e.fun);
  const auto* selector = dyn_cast_or_null<SelectorExpr>(fun);
  const check::Selection* selection = selector != nullptr ? info_.selection_of_or_null(selector) : nullptr;
  if (selection == nullptr || selection->kind != check::SelectionKind::kMethodValue) {
    Node made = node({fun});
    if (made.event || made.events == 0) return made;
    made.event = true;
    finish(made);
    return made;
  }
  return receiver(*selector, *selection, *types::object_as_or_null<types::Func>(selection->object));
}

/// A value that a method of pointers is called on is evaluated as its address, one of an embedded field with the
/// path to it. A pointer that a method of values is called on is followed after the arguments are evaluated.
EventOrder::Node EventOrder::receiver(const SelectorExpr& e, const check::Selection& selection,
                                      const types::Func& method) {
  const bool pointer = types::underlying(selection.recv)->kind == types::TypeKind::kPointer;
  const bool address = method.pointer_receiver && !pointer;
  Node made;
  made.e = &e;
  made.own = method.interface_method ? Effects{0} : effects_.of_receiver(e, selection);
  Node x = node({e.x, nullptr, address});
  const bool calls = x.events != 0 || x.forced;
  if (address || selection.index.size() > 1) {
    made.event = calls;
  } else if (calls && !x.event) {
    x.event = true;
    finish(x);
  }
  made.operands.push_back(std::move(x));
  finish(made);
  return made;
}

EventOrder::Node EventOrder::conversion(const CallExpr& e) {
  const Type* to = info_.type_of(&e);
  Node made = list(&e, {{e.args.front(), types::is_interface(to) ? to : nullptr}}, CxxOrder::kOpen);
  made.event = types::is_string(info_.type_of(e.args.front())) &&
               types::underlying(to)->kind == types::TypeKind::kSlice;
  return made;
}

EventOrder::Node EventOrder::builtin(const CallExpr& e, types::BuiltinId id) {
  using Id = types::BuiltinId;
  const Type* type = info_.type_of(&e);
  std::vector<Root> roots;
  for (std::size_t i = 0; i < e.args.size(); ++i) {
    Root root{e.args[i]};
    if (id == Id::kAppend && i > 0 && !e.ellipsis.valid())
      root.target = types::underlying_as<types::Slice>(type)->elem;
    if (id == Id::kPanic) root.target = types::any_type();
    roots.push_back(root);
  }
  Node made = list(&e, roots, CxxOrder::kOpen);
  made.event = true;
  if (id == Id::kDelete && made.operands.size() == 2) {
    const auto* map = types::underlying_as<types::Map>(info_.type_of(e.args[0]));
    made.operands[1].event |= is_copied_as_key(map, e.args[1]);
    finish(made.operands[1]);
  }
  for (std::size_t i = 0; i < e.args.size(); ++i)
    made.operands[i].forced |= !info_.type_and_value(e.args[i]).is_type() &&
                               info_.type_of(e.args[i]) != nullptr &&
                               info_.type_of(e.args[i])->kind == types::TypeKind::kTuple;
  return made;
}

bool EventOrder::is_copied_for_interface(const Root& root) const {
  if (root.target == nullptr || !types::is_interface(root.target)) return false;
  const check::TypeAndValue& known = info_.type_and_value(root.e);
  return known.type->kind != types::TypeKind::kTuple && !types::is_interface(known.type) &&
         !known.addressable() && is_boxed_through_memory(known.type);
}

bool EventOrder::is_copied_as_key(const Type* map, const Expr* key) const {
  const check::TypeAndValue& known = info_.type_and_value(key);
  if (known.is_constant() || known.mode == check::Mode::kNilValue) return false;
  switch (key_passing(*types::cast<types::Map>(map))) {
    case KeyPassing::kInRegister: return false;
    case KeyPassing::kCopied: return true;
    case KeyPassing::kInMemory: return !known.addressable();
  }
  return false;
}

// ---- the decision -----------------------------------------------------------------------------------------

/// Decides for `node` and what is in it, from right to left. `hazard` is all that Go does after `node`'s
/// events and C++ may do before them. Returns the effects of the events that became early.
Effects EventOrder::decide(Node& node, Effects hazard) {
  if (node.entry) return decide_entry(node, hazard);
  Effects without_events = node.own;
  for (const Node& operand : node.operands) without_events |= operand.residual;
  node.early = node.event && (node.forced || !commute(without_events, hazard));
  Effects early = 0;
  decide_operands(node, node.early ? Effects{0} : hazard, early);
  return node.early ? node.events | kEarly : early;
}

/// Where something in a later entry became early, key and value have to be read before it.
Effects EventOrder::decide_entry(Node& node, Effects hazard) {
  Node& key = node.operands[0];
  Node& value = node.operands[1];
  const bool read_now = !commute(key.residual | value.residual, hazard);
  node.order = read_now ? CxxOrder::kOpen : CxxOrder::kLeftToRight;
  Effects early = 0;
  decide_operands(node, hazard, early);
  if (!read_now) return early;
  key.early = key.early || key.residual != 0;
  value.early = value.early || value.residual != 0;
  return node.events | kEarly;
}

void EventOrder::decide_operands(Node& node, Effects hazard, Effects& early) {
  const std::size_t count = node.operands.size();
  std::vector<Effects> before(count + 1, 0);  // what is read in the operands before
  for (std::size_t i = 0; i < count; ++i)
    before[i + 1] = static_cast<Effects>(before[i] | node.operands[i].residual);
  Effects events = 0;    // of the operands behind
  Effects residual = 0;  // of the operands behind
  for (std::size_t i = count; i-- > 0;) {
    Node& operand = node.operands[i];
    Effects here = hazard;
    switch (node.order) {
      case CxxOrder::kOpen:
      case CxxOrder::kOperator: here |= before[i] | events | residual; break;
      case CxxOrder::kLeftToRight: here |= before[i] | (early & ~kEarly); break;
      case CxxOrder::kAssignment: here = i + 1 < count ? here | before[i] | events | residual : 0; break;
    }
    early |= decide(operand, here);
    events |= operand.events;
    residual |= operand.residual;
  }
}

void EventOrder::append_early(const Node& node, std::vector<const Expr*>& out) const {
  if (!node.entry) {
    for (const Node& operand : node.operands) append_early(operand, out);
    if (node.early) out.push_back(node.e);
    return;
  }
  for (const Node& part : node.operands) {
    for (const Node& operand : part.operands) append_early(operand, out);
    if (part.early && part.event) out.push_back(part.e);
  }
  for (auto part = node.operands.rbegin(); part != node.operands.rend(); ++part)
    if (part->early && !part->event) out.push_back(part->e);
}

std::vector<const Expr*> EventOrder::early(const std::vector<Root>& roots, CxxOrder order, Effects changes) {
  Node all;
  all.order = order;
  for (const Root& root : roots) all.operands.push_back(node(root));
  Effects early = 0;
  decide_operands(all, changes, early);
  std::vector<const Expr*> found;
  append_early(all, found);
  return found;
}

}  // namespace gocxx::lower
