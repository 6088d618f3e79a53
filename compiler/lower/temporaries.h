// The parts of a function's expressions whose values are in temporaries, because Go evaluates them before the
// rest of their statement (see order.cpp), and the effects of what is left.
#pragma once

#include <cstddef>
#include <limits>
#include <unordered_map>
#include <vector>

#include "compiler/lower/effects.h"
#include "compiler/lower/ir.h"

namespace gocxx::lower {

/// The temporaries of one function. Owned by its FunctionLowering.
class Temporaries {
 public:
  Temporaries(const check::Info& info, const EffectAnalysis& effects) : info_(info), effects_(effects) {}

  /// From now on the value of `e` is that of `variable`.
  void add(const syntax::Expr* e, ir::Variable* variable);
  /// From now on the values of `call`, which has several results, are those of `variables`.
  void add_results(const syntax::Expr* call, std::vector<ir::Variable*> variables);

  bool contains(const syntax::Expr* e) const;
  /// The temporary that holds the value of `e`; null if none does.
  ir::Variable* variable_or_null(const syntax::Expr* e) const;
  /// The temporaries that hold the results of `call`; null if none do.
  const std::vector<ir::Variable*>* results_or_null(const syntax::Expr* call) const;

  /// The effects of evaluating `e`, without the parts that are in temporaries.
  Effects effects_left(const syntax::Expr* e) const;

 private:
  /// The effects of an expression when there were `temporaries` temporaries.
  struct KnownEffects {
    std::size_t temporaries = std::numeric_limits<std::size_t>::max();
    Effects effects = 0;
  };

  /// The effects of the operands of `e` alone.
  Effects effects_of_operands(const syntax::Expr* e) const;

  const check::Info& info_;
  const EffectAnalysis& effects_;
  std::unordered_map<const syntax::Expr*, ir::Variable*> values_;
  std::unordered_map<const syntax::Expr*, std::vector<ir::Variable*>> results_;
  mutable std::unordered_map<const syntax::Expr*, KnownEffects> known_;
};

}  // namespace gocxx::lower
