// The lexer's automaton as a table.
#include "compiler/syntax/parser/lexer_states.h"

#include "compiler/syntax/parser/prediction_tables.h"

namespace gocxx::syntax {
namespace {

PredictionTables& tables_of(const antlr4::atn::ATN& atn) {
  static PredictionTables tables(atn);
  return tables;
}

}  // namespace

LexerStates::LexerStates(antlr4::Lexer& lexer)
    : LexerATNSimulator(&lexer, lexer.getATN(), tables_of(lexer.getATN()).decisions,
                        tables_of(lexer.getATN()).contexts) {}

antlr4::dfa::DFAState* LexerStates::getExistingTargetState(antlr4::dfa::DFAState* state,
                                                           std::size_t character) {
  if (character >= kCharacters) return LexerATNSimulator::getExistingTargetState(state, character);
  const auto number = static_cast<std::size_t>(state->stateNumber);
  if (number >= rows_.size()) rows_.resize(number + 1);
  antlr4::dfa::DFAState*& known = rows_[number][character];
  if (known == nullptr) known = LexerATNSimulator::getExistingTargetState(state, character);
  return known;
}

}  // namespace gocxx::syntax
