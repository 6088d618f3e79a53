// Reporting and leaving behind what does not parse.
#include "compiler/syntax/error_strategy.h"

#include "compiler/syntax/GocxxParser.h"
#include "compiler/syntax/token_text.h"

namespace gocxx::syntax {

using base::Code;

antlr4::Token* ErrorStrategy::recoverInline(antlr4::Parser* parser) { throw antlr4::InputMismatchException(parser); }

void ErrorStrategy::reportError(antlr4::Parser* parser, const antlr4::RecognitionException&) {
  if (recovering_) return;
  recovering_ = true;
  const SourceToken& found = static_cast<ParserBase*>(parser)->tokens().current();
  errors_.syntax(Code::kUnexpectedToken, found.begin(), found.end(), "unexpected " + described(found));
}

void ErrorStrategy::recover(antlr4::Parser*, std::exception_ptr) {
  throw antlr4::ParseCancellationException();
}

}  // namespace gocxx::syntax
