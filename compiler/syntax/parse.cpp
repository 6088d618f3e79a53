// The way of a file through scanner, parser and tree builder.
#include "compiler/syntax/parse.h"

#include "compiler/syntax/builder.h"
#include "compiler/syntax/deep_stack.h"
#include "compiler/syntax/error_strategy.h"
#include "compiler/syntax/nesting.h"
#include "compiler/syntax/predictor.h"
#include "compiler/syntax/scan.h"

namespace gocxx::syntax {
namespace {

void parse_tokens(const base::SourceFile& source, TokenBuffer& tokens, Arena& arena, SyntaxErrors& errors, File& out) {
  GocxxParser parser(&tokens);
  parser.removeErrorListeners();
  parser.setInterpreter(new Predictor(parser));
  parser.setErrorHandler(std::make_shared<ErrorStrategy>(errors));
  Builder builder(source, tokens, arena, errors);
  try {
    if (tokens.current().type() == GocxxParser::PACKAGE) {
      builder.file(parser.sourceFile(), out);
    } else {
      builder.script(parser.script(), out);
    }
  } catch (const antlr4::ParseCancellationException&) {
  }
}

}  // namespace

std::unique_ptr<File> parse_file(const base::SourceFile& source, Arena& arena, base::Diagnostics& diagnostics) {
  auto file = std::make_unique<File>();
  file->source = &source;
  SyntaxErrors errors(source);
  Scanned scanned;
  scan(source, errors, scanned);
  file->comments = std::move(scanned.comments);
  if (scanned.tokens.current().type() == antlr4::Token::EOF) {
    const std::size_t end = source.text().size();
    errors.syntax(base::Code::kMissingPackageClause, end, end, "package statement must be first");
  } else if (const auto depth = measure_nesting(scanned.tokens, errors)) {
    run_with_stack_for(*depth, [&] { parse_tokens(source, scanned.tokens, arena, errors, *file); });
  }
  errors.move_to(diagnostics);
  return file;
}

}  // namespace gocxx::syntax
