// The parser's recovery from a token that fits nowhere.
#pragma once

#include "compiler/syntax/parser/antlr.h"

namespace gocxx::syntax {

/// Stops at the first mistake: the exception ends the parser. MistakeFinder says what is wrong with the file.
class ErrorStrategy final : public antlr4::ANTLRErrorStrategy {
 public:
  void reset(antlr4::Parser*) override {}
  antlr4::Token* recoverInline(antlr4::Parser*) override { throw antlr4::ParseCancellationException(); }
  void recover(antlr4::Parser*, std::exception_ptr) override { throw antlr4::ParseCancellationException(); }
  void sync(antlr4::Parser*) override {}
  bool inErrorRecoveryMode(antlr4::Parser*) override { return false; }
  void reportMatch(antlr4::Parser*) override {}
  void reportError(antlr4::Parser*, const antlr4::RecognitionException&) override {}
};

}  // namespace gocxx::syntax
