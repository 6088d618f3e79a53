// The way of a file through scanner, parser and tree builder.
#include "compiler/syntax/parse.h"

#include "compiler/syntax/build/builder.h"
#include "compiler/syntax/build/directives.h"
#include "compiler/syntax/parser/build_constraint.h"
#include "compiler/syntax/parser/deep_stack.h"
#include "compiler/syntax/parser/error_strategy.h"
#include "compiler/syntax/parser/mistake_finder.h"
#include "compiler/syntax/parser/nesting.h"
#include "compiler/syntax/parser/scan.h"
#include "compiler/syntax/parser/token_text.h"

namespace gocxx::syntax {
namespace {

using base::Code;
using P = GocxxParser;

/// "Prior to Go 1.22, iterations share one set of variables instead of having their own separate variables."
constexpr int kLoopVariablesPerIteration = 22;

/// Parses the tokens of one file and has the nodes built, one declaration after the other.
class FileParser {
 public:
  FileParser(const base::SourceFile& source, TokenBuffer& tokens, Arena& arena, SyntaxErrors& errors,
             File& out)
      : tokens_(tokens),
        errors_(errors),
        out_(out),
        parser_(&tokens),
        builder_(source, tokens, arena, errors, out.version < kLoopVariablesPerIteration) {
    parser_.removeErrorListeners();
    parser_.install_predictor();
    parser_.setErrorHandler(std::make_shared<ErrorStrategy>());
  }

  /// False if the file does not parse.
  bool run() {
    try {
      if (type() == P::PACKAGE) {
        source_file();
      } else {
        script();
      }
      return true;
    } catch (const antlr4::ParseCancellationException&) {
      report_mistakes();
      return false;
    }
  }

 private:
  std::size_t type() const { return tokens_.current().type(); }
  bool at_end() const { return type() == antlr4::Token::EOF; }

  void source_file() {
    builder_.file_head(parser_.fileHead(), out_);
    while (!at_end() && !errors_.enough()) {
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

  /// The file does not parse. The errors of the trees built so far are reported again.
  void report_mistakes() {
    const SourceToken& found = tokens_.current();
    errors_.forget_syntax();
    MistakeFinder(tokens_, errors_).source_file();
    if (!errors_.any())
      errors_.syntax(Code::kUnexpectedToken, found.begin(), found.end(), "unexpected " + described(found));
  }

  TokenBuffer& tokens_;
  SyntaxErrors& errors_;
  File& out_;
  GocxxParser parser_;
  Builder builder_;
};

/// Reads the constraint of the file. A version before 1.21 counts as that one, since the program's module is
/// newer.
void read_build_constraint(SyntaxErrors& errors, File& file) {
  constexpr int kOldest = 21;
  const BuildConstraint constraint =
      build_constraint(file.source->text(), [](std::string_view) { return true; });
  if (!constraint.error.empty())
    errors.plain(Code::kInvalidBuildConstraint, constraint.offset, constraint.error);
  file.declared_version = constraint.version;
  if (constraint.version >= 0) file.version = std::max(constraint.version, kOldest);
}

/// A //go:build line counts only above the package clause, and alone in its line.
void report_misplaced_directives(SyntaxErrors& errors, const File& file) {
  for (const Comment& comment : file.comments) {
    if (!is_build_line(comment.text)) continue;
    const base::Location at = file.source->location_of(comment.pos);
    const std::string_view before = file.source->line_text(at.line).substr(0, at.column - 1);
    const bool alone = before.find_first_not_of(" \t\r") == std::string_view::npos;
    if (alone && (file.package == nullptr || comment.pos < file.package->pos)) continue;
    errors.plain(Code::kMisplacedDirective, file.source->offset_of(comment.pos) + 2,
                 "misplaced compiler directive");
  }
}

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
  read_build_constraint(errors, *file);
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
  report_misplaced_directives(errors, *file);
  attach_directives(*file);
  errors.move_to(diagnostics);
  return file;
}

}  // namespace gocxx::syntax
