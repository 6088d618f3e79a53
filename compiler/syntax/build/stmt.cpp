// Statements: blocks, labels, and those of one line. Those with blocks of their own are in
// branching.cpp.
#include "compiler/syntax/build/builder.h"

namespace gocxx::syntax {

using base::Code;

BlockStmt* Builder::block(P::BlockContext* tree) {
  auto* made = make<BlockStmt>(tree);
  Cursor parts(tree);
  parts.skip();
  made->stmts = statement_list(parts.rule<P::StatementListContext>());
  made->rbrace = begin(source_token(tree->stop));
  return made;
}

std::vector<Stmt*> Builder::statement_list(P::StatementListContext* tree) {
  std::vector<Stmt*> stmts;
  for (Cursor parts(tree); !parts.done();) {
    if (auto* found = parts.accept<P::StatementContext>()) {
      stmts.push_back(statement(found));
    } else if (auto* empty = parts.accept<P::EmptyStmtContext>()) {
      stmts.push_back(make<EmptyStmt>(empty));
    } else {
      parts.skip();
    }
  }
  return stmts;
}

Stmt* Builder::statement(P::StatementContext* tree) {
  return statement_parts(static_cast<antlr4::ParserRuleContext*>(tree->children[0]));
}

/// The statements, by the rule that `tree` is.
Stmt* Builder::statement_parts(antlr4::ParserRuleContext* tree) {
  switch (tree->getRuleIndex()) {
    case P::RuleDeclaration: return decl_stmt(static_cast<P::DeclarationContext*>(tree));
    case P::RuleLabeledStmt: return labeled_stmt(static_cast<P::LabeledStmtContext*>(tree));
    case P::RuleSimpleStmt: return simple_stmt(static_cast<P::SimpleStmtContext*>(tree));
    case P::RuleGoStmt: return go_stmt(static_cast<P::GoStmtContext*>(tree));
    case P::RuleReturnStmt: return return_stmt(static_cast<P::ReturnStmtContext*>(tree));
    case P::RuleBreakStmt: return branch_stmt(tree, BranchKind::kBreak);
    case P::RuleContinueStmt: return branch_stmt(tree, BranchKind::kContinue);
    case P::RuleGotoStmt: return branch_stmt(tree, BranchKind::kGoto);
    case P::RuleFallthroughStmt: return branch_stmt(tree, BranchKind::kFallthrough);
    case P::RuleBlock: return block(static_cast<P::BlockContext*>(tree));
    case P::RuleIfStmt: return if_stmt(static_cast<P::IfStmtContext*>(tree));
    case P::RuleSwitchStmt: return switch_stmt(static_cast<P::SwitchStmtContext*>(tree));
    case P::RuleSelectStmt: return select_stmt(static_cast<P::SelectStmtContext*>(tree));
    case P::RuleForStmt: return for_stmt(static_cast<P::ForStmtContext*>(tree));
    default: return defer_stmt(static_cast<P::DeferStmtContext*>(tree));
  }
}

Stmt* Builder::decl_stmt(P::DeclarationContext* tree) {
  auto* stmt = make<DeclStmt>(tree);
  stmt->decl = declaration(tree);
  return stmt;
}

/// A label before ";" or "}" stands before an empty statement, whose place is that token.
Stmt* Builder::labeled_stmt(P::LabeledStmtContext* tree) {
  auto* made = make<LabeledStmt>(tree);
  Cursor parts(tree);
  made->label = ident(parts.token());
  made->colon = begin(parts.token());
  if (!parts.done()) return labeled(made, statement(parts.rule<P::StatementContext>()));
  const Pos next = begin(tokens_.at(tree->stop->getTokenIndex() + 1));
  return labeled(made, arena_.make<EmptyStmt>(next, next));
}

Stmt* Builder::go_stmt(P::GoStmtContext* tree) {
  auto* stmt = make<GoStmt>(tree);
  stmt->call = call_operand(Cursor(tree).find<P::ExpressionContext>(), "go");
  return stmt;
}

Stmt* Builder::defer_stmt(P::DeferStmtContext* tree) {
  auto* stmt = make<DeferStmt>(tree);
  stmt->call = call_operand(Cursor(tree).find<P::ExpressionContext>(), "defer");
  return stmt;
}

/// "The expression must be a function or method call; it cannot be parenthesized."
Expr* Builder::call_operand(P::ExpressionContext* tree, std::string_view keyword) {
  Expr* call = expression(tree);
  auto* paren = dyn_cast_or_null<ParenExpr>(call);
  if (paren == nullptr) return call;
  errors_.plain(Code::kDeferGoParenthesized, source_.offset_of(call->pos),
                "expression in " + std::string(keyword) + " must not be parenthesized");
  return paren->x;
}

Stmt* Builder::return_stmt(P::ReturnStmtContext* tree) {
  auto* stmt = make<ReturnStmt>(tree);
  if (auto* found = Cursor(tree).find<P::ExpressionListContext>()) stmt->results = expression_list(found);
  return stmt;
}

Stmt* Builder::branch_stmt(antlr4::ParserRuleContext* tree, BranchKind kind) {
  auto* stmt = make<BranchStmt>(tree);
  stmt->branch = kind;
  Cursor parts(tree);
  parts.skip();
  if (const SourceToken* label = parts.accept(P::IDENTIFIER)) stmt->label = ident(*label);
  return stmt;
}

}  // namespace gocxx::syntax
