// Reporting and leaving behind what does not parse.
#include "compiler/syntax/error_strategy.h"

#include "compiler/syntax/GocxxParser.h"
#include "compiler/syntax/cursor.h"
#include "compiler/syntax/resume.h"
#include "compiler/syntax/syntax_message.h"

namespace gocxx::syntax {
namespace {

using P = GocxxParser;

ParserBase& base_of(antlr4::Parser* parser) { return *static_cast<ParserBase*>(parser); }

bool behind_statement(const antlr4::ParserRuleContext* list) {
  return !list->children.empty() && is<P::StatementContext>(list->children.back());
}

std::size_t begin_of(const antlr4::tree::ParseTree* rule) {
  return static_cast<const antlr4::ParserRuleContext*>(rule)->start->getTokenIndex();
}

}  // namespace

void ErrorStrategy::report(ParserBase& parser, const SourceToken& found) {
  const SyntaxMessage message = explain(parser.getRuleContext(), found, parser.tokens());
  if (message.at->type() == antlr4::Token::EOF && errors_.any()) {
    errors_.ends_early();
  } else {
    errors_.syntax(message.code, message.at->begin(), message.at->end(), message.text);
  }
  if (errors_.enough()) throw antlr4::ParseCancellationException();
}

/// Called where a token must come and another is there.
antlr4::Token* ErrorStrategy::recoverInline(antlr4::Parser* parser) {
  ParserBase& base = base_of(parser);
  const std::size_t rule = parser->getRuleContext()->getRuleIndex();
  if (rule != P::RuleFileHead && rule != P::RuleFileItem) throw antlr4::InputMismatchException(parser);
  report(base, base.tokens().current());
  skip_to_declaration(base.tokens());
  return parser->getCurrentToken();
}

/// Called by each rule that `error` leaves.
void ErrorStrategy::reportError(antlr4::Parser* parser, const antlr4::RecognitionException& error) {
  if (leaving_) return;
  leaving_ = true;
  report(base_of(parser), source_token(error.getOffendingToken()));
}

void ErrorStrategy::recover(antlr4::Parser* parser, std::exception_ptr error) {
  const antlr4::ParserRuleContext* rule = parser->getRuleContext();
  switch (rule->getRuleIndex()) {
    case P::RuleStatement:
    case P::RuleTopLevelDecl:
    case P::RuleFileHead:
    case P::RuleScriptItem: break;
    default: std::rethrow_exception(error);
  }
  leaving_ = false;
  skip_to_end(base_of(parser).tokens(), rule->start->getTokenIndex());
}

/// Called before the parser decides between alternatives, and whether to go on with a repetition.
void ErrorStrategy::sync(antlr4::Parser* parser) {
  antlr4::ParserRuleContext* rule = parser->getRuleContext();
  ParserBase& base = base_of(parser);
  if (rule->getRuleIndex() != P::RuleStatementList || fits_between_statements(*rule, base)) return;
  report(base, base.tokens().current());
  skip_to_end(base.tokens(),
              behind_statement(rule) ? begin_of(rule->children.back()) : base.tokens().index());
}

/// The closing brace and, in a clause, the next clause are seen to by the rules around the list.
bool ErrorStrategy::fits_between_statements(const antlr4::ParserRuleContext& list, ParserBase& parser) {
  const std::size_t type = parser.tokens().current().type();
  if (type == P::SEMICOLON || type == P::R_BRACE || type == antlr4::Token::EOF) return true;
  if (behind_statement(&list)) return false;
  const bool in_clause = static_cast<antlr4::RuleContext*>(list.parent)->getRuleIndex() != P::RuleBlock;
  return parser.may_begin(P::RuleStatement, type) || (in_clause && (type == P::CASE || type == P::DEFAULT));
}

}  // namespace gocxx::syntax
