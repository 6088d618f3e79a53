// The events of calls, conversions and builtins.
#include "compiler/lower/callee.h"
#include "compiler/lower/evaluation_order.h"
#include "compiler/lower/type_layout.h"
#include "compiler/types/basic.h"
#include "compiler/types/interface.h"
#include "compiler/types/map.h"
#include "compiler/types/pointer.h"
#include "compiler/types/predicates.h"
#include "compiler/types/signature.h"
#include "compiler/types/slice.h"
#include "compiler/types/tuple.h"
#include "compiler/types/universe.h"

namespace gocxx::lower {

using namespace syntax;

EvaluationOrder::EventTree EvaluationOrder::call(const CallExpr& e, bool shared) {
  const Expr* fun = unparen(e.fun);
  if (info_.type_and_value(fun).is_type()) return conversion(e, shared);
  if (const auto* builtin_object = called_builtin_or_null(info_, fun)) return builtin(e, builtin_object->id);
  const auto* signature = types::underlying_as<types::Signature>(info_.type_of(fun));
  EventTree made;
  made.event = true;
  made.own = effects_.of_operation(&e);
  made.order = known_.is_braced(e) ? CxxOrder::kLeftToRight : CxxOrder::kOpen;
  made.operands.push_back(callee(e));
  for (std::size_t i = 0; i < e.args.size(); ++i) {
    Root arg{e.args[i]};
    const bool packed = signature->variadic && !e.ellipsis.valid() && i + 1 >= signature->params->size();
    if (info_.type_of(arg.e)->kind != types::TypeKind::kTuple) {
      arg.target = signature->params->vars[packed ? signature->params->size() - 1 : i]->type;
      if (packed) arg.target = types::underlying_as<types::Slice>(arg.target)->elem;
    }
    made.operands.push_back(node(arg));
    EventTree& operand = made.operands.back();
    operand.forced |= arg.target == nullptr;
    passed(e, packed, operand);
  }
  return made;
}

/// An argument or a receiver of `call`. `packed`: it goes into the slice of `...`.
void EvaluationOrder::passed(const CallExpr& call, bool packed, EventTree& argument) {
  if (step_ != Step::kMayPanicFirst || (argument.residual & kPanics) == 0) return;
  packed || known_.is_assigned(call) ? comes_first_if_it_panics(argument) : is_passed_if_it_panics(argument);
}

/// The receiver or the function value. A function value or an interface that calls something is evaluated as
/// a whole before the arguments; else it is read after them.
EvaluationOrder::EventTree EvaluationOrder::callee(const CallExpr& e) {
  const Expr* fun = unparen(e.fun);
  const auto* selector = dyn_cast_or_null<SelectorExpr>(fun);
  const check::Selection* selection = selector != nullptr ? info_.selection_of_or_null(selector) : nullptr;
  if (selection == nullptr || selection->kind != check::SelectionKind::kMethodValue) {
    EventTree made = node({fun});
    if (made.event || made.events == 0 || step_ == Step::kMayPanicFirst) return made;
    made.event = true;
    finish(made);
    return made;
  }
  return receiver(e, *selector, *selection, *types::object_as_or_null<types::Func>(selection->object));
}

/// A value that a method of pointers is called on is evaluated as its address, one of an embedded field with
/// the path to it. A pointer that a method of values is called on is followed after the arguments are
/// evaluated. Where the method is known the receiver is an argument as others are: of `s[f()].m(g())` the
/// element is read after g.
EvaluationOrder::EventTree EvaluationOrder::receiver(const CallExpr& call, const SelectorExpr& e,
                                                     const check::Selection& selection,
                                                     const types::Func& method) {
  const bool pointer = types::underlying(selection.recv)->kind == types::TypeKind::kPointer;
  const bool address = method.pointer_receiver && !pointer;
  EventTree made;
  made.e = &e;
  if (known_.is_in_temporary(&e)) return made;
  if (!method.interface_method && step_ == Step::kEvents) made.own = effects_.of_receiver(e, selection);
  EventTree x = node({e.x, nullptr, address});
  const bool calls = step_ == Step::kEvents && (x.events != 0 || x.forced);
  if (method.interface_method && selection.index.size() > 1) {
    made.event = calls;
  } else if (method.interface_method && calls && !x.event) {
    x.event = true;
    finish(x);
  }
  made.operands.push_back(std::move(x));
  finish(made);
  if (!method.interface_method) passed(call, false, made);
  return made;
}

/// Whether `e` is the conversion string(bytes).
bool EvaluationOrder::is_string_of_bytes(const CallExpr& e) const {
  if (!info_.type_and_value(unparen(e.fun)).is_type() || !types::is_string(info_.type_of(&e))) return false;
  const auto* slice = types::underlying_as<types::Slice>(info_.type_of(e.args.front()));
  const auto* elem = slice != nullptr ? types::underlying_as<types::Basic>(slice->elem) : nullptr;
  return elem != nullptr && elem->basic_kind == types::BasicKind::kUint8;
}

/// `shared`: string(bytes) is used at once, without a copy of the bytes.
EvaluationOrder::EventTree EvaluationOrder::conversion(const CallExpr& e, bool shared) {
  const Type* to = info_.type_of(&e);
  const Type* from = info_.type_of(e.args.front());
  EventTree made = list(&e, {{e.args.front(), types::is_interface(to) ? to : nullptr}}, CxxOrder::kOpen);
  made.event = types::is_string(from) && types::underlying(to)->kind == types::TypeKind::kSlice;
  if (types::is_string(from) || !types::is_string(to) || (shared && is_string_of_bytes(e))) return made;
  return passed_to_runtime(std::move(made));
}

EvaluationOrder::EventTree EvaluationOrder::builtin(const CallExpr& e, types::BuiltinId id) {
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
  EventTree made = list(&e, roots, CxxOrder::kOpen);
  made.event = true;
  if (id == Id::kDelete && made.operands.size() == 2) {
    const auto* map = types::underlying_as<types::Map>(info_.type_of(e.args[0]));
    made.operands[1].event |= is_copied_as_key(map, e.args[1]);
    finish(made.operands[1]);
  }
  if (step_ == Step::kMayPanicFirst) operands_of_builtin(e, id, made);
  for (std::size_t i = 0; i < e.args.size(); ++i)
    made.operands[i].forced |= !info_.type_and_value(e.args[i]).is_type() &&
                               info_.type_of(e.args[i]) != nullptr &&
                               info_.type_of(e.args[i])->kind == types::TypeKind::kTuple;
  return made;
}

/// Decides which operands of a builtin are copied at once or passed. The slice that single elements are
/// appended to is read last; min, max, and copy of elements without pointers read their operands from left to
/// right.
void EvaluationOrder::operands_of_builtin(const CallExpr& e, types::BuiltinId id, EventTree& made) {
  using Id = types::BuiltinId;
  for (std::size_t i = 0; i < made.operands.size(); ++i) {
    EventTree& operand = made.operands[i];
    switch (id) {
      case Id::kDelete:
      case Id::kMake: is_passed_if_it_panics(operand); break;
      case Id::kPrint:
      case Id::kPrintln: comes_first_if_it_panics(operand); break;
      case Id::kCopy:
        if (const auto* slice = types::underlying_as<types::Slice>(info_.type_of(e.args[0]));
            slice != nullptr && has_pointers(slice->elem))
          comes_first_if_it_panics(operand);
        break;
      case Id::kAppend:
        indices_come_first(operand);
        if (i > 0 || e.ellipsis.valid()) operand.passed = (operand.residual & kPanics) != 0;
        break;
      default: break;
    }
  }
}

}  // namespace gocxx::lower
