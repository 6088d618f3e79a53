// Makes the variables of results, the recovery and the deferred calls, and the returns that go through them.
#include "compiler/lower/frame.h"

#include <algorithm>

namespace gocxx::lower {

using namespace syntax;

std::vector<ir::Stmt*> Frame::begin(const types::Signature& signature, bool has_defer) {
  signature_ = &signature;
  results_shared_ =
      has_defer || std::any_of(results().begin(), results().end(), [this](const types::Var* result) {
        const VariableFacts& facts = package_.facts().of(result);
        return facts.address_taken || !facts.captured_by.empty();
      });
  std::vector<ir::Stmt*> declarations;
  for (const types::Var* result : results()) {
    const std::string number = "_" + std::to_string(result_variables_.size() + 1);
    ir::Variable* variable =
        result_variable_or_null(*result, results().size() == 1 ? "result" : "result" + number);
    result_variables_.push_back(variable);
    if (variable != nullptr) declarations.push_back(build_.declare(variable, nullptr));
  }
  return declarations;
}

/// The variable of a result; null if the result is only returned. One that has no name in the source is
/// called `name`.
ir::Variable* Frame::result_variable_or_null(const types::Var& result, const std::string& name) {
  const bool named = !result.name.empty() && !result.blank();
  if (named && (results_shared_ || package_.facts().of(&result).referenced))
    return package_.variable(&result);
  return results_shared_ ? build_.variable(name, result.type) : nullptr;
}

ir::Stmt* Frame::begin_recovery() {
  recovery_ = build_.variable("recovery", nullptr);
  recovery_->role = ir::Variable::Role::kRecovery;
  return build_.declare(recovery_, nullptr);
}

ir::RunWithDefers* Frame::begin_defers() {
  run_ = build_.make<ir::RunWithDefers>();
  run_->defers = build_.variable("defers", nullptr);
  run_->defers->role = ir::Variable::Role::kDefers;
  return run_;
}

/// Sets where the function is while it runs its deferred calls, for tracebacks: at its return statement, or
/// at its closing brace if control reaches that. Of several such places each return statement runs the
/// deferred calls itself:
///
///   if n == 0 { return }          if (n == 0) { return defers.run_all(); }
///
/// That is only so in a build with #line directives.
void Frame::end_defers(const BlockStmt& body) {
  const Stmt* last = body.stmts.empty() ? nullptr : body.stmts.back();
  const auto* loop = last != nullptr && last->kind == NodeKind::kForStmt ? cast<ForStmt>(last) : nullptr;
  const bool reaches_brace = results().empty() && (loop == nullptr || loop->cond != nullptr) &&
                             (last == nullptr || last->kind != NodeKind::kReturnStmt);
  run_->pos = reaches_brace || !last_return_.valid() ? body.rbrace : last_return_;
  run_->has_several_exits = returns_ + (reaches_brace ? 1 : 0) > 1;
}

std::vector<ir::Stmt*> Frame::return_values(std::vector<ir::Expr*> values) {
  if (!results_shared_) return {build_.returns(std::move(values))};
  std::vector<ir::Stmt*> made;
  for (std::size_t i = 0; i < values.size(); ++i)
    made.push_back(build_.assign(build_.value(result_variables_[i]), values[i]));
  made.push_back(return_results());
  return made;
}

ir::Stmt* Frame::return_results() {
  if (run_ == nullptr) return build_.returns(result_values());
  auto* leave = build_.make<ir::Return>();
  leave->leaves = run_;
  ++returns_;
  return leave;
}

std::vector<ir::Expr*> Frame::result_values() {
  std::vector<ir::Expr*> values;
  for (std::size_t i = 0; i < result_variables_.size(); ++i) {
    ir::Variable* variable = result_variables_[i];
    values.push_back(variable != nullptr ? build_.value(variable) : build_.zero(results()[i]->type));
  }
  return values;
}

}  // namespace gocxx::lower
