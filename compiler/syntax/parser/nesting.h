// How deeply a program is nested, before anything recurses over it.
#pragma once

#include <optional>

#include "compiler/syntax/parser/syntax_errors.h"
#include "compiler/syntax/parser/token_buffer.h"

namespace gocxx::syntax {

/// Finds every bracket's partner, and an upper bound of the depth of the syntax tree. If that exceeds
/// kMaxNesting, the place is reported and no depth given: the tokens must not be parsed then.
std::optional<int> measure_nesting(TokenBuffer& tokens, SyntaxErrors& errors);

}  // namespace gocxx::syntax
