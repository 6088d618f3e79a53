// How messages name tokens.
#pragma once

#include <string>
#include <string_view>

#include "compiler/syntax/source_token.h"

namespace gocxx::syntax {

/// What was found, as the Go compiler says it: "name x", "literal 5", "newline", "comma", "range", "{".
std::string described(const SourceToken& token);

/// A kind of token that was expected: "name", "comma", "semicolon or newline", "{".
std::string_view kind_name(std::size_t type);

}  // namespace gocxx::syntax
