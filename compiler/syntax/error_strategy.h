// What happens when the parser meets a token that fits nowhere.
#pragma once

#include "compiler/syntax/syntax_errors.h"
#include "compiler/syntax/token_buffer.h"

namespace gocxx::syntax {

/// Reports the first mistake of a statement or declaration in the Go compiler's words and resumes behind it. Nothing is
/// repaired: a rule with a mistake in it has its `exception` set and stays incomplete, and so do the rules around it up
/// to the statement or declaration, behind whose end parsing goes on.
class ErrorStrategy final : public antlr4::ANTLRErrorStrategy {
 public:
  explicit ErrorStrategy(SyntaxErrors& errors) : errors_(errors) {}

  void reset(antlr4::Parser*) override {}
  antlr4::Token* recoverInline(antlr4::Parser* parser) override;
  void recover(antlr4::Parser* parser, std::exception_ptr error) override;
  void sync(antlr4::Parser*) override {}
  bool inErrorRecoveryMode(antlr4::Parser*) override { return recovering_; }
  void reportMatch(antlr4::Parser*) override { recovering_ = false; }
  void reportError(antlr4::Parser* parser, const antlr4::RecognitionException& error) override;

 private:
  SyntaxErrors& errors_;
  bool recovering_ = false;  // the mistake is reported and not yet left behind
};

}  // namespace gocxx::syntax
