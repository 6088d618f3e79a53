// Names of tokens in messages.
#include "compiler/syntax/parser/token_text.h"

#include "compiler/syntax/parser/GocxxLexer.h"

namespace gocxx::syntax {
namespace {

using T = GocxxLexer;

/// An inserted semicolon has no text; what it stands before tells where it comes from.
std::string_view semicolon_name(const SourceToken& token, bool at_end) {
  if (!token.text().empty()) return "semicolon";
  return at_end ? "EOF" : "newline";
}

}  // namespace

bool is_literal(std::size_t type) { return T::INT_LIT <= type && type <= T::MALFORMED_STRING; }

std::string described(const SourceToken& token) {
  std::string text(token.text());
  if (token.type() == antlr4::Token::EOF) return "EOF";
  if (token.type() == T::IDENTIFIER) return "name " + text;
  if (token.type() == T::COMMA) return "comma";
  if (token.type() == T::SEMICOLON) return std::string(semicolon_name(token, token.at_end_of_file()));
  if (is_literal(token.type())) return "literal " + text;
  return text;
}

std::string_view kind_name(std::size_t type) {
  switch (type) {
    case T::IDENTIFIER: return "name";
    case T::COMMA: return "comma";
    case T::SEMICOLON: return "semicolon or newline";
    case T::L_PAREN: return "(";
    case T::R_PAREN: return ")";
    case T::L_BRACK: return "[";
    case T::R_BRACK: return "]";
    case T::L_BRACE: return "{";
    case T::R_BRACE: return "}";
    case T::COLON: return ":";
    case T::ASSIGN: return "=";
    case T::CHAN: return "chan";
    default: return "expression";
  }
}

}  // namespace gocxx::syntax
