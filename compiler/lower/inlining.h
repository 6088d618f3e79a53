// The calls that Go's compiler inlines. It evaluates their arguments one after the other, as it does for an
// assignment, and the arguments of other calls in two steps (see evaluation_order.h). The difference shows if
// two arguments panic:
//
//   f(a[i], m[b[j]])      a[i] first if f is inlined, else b[j]
//
// Go counts the nodes of its tree and inlines what has up to 80 of them. The count here is the same for all
// that is common; functions of other packages count as calls, but for those that their declarations call
// inlined.
#pragma once

#include <unordered_map>
#include <unordered_set>

#include "compiler/check/check.h"
#include "compiler/lower/facts.h"

namespace gocxx::lower {

class Inlining {
 public:
  Inlining(const check::CheckedPackage& package, const Facts& facts);

  /// Whether Go inlines the function that `call` calls. The cost of a function is counted when it is first
  /// asked for.
  bool is_inlined(const syntax::CallExpr& call);

 private:
  void note_pragmas(const syntax::File& file);
  int cost_of(const types::Func* function);
  int of_children(const syntax::Node& node);
  int of_stmt(const syntax::Stmt* s);
  int of_assignment(const syntax::AssignStmt& s);
  int of_variables(const syntax::GenDecl& decl);
  int of_range(const syntax::RangeStmt& s);
  int of_if(const syntax::IfStmt& s);
  int of_type_switch(const syntax::TypeSwitchStmt& s);
  int of_exprs(const std::vector<syntax::Expr*>& list);
  int of_expr(const syntax::Expr* e);
  int of_composite(const syntax::CompositeLit& e);
  int of_call(const syntax::CallExpr& e);
  int of_callee(const syntax::CallExpr& e);

  const check::Info& info_;
  const Facts& facts_;
  std::unordered_map<const types::Func*, const syntax::FuncDecl*> declared_;
  std::unordered_set<const types::Func*> never_;  // go:noinline
  std::unordered_map<const types::Func*, int> costs_;
};

}  // namespace gocxx::lower
