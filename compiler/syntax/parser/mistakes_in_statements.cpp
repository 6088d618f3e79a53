// Mistakes in statements.
#include <utility>

#include "compiler/syntax/parser/GocxxLexer.h"
#include "compiler/syntax/parser/mistake_finder.h"
#include "compiler/syntax/parser/token_text.h"

namespace gocxx::syntax {

using T = GocxxLexer;

namespace {

std::string keyword_text(std::size_t keyword) {
  return keyword == T::IF ? "if" : keyword == T::FOR ? "for" : "switch";
}

bool is_op_assign(std::size_t type) { return T::ADD_ASSIGN <= type && type <= T::AND_NOT_ASSIGN; }

}  // namespace

/// Of `begun` the expressions have been read. `keyword` is that of the statement in whose head it stands, or
/// 0.
MistakeFinder::Simple MistakeFinder::simple_stmt(const Expr* begun, std::size_t keyword) {
  if (keyword == T::FOR && begun == nullptr && is(T::RANGE)) return range_clause(at_);
  const Expr lhs = begun != nullptr ? *begun : expression_list();
  Simple made{StmtKind::kOther, lhs.first, at_, at_};
  const auto finished = [&](StmtKind kind) {
    made.kind = kind;
    made.last = at_ - 1;
    return made;
  };
  if (lhs.form != Form::kList && !is(T::ASSIGN) && !is(T::DEFINE)) {
    if (is_op_assign(type()) || is(T::ARROW)) {
      next();
      expression();
      return finished(StmtKind::kOther);
    }
    if (got(T::INC) || got(T::DEC)) return finished(StmtKind::kOther);
    return finished(StmtKind::kExpr);
  }
  if (!is(T::ASSIGN) && !is(T::DEFINE)) {
    error("expected := or = or comma");
    advance({T::SEMICOLON, T::R_BRACE});
    return finished(StmtKind::kExpr);
  }
  const bool defines = is(T::DEFINE);
  next();
  if (keyword == T::FOR && is(T::RANGE)) return range_clause(lhs.first);
  const Expr rhs = expression_list();
  if (rhs.form == Form::kGuard && keyword == T::SWITCH && defines && lhs.form == Form::kName)
    return finished(StmtKind::kExpr);
  return finished(defines ? StmtKind::kDefine : StmtKind::kAssign);
}

MistakeFinder::Simple MistakeFinder::range_clause(std::size_t first) {
  next();
  expression();
  return {StmtKind::kRange, first, first, at_ - 1};
}

/// False if no statement begins here, or after a report that ends the list.
bool MistakeFinder::statement() {
  switch (type()) {
    case T::IDENTIFIER: return named_statement();
    case T::VAR:
      next();
      group(&MistakeFinder::var_spec);
      return true;
    case T::CONST:
      next();
      group(&MistakeFinder::const_spec);
      return true;
    case T::TYPE:
      next();
      group(&MistakeFinder::type_spec);
      return true;
    case T::L_BRACE: block(""); return true;
    case T::FOR:
      header(T::FOR);
      block("for clause");
      return true;
    case T::SWITCH:
      header(T::SWITCH);
      clauses("switch", false);
      return true;
    case T::SELECT:
      next();
      clauses("select", true);
      return true;
    case T::IF: if_stmt(); return true;
    case T::FALLTHROUGH: next(); return true;
    case T::BREAK:
    case T::CONTINUE:
      next();
      got(T::IDENTIFIER);
      return true;
    case T::GO:
    case T::DEFER: call_stmt(); return true;
    case T::GOTO:
      next();
      name();
      return true;
    case T::RETURN:
      next();
      if (!is(T::SEMICOLON) && !is(T::R_BRACE)) expression_list();
      return true;
    case T::SEMICOLON: return true;
    case T::ADD:
    case T::SUB:
    case T::MUL:
    case T::AND:
    case T::XOR:
    case T::NOT:
    case T::FUNC:
    case T::L_PAREN:
    case T::L_BRACK:
    case T::STRUCT:
    case T::MAP:
    case T::CHAN:
    case T::INTERFACE:
    case T::ARROW: simple_stmt(nullptr, 0); return true;
    default:
      if (type() < T::INT_LIT || type() > T::MALFORMED_STRING) return false;
      simple_stmt(nullptr, 0);
      return true;
  }
}

bool MistakeFinder::named_statement() {
  const Expr lhs = expression_list();
  const bool name = lhs.form == Form::kName && !lhs.parenthesized;
  if (name && is(T::COLON)) return labeled_stmt();
  simple_stmt(&lhs, 0);
  return true;
}

bool MistakeFinder::labeled_stmt() {
  const std::size_t colon = at_;
  next();
  if (is(T::R_BRACE) || statement()) return true;
  error_at(colon, "missing statement after label", Code::kLabelWithoutStatement);
  return false;
}

void MistakeFinder::statement_list() {
  while (!at_end() && !is(T::R_BRACE) && !is(T::CASE) && !is(T::DEFAULT)) {
    if (!statement()) return;
    if (got(T::SEMICOLON) || is(T::R_BRACE)) continue;
    error("at end of statement");
    advance({T::SEMICOLON, T::R_BRACE, T::CASE, T::DEFAULT});
    got(T::SEMICOLON);
  }
}

void MistakeFinder::block(const std::string& context) {
  if (!got(T::L_BRACE)) {
    error("expected { after " + context, Code::kMissingHeadBlock);
    advance({T::IDENTIFIER, T::R_BRACE});
    if (got(T::R_BRACE)) return;
  }
  statement_list();
  want(T::R_BRACE);
}

/// From the keyword of if, switch or for to the brace.
void MistakeFinder::header(std::size_t keyword) {
  next();
  if (is(T::L_BRACE)) {
    if (keyword == T::IF) error("missing condition in if statement", Code::kMissingCondition);
    return;
  }
  const int outer = std::exchange(expressions_, -1);
  Simple init = init_of_header(keyword);
  Simple condition = init;
  std::size_t semicolon = 0;
  if (init.kind != StmtKind::kRange && !is(T::L_BRACE)) {
    condition = {};
    if (is(T::SEMICOLON)) {
      semicolon = at_;
      next();
    } else {
      error("expected {", Code::kMissingHeadBlock);
      advance({});
      if (!is(T::L_BRACE)) advance({T::L_BRACE, T::R_BRACE});
    }
    if (keyword == T::FOR)
      rest_of_for_header(condition);
    else if (!is(T::L_BRACE))
      condition = simple_stmt(nullptr, keyword);
  }
  if (init.kind != StmtKind::kRange) check_condition(condition, keyword, semicolon);
  expressions_ = outer;
}

MistakeFinder::Simple MistakeFinder::init_of_header(std::size_t keyword) {
  if (is(T::SEMICOLON)) return {};
  if (got(T::VAR))
    error("var declaration not allowed in " + keyword_text(keyword) + " initializer", Code::kVarInHead);
  return simple_stmt(nullptr, keyword);
}

/// Behind the first semicolon of for.
void MistakeFinder::rest_of_for_header(Simple& condition) {
  if (!is(T::SEMICOLON)) {
    if (is(T::L_BRACE)) return error("expected for loop condition", Code::kForNeedsThreeParts);
    condition = simple_stmt(nullptr, 0);
  }
  want(T::SEMICOLON);
  if (is(T::L_BRACE)) return;
  const Simple post = simple_stmt(nullptr, 0);
  if (post.kind == StmtKind::kDefine)
    error_at(post.op, "cannot declare in post statement of for loop", Code::kDeclarationInPost);
}

void MistakeFinder::check_condition(const Simple& condition, std::size_t keyword, std::size_t semicolon) {
  if (condition.kind == StmtKind::kNone) {
    if (keyword != T::IF || semicolon == 0) return;
    const SourceToken& token = tokens_.at(semicolon);
    if (token.text().empty())
      error_at(semicolon, "unexpected " + described(token) + ", expected { after if clause",
               Code::kMissingHeadBlock);
    else
      error_at(semicolon, "missing condition in if statement", Code::kMissingCondition);
    return;
  }
  if (condition.kind == StmtKind::kExpr) return;
  std::string text = this->text(condition.first, condition.op - 1);
  const std::string op(tokens_.at(condition.op).text());
  if (condition.op < condition.last)
    text += " " + op + " " + this->text(condition.op + 1, condition.last);
  else
    text += op;
  if (condition.kind == StmtKind::kAssign) text = "assignment " + text;
  error_at(condition.op, "cannot use " + text + " as value", Code::kAssignmentAsValue);
}

void MistakeFinder::if_stmt() {
  header(T::IF);
  block("if clause");
  if (!got(T::ELSE)) return;
  if (is(T::IF)) return if_stmt();
  if (is(T::L_BRACE)) return block("");
  error("else must be followed by if or statement block", Code::kElseNeedsBlock);
  advance({T::IDENTIFIER, T::R_BRACE});
}

/// The braces of switch and select.
void MistakeFinder::clauses(const char* keyword, bool communication) {
  if (!got(T::L_BRACE)) {
    error(std::string("missing { after ") + keyword + " clause", Code::kMissingHeadBlock);
    advance({T::CASE, T::DEFAULT, T::R_BRACE});
  }
  while (!at_end() && !is(T::R_BRACE)) clause(communication);
  want(T::R_BRACE);
}

void MistakeFinder::clause(bool communication) {
  if (got(T::CASE)) {
    if (communication)
      simple_stmt(nullptr, 0);
    else
      expression_list();
  } else if (!got(T::DEFAULT)) {
    error("expected case or default or }");
    advance({T::COLON, T::CASE, T::DEFAULT, T::R_BRACE});
  }
  want(T::COLON);
  statement_list();
}

void MistakeFinder::call_stmt() {
  const std::string keyword(token().text());
  next();
  const std::size_t first = at_;
  const Expr call = primary(nullptr, is(T::L_PAREN));
  if (call.parenthesized)
    errors_.plain(Code::kDeferGoParenthesized, tokens_.at(first).begin(),
                  "expression in " + keyword + " must not be parenthesized");
}

}  // namespace gocxx::syntax
