// The predicates of the grammar.
#include "compiler/syntax/parser/parser_base.h"

#include "compiler/syntax/parser/GocxxParser.h"
#include "compiler/syntax/parser/cursor.h"
#include "compiler/syntax/parser/token_text.h"

namespace gocxx::syntax {
namespace {

using P = GocxxParser;

bool begins_type(std::size_t type) {
  switch (type) {
    case P::IDENTIFIER:
    case P::L_PAREN:
    case P::L_BRACK:
    case P::STRUCT:
    case P::MUL:
    case P::FUNC:
    case P::INTERFACE:
    case P::MAP:
    case P::CHAN:
    case P::ARROW: return true;
    default: return false;
  }
}

/// Returns whether the token may follow the first name of an embedded field. Before anything else the name is
/// that of a field.
bool ends_embedded_field(std::size_t type) {
  return type == P::DOT || type == P::SEMICOLON || type == P::R_BRACE || type == P::L_BRACK ||
         (P::INT_LIT <= type && type <= P::MALFORMED_STRING);
}

bool begins_type_literal(std::size_t type) {
  return begins_type(type) && type != P::IDENTIFIER && type != P::L_PAREN && type != P::MUL;
}

/// Whether a rule is part of an expression that stands in a statement head as long as the rules around it
/// are, too.
bool is_transparent_in_head(std::size_t rule) {
  switch (rule) {
    case P::RulePrimaryExpr:
    case P::RuleUnaryExpr:
    case P::RuleExpression:
    case P::RuleExpressionList:
    case P::RuleSimpleStmt:
    case P::RuleRangeClause: return true;
    default: return false;
  }
}

std::size_t rule_of(const antlr4::tree::ParseTree* context) {
  return static_cast<const antlr4::RuleContext*>(context)->getRuleIndex();
}

/// The first token of an index: one that begins with a literal is no type argument.
std::size_t token_behind_bracket(const antlr4::tree::ParseTree* index) {
  const antlr4::tree::ParseTree* first = index->children.size() > 1 ? index->children[1] : nullptr;
  const bool expression =
      first != nullptr && token_or_null(const_cast<antlr4::tree::ParseTree*>(first)) == nullptr;
  return expression ? source_token(static_cast<const antlr4::ParserRuleContext*>(first)->start).type()
                    : std::size_t{P::COLON};
}

/// Above a rule there are only rules.
antlr4::ParserRuleContext* rule_above(const antlr4::ParserRuleContext& rule) {
  return static_cast<antlr4::ParserRuleContext*>(rule.parent);
}

}  // namespace

void ParserBase::install_predictor() {
  predictor_ = new Predictor(*this);
  setInterpreter(predictor_);
}

antlr4::Token* ParserBase::consume() {
  antlr4::Token* token = getCurrentToken();
  tokens().consume();
  _ctx->addChild(_tracker.createInstance<antlr4::tree::TerminalNodeImpl>(token));
  return token;
}

void ParserBase::exitRule() {
  _ctx->stop = tokens().LT(-1);
  setState(_ctx->invokingState);
  setContext(rule_above(*_ctx));
}

void ParserBase::addContextToParseTree() {
  if (_ctx->parent != nullptr) rule_above(*_ctx)->addChild(_ctx);
}

std::size_t ParserBase::type_ahead(std::size_t n) const { return tokens().at(tokens().index() + n).type(); }

std::size_t ParserBase::type_after(std::size_t index) const { return tokens().at(index + 1).type(); }

bool ParserBase::at_token(std::size_t type) const { return type_ahead(0) == type; }

bool ParserBase::at_last_comma(std::size_t close) const {
  return at_token(P::COMMA) && type_ahead(1) == close;
}

bool ParserBase::at_name_before_type() const {
  if (!at_token(P::IDENTIFIER)) return false;
  const std::size_t next = type_ahead(1);
  if (next == P::ELLIPSIS) return true;
  // a [n]T is a name and an array type, a[T] an instantiated type.
  if (next == P::L_BRACK && type_ahead(2) != P::R_BRACK) {
    return begins_type(type_after(tokens().partner(tokens().index() + 1)));
  }
  return begins_type(next) || (_ctx->getRuleIndex() == P::RuleFieldDecl && !ends_embedded_field(next));
}

bool ParserBase::at_slice_type() const { return at_token(P::L_BRACK) && type_ahead(1) == P::R_BRACK; }

bool ParserBase::at_method_elem() const { return at_token(P::IDENTIFIER) && type_ahead(1) == P::L_PAREN; }

bool ParserBase::at_label() const { return at_token(P::IDENTIFIER) && type_ahead(1) == P::COLON; }

bool ParserBase::at_type_parameters() const {
  if (!at_token(P::L_BRACK) || type_ahead(1) != P::IDENTIFIER) return false;
  const std::size_t next = type_ahead(2);
  if (next == P::COMMA || next == P::IDENTIFIER || next == P::TILDE) return true;
  if (next == P::L_BRACK) {
    return type_ahead(3) == P::R_BRACK || begins_type(type_after(tokens().partner(tokens().index() + 3)));
  }
  if (begins_type_literal(next)) return next != P::ARROW || type_ahead(3) == P::CHAN;
  if (next != P::MUL && next != P::L_PAREN) return false;
  // [P *C] is read as the length of an array, "unless the type parameter list contains a comma" or C can only
  // be a type.
  if (begins_type_literal(type_ahead(3))) return true;
  const std::size_t close = tokens().partner(tokens().index());
  for (std::size_t i = tokens().index() + 2; i < close; ++i) {
    const std::size_t type = tokens().at(i).type();
    if (type == P::COMMA || type == P::TILDE) return true;
    if (type == P::L_PAREN || type == P::L_BRACK || type == P::L_BRACE) i = tokens().partner(i);
  }
  return false;
}

bool ParserBase::at_function_decl() const {
  if (!at_token(P::FUNC)) return false;
  if (type_ahead(1) != P::L_PAREN) return true;
  const std::size_t receiver_end = tokens().partner(tokens().index() + 1);
  return type_after(receiver_end) == P::IDENTIFIER && type_after(receiver_end + 1) == P::L_PAREN;
}

bool ParserBase::composite_literal_allowed() const {
  const auto& parts = _ctx->children;
  if (_ctx->getRuleIndex() != P::RulePrimaryExpr || parts.empty()) return false;
  switch (source_token(static_cast<antlr4::ParserRuleContext*>(parts[0])->getStart()).type()) {
    case P::L_BRACK:
    case P::STRUCT:
    case P::MAP: return parts.size() == 1;
    case P::L_PAREN: return parts.size() == 1 && !in_statement_head();
    case P::IDENTIFIER: break;
    default: return false;
  }
  for (std::size_t i = 1; i < parts.size(); ++i) {
    const std::size_t rule = rule_of(parts[i]);
    if (rule == P::RuleIndex && (i + 1 < parts.size() || is_literal(token_behind_bracket(parts[i]))))
      return false;
    if (rule != P::RuleSelector && rule != P::RuleIndex) return false;
  }
  return !in_statement_head();
}

bool ParserBase::in_statement_head() const {
  const antlr4::tree::ParseTree* context = _ctx;
  while (context != nullptr && is_transparent_in_head(rule_of(context))) context = context->parent;
  return context != nullptr && (rule_of(context) == P::RuleHeader || rule_of(context) == P::RuleForHeader);
}

bool ParserBase::range_clause_allowed() const {
  if (!at_token(P::RANGE)) return false;
  const auto* statement = _ctx;
  return statement->getRuleIndex() == P::RuleSimpleStmt && rule_of(statement->parent) == P::RuleForHeader &&
         statement->parent->children.size() == 1;
}

bool ParserBase::behind_range_clause() const {
  const auto& parts = _ctx->children;
  return !parts.empty() && rule_of(parts[0]) == P::RuleSimpleStmt &&
         is<P::RangeClauseContext>(parts[0]->children.back());
}

}  // namespace gocxx::syntax
