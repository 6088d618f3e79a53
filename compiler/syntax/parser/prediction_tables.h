// The tables that ANTLR builds about a grammar while it works.
#pragma once

#include <vector>

#include "compiler/syntax/parser/antlr.h"

namespace gocxx::syntax {

/// The automata that an ATN simulator fills: one for each decision of the grammar. They are made once for a
/// grammar and shared by all its lexers or parsers; ANTLR locks them.
struct PredictionTables {
  explicit PredictionTables(const antlr4::atn::ATN& atn) {
    for (std::size_t i = 0; i < atn.getNumberOfDecisions(); ++i)
      decisions.emplace_back(atn.getDecisionState(i), i);
  }

  std::vector<antlr4::dfa::DFA> decisions;
  antlr4::atn::PredictionContextCache contexts;
};

}  // namespace gocxx::syntax
