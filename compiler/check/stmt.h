// StmtChecker: the rules of the statements of one function body, one file per group. It is made by
// Checker::function_body for one body and finds all state that outlives a statement in the Checker. Where
// labels lead is labels.h.
#pragma once

#include <string_view>
#include <vector>

#include "compiler/check/checker.h"

namespace gocxx::check {

class StmtChecker {
 public:
  explicit StmtChecker(Checker& checker) : c_(checker) {}

  void stmt_list(const std::vector<syntax::Stmt*>& list);

 private:
  using Exprs = std::vector<syntax::Expr*>;

  // ---- dispatch and simple statements (stmt.cpp) ----
  /// One statement, and the function literals in it.
  void stmt(const syntax::Stmt* s);
  void dispatch(const syntax::Stmt* s);
  void stmt_or_none(const syntax::Stmt* s);
  void block_stmt(const syntax::BlockStmt* s);
  void expr_stmt(const syntax::ExprStmt* s);
  void send_stmt(const syntax::SendStmt* s);
  void if_stmt(const syntax::IfStmt* s);
  void for_stmt(const syntax::ForStmt* s);
  /// The condition of an "if" or "for" statement (`of`).
  void condition(const syntax::Expr* e, std::string_view of);
  /// Reports a second default among the clauses of a switch or select.
  template <class Clause>
  void at_most_one_default(const std::vector<Clause*>& clauses);

  // ---- assignments (assign.cpp) ----
  void assign_stmt(const syntax::AssignStmt* s);
  void inc_dec_stmt(const syntax::IncDecStmt* s);
  void assign_vars(const Exprs& lhs, const Exprs& rhs);
  void assign_unpacked(const Exprs& lhs, const Exprs& rhs);
  void assign_operation(const syntax::AssignStmt* s);
  /// lhs = rhs.
  void assign_expr(const syntax::Expr* lhs, const syntax::Expr* rhs);
  /// lhs = x; `x` is invalid afterwards if that is wrong.
  void assign_operand(const syntax::Expr* lhs, Operand& x, std::string_view context);
  /// The type of values that `lhs` takes: null if it is blank, invalid (and reported) if nothing can be
  /// assigned to it.
  const Type* lhs_type(const syntax::Expr* lhs);
  /// The same for an expression that has been checked already: type and mode are those recorded.
  const Type* checked_lhs_type(const syntax::Expr* lhs);
  void report_unassignable(const syntax::Expr* lhs);
  /// Checks left sides of an assignment that is wrong otherwise; false if one of them is wrong itself.
  bool use_lhs(const Exprs& lhs);

  // ---- := (define.cpp) ----
  void define_stmt(const syntax::AssignStmt* s);
  struct Definition;
  void define_lhs(Definition& d, const syntax::Expr* lhs);
  void define_name(Definition& d, const syntax::Ident* ident);
  types::Var* new_local(const syntax::Ident* ident, const Type* type);

  // ---- return, go, defer (return.cpp, go_defer.cpp) ----
  void return_stmt(const syntax::ReturnStmt* s);
  void results_in_scope(const syntax::ReturnStmt* s);
  void suspended_call(std::string_view keyword, const syntax::Expr* call);

  // ---- switch (switch.cpp) ----
  struct SeenCases;
  void switch_stmt(const syntax::SwitchStmt* s);
  void switch_tag(Operand& x, const syntax::SwitchStmt* s);
  void case_value(const Operand& tag, const syntax::Expr* e, SeenCases& seen);

  // ---- type switch (type_switch.cpp) ----
  struct SeenTypes;
  void type_switch_stmt(const syntax::TypeSwitchStmt* s);
  /// Returns the operand of the switch; invalid (and reported) if it is no interface value.
  Operand type_switch_subject(const syntax::TypeSwitchStmt* s);
  types::Var* type_switch_clause(const syntax::CaseClause* clause, const syntax::Ident* bind,
                                 const Operand& x, SeenTypes& seen);
  bool is_nil(const syntax::Expr* e) const;
  /// The type of case `e`; null for nil, invalid after an error.
  const Type* case_type(const syntax::Expr* e, const Operand& x, SeenTypes& seen);
  void unused_bind(const syntax::Ident* bind, const std::vector<types::Var*>& vars);

  // ---- select (select.cpp) ----
  void select_stmt(const syntax::SelectStmt* s);
  void comm_clause(const syntax::CommClause* clause);

  // ---- range (range.cpp) ----
  struct RangeTypes;
  void range_stmt(const syntax::RangeStmt* s);
  RangeTypes range_operand(const syntax::RangeStmt* s, Operand& x);
  RangeTypes range_channel(const syntax::RangeStmt* s, const Operand& x, const types::Chan* chan);
  RangeTypes range_function(const syntax::RangeStmt* s, const Operand& x, const types::Signature& function);
  void one_variable_only(const syntax::RangeStmt* s, const Operand& x);
  void range_define(const syntax::RangeStmt* s, Operand& x, const RangeTypes& types);
  void range_variables(const syntax::RangeStmt* s, const RangeTypes& types);
  types::Var* range_var(const syntax::Ident* ident, Operand& x, const Type* type, bool over_int);
  void range_assign(const syntax::RangeStmt* s, Operand& x, const RangeTypes& types);
  void range_assign_int(const syntax::Expr* lhs, Operand& x);

  Checker& c_;
};

inline bool is_default(const syntax::CaseClause* clause) { return clause->is_default; }
inline bool is_default(const syntax::CommClause* clause) { return clause->comm == nullptr; }

template <class Clause>
void StmtChecker::at_most_one_default(const std::vector<Clause*>& clauses) {
  const Clause* first = nullptr;
  for (const Clause* clause : clauses) {
    if (!is_default(clause)) continue;
    if (first == nullptr)
      first = clause;
    else
      c_.error(Code::kMultipleDefaults, clause, "multiple defaults (first at " + c_.place(first->pos) + ")");
  }
}

}  // namespace gocxx::check
