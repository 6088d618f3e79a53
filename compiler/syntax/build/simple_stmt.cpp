// Simple statements: expressions, sends, increments, assignments.
#include "compiler/syntax/ast/expr_string.h"
#include "compiler/syntax/build/builder.h"
#include "compiler/syntax/parser/token_text.h"

namespace gocxx::syntax {
namespace {

using base::Code;
using P = GocxxParser;

/// The operator of an assignment operation, which is none for = and :=.
Op assignment_operator(std::size_t token) {
  switch (token) {
    case P::ADD_ASSIGN: return Op::kAdd;
    case P::SUB_ASSIGN: return Op::kSub;
    case P::MUL_ASSIGN: return Op::kMul;
    case P::QUO_ASSIGN: return Op::kQuo;
    case P::REM_ASSIGN: return Op::kRem;
    case P::AND_ASSIGN: return Op::kAnd;
    case P::OR_ASSIGN: return Op::kOr;
    case P::XOR_ASSIGN: return Op::kXor;
    case P::SHL_ASSIGN: return Op::kShl;
    case P::SHR_ASSIGN: return Op::kShr;
    case P::AND_NOT_ASSIGN: return Op::kAndNot;
    default: return Op::kNone;
  }
}

}  // namespace

Stmt* Builder::simple_stmt(P::SimpleStmtContext* tree) {
  Cursor parts(tree);
  std::vector<Expr*> lhs = expression_list(parts.rule<P::ExpressionListContext>());
  const SourceToken* op = parts.done() ? nullptr : &parts.token();
  const std::size_t kind = op != nullptr ? op->type() : std::size_t{P::SEMICOLON};
  if (lhs.size() > 1 && kind != P::ASSIGN && kind != P::DEFINE) {
    const std::size_t next = op != nullptr ? op->getTokenIndex() : tree->stop->getTokenIndex() + 1;
    error(Code::kUnexpectedToken, begin(tokens_.at(next)),
          "unexpected " + described(tokens_.at(next)) + ", expected := or = or comma");
  }
  switch (kind) {
    case P::SEMICOLON: return expression_stmt(tree, lhs.front());
    case P::INC:
    case P::DEC: return inc_dec_stmt(tree, lhs.front(), *op);
    case P::ARROW: return send_stmt(tree, lhs.front(), *op, parts.rule<P::ExpressionContext>());
    default: return assignment(tree, std::move(lhs), *op, parts.rule<P::ExpressionListContext>());
  }
}

Stmt* Builder::expression_stmt(P::SimpleStmtContext* tree, Expr* x) {
  auto* stmt = make<ExprStmt>(tree);
  stmt->x = x;
  return stmt;
}

Stmt* Builder::inc_dec_stmt(P::SimpleStmtContext* tree, Expr* x, const SourceToken& op) {
  auto* stmt = make<IncDecStmt>(tree);
  stmt->x = x;
  stmt->op = op.type() == P::INC ? Op::kAdd : Op::kSub;
  return stmt;
}

Stmt* Builder::send_stmt(P::SimpleStmtContext* tree, Expr* channel, const SourceToken& arrow,
                         P::ExpressionContext* value) {
  auto* stmt = make<SendStmt>(tree);
  stmt->chan = channel;
  stmt->arrow = begin(arrow);
  stmt->value = expression(value);
  return stmt;
}

Stmt* Builder::assignment(P::SimpleStmtContext* tree, std::vector<Expr*> lhs, const SourceToken& op,
                          P::ExpressionListContext* rhs) {
  auto* stmt = make<AssignStmt>(tree);
  stmt->op = assignment_operator(op.type());
  stmt->define = op.type() == P::DEFINE;
  stmt->op_pos = begin(op);
  stmt->lhs = std::move(lhs);
  stmt->rhs = expression_list(rhs);
  return stmt;
}

}  // namespace gocxx::syntax
