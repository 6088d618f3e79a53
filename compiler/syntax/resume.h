// Where parsing goes on behind a mistake.
#pragma once

#include "compiler/syntax/token_buffer.h"

namespace gocxx::syntax {

bool begins_declaration(std::size_t token_type);

/// Moves to the end of the line, or to the closing brace, that ends the statement or declaration whose first
/// token is `first`. Lines that end between brackets do not end it.
void skip_to_end(TokenBuffer& tokens, std::size_t first);

/// Moves to the next token outside braces that begins a declaration, or to the end of the file.
void skip_to_declaration(TokenBuffer& tokens);

}  // namespace gocxx::syntax
