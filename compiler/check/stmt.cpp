// Statement lists, the dispatch on the kind of a statement, and the statements that fit in a few lines.
#include "compiler/check/stmt.h"

namespace gocxx::check {

using syntax::NodeKind;

void StmtChecker::stmt_list(const std::vector<syntax::Stmt*>& list) {
  for (const syntax::Stmt* s : list) stmt(s);
}

void StmtChecker::stmt(const syntax::Stmt* s) {
  // Function literals are checked while the scopes still are as the statement saw them.
  const std::size_t delayed = c_.delayed_count();
  dispatch(s);
  c_.process_delayed(delayed);
}

void StmtChecker::stmt_or_none(const syntax::Stmt* s) {
  if (s != nullptr) stmt(s);
}

void StmtChecker::dispatch(const syntax::Stmt* s) {
  switch (s->kind) {
    case NodeKind::kDeclStmt: return c_.local_decl(cast<syntax::DeclStmt>(s)->decl);
    case NodeKind::kLabeledStmt: return stmt(cast<syntax::LabeledStmt>(s)->stmt);
    case NodeKind::kExprStmt: return expr_stmt(cast<syntax::ExprStmt>(s));
    case NodeKind::kSendStmt: return send_stmt(cast<syntax::SendStmt>(s));
    case NodeKind::kIncDecStmt: return inc_dec_stmt(cast<syntax::IncDecStmt>(s));
    case NodeKind::kAssignStmt: return assign_stmt(cast<syntax::AssignStmt>(s));
    case NodeKind::kGoStmt: return suspended_call("go", cast<syntax::GoStmt>(s)->call);
    case NodeKind::kDeferStmt: return suspended_call("defer", cast<syntax::DeferStmt>(s)->call);
    case NodeKind::kReturnStmt: return return_stmt(cast<syntax::ReturnStmt>(s));
    case NodeKind::kBlockStmt: return block_stmt(cast<syntax::BlockStmt>(s));
    case NodeKind::kIfStmt: return if_stmt(cast<syntax::IfStmt>(s));
    case NodeKind::kSwitchStmt: return switch_stmt(cast<syntax::SwitchStmt>(s));
    case NodeKind::kTypeSwitchStmt: return type_switch_stmt(cast<syntax::TypeSwitchStmt>(s));
    case NodeKind::kSelectStmt: return select_stmt(cast<syntax::SelectStmt>(s));
    case NodeKind::kForStmt: return for_stmt(cast<syntax::ForStmt>(s));
    case NodeKind::kRangeStmt: return range_stmt(cast<syntax::RangeStmt>(s));
    default: return;  // empty and bad statements; branches are resolved by labels.cpp
  }
}

void StmtChecker::block_stmt(const syntax::BlockStmt* s) {
  c_.open_scope(s);
  stmt_list(s->stmts);
  c_.close_scope();
}

/// "With the exception of specific built-in functions, function and method calls and receive operations can
/// appear in statement context."
void StmtChecker::expr_stmt(const syntax::ExprStmt* s) {
  Operand x;
  const ExprKind kind = c_.raw_expr(x, s->x);
  if (!x.valid()) return;
  if (x.mode == Mode::kBuiltin)
    c_.error(Code::kBuiltinNotCalled, x, c_.str(x) + " must be called");
  else if (x.mode == Mode::kTypeExpr)
    c_.error(Code::kNotAnExpression, x, c_.str(x) + " is not an expression");
  else if (kind != ExprKind::kStatement)
    c_.error(Code::kUnusedExpression, x, c_.str(x) + " is not used");
}

void StmtChecker::send_stmt(const syntax::SendStmt* s) {
  Operand chan, value;
  c_.expr(chan, s->chan);
  c_.expr(value, s->value);
  if (!chan.valid() || !value.valid()) return;
  const Type* core = types::core_type_or_null(chan.type);
  const auto* type = dyn_cast_or_null<types::Chan>(core);
  if (core == nullptr)
    c_.error(Code::kSendToNonChannel, s,
             "invalid operation: cannot send to " + c_.str(chan) + ": no core type");
  else if (type == nullptr)
    c_.error(Code::kSendToNonChannel, s, "invalid operation: cannot send to non-channel " + c_.str(chan));
  else if (!type->can_send())
    c_.error(Code::kSendToReceiveOnly, s,
             "invalid operation: cannot send to receive-only channel " + c_.str(chan));
  else
    c_.assignment(value, type->elem, "send");
}

void StmtChecker::if_stmt(const syntax::IfStmt* s) {
  c_.open_scope(s);
  stmt_or_none(s->init);
  condition(s->cond, "if");
  stmt(s->then);
  stmt_or_none(s->otherwise);
  c_.close_scope();
}

void StmtChecker::for_stmt(const syntax::ForStmt* s) {
  c_.open_scope(s);
  stmt_or_none(s->init);
  if (s->cond != nullptr) condition(s->cond, "for");
  stmt_or_none(s->post);
  stmt(s->body);
  c_.close_scope();
}

void StmtChecker::condition(const syntax::Expr* e, std::string_view of) {
  Operand x;
  c_.expr(x, e);
  if (!x.valid()) return;
  if (types::is_boolean(x.type))
    c_.convert_untyped(x, types::default_type(x.type));
  else
    c_.error(Code::kNonBoolCondition, e, "non-boolean condition in " + std::string(of) + " statement");
}

}  // namespace gocxx::check
