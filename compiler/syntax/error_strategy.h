// What happens when the parser meets a token that fits nowhere.
#pragma once

#include "compiler/syntax/syntax_errors.h"
#include "compiler/syntax/token_buffer.h"

namespace gocxx::syntax {

class ParserBase;

/// Reports the first mistake of a statement or declaration in the Go compiler's words and resumes behind its
/// end. Nothing is repaired. There are two ways out of a mistake:
///  - Inside a statement or declaration an exception ends all rules up to it; they stay incomplete, and their
///    `exception` is set.
///  - Between statements, where the list must go on, tokens are skipped before the parser decides what comes
///    next (sync).
/// What stands between declarations is seen to by whoever asks for one after the other.
class ErrorStrategy final : public antlr4::ANTLRErrorStrategy {
 public:
  explicit ErrorStrategy(SyntaxErrors& errors) : errors_(errors) {}

  void reset(antlr4::Parser*) override {}
  antlr4::Token* recoverInline(antlr4::Parser* parser) override;
  void recover(antlr4::Parser* parser, std::exception_ptr error) override;
  void sync(antlr4::Parser* parser) override;
  bool inErrorRecoveryMode(antlr4::Parser*) override { return leaving_; }
  void reportMatch(antlr4::Parser*) override {}
  void reportError(antlr4::Parser* parser, const antlr4::RecognitionException& error) override;

 private:
  void report(ParserBase& parser, const SourceToken& found);
  static bool fits_between_statements(const antlr4::ParserRuleContext& list, ParserBase& parser);

  SyntaxErrors& errors_;
  bool leaving_ = false;  // an exception is on its way out, and its mistake is reported
};

}  // namespace gocxx::syntax
