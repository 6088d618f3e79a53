// The way of a file through scanner, parser and tree builder.
#include "compiler/syntax/parse.h"

#include "compiler/syntax/builder.h"
#include "compiler/syntax/deep_stack.h"
#include "compiler/syntax/error_strategy.h"
#include "compiler/syntax/nesting.h"
#include "compiler/syntax/resume.h"
#include "compiler/syntax/scan.h"

namespace gocxx::syntax {
namespace {

using base::Code;
using P = GocxxParser;

/// Parses the tokens of one file and has the nodes built, one declaration after the other.
class FileParser {
 public:
  FileParser(const base::SourceFile& source, TokenBuffer& tokens, Arena& arena, SyntaxErrors& errors,
             File& out)
      : tokens_(tokens),
        errors_(errors),
        out_(out),
        parser_(&tokens),
        builder_(source, tokens, arena, errors) {
    parser_.removeErrorListeners();
    parser_.install_predictor();
    parser_.setErrorHandler(std::make_shared<ErrorStrategy>(errors));
  }

  /// False if it gave up.
  bool run() {
    try {
      if (type() == P::PACKAGE) {
        source_file();
      } else {
        script();
      }
      return true;
    } catch (const antlr4::ParseCancellationException&) {
      return false;  // there were enough errors
    }
  }

 private:
  std::size_t type() const { return tokens_.current().type(); }
  bool at_end() const { return type() == antlr4::Token::EOF; }

  void source_file() {
    builder_.file_head(parser_.fileHead(), out_);
    while (!at_end() && !errors_.enough()) {
      if (!begins_declaration(type())) {
        misplaced();
        continue;
      }
      builder_.file_item(parser_.fileItem(), out_);
      parser_.forget_trees();
    }
  }

  void script() {
    while (!at_end() && !errors_.enough()) {
      const std::size_t begin = tokens_.index();
      builder_.script_item(parser_.scriptItem(), out_);
      parser_.forget_trees();
      if (tokens_.index() == begin) tokens_.consume();
    }
  }

  void misplaced() {
    const SourceToken& token = tokens_.current();
    const auto* function = out_.decls.empty() ? nullptr : dyn_cast_or_null<FuncDecl>(out_.decls.back());
    if (type() == P::L_BRACE && function != nullptr && function->body == nullptr) {
      errors_.syntax(Code::kMissingHeadBlock, token.begin(), token.end(),
                     "unexpected semicolon or newline before {");
    } else {
      errors_.syntax(Code::kNonDeclarationOutsideFunction, token.begin(), token.end(),
                     "non-declaration statement outside function body");
    }
    skip_to_declaration(tokens_);
  }

  TokenBuffer& tokens_;
  SyntaxErrors& errors_;
  File& out_;
  GocxxParser parser_;
  Builder builder_;
};

}  // namespace

std::unique_ptr<File> parse_file(const base::SourceFile& source, Arena& arena,
                                 base::Diagnostics& diagnostics) {
  auto file = std::make_unique<File>();
  file->source = &source;
  GocxxParser::load_tables();
  SyntaxErrors errors(source);
  Scanned scanned;
  scan(source, errors, scanned);
  file->comments = std::move(scanned.comments);
  if (errors.enough()) {
    errors.move_to(diagnostics);
    return file;
  }
  if (scanned.tokens.current().type() == antlr4::Token::EOF) {
    const std::size_t end = source.text().size();
    errors.syntax(Code::kMissingPackageClause, end, end, "package statement must be first");
  } else if (const auto depth = measure_nesting(scanned.tokens, errors)) {
    run_with_stack_for(*depth, [&] {
      file->complete = FileParser(source, scanned.tokens, arena, errors, *file).run() && !errors.any_syntax();
    });
  }
  errors.move_to(diagnostics);
  return file;
}

}  // namespace gocxx::syntax
