// Which parts of a statement go into temporaries so that C++ does everything in Go's order.
//
// Go's compiler evaluates a statement in two steps. First come its *events*, from left to right, those inside
// another before it: calls, receives, && and ||, slice expressions, builtins, conversions of strings to slices,
// and copies that the runtime wants (a value that becomes an interface). Then come all other reads: variables,
// fields, elements, dereferences, arithmetic. An event reads its own operands when it happens.
//
// C++ orders neither arguments nor the operands of an operator. An event may stay where it stands in the
// expression if it commutes with all that Go does after it and C++ may do before it; else its value goes into
// a temporary before the statement.
#pragma once

#include <functional>
#include <unordered_set>
#include <vector>

#include "compiler/lower/effects.h"

namespace gocxx::lower {

/// In which order C++ evaluates a list of operands.
enum class CxxOrder : std::uint8_t {
  kOpen,         // arguments of a function, operands of an overloaded operator
  kOperator,     // operands of a built-in operator: open by the standard, from left to right in all compilers
  kLeftToRight,  // a braced list; an object before its index
  kAssignment,   // the last before all others
};

/// An operand of a statement: an expression and the type that it is converted to (null: its own).
struct Root {
  const syntax::Expr* e;
  const types::Type* target = nullptr;
  bool place = false;  // it stands left of =, or has its address taken
};

class EventOrder {
 public:
  EventOrder(const check::Info& info, const EffectAnalysis& effects,
             std::function<bool(const syntax::CallExpr&)> is_braced)
      : info_(info), effects_(effects), is_braced_(std::move(is_braced)) {}

  /// The events of `roots` that need temporaries, in the order in which they happen. A selector stands for the
  /// receiver of a method call, a tuple-valued call for all of its results. `changes`: what the statement itself
  /// does between its operands (several assignments).
  std::vector<const syntax::Expr*> early(const std::vector<Root>& roots, CxxOrder order, Effects changes = 0);
  /// What is done for `root` after its events.
  Effects residual(const Root& root) { return node(root).residual; }

 private:
  struct Node {
    const syntax::Expr* e = nullptr;
    bool event = false;
    bool forced = false;  // C++ needs statements for it
    bool entry = false;   // a key and a value, which are read together
    CxxOrder order = CxxOrder::kLeftToRight;
    Effects own = 0;       // what it does when its operands are there
    Effects events = 0;    // of all events in it
    Effects residual = 0;  // of what is read after the events
    std::vector<Node> operands;
    bool early = false;
  };

  Node node(const Root& root);
  Node dispatch(const Root& root);
  void finish(Node& node);
  Node list(const syntax::Expr* e, const std::vector<Root>& roots, CxxOrder order);
  Node selector(const syntax::SelectorExpr& e, bool place);
  Node index(const syntax::IndexExpr& e, bool place);
  Node slice(const syntax::SliceExpr& e);
  Node unary(const syntax::UnaryExpr& e);
  Node binary(const syntax::BinaryExpr& e);
  Node logical(const syntax::BinaryExpr& e);
  Node comparison(const syntax::BinaryExpr& e);
  Node composite(const syntax::CompositeLit& e);
  Node filled_map(Node literal);
  Node call(const syntax::CallExpr& e);
  Node callee(const syntax::CallExpr& e);
  Node receiver(const syntax::SelectorExpr& e, const check::Selection& selection, const types::Func& method);
  Node conversion(const syntax::CallExpr& e);
  Node builtin(const syntax::CallExpr& e, types::BuiltinId id);
  bool is_copied_for_interface(const Root& root) const;
  bool is_copied_as_key(const types::Type* map, const syntax::Expr* key) const;

  Effects decide(Node& node, Effects hazard);
  void decide_operands(Node& node, Effects hazard, Effects& early);
  Effects decide_entry(Node& node, Effects hazard);
  void append_early(const Node& node, std::vector<const syntax::Expr*>& out) const;

  const check::Info& info_;
  const EffectAnalysis& effects_;
  std::function<bool(const syntax::CallExpr&)> is_braced_;
};

}  // namespace gocxx::lower
