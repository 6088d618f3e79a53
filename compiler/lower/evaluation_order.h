// Selects the parts of a statement that go into temporaries so that C++ does everything in Go's order.
//
// Go's compiler evaluates a statement in two steps. First come its *events*, from left to right, those inside
// another before it: calls, receives, && and ||, slice expressions, builtins, conversions of strings to
// slices, and copies that the runtime wants (a value that becomes an interface). Then come all other reads:
// variables, fields, elements, dereferences, arithmetic. An event reads its own operands when it happens.
//
// A read can still panic. In between Go's compiler rewrites the statement, operands before operations,
// and puts into temporaries, if it can panic,
//   - at once: operands of == of strings and of interfaces (the right one first), what becomes an interface
//     or a string, arguments for `...`, parts of composite literals, operands of + of more than five strings,
//     indices on the left of = and of what is appended that are more than paths to values;
//   - when all operands of an operation that is a call of its runtime or of a function were rewritten, from
//     left to right: arguments, maps and keys, operands of + and < of strings and of / of complex numbers. They
//     are *passed*.
// A shift is not taken for something that can panic here. The rest is read from left to right.
//
//   a[i] + m[k[j]]       k[j], a[i]           f(a[i], []int{b[j]})       b[j], a[i]
//   f(a[i], m[k[j]])     k[j], a[i]           f(1 << n, a[i])            a[i], 1 << n
//   fs[i](a[j])          a[j], fs[i]          a[x/y] = b[j]              x/y, b[j]
//
// C++ orders neither arguments nor the operands of an operator. An event, or what is in a temporary of Go's,
// may stay where it stands in the expression if it commutes with all that Go does after it and C++ may do
// before it; else its value goes into a temporary before the statement.
//
// Left alone: Go 1.23 delays the nil check of a load up to the first use of what is loaded, past checks of
// indices (`*p + a[i]` reports the index), even into later statements, as its register allocation likes; a
// defect by which a check could get lost, mended in later versions. We check where the operand stands, but
// for the first of several assignments.
#pragma once

#include <functional>
#include <unordered_set>
#include <vector>

#include "compiler/lower/effects.h"
#include "compiler/types/map.h"

namespace gocxx::lower {

/// In which order C++ evaluates a list of operands.
enum class CxxOrder : std::uint8_t {
  kOpen,         // arguments of a function, operands of an overloaded operator
  kOperator,     // operands of a built-in operator: open by the standard, from left to right in all compilers
  kLeftToRight,  // a braced list; an object before its index
  kAssignment,   // the last before all others (for aggregates see FunctionLowering::assigned_value)
};

/// An operand of a statement: an expression and the type that it is converted to (null: its own).
struct Root {
  const syntax::Expr* e;
  const types::Type* target = nullptr;
  bool place = false;   // it stands left of =, or has its address taken
  bool copied = false;  // Go's compiler copies it first if it can panic
  bool shared = false;  // if it is string(bytes), the string shares the memory of the bytes
};

class EvaluationOrder {
 public:
  enum class Step : std::uint8_t {
    kEvents,        // which events need temporaries
    kMayPanicFirst  // what else does, because of the panics of what is left
  };
  /// The lowering's knowledge of expressions.
  struct Known {
    std::function<bool(const syntax::CallExpr&)> is_braced;  // C++ evaluates its operands from left to right
    std::function<bool(const syntax::CallExpr&)> is_assigned;  // Go assigns its arguments one after the other
    std::function<bool(const syntax::Expr*)> is_in_temporary;
  };
  EvaluationOrder(const check::Info& info, const EffectAnalysis& effects, Step step, Known known)
      : info_(info), effects_(effects), step_(step), known_(std::move(known)) {}

  /// The parts of `roots` that need temporaries in this step, in the order in which they happen. A selector
  /// stands for the receiver of a method call, a tuple-valued call for all of its results. `changes`: what
  /// the statement itself does between its operands (several assignments).
  std::vector<const syntax::Expr*> early(const std::vector<Root>& roots, CxxOrder order, Effects changes = 0);
  /// Whether parts of the first of `roots` are among them.
  bool moves_part_of_first(const std::vector<Root>& roots, CxxOrder order);
  /// The effects of `root` after its events.
  Effects residual(const Root& root) { return node(root).residual; }

 private:
  struct EventTree {
    const syntax::Expr* e = nullptr;
    bool event = false;
    bool forced = false;  // C++ needs statements for it
    bool entry = false;   // a key and a value, which are read together
    bool passed = false;  // what it reads is copied after the events of its siblings
    bool calls = false;   // Go's compiler copies it where it is passed: it may panic, but for shifts
    CxxOrder order = CxxOrder::kLeftToRight;
    Effects own = 0;       // what it does when its operands are there
    Effects events = 0;    // of all events in it
    Effects residual = 0;  // of what is read after the events
    std::vector<EventTree> operands;
    bool early = false;  // it goes into a temporary as an event or, if it is passed, with what it reads
  };

  EventTree node(const Root& root);
  EventTree dispatch(const Root& root);
  void finish(EventTree& node) const;
  EventTree list(const syntax::Expr* e, const std::vector<Root>& roots, CxxOrder order);
  EventTree selector(const syntax::SelectorExpr& e, bool place);
  EventTree index(const syntax::IndexExpr& e, bool place);
  EventTree map_index(const syntax::IndexExpr& e, const types::Map& map, bool place);
  EventTree slice(const syntax::SliceExpr& e);
  EventTree unary(const syntax::UnaryExpr& e);
  EventTree binary(const syntax::BinaryExpr& e);
  EventTree logical(const syntax::BinaryExpr& e);
  EventTree comparison(const syntax::BinaryExpr& e);
  EventTree string_comparison(const syntax::BinaryExpr& e);
  EventTree composite_lit(const syntax::CompositeLit& e);
  EventTree filled_map(EventTree literal);
  EventTree call(const syntax::CallExpr& e, bool shared);
  EventTree callee(const syntax::CallExpr& e);
  EventTree receiver(const syntax::CallExpr& call, const syntax::SelectorExpr& e,
                     const check::Selection& selection, const types::Func& method);
  EventTree conversion(const syntax::CallExpr& e, bool shared);
  EventTree builtin(const syntax::CallExpr& e, types::BuiltinId id);
  void operands_of_builtin(const syntax::CallExpr& e, types::BuiltinId id, EventTree& made);
  EventTree concatenation(const syntax::BinaryExpr& e);
  void follows_pointer_with_operand(EventTree& operation) const;
  void comes_first_if_it_panics(EventTree& operand);
  void is_passed_if_it_panics(EventTree& operand) const;
  void passed(const syntax::CallExpr& call, bool packed, EventTree& argument);
  EventTree passed_to_runtime(EventTree operation);
  EventTree built_in_memory(EventTree literal) const;
  void indices_come_first(EventTree& node);
  bool is_string_of_bytes(const syntax::CallExpr& e) const;
  bool shares_bytes(const syntax::Expr* key) const;
  bool may_call(const syntax::Expr* e) const;
  bool is_copied_for_interface(const Root& root) const;
  bool is_passed_for_interface(const Root& root) const;
  bool is_copied_as_key(const types::Type* map, const syntax::Expr* key) const;

  EventTree decided(const std::vector<Root>& roots, CxxOrder order, Effects changes);
  Effects decide(EventTree& node, Effects hazard);
  Effects decide_operands(EventTree& node, Effects hazard);
  void decide_passed(EventTree& node, Effects hazard);
  Effects decide_entry(EventTree& node, Effects hazard);
  void append_operands(const EventTree& node, std::vector<const syntax::Expr*>& out) const;
  void append_early(const EventTree& node, std::vector<const syntax::Expr*>& out) const;

  const check::Info& info_;
  const EffectAnalysis& effects_;
  Step step_;
  Known known_;
};

}  // namespace gocxx::lower
