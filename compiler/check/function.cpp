// The body of a function or function literal: its statements, then what can only be said of the whole of it.
#include <utility>

#include "compiler/check/checker.h"
#include "compiler/check/labels.h"
#include "compiler/check/stmt.h"
#include "compiler/check/terminating.h"

namespace gocxx::check {
namespace {

/// "A compiler may make it illegal to declare a variable inside a function body if the variable is never
/// used."
void report_unused(Checker& checker, const std::vector<types::Var*>& locals, const syntax::BlockStmt& body,
                   std::size_t first_passed_over) {
  for (const types::Var* var : locals)
    if (!var->used && !var->blank() &&
        !checker.passed_over().mentions(var->name, body.pos, body.end, first_passed_over))
      checker.error(Code::kDeclaredAndNotUsed, var->pos, "declared and not used: " + var->name);
}

}  // namespace

void Checker::function_body(const FunctionBody& function) {
  std::vector<types::Var*> locals;
  const std::size_t first_passed_over = passed_over_.count();
  Environment inner;
  inner.decl = function.decl;
  inner.scope = function.scope;
  inner.iota = function.iota;
  inner.signature = function.signature;
  inner.locals = &locals;
  const Environment outer = std::exchange(env_, inner);

  const BreakTargets breaks = resolve_jumps(*this, function.body);
  StmtChecker(*this).stmt_list(function.body->stmts);
  if (!function.signature->results->empty() && !is_terminating(function.body, breaks, info()))
    error(Code::kMissingReturn, function.body->rbrace, "missing return");
  report_unused(*this, locals, *function.body, first_passed_over);

  env_ = outer;
}

}  // namespace gocxx::check
