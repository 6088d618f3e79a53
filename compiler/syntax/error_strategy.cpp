// Reporting and leaving behind what does not parse.
#include "compiler/syntax/error_strategy.h"

#include "compiler/syntax/GocxxParser.h"
#include "compiler/syntax/cursor.h"
#include "compiler/syntax/syntax_message.h"

namespace gocxx::syntax {
namespace {

using P = GocxxParser;

ParserBase& base_of(antlr4::Parser* parser) { return *static_cast<ParserBase*>(parser); }

bool begins_declaration(std::size_t type) {
  return type == P::IMPORT || type == P::CONST || type == P::TYPE || type == P::VAR || type == P::FUNC;
}

bool begins_statement(std::size_t type) {
  switch (type) {
    case P::VAR: case P::CONST: case P::TYPE: case P::IDENTIFIER: case P::FUNC: case P::STRUCT: case P::MAP:
    case P::CHAN: case P::INTERFACE: case P::FOR: case P::SWITCH: case P::SELECT: case P::IF: case P::FALLTHROUGH:
    case P::BREAK: case P::CONTINUE: case P::GO: case P::DEFER: case P::GOTO: case P::RETURN: case P::L_BRACE:
    case P::L_PAREN: case P::L_BRACK: case P::ADD: case P::SUB: case P::MUL: case P::AND: case P::XOR: case P::NOT:
    case P::TILDE: case P::ARROW: case P::INT_LIT: case P::FLOAT_LIT: case P::IMAGINARY_LIT: case P::RUNE_LIT:
    case P::STRING_LIT:
      return true;
    default:
      return false;
  }
}

bool last_part_is(const antlr4::ParserRuleContext* rule, const std::type_info& kind) {
  return !rule->children.empty() && typeid(*rule->children.back()) == kind;
}

std::size_t begin_of(const antlr4::tree::ParseTree* rule) {
  return static_cast<const antlr4::ParserRuleContext*>(rule)->start->getTokenIndex();
}

/// Moves to the end of the line, or to the closing brace, that ends the statement or declaration whose first token is
/// `first`. Lines that end between brackets do not end it.
void skip_to_end(TokenBuffer& tokens, std::size_t first) {
  for (std::size_t i = first;; ++i) {
    const SourceToken& token = tokens.at(i);
    const bool ends_line = token.type() == P::SEMICOLON && token.text().empty();
    if (i >= tokens.index() && (ends_line || token.type() == P::R_BRACE || token.type() == antlr4::Token::EOF)) {
      return tokens.seek(i);
    }
    if (tokens.has_partner(i)) i = tokens.partner(i);
  }
}

/// Moves to the next token outside braces that begins a declaration.
void skip_to_declaration(TokenBuffer& tokens) {
  for (int open = 0;; tokens.consume()) {
    const std::size_t type = tokens.current().type();
    if (type == antlr4::Token::EOF || (open == 0 && begins_declaration(type))) return;
    if (type == P::L_BRACE) ++open;
    if (type == P::R_BRACE && open > 0) --open;
  }
}

}  // namespace

void ErrorStrategy::report(ParserBase& parser, const SourceToken& found) {
  const SyntaxMessage message = explain(parser.getRuleContext(), found, parser.tokens());
  if (message.at->type() != antlr4::Token::EOF || !errors_.any()) {
    errors_.syntax(message.code, message.at->begin(), message.at->end(), message.text);
  }
  if (errors_.enough()) throw antlr4::ParseCancellationException();
}

/// Called where a token must come and another is there.
antlr4::Token* ErrorStrategy::recoverInline(antlr4::Parser* parser) {
  ParserBase& base = base_of(parser);
  const antlr4::ParserRuleContext* rule = parser->getRuleContext();
  const bool between_declarations = last_part_is(rule, typeid(P::TopLevelDeclContext)) ||
                                    last_part_is(rule, typeid(P::PackageClauseContext));
  if (rule->getRuleIndex() != P::RuleSourceFile || !between_declarations) {
    throw antlr4::InputMismatchException(parser);
  }
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
  const std::size_t index = rule->getRuleIndex();
  if (index != P::RuleStatement && index != P::RuleTopLevelDecl) std::rethrow_exception(error);
  leaving_ = false;
  TokenBuffer& tokens = base_of(parser).tokens();
  skip_to_end(tokens, rule->start->getTokenIndex());
}

/// Called before the parser decides between alternatives, and whether to go on with a repetition.
void ErrorStrategy::sync(antlr4::Parser* parser) {
  ParserBase& base = base_of(parser);
  const std::size_t rule = parser->getRuleContext()->getRuleIndex();
  if (rule == P::RuleStatementList && !fits_between_statements(base)) {
    TokenBuffer& tokens = base.tokens();
    report(base, tokens.current());
    const auto& parts = parser->getRuleContext()->children;
    const bool behind_statement = last_part_is(parser->getRuleContext(), typeid(P::StatementContext));
    skip_to_end(tokens, behind_statement ? begin_of(parts.back()) : tokens.index());
  } else if (rule == P::RuleSourceFile && !fits_between_declarations(base)) {
    report(base, base.tokens().current());
    skip_to_declaration(base.tokens());
  }
}

/// The closing brace and, in a clause, the next clause are seen to by the rules around the list.
bool ErrorStrategy::fits_between_statements(const ParserBase& parser) const {
  const std::size_t type = parser.tokens().current().type();
  if (type == P::SEMICOLON || type == P::R_BRACE || type == antlr4::Token::EOF) return true;
  auto* list = const_cast<ParserBase&>(parser).getRuleContext();
  if (last_part_is(list, typeid(P::StatementContext))) return false;
  const bool in_clause = static_cast<antlr4::RuleContext*>(list->parent)->getRuleIndex() != P::RuleBlock;
  return begins_statement(type) || (in_clause && (type == P::CASE || type == P::DEFAULT));
}

bool ErrorStrategy::fits_between_declarations(const ParserBase& parser) const {
  auto* file = const_cast<ParserBase&>(parser).getRuleContext();
  if (!last_part_is(file, typeid(antlr4::tree::TerminalNodeImpl))) return true;
  const std::size_t type = parser.tokens().current().type();
  return begins_declaration(type) || type == antlr4::Token::EOF;
}

}  // namespace gocxx::syntax
