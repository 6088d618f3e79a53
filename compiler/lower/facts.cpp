// Decides from the collected facts: what becomes of each function literal, which variables live in boxes,
// which loops end soon, which functions are recursive.
#include "compiler/lower/facts.h"

#include <algorithm>

#include "compiler/base/debug_switches.h"
#include "compiler/lower/facts_collector.h"
#include "compiler/lower/recursion.h"
#include "compiler/lower/trip_count.h"
#include "compiler/types/signature.h"

namespace gocxx::lower {

Facts::Facts(const check::CheckedPackage& package) {
  FactsCollector(*this, package).collect();
  escapes_.solve(jumping_);
  decide_closures();
  decide_boxes();
  decide_loops(*package.info);
  decide_lingering();
  decide_recovering_methods();
  decide_recursion();
}

Facts::~Facts() = default;

const VariableFacts& Facts::of(const types::Var* variable) const {
  static const VariableFacts nothing_known;  // variables of other packages and of the package itself
  auto found = variables_.find(variable);
  return found != variables_.end() ? found->second : nothing_known;
}

const FunctionFacts* Facts::of_or_null(const types::Func* function) const {
  auto found = functions_.find(function);
  return found != functions_.end() ? &found->second : nullptr;
}

void Facts::decide_closures() {
  for (auto& [body, closure] : closures_) {
    const bool escapes = escapes_.address_escapes(closure->location) || base::debug_switches().escape;
    closure->kind = closure->deferred ? ClosureKind::kDeferred
                    : escapes         ? ClosureKind::kEscapes
                                      : ClosureKind::kStays;
  }
}

bool Facts::loops_inside(const syntax::Stmt* outer, const syntax::Stmt* loop) const {
  while (loop != nullptr && loop != outer) loop = loops_.at(loop).parent;
  return loop == outer;
}

/// All assignments are over when the closure is made: they stand before it, in the declaring function, and no
/// loop leads from the closure back to one of them without passing the declaration, which makes a new
/// variable.
bool Facts::may_copy(const types::Var* variable, const ClosureFacts& closure) const {
  const VariableFacts& facts = of(variable);
  if (facts.address_taken || variable->var_kind == types::VarKind::kResult)
    return false;  // return assigns to results
  return std::all_of(facts.assignments.begin(), facts.assignments.end(), [&](const Assignment& a) {
    const bool for_next_iteration = facts.loop_variable && a.in_post && a.loop == facts.loop;
    if (for_next_iteration && a.closure == nullptr && !(closure.in_post && closure.loop == facts.loop))
      return true;
    if (has_goto() || a.closure != nullptr || closure.pos < a.end) return false;
    for (const syntax::Stmt* loop = closure.loop; loop != facts.loop && loop != nullptr;
         loop = loops_.at(loop).parent)
      if (loops_inside(loop, a.loop)) return false;
    return true;
  });
}

/// A deferred closure runs after the block of its function is left, while parameters and results are still
/// there; so are all variables of functions further out.
/// What the body of a range loop over a function defers runs when the function around it ends.
bool Facts::is_there_for_deferred(const VariableFacts& variable, const ClosureFacts& closure) {
  const ClosureFacts* around = closure.parent;
  for (; around != nullptr && around->range_body; around = around->parent)
    if (variable.closure == around->body) return false;
  return variable.frame || variable.closure != (around != nullptr ? around->body : nullptr);
}

bool Facts::by_reference(const types::Var* variable, const ClosureFacts& closure) const {
  if (closure.range_body) return true;
  if (closure.kind == ClosureKind::kStays) return true;
  if (closure.kind == ClosureKind::kEscapes) return false;
  return is_there_for_deferred(of(variable), closure);
}

bool Facts::is_local_function(const types::Var* variable) const {
  const VariableFacts& facts = of(variable);
  auto stays = [](const ClosureFacts* closure) { return closure->kind == ClosureKind::kStays; };
  return !facts.boxed && facts.assignments.empty() && !facts.address_taken && facts.only_called &&
         !has_goto() && std::all_of(facts.captured_by.begin(), facts.captured_by.end(), stays);
}

bool Facts::only_local_changes(const types::Var* variable) const {
  auto found = variables_.find(variable);
  if (found == variables_.end()) return false;
  const VariableFacts& facts = found->second;
  if (facts.address_taken) return false;
  return facts.captured_by.empty() || facts.assignments.empty();
}

bool Facts::needs_box(const types::Var* variable, const VariableFacts& facts) const {
  return std::any_of(facts.captured_by.begin(), facts.captured_by.end(), [&](const ClosureFacts* closure) {
    return !by_reference(variable, *closure) && !may_copy(variable, *closure);
  });
}

void Facts::decide_boxes() {
  for (auto& [variable, facts] : variables_) {
    const bool may_escape =
        base::debug_switches().escape && (facts.address_taken || !facts.captured_by.empty());
    const bool outlived = facts.loop_state && std::any_of(facts.captured_by.begin(), facts.captured_by.end(),
                                                          [](const ClosureFacts* closure) {
                                                            return closure->kind == ClosureKind::kEscapes;
                                                          });
    facts.boxed = may_escape || outlived || escapes_.address_escapes(escapes_.of(variable)) ||
                  needs_box(variable, facts);
  }
}

/// Nothing is known of a function without a body here.
bool Facts::any_has(const std::vector<const types::Func*>& functions, bool FunctionFacts::*fact) const {
  return std::any_of(functions.begin(), functions.end(), [&](const types::Func* function) {
    const FunctionFacts* known = of_or_null(function);
    return known == nullptr || known->*fact;
  });
}

void Facts::spread_to_callers(bool FunctionFacts::*fact) {
  for (bool changed = true; changed;) {
    changed = false;
    for (auto& [function, facts] : functions_) {
      if (facts.*fact || !any_has(facts.callees, fact)) continue;
      facts.*fact = changed = true;
    }
  }
}

/// A loop with a small trip count counts as a part of one iteration of the loop around it. Other loops may
/// run for long before they poll.
void Facts::decide_loops(const check::Info& info) {
  for (const syntax::Stmt* loop : loops_in_order_) {
    LoopFacts& facts = loops_.at(loop);
    const std::int64_t trips = small_trip_count(info, *this, *loop) * facts.max_trip_count_inside;
    facts.small_trip_count = trips > 0 && trips <= kSmallTripCountInAll;
    leave_loop(facts, trips);
  }
}

void Facts::leave_loop(const LoopFacts& left, std::int64_t trips) {
  LoopFacts* around = left.parent != nullptr ? &loops_.at(left.parent) : nullptr;
  if (!left.small_trip_count || left.may_run_long) {
    if (left.function != nullptr) left.function->may_run_long = true;
    if (around != nullptr) around->may_run_long = true;
  } else if (around != nullptr) {
    around->callees.insert(around->callees.end(), left.callees.begin(), left.callees.end());
    around->max_trip_count_inside = std::max(around->max_trip_count_inside, trips);
  }
}

void Facts::decide_lingering() {
  spread_to_callers(&FunctionFacts::may_run_long);
  for (auto& [loop, facts] : loops_)
    facts.may_run_long = facts.may_run_long || any_has(facts.callees, &FunctionFacts::may_run_long);
}

std::vector<const ClosureFacts*> Facts::closures_in_order() const {
  std::vector<const ClosureFacts*> list;
  for (const auto& [body, closure] : closures_) list.push_back(closure.get());
  std::sort(list.begin(), list.end(),
            [](const ClosureFacts* a, const ClosureFacts* b) { return a->pos < b->pos; });
  return list;
}

bool Facts::recovers(const types::Func* function) const {
  if (function != nullptr && function->interface_method) return recovering_methods_.contains(function->name);
  const FunctionFacts* known = of_or_null(function);
  return known != nullptr && known->recovers;
}

void Facts::decide_recovering_methods() {
  for (const auto& [function, facts] : functions_)
    if (facts.recovers && function->signature()->recv != nullptr) recovering_methods_.insert(function->name);
}

void Facts::decide_recursion() {
  const CallGraph::Cycles cycles = calls_.cycles();
  for (auto& [function, facts] : functions_) {
    facts.recursive = cycles.contains(function);
    if (has_goto()) facts.poll_before = nullptr;  // which a goto might pass
  }
  for (auto& [body, facts] : closures_) facts->recursive = cycles.contains(body);
}

}  // namespace gocxx::lower
