// The decision which events of a statement need temporaries.
#include "compiler/lower/evaluation_order.h"

namespace gocxx::lower {

using namespace syntax;

namespace {

/// Beside effects: some event became early.
constexpr Effects kEarly = 128;

}  // namespace

/// Decides for `node` and what is in it, from right to left. `hazard` is all that Go does after `node`'s
/// events and C++ may do before them. Returns the effects of the events that became early.
Effects EvaluationOrder::decide(EventTree& node, Effects hazard) {
  if (node.entry) return decide_entry(node, hazard);
  Effects without_events = node.own;
  for (const EventTree& operand : node.operands)
    if (!operand.passed) without_events |= operand.residual;
  if (node.event) node.early = node.forced || !commute(without_events, hazard);
  const bool moves = node.event && node.early;
  const Effects early = decide_operands(node, moves ? Effects{0} : hazard);
  return moves ? node.events | kEarly : early;
}

/// If a part of a later entry became early, key and value have to be read before it. Of the two the value is
/// read first.
Effects EvaluationOrder::decide_entry(EventTree& node, Effects hazard) {
  EventTree& key = node.operands[0];
  EventTree& value = node.operands[1];
  const bool read_now =
      !commute(key.residual | value.residual, hazard) || (key.residual & value.residual & kPanics) != 0;
  node.order = read_now ? CxxOrder::kOpen : CxxOrder::kLeftToRight;
  const Effects early = decide_operands(node, hazard);
  if (!read_now) return early;
  key.early = key.early || key.residual != 0;
  value.early = value.early || value.residual != 0;
  return node.events | kEarly;
}

/// Decides which of the operands that are passed need temporaries. Go copies them after the events of all
/// operands, from left to right, and reads the others after that.
void EvaluationOrder::decide_passed(EventTree& node, Effects hazard) {
  const std::size_t count = node.operands.size();
  std::vector<Effects> read(count + 1, 0);  // by the operands before that are not passed
  for (std::size_t i = 0; i < count; ++i) {
    const EventTree& operand = node.operands[i];
    read[i + 1] = static_cast<Effects>(read[i] | (operand.passed ? 0 : operand.residual));
  }
  const bool in_order = node.order == CxxOrder::kLeftToRight;
  Effects behind = 0;
  Effects early_behind = 0;
  for (std::size_t i = count; i-- > 0;) {
    EventTree& operand = node.operands[i];
    if (!operand.passed) continue;
    const Effects read_before = read[in_order ? i : count];
    operand.early = !commute(operand.residual, hazard | read_before | (in_order ? early_behind : behind));
    behind |= operand.residual;
    if (operand.early) early_behind |= operand.residual;
  }
}

/// Decides for the operands of `node`; returns the effects of the parts that became early. An operand whose
/// value is copied into a temporary takes its events along: only what is in temporaries before can come too
/// early.
Effects EvaluationOrder::decide_operands(EventTree& node, Effects hazard) {
  decide_passed(node, hazard);
  const std::size_t count = node.operands.size();
  auto copied = [&](std::size_t i) {
    const EventTree& operand = node.operands[i];
    return operand.passed && operand.early ? operand.residual : Effects{0};
  };
  std::vector<Effects> before(count + 1, 0);         // what is read in the operands before
  std::vector<Effects> copied_before(count + 1, 0);  // of it, what is copied into temporaries
  for (std::size_t i = 0; i < count; ++i) {
    before[i + 1] = static_cast<Effects>(before[i] | node.operands[i].residual);
    copied_before[i + 1] = static_cast<Effects>(copied_before[i] | copied(i));
  }
  // Of the operands behind: events that became early, values that are copied, events, what is read.
  Effects early = 0;
  Effects copied_behind = 0;
  Effects events = 0;
  Effects residual = 0;
  for (std::size_t i = count; i-- > 0;) {
    EventTree& operand = node.operands[i];
    Effects here = hazard;
    switch (node.order) {
      case CxxOrder::kOpen:
      case CxxOrder::kOperator: here |= before[i] | events | residual; break;
      case CxxOrder::kLeftToRight: here |= before[i] | copied_behind | (early & ~kEarly); break;
      case CxxOrder::kAssignment: here = i + 1 < count ? here | before[i] | events | residual : 0; break;
    }
    if (operand.passed && operand.early) here = copied_before[i] | (early & ~kEarly);
    early |= decide(operand, here);
    copied_behind |= copied(i);
    events |= operand.events;
    residual |= operand.residual;
  }
  return copied_behind != 0 ? early | copied_behind | kEarly : early;
}

/// Appends the early parts of the operands of `node`: their events, then the operands that are passed.
void EvaluationOrder::append_operands(const EventTree& node, std::vector<const Expr*>& out) const {
  for (const EventTree& operand : node.operands) append_early(operand, out);
  for (const EventTree& operand : node.operands)
    if (operand.passed && operand.early) out.push_back(operand.e);
}

void EvaluationOrder::append_early(const EventTree& node, std::vector<const Expr*>& out) const {
  if (!node.entry) {
    append_operands(node, out);
    if (node.event && node.early) out.push_back(node.e);
    return;
  }
  for (const EventTree& part : node.operands) {
    append_operands(part, out);
    if (part.early && part.event) out.push_back(part.e);
  }
  for (auto part = node.operands.rbegin(); part != node.operands.rend(); ++part)
    if (part->early && !part->event) out.push_back(part->e);
}

EvaluationOrder::EventTree EvaluationOrder::decided(const std::vector<Root>& roots, CxxOrder order,
                                                    Effects changes) {
  EventTree all;
  all.order = order;
  for (const Root& root : roots) {
    all.operands.push_back(node(root));
    if (root.place && !is_map_entry(info_, root.e)) indices_come_first(all.operands.back());
  }
  decide_operands(all, changes);
  return all;
}

std::vector<const Expr*> EvaluationOrder::early(const std::vector<Root>& roots, CxxOrder order,
                                                Effects changes) {
  std::vector<const Expr*> found;
  append_early(decided(roots, order, changes), found);
  return found;
}

bool EvaluationOrder::moves_part_of_first(const std::vector<Root>& roots, CxxOrder order) {
  std::vector<const Expr*> found;
  append_early(decided(roots, order, 0).operands.front(), found);
  return !found.empty();
}

}  // namespace gocxx::lower
