// The order in which C++ evaluates the operands of its own operators.
//
// The standard leaves it open. g++ and clang++ evaluate them from left to right all the same, unless g++
// rewrites the expression: it does so with signs, complements, differences from constants, products of sums,
// sums of three products, and operands without effects in several places. What it leaves as it is was tried
// with 50,000 random expressions; only that is relied upon:
//
//   a[i] - b[j] + c[k]      a[i]*b[j] + c[k]*d[l]      a[i] + (b[j] - c[k])      a[i] + b[j] < c[k]
#pragma once

#include <unordered_set>

#include "compiler/lower/evaluation_order.h"
#include "compiler/lower/temporaries.h"

namespace gocxx::lower {

/// Whether C++'s own op= does what Go's does with operands of `type`, the right one being `y`: no division by
/// what may be zero, no shift by what may be too much.
bool has_plain_form(const check::Info& info, syntax::Op op, const syntax::Expr* y, const types::Type* type);

/// Decides it for the expressions of one function.
class OperatorOrder {
 public:
  OperatorOrder(const check::Info& info, const Temporaries& temporaries)
      : info_(info), temporaries_(temporaries) {}

  /// The order in which C++ evaluates the operands of `e`. Of an expression that g++ may rewrite all
  /// operations are noted, but for those in a left operand that goes into a temporary because both can
  /// panic.
  CxxOrder of(const syntax::BinaryExpr& e);
  /// Notes an operation whose operands g++ may evaluate in another order.
  void note_rewritten(const syntax::Expr* operand);
  /// Whether g++ evaluates x before y in x op (y), y being what stands right of op= with operands of `type`.
  bool stays_behind(syntax::Op op, const syntax::Expr* y, const types::Type* type) const;

 private:
  /// Whether `e` becomes one of C++'s own operators.
  bool is_operation(const syntax::Expr* e) const;
  /// Operators of numbers, booleans and pointers are C++'s own; those of other types and of division and
  /// shifts by what is not known are functions.
  bool has_own_operator(syntax::Op op, const syntax::Expr* y, const types::Type* type) const;
  /// Whether `e` is an operand that is no operation itself.
  bool is_simple_operand(const syntax::Expr* e) const;
  /// x op y op z of simple operands, of which `quiet` at most do nothing.
  bool is_chain(const syntax::Expr* e, int quiet) const;
  /// Whether g++ leaves x op (y) as it is.
  bool keeps_right_operand(syntax::Op op, const syntax::Expr* y) const;
  /// A simple operand, or a product of two.
  bool is_term(const syntax::Expr* e) const;
  /// Whether g++ evaluates the operands of `e` from left to right as they stand.
  bool stays_in_order(const syntax::BinaryExpr& e) const;

  const check::Info& info_;
  const Temporaries& temporaries_;
  std::unordered_set<const syntax::Expr*> rewritten_;  // the noted ones
};

}  // namespace gocxx::lower
