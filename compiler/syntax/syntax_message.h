// What to say about a token that does not fit.
#pragma once

#include <string>

#include "compiler/base/catalogue.h"
#include "compiler/syntax/token_buffer.h"

namespace gocxx::syntax {

/// A syntax error in the Go compiler's words, and the token at which it is reported.
struct SyntaxMessage {
  base::Code code;
  std::string text;
  const SourceToken* at;
};

/// `rule` is the innermost rule that was being parsed; its parts so far are complete. `found` is the token
/// that cannot follow them.
SyntaxMessage explain(const antlr4::ParserRuleContext* rule, const SourceToken& found,
                      const TokenBuffer& tokens);

}  // namespace gocxx::syntax
