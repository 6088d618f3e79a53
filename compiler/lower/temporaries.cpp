// Looks temporaries up, and sums the effects of the parts of an expression that are in none.
#include "compiler/lower/temporaries.h"

#include <utility>

namespace gocxx::lower {

using namespace syntax;

void Temporaries::add(const Expr* e, ir::Variable* variable) { values_[unparen(e)] = variable; }

void Temporaries::add_results(const Expr* call, std::vector<ir::Variable*> variables) {
  results_[unparen(call)] = std::move(variables);
}

bool Temporaries::contains(const Expr* e) const {
  return values_.contains(unparen(e)) || results_.contains(unparen(e));
}

ir::Variable* Temporaries::variable_or_null(const Expr* e) const {
  const auto found = values_.find(unparen(e));
  return found != values_.end() ? found->second : nullptr;
}

const std::vector<ir::Variable*>* Temporaries::results_or_null(const Expr* call) const {
  const auto found = results_.find(unparen(call));
  return found != results_.end() ? &found->second : nullptr;
}

Effects Temporaries::effects_left(const Expr* e) const {
  e = unparen(e);
  if (contains(e)) return 0;
  const check::TypeAndValue& known = info_.type_and_value(e);
  if (known.is_constant() || known.is_type() || known.mode == check::Mode::kNilValue) return 0;
  if (e->kind == NodeKind::kIdent || e->kind == NodeKind::kFuncLit) return effects_.of_operation(e);
  const std::size_t temporaries = values_.size() + results_.size();
  KnownEffects& left = known_[e];
  if (left.temporaries != temporaries) {
    left.effects = effects_.of_operation(e) | effects_of_operands(e);
    left.temporaries = temporaries;
  }
  return left.effects;
}

Effects Temporaries::effects_of_operands(const Expr* e) const {
  if (const auto* selector = dyn_cast_or_null<SelectorExpr>(e))
    if (const check::Selection* selection = info_.selection_of_or_null(selector);
        selection == nullptr || selection->kind == check::SelectionKind::kMethodExpr)
      return 0;
  Effects all = 0;
  for (const Expr* operand : operands_of(e)) {
    const auto* pair = dyn_cast_or_null<KeyValueExpr>(operand);
    if (pair != nullptr && info_.type_and_value(pair->key).has_value()) all |= effects_left(pair->key);
    all |= effects_left(pair != nullptr ? pair->value : operand);
  }
  return all;
}

}  // namespace gocxx::lower
