// Tokens by value, and automatic semicolons.
#include "compiler/syntax/parser/lexer_base.h"

#include "compiler/syntax/parser/GocxxLexer.h"

namespace gocxx::syntax {
namespace {

bool ends_statement(std::size_t type) {
  switch (type) {
    case GocxxLexer::IDENTIFIER:
    case GocxxLexer::INT_LIT:
    case GocxxLexer::FLOAT_LIT:
    case GocxxLexer::IMAGINARY_LIT:
    case GocxxLexer::RUNE_LIT:
    case GocxxLexer::STRING_LIT:
    case GocxxLexer::MALFORMED_NUMBER:
    case GocxxLexer::MALFORMED_RUNE:
    case GocxxLexer::MALFORMED_STRING:
    case GocxxLexer::BREAK:
    case GocxxLexer::CONTINUE:
    case GocxxLexer::FALLTHROUGH:
    case GocxxLexer::RETURN:
    case GocxxLexer::INC:
    case GocxxLexer::DEC:
    case GocxxLexer::R_PAREN:
    case GocxxLexer::R_BRACK:
    case GocxxLexer::R_BRACE: return true;
    default: return false;
  }
}

}  // namespace

bool LexerBase::is_comment(std::size_t type) {
  return type == GocxxLexer::LINE_COMMENT || type == GocxxLexer::GENERAL_COMMENT ||
         type == GocxxLexer::MALFORMED_COMMENT;
}

void LexerBase::install_states() {
  states_ = new LexerStates(*this);
  setInterpreter(states_);
}

SourceToken LexerBase::next() {
  if (pending_) {
    const SourceToken token = *pending_;
    pending_.reset();
    return delivered(token);
  }
  if (skip_white_space()) return inserted_semicolon(bytes().index());
  if (bytes().at_end()) return end_of_file();
  const SourceToken token = match_token();
  // "A general comment containing no newlines acts like a space. Any other comment acts like a newline."
  const bool ends_line = token.type() != GocxxLexer::LINE_COMMENT && is_comment(token.type()) &&
                         token.text().find('\n') != std::string_view::npos;
  if (!ends_line || !line_may_end_statement_) return delivered(token);
  pending_ = token;
  return inserted_semicolon(token.begin());
}

/// Stops at the end of a line that ends a statement, and says so.
bool LexerBase::skip_white_space() {
  ByteStream& in = bytes();
  for (;; in.consume()) {
    const char c = in.current();
    if (c == '\n' && line_may_end_statement_) return true;
    if (c != ' ' && c != '\t' && c != '\n' && c != '\r') return false;
  }
}

SourceToken LexerBase::match_token() {
  const std::size_t begin = bytes().index();
  const std::size_t type = states_->match(_input, mode);
  return SourceToken(type, begin, bytes().bytes().substr(begin, bytes().index() - begin));
}

SourceToken LexerBase::inserted_semicolon(std::size_t at) {
  line_may_end_statement_ = false;
  return SourceToken::inserted_semicolon(GocxxLexer::SEMICOLON, at, at == bytes().size());
}

SourceToken LexerBase::end_of_file() {
  const std::size_t at = bytes().size();
  if (line_may_end_statement_) return inserted_semicolon(at);
  return SourceToken(antlr4::Token::EOF, at, {});
}

SourceToken LexerBase::delivered(const SourceToken& token) {
  if (is_comment(token.type()) || token.type() == GocxxLexer::INVALID_CHARACTER) return token;
  line_may_end_statement_ = ends_statement(token.type());
  return token;
}

}  // namespace gocxx::syntax
