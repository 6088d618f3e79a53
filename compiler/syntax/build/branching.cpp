// Statements with blocks of their own: if, switch, select, for.
#include "compiler/syntax/ast/expr_string.h"
#include "compiler/syntax/build/builder.h"

namespace gocxx::syntax {

namespace {

using base::Code;

/// The position of the operator of a send, an increment or an assignment.
Pos operator_pos(const Stmt& stmt) {
  if (const auto* assign = dyn_cast_or_null<AssignStmt>(&stmt)) return assign->op_pos;
  if (const auto* send = dyn_cast_or_null<SendStmt>(&stmt)) return send->arrow;
  if (const auto* step = dyn_cast_or_null<IncDecStmt>(&stmt)) return step->x->end;
  return stmt.pos;
}

/// v := T, which in a head is most likely the beginning of v := T{...}.
bool ends_in_type_name(const Stmt& stmt) {
  const auto* define = dyn_cast_or_null<AssignStmt>(&stmt);
  if (define == nullptr || !define->define) return false;
  const NodeKind last = define->rhs.back()->kind;
  return last == NodeKind::kIdent || last == NodeKind::kSelectorExpr || last == NodeKind::kIndexExpr;
}

}  // namespace

Stmt* Builder::if_stmt(P::IfStmtContext* tree) {
  auto* stmt = make<IfStmt>(tree);
  Cursor parts(tree);
  parts.skip();
  const Header head = header(parts.rule<P::HeaderContext>());
  stmt->init = head.init;
  auto* then = parts.rule<P::BlockContext>();
  stmt->cond = condition(head, begin(then));
  stmt->then = block(then);
  if (parts.accept(P::ELSE) == nullptr) return stmt;
  if (auto* next = parts.accept<P::IfStmtContext>()) {
    stmt->otherwise = if_stmt(next);
  } else {
    stmt->otherwise = block(parts.rule<P::BlockContext>());
  }
  return stmt;
}

Builder::Header Builder::header(P::HeaderContext* tree) {
  Header head;
  Cursor parts(tree);
  if (auto* first = parts.accept<P::SimpleStmtContext>()) head.last = simple_stmt(first);
  head.semicolon = parts.accept(P::SEMICOLON);
  if (head.semicolon == nullptr) return head;
  head.init = std::exchange(head.last, nullptr);
  if (auto* second = parts.accept<P::SimpleStmtContext>()) head.last = simple_stmt(second);
  return head;
}

/// The condition of an if statement, whose block begins at `brace`.
Expr* Builder::condition(const Header& head, Pos brace) {
  if (head.last != nullptr) return value_of(head.last);
  const Pos at = head.semicolon != nullptr ? begin(*head.semicolon) : brace;
  if (head.semicolon != nullptr && head.semicolon->text().empty()) {
    error(Code::kMissingHeadBlock, at, "unexpected newline, expected { after if clause");
  } else {
    error(Code::kMissingCondition, at, "missing condition in if statement");
  }
  return arena_.make<BadExpr>(at, at);
}

/// The expression that `stmt` consists of. A frequent mistake is = for ==.
Expr* Builder::value_of(Stmt* stmt) {
  if (auto* alone = dyn_cast_or_null<ExprStmt>(stmt)) return alone->x;
  const Code code = ends_in_type_name(*stmt) ? Code::kBareLiteralInHead : Code::kAssignmentAsValue;
  error(code, operator_pos(*stmt), "cannot use " + stmt_string(*stmt) + " as value");
  return arena_.make<BadExpr>(stmt->pos, stmt->end);
}

Stmt* Builder::switch_stmt(P::SwitchStmtContext* tree) {
  Cursor parts(tree);
  parts.skip();
  const Header head = header(parts.rule<P::HeaderContext>());
  std::vector<CaseClause*> clauses;
  if (TypeSwitchStmt* type_switch = type_switch_or_null(tree, head.last)) {
    type_switch->init = head.init;
    while (auto* found = parts.find<P::CaseClauseContext>())
      type_switch->clauses.push_back(case_clause(found));
    type_switch->rbrace = begin(source_token(tree->stop));
    return type_switch;
  }
  auto* stmt = make<SwitchStmt>(tree);
  stmt->init = head.init;
  if (head.last != nullptr) stmt->tag = value_of(head.last);
  while (auto* found = parts.find<P::CaseClauseContext>()) stmt->clauses.push_back(case_clause(found));
  stmt->rbrace = begin(source_token(tree->stop));
  return stmt;
}

/// A type switch without clauses if `guard` is x.(type) or v := x.(type).
TypeSwitchStmt* Builder::type_switch_or_null(P::SwitchStmtContext* tree, Stmt* guard) {
  auto* define = dyn_cast_or_null<AssignStmt>(guard);
  const bool binds = define != nullptr && define->define && define->lhs.size() == 1 &&
                     define->lhs[0]->kind == NodeKind::kIdent && define->rhs.size() == 1;
  auto* alone = dyn_cast_or_null<ExprStmt>(guard);
  Expr* x = binds ? define->rhs[0] : alone != nullptr ? alone->x : nullptr;
  auto* assertion = dyn_cast_or_null<TypeAssertExpr>(x);
  if (assertion == nullptr || assertion->type != nullptr) return nullptr;
  auto* stmt = make<TypeSwitchStmt>(tree);
  stmt->bind = binds ? cast<Ident>(define->lhs[0]) : nullptr;
  stmt->x = assertion->x;
  return stmt;
}

CaseClause* Builder::case_clause(P::CaseClauseContext* tree) {
  auto* clause = make<CaseClause>(tree);
  Cursor parts(tree);
  clause->is_default = parts.token().type() == P::DEFAULT;
  if (!clause->is_default) clause->exprs = expression_list(parts.rule<P::ExpressionListContext>());
  clause->colon = begin(parts.token());
  clause->body = statement_list(parts.rule<P::StatementListContext>());
  return clause;
}

Stmt* Builder::select_stmt(P::SelectStmtContext* tree) {
  auto* stmt = make<SelectStmt>(tree);
  Cursor parts(tree);
  while (auto* found = parts.find<P::CommClauseContext>()) stmt->clauses.push_back(comm_clause(found));
  stmt->rbrace = begin(source_token(tree->stop));
  return stmt;
}

CommClause* Builder::comm_clause(P::CommClauseContext* tree) {
  auto* clause = make<CommClause>(tree);
  Cursor parts(tree);
  if (parts.token().type() == P::CASE) clause->comm = simple_stmt(parts.rule<P::SimpleStmtContext>());
  clause->colon = begin(parts.token());
  clause->body = statement_list(parts.rule<P::StatementListContext>());
  return clause;
}

Stmt* Builder::for_stmt(P::ForStmtContext* tree) {
  Cursor parts(tree);
  parts.skip();
  auto* head = parts.rule<P::ForHeaderContext>();
  auto* body = parts.rule<P::BlockContext>();
  auto* first = Cursor(head).accept<P::SimpleStmtContext>();
  if (first != nullptr && Cursor(first).find<P::RangeClauseContext>() != nullptr) {
    RangeStmt* loop = range_stmt(tree, first);
    loop->body = block(body);
    return with_shared_variables(loop);
  }
  auto* loop = make<ForStmt>(tree);
  for_clause(head, *loop);
  loop->body = block(body);
  return with_shared_variables(loop);
}

void Builder::for_clause(P::ForHeaderContext* tree, ForStmt& loop) {
  Cursor parts(tree);
  auto* first = parts.accept<P::SimpleStmtContext>();
  Stmt* init = first != nullptr ? simple_stmt(first) : nullptr;
  if (parts.done()) {
    if (init != nullptr) loop.cond = value_of(init);
    return;
  }
  loop.init = init;
  parts.skip();
  if (auto* found = parts.accept<P::SimpleStmtContext>()) loop.cond = value_of(simple_stmt(found));
  parts.skip();
  if (auto* found = parts.accept<P::SimpleStmtContext>()) loop.post = simple_stmt(found);
  auto* declares = dyn_cast_or_null<AssignStmt>(loop.post);
  if (declares != nullptr && declares->define) {
    error(Code::kDeclarationInPost, declares->op_pos, "cannot declare in post statement of for loop");
  }
}

/// `clause` is [ ExpressionList "=" | IdentifierList ":=" ] "range" Expression.
RangeStmt* Builder::range_stmt(P::ForStmtContext* tree, P::SimpleStmtContext* clause) {
  auto* loop = make<RangeStmt>(tree);
  Cursor parts(clause);
  if (auto* list = parts.accept<P::ExpressionListContext>()) {
    const std::vector<Expr*> targets = expression_list(list);
    loop->define = parts.token().type() == P::DEFINE;
    loop->key = targets[0];
    if (targets.size() > 1) loop->value = targets[1];
    if (targets.size() > 2) loop->extra = targets[2];
  }
  loop->x = expression(Cursor(parts.rule<P::RangeClauseContext>()).find<P::ExpressionContext>());
  return loop;
}

}  // namespace gocxx::syntax
