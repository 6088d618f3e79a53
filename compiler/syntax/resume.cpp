// Skipping tokens.
#include "compiler/syntax/resume.h"

#include "compiler/syntax/GocxxLexer.h"

namespace gocxx::syntax {

using T = GocxxLexer;

bool begins_declaration(std::size_t token_type) {
  switch (token_type) {
    case T::IMPORT:
    case T::CONST:
    case T::TYPE:
    case T::VAR:
    case T::FUNC: return true;
    default: return false;
  }
}

namespace {

/// Whether the semicolon at `i` is the last token of its line.
bool ends_line(const TokenBuffer& tokens, std::size_t i) {
  const std::string_view semicolon = tokens.at(i).text(), next = tokens.at(i + 1).text();
  if (semicolon.empty() || next.empty()) return true;  // one that a newline stands for; the end of the file
  return std::string_view(semicolon.data(), next.data()).find('\n') != std::string_view::npos;
}

}  // namespace

void skip_to_end(TokenBuffer& tokens, std::size_t first) {
  for (std::size_t i = first;; ++i) {
    const SourceToken& token = tokens.at(i);
    if (i >= tokens.index() && ((token.type() == T::SEMICOLON && ends_line(tokens, i)) ||
                                token.type() == T::R_BRACE || token.type() == antlr4::Token::EOF)) {
      return tokens.seek(i);
    }
    if (tokens.has_partner(i)) i = tokens.partner(i);
  }
}

void skip_to_declaration(TokenBuffer& tokens) {
  for (int open = 0;; tokens.consume()) {
    const std::size_t type = tokens.current().type();
    if (type == antlr4::Token::EOF || (open == 0 && begins_declaration(type))) return;
    if (type == T::L_BRACE) ++open;
    if (type == T::R_BRACE && open > 0) --open;
  }
}

}  // namespace gocxx::syntax
