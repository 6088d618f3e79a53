// How messages name tokens.
#pragma once

#include <string>
#include <string_view>

#include "compiler/syntax/parser/source_token.h"

namespace gocxx::syntax {

/// Whether tokens of this kind are literals, malformed ones included.
bool is_literal(std::size_t type);

/// Returns the found token as the Go compiler names it: "name x", "literal 5", "newline", "comma", "range",
/// "{".
std::string described(const SourceToken& token);

/// A kind of token that was expected: "name", "comma", "semicolon or newline", "{".
std::string_view kind_name(std::size_t type);

}  // namespace gocxx::syntax
