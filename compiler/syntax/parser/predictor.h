// Choosing between the alternatives of a rule by one token, where that is enough.
#pragma once

#include <bitset>
#include <cstdint>
#include <optional>
#include <vector>

#include "compiler/syntax/parser/antlr.h"

namespace gocxx::syntax {

/// Takes the place of ANTLR's prediction, which walks its automaton from the start of each decision with
/// locks and hash tables and which, where an optional part is followed by what it could also begin with,
/// reads ahead until only one reading is left. The predictor decides as a parser written by hand does, and
/// costs one table look-up:
///  - an alternative that cannot begin with the next token is out, and so is one whose predicate fails;
///  - an optional part or a repetition is entered if it can begin with the next token;
///  - an alternative whose predicate holds is taken.
/// A decision that is still open then is left to ANTLR. One parser, one thread; the table fills as decisions
/// are met.
class Predictor final : public antlr4::atn::ParserATNSimulator {
 public:
  explicit Predictor(antlr4::Parser& parser);

  std::size_t adaptivePredict(antlr4::TokenStream* input, std::size_t decision,
                              antlr4::ParserRuleContext* context) override;

 private:
  static constexpr std::size_t kTokenTypes = 128;
  /// The tokens that a rule or an alternative can begin with.
  struct First {
    std::bitset<kTokenTypes> tokens;
    bool nullable = false;  // it can be empty, and then anything may follow
  };
  struct Guard {
    std::size_t rule;
    std::size_t predicate;
  };
  /// One way into an alternative. An alternative that begins with a choice has a way for each of its sides.
  struct Way {
    First first;
    std::optional<Guard> guard;

    bool may_begin(std::size_t token) const { return first.nullable || first.tokens[token]; }
  };
  struct Alternative {
    std::vector<Way> ways;
    bool is_exit = false;  // of an optional part or a repetition
  };
  /// The answer for a token: the number of an alternative, which is at least 1, or one of these.
  static constexpr std::uint8_t kUnknown = 0;
  static constexpr std::uint8_t kGuarded = 254;
  static constexpr std::uint8_t kAskAntlr = 255;
  struct Decision {
    std::vector<Alternative> alternatives;
    std::vector<std::uint8_t> answers;  // by token type; empty as long as the decision has not been met
  };

  void analyse(std::size_t number, Decision& decision);
  static std::uint8_t answer(const Decision& decision, std::size_t token);
  std::size_t choose(const Decision& decision, std::size_t token, antlr4::ParserRuleContext* context);
  bool any_guard_holds(const Alternative& alternative, std::size_t token, antlr4::ParserRuleContext* context);
  void add_ways(antlr4::atn::ATNState* state, std::vector<Way>& ways);
  First first_of(antlr4::atn::ATNState* state, std::vector<bool>& seen);
  const First& first_of_rule(antlr4::atn::ATNState* start);

  antlr4::Parser& parser_;
  const antlr4::atn::ATN& atn_;
  std::vector<Decision> decisions_;
  std::vector<std::optional<First>> rules_;
};

}  // namespace gocxx::syntax
