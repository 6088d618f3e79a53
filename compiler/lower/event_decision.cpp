// The decision which events of a statement need temporaries.
#include "compiler/lower/events.h"

namespace gocxx::lower {

using namespace syntax;

namespace {

/// Beside effects: some event became early.
constexpr Effects kEarly = 128;

}  // namespace

/// Decides for `node` and what is in it, from right to left. `hazard` is all that Go does after `node`'s
/// events and C++ may do before them. Returns the effects of the events that became early.
Effects EventOrder::decide(Node& node, Effects hazard) {
  if (node.entry) return decide_entry(node, hazard);
  Effects without_events = node.own;
  for (const Node& operand : node.operands) without_events |= operand.residual;
  node.early = node.event && (node.forced || !commute(without_events, hazard));
  Effects early = 0;
  decide_operands(node, node.early ? Effects{0} : hazard, early);
  return node.early ? node.events | kEarly : early;
}

/// Where something in a later entry became early, key and value have to be read before it. Of the two the
/// value is read first.
Effects EventOrder::decide_entry(Node& node, Effects hazard) {
  Node& key = node.operands[0];
  Node& value = node.operands[1];
  const bool read_now =
      !commute(key.residual | value.residual, hazard) || (key.residual & value.residual & kPanics) != 0;
  node.order = read_now ? CxxOrder::kOpen : CxxOrder::kLeftToRight;
  Effects early = 0;
  decide_operands(node, hazard, early);
  if (!read_now) return early;
  key.early = key.early || key.residual != 0;
  value.early = value.early || value.residual != 0;
  return node.events | kEarly;
}

void EventOrder::decide_operands(Node& node, Effects hazard, Effects& early) {
  const std::size_t count = node.operands.size();
  std::vector<Effects> before(count + 1, 0);  // what is read in the operands before
  for (std::size_t i = 0; i < count; ++i)
    before[i + 1] = static_cast<Effects>(before[i] | node.operands[i].residual);
  Effects events = 0;    // of the operands behind
  Effects residual = 0;  // of the operands behind
  for (std::size_t i = count; i-- > 0;) {
    Node& operand = node.operands[i];
    Effects here = hazard;
    switch (node.order) {
      case CxxOrder::kOpen:
      case CxxOrder::kOperator: here |= before[i] | events | residual; break;
      case CxxOrder::kLeftToRight: here |= before[i] | (early & ~kEarly); break;
      case CxxOrder::kAssignment: here = i + 1 < count ? here | before[i] | events | residual : 0; break;
    }
    early |= decide(operand, here);
    events |= operand.events;
    residual |= operand.residual;
  }
}

void EventOrder::append_early(const Node& node, std::vector<const Expr*>& out) const {
  if (!node.entry) {
    for (const Node& operand : node.operands) append_early(operand, out);
    if (node.early) out.push_back(node.e);
    return;
  }
  for (const Node& part : node.operands) {
    for (const Node& operand : part.operands) append_early(operand, out);
    if (part.early && part.event) out.push_back(part.e);
  }
  for (auto part = node.operands.rbegin(); part != node.operands.rend(); ++part)
    if (part->early && !part->event) out.push_back(part->e);
}

EventOrder::Node EventOrder::decided(const std::vector<Root>& roots, CxxOrder order, Effects changes) {
  Node all;
  all.order = order;
  for (const Root& root : roots) {
    all.operands.push_back(node(root));
    if (root.place) indices_come_first(all.operands.back());
  }
  Effects early = 0;
  decide_operands(all, changes, early);
  return all;
}

std::vector<const Expr*> EventOrder::early(const std::vector<Root>& roots, CxxOrder order, Effects changes) {
  std::vector<const Expr*> found;
  append_early(decided(roots, order, changes), found);
  return found;
}

bool EventOrder::moves_part_of_first(const std::vector<Root>& roots, CxxOrder order) {
  std::vector<const Expr*> found;
  append_early(decided(roots, order, 0).operands.front(), found);
  return !found.empty();
}

}  // namespace gocxx::lower
