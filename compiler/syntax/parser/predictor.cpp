// One-token prediction from the grammar's automaton.
#include "compiler/syntax/parser/predictor.h"

#include "compiler/syntax/parser/prediction_tables.h"

namespace gocxx::syntax {

using antlr4::atn::ATNState;
using antlr4::atn::PredicateTransition;
using antlr4::atn::RuleTransition;
using antlr4::atn::Transition;

namespace {

// EOF is the greatest number that ANTLR has; it takes the place of the invalid type 0.
std::size_t slot_of(std::size_t token) { return token == antlr4::Token::EOF ? 0 : token; }

bool ends_rule(ATNState* state) { return state->getStateType() == ATNState::RULE_STOP; }

PredictionTables& tables_of(const antlr4::atn::ATN& atn) {
  static PredictionTables tables(atn);
  return tables;
}

}  // namespace

Predictor::Predictor(antlr4::Parser& parser)
    : ParserATNSimulator(&parser, parser.getATN(), tables_of(parser.getATN()).decisions,
                         tables_of(parser.getATN()).contexts),
      parser_(parser),
      atn_(parser.getATN()),
      decisions_(atn_.getNumberOfDecisions()),
      rules_(atn_.ruleToStartState.size()) {}

std::size_t Predictor::adaptivePredict(antlr4::TokenStream* input, std::size_t number,
                                       antlr4::ParserRuleContext* context) {
  Decision& decision = decisions_[number];
  if (decision.answers.empty()) analyse(number, decision);
  const std::size_t token = slot_of(input->LA(1));
  const std::uint8_t known = decision.answers[token];
  if (known != kGuarded && known != kAskAntlr) return known;
  if (known == kGuarded) {
    const std::size_t chosen = choose(decision, token, context);
    if (chosen != kUnknown) return chosen;
  }
  return ParserATNSimulator::adaptivePredict(input, number, context);
}

void Predictor::analyse(std::size_t number, Decision& decision) {
  for (const Transition* transition : atn_.getDecisionState(number)->transitions) {
    Alternative& made = decision.alternatives.emplace_back();
    const std::size_t type = transition->target->getStateType();
    made.is_exit = type == ATNState::LOOP_END || type == ATNState::BLOCK_END;
    add_ways(transition->target, made.ways);
  }
  decision.answers.resize(kTokenTypes);
  for (std::size_t token = 0; token < kTokenTypes; ++token) decision.answers[token] = answer(decision, token);
}

/// The decision, as far as it does not depend on predicates.
std::uint8_t Predictor::answer(const Decision& decision, std::size_t token) {
  std::uint8_t chosen = kUnknown, past = kUnknown;
  bool open = false;
  for (std::size_t i = 0; i < decision.alternatives.size(); ++i) {
    const Alternative& alternative = decision.alternatives[i];
    const auto number = static_cast<std::uint8_t>(i + 1);
    for (const Way& way : alternative.ways) {
      if (!way.may_begin(token)) continue;
      if (way.guard) return kGuarded;
      if (alternative.is_exit || !way.first.tokens[token]) {
        if (past == kUnknown) past = number;
      } else {
        open |= chosen != kUnknown && chosen != number;
        chosen = number;
      }
    }
  }
  if (open || (chosen == kUnknown && past == kUnknown)) return kAskAntlr;
  return chosen != kUnknown ? chosen : past;
}

/// The first alternative whose predicate holds, else the only one that begins with the token, else the way
/// past all.
std::size_t Predictor::choose(const Decision& decision, std::size_t token,
                              antlr4::ParserRuleContext* context) {
  std::size_t chosen = kUnknown, past = kUnknown;
  bool open = false;
  for (std::size_t i = 0; i < decision.alternatives.size(); ++i) {
    const Alternative& alternative = decision.alternatives[i];
    if (any_guard_holds(alternative, token, context)) return i + 1;
    for (const Way& way : alternative.ways) {
      if (way.guard || !way.may_begin(token)) continue;
      if (alternative.is_exit || !way.first.tokens[token]) {
        if (past == kUnknown) past = i + 1;
      } else {
        open |= chosen != kUnknown && chosen != i + 1;
        chosen = i + 1;
      }
    }
  }
  if (open) return kUnknown;
  return chosen != kUnknown ? chosen : past;
}

bool Predictor::any_guard_holds(const Alternative& alternative, std::size_t token,
                                antlr4::ParserRuleContext* context) {
  for (const Way& way : alternative.ways) {
    if (!way.guard || !way.may_begin(token)) continue;
    if (parser_.sempred(context, way.guard->rule, way.guard->predicate)) return true;
  }
  return false;
}

/// `state` is the first of an alternative, or of one side of a choice at its beginning.
void Predictor::add_ways(ATNState* state, std::vector<Way>& ways) {
  ATNState* begin = state;
  while (!ends_rule(state) && state->transitions.size() == 1 &&
         state->transitions[0]->getSerializationType() == Transition::EPSILON) {
    state = state->transitions[0]->target;
  }
  if (!ends_rule(state) && state->transitions.size() > 1) {
    for (const Transition* side : state->transitions) add_ways(side->target, ways);
    return;
  }
  Way& way = ways.emplace_back();
  std::vector<bool> seen(atn_.states.size());
  way.first = first_of(begin, seen);
  if (ends_rule(state) || state->transitions[0]->getSerializationType() != Transition::PREDICATE) return;
  const auto& predicate = static_cast<const PredicateTransition&>(*state->transitions[0]);
  way.guard = Guard{predicate.ruleIndex, predicate.predIndex};
}

/// Returns the tokens that can come next from `state` on, up to the end of its rule.
Predictor::First Predictor::first_of(ATNState* state, std::vector<bool>& seen) {
  First found;
  if (ends_rule(state)) {
    found.nullable = true;
    return found;
  }
  if (seen[state->stateNumber]) return found;
  seen[state->stateNumber] = true;
  auto add = [&](const First& more) {
    found.tokens |= more.tokens;
    found.nullable |= more.nullable;
  };
  for (const Transition* transition : state->transitions) {
    if (transition->getSerializationType() == Transition::RULE) {
      const First& rule = first_of_rule(transition->target);
      found.tokens |= rule.tokens;
      if (rule.nullable) add(first_of(static_cast<const RuleTransition*>(transition)->followState, seen));
    } else if (transition->isEpsilon()) {
      add(first_of(transition->target, seen));
    } else {
      for (ssize_t token : transition->label().toList())
        found.tokens.set(slot_of(static_cast<std::size_t>(token)));
    }
  }
  return found;
}

/// The grammar has no left recursion, so this ends.
const Predictor::First& Predictor::first_of_rule(ATNState* start) {
  std::optional<First>& known = rules_[start->ruleIndex];
  if (!known) {
    std::vector<bool> seen(atn_.states.size());
    known = first_of(start, seen);
  }
  return *known;
}

}  // namespace gocxx::syntax
