// The effects of expressions and functions: what evaluating or calling them may do, and what their results
// may depend on. They decide where the order of evaluation is kept and where it is left open.
#pragma once

#include <cstdint>
#include <unordered_map>
#include <vector>

#include "compiler/check/check.h"
#include "compiler/lower/facts.h"

namespace gocxx::lower {

/// A set of the following. None: the value depends on constants and on variables that no call changes.
using Effects = std::uint8_t;
constexpr Effects kReads = 1;      // reads what a call or another goroutine may change
constexpr Effects kDiverges = 2;   // may run for ever, or until the stack is full
constexpr Effects kNilPanics = 4;  // may follow a nil pointer: one of these panics is as good as another
constexpr Effects kPanics = 8;     // may panic with a message of its own
constexpr Effects kWrites = 16;    // changes what others see, prints, blocks, ends the goroutine
constexpr Effects kAnything = 31;
constexpr Effects kMayPanic = kNilPanics | kPanics;

/// Whether nobody can tell in which order the two happen. Two that diverge commute: the statement never ends
/// in either order, and neither has done anything that can be seen.
bool commute(Effects a, Effects b);

/// The operands of `e` in source order: what is evaluated before `e` itself, and the types in it, which have
/// no effects.
std::vector<const syntax::Expr*> operands_of(const syntax::Expr* e);

/// Whether `e` is m[k] of a map.
bool is_map_entry(const check::Info& info, const syntax::Expr* e);

/// The effects of expressions in the functions of one package, and those of its functions. A function's
/// effects are the least solution over the call graph; what is not understood may do anything.
class EffectAnalysis {
 public:
  EffectAnalysis(const check::CheckedPackage& package, const Facts& facts);

  /// The effects of `e` after its operands were evaluated; of a call those of the callee.
  Effects of_operation(const syntax::Expr* e) const;
  /// The effects of a method call before the method begins: it may follow a pointer to its receiver.
  Effects of_receiver(const syntax::SelectorExpr& e, const check::Selection& selection) const;
  /// Whether only the address of the operand is needed: `&x`, `x[:]` of an array, x.M() for a method on
  /// pointers.
  bool takes_address(const syntax::Expr* e) const;

 private:
  // Of function bodies.
  Effects of_body(const syntax::FuncDecl& decl);
  Effects of_node(const syntax::Node& node);
  Effects of_children(const syntax::Node& node);
  Effects of_stmt(const syntax::Stmt* s);
  Effects of_assignment(const syntax::AssignStmt& s);
  Effects of_range(const syntax::RangeStmt& s);
  Effects of_comparisons(const syntax::SwitchStmt& s);
  Effects of_place(const syntax::Expr* e);
  Effects of_expr(const syntax::Expr* e);
  void spread_to_callers();

  // Of operations by kind.
  Effects of_name(const types::Object* object) const;
  Effects of_selector(const syntax::SelectorExpr& e) const;
  Effects of_index(const syntax::IndexExpr& e) const;
  Effects of_slice(const syntax::SliceExpr& e) const;
  Effects of_binary(syntax::Op op, const syntax::Expr* x, const syntax::Expr* y) const;
  Effects of_call(const syntax::CallExpr& e) const;
  Effects of_conversion(const syntax::CallExpr& e) const;
  Effects of_builtin(const syntax::CallExpr& e, types::BuiltinId id) const;

  const check::Info& info_;
  const Facts& facts_;
  bool in_body_ = false;  // of a function that is looked at: its variables are its own
  std::unordered_map<const types::Func*, Effects> functions_;
};

}  // namespace gocxx::lower
