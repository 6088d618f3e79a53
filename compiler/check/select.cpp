// Select statements.
#include "compiler/check/stmt.h"

namespace gocxx::check {
namespace {

/// Whether `s` is a send, a receive, or an assignment or definition by one receive.
bool is_communication(const syntax::Stmt* s) {
  if (s->kind == syntax::NodeKind::kSendStmt) return true;
  const syntax::Expr* receive = nullptr;
  if (const auto* expr = syntax::dyn_cast_or_null<syntax::ExprStmt>(s)) receive = expr->x;
  const auto* assign = syntax::dyn_cast_or_null<syntax::AssignStmt>(s);
  if (assign != nullptr && assign->op == Op::kNone && assign->rhs.size() == 1) receive = assign->rhs[0];
  if (receive == nullptr) return false;
  const auto* unary = syntax::dyn_cast_or_null<syntax::UnaryExpr>(syntax::unparen(receive));
  return unary != nullptr && unary->op == Op::kArrow;
}

}  // namespace

void StmtChecker::select_stmt(const syntax::SelectStmt* s) {
  at_most_one_default(s->clauses);
  for (const syntax::CommClause* clause : s->clauses) comm_clause(clause);
}

void StmtChecker::comm_clause(const syntax::CommClause* clause) {
  if (clause->comm != nullptr && !is_communication(clause->comm)) {
    c_.error(Code::kInvalidSelectCase, operator_pos(clause->comm),
             "select case must be send or receive (possibly with assignment)");
    return;
  }
  c_.open_scope(clause);
  stmt_or_none(clause->comm);
  stmt_list(clause->body);
  c_.close_scope();
}

}  // namespace gocxx::check
