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

void skip_to_end(TokenBuffer& tokens, std::size_t first) {
  for (std::size_t i = first;; ++i) {
    const SourceToken& token = tokens.at(i);
    const bool ends_line = token.type() == T::SEMICOLON && token.text().empty();
    if (i >= tokens.index() &&
        (ends_line || token.type() == T::R_BRACE || token.type() == antlr4::Token::EOF)) {
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
