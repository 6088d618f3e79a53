// The lexer's automaton as a table.
#pragma once

#include <array>
#include <vector>

#include "compiler/syntax/parser/antlr.h"

namespace gocxx::syntax {

/// ANTLR finds the next state of its automaton in a hash table behind a lock, for each character. This
/// remembers what it found there in a plain table. One lexer, one thread.
class LexerStates final : public antlr4::atn::LexerATNSimulator {
 public:
  explicit LexerStates(antlr4::Lexer& lexer);

 protected:
  antlr4::dfa::DFAState* getExistingTargetState(antlr4::dfa::DFAState* state, std::size_t character) override;

 private:
  static constexpr std::size_t kCharacters = 128;
  using Row = std::array<antlr4::dfa::DFAState*, kCharacters>;

  std::vector<Row> rows_;  // by state number and character; null where nothing is known yet
};

}  // namespace gocxx::syntax
