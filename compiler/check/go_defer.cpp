// go and defer statements. "The expression must be a function or method call; it cannot be parenthesized.
// Calls of built-in functions are restricted as for expression statements."
#include "compiler/check/stmt.h"

namespace gocxx::check {

void StmtChecker::suspended_call(std::string_view keyword, const syntax::Expr* call) {
  const std::string word(keyword);
  if (call->kind != syntax::NodeKind::kCallExpr) {
    c_.error(Code::kDeferGoNeedsCall, call, "expression in " + word + " must be function call");
    Operand ignored;
    c_.raw_expr(ignored, call);
    return;
  }
  Operand x;
  const ExprKind kind = c_.raw_expr(x, call);
  if (!x.valid() || kind == ExprKind::kStatement) return;
  if (kind == ExprKind::kConversion)
    c_.error(Code::kDeferGoConversion, x, word + " requires function call, not conversion " + c_.str(x));
  else
    c_.error(Code::kInvalidDeferGo, x, word + " discards result of " + c_.str(x));
}

}  // namespace gocxx::check
