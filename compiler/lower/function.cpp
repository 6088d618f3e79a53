// The frame of a function: parameters, results, deferred calls, recovery.
//
//   func f(n int) (err error) {            gocxx::error f(long n_arg) {        (n escapes)
//     defer g(&n)                            gocxx::box<long> n = gocxx::new_object<long>(n_arg);
//     ...                                    gocxx::error err;
//     return io.EOF                          gocxx::run_with_defers([&](gocxx::defers& defers) {
//   }                                          defers.push([n] { g(n); });
//                                              ...
//                                              err = gocxx::io::EOF;
//                                              return;
//                                            });
//                                            return err;
//                                          }
#include "compiler/lower/function.h"

#include "compiler/types/signature.h"

namespace gocxx::lower {

using namespace syntax;

FunctionLowering::FunctionLowering(PackageLowering& package, FunctionLowering* outer)
    : package_(package),
      info_(package.info()),
      facts_(package.facts()),
      build_(package.build()),
      outer_(outer) {}

ir::Function* FunctionLowering::function(const FuncDecl& decl) {
  const auto* object = types::object_as_or_null<types::Func>(info_.def_of_or_null(decl.name));
  if (object == nullptr) return nullptr;  // func _(): never called
  const types::Signature& signature = *object->signature();
  const FunctionFacts& facts = *facts_.of_or_null(object);
  auto* made = build_.make<ir::Function>(decl.pos);
  made->object = object;
  made->name = object->name;
  if (signature.recv == nullptr) made->linkage = package_.linkage(*object);
  made->body = build_.block();
  function_name_ = object->name;
  block_ = made->body;
  std::vector<ir::Stmt*> boxes;
  if (signature.recv != nullptr) made->params.push_back(parameter(signature.recv, boxes));
  parameters(*signature.params, made->params, boxes);
  for (ir::Stmt* s : boxes) emit(s);
  made->results = result_types(signature);
  if (facts.recursive) poll_before_ = facts.poll_before;
  frame(*decl.type, signature, *decl.body, facts.has_defer, facts.recovers,
        facts.recursive && poll_before_ == nullptr);
  show_dead_frame(made->params, made->body);
  made->body->pos = decl.body->pos;
  return made;
}

std::vector<const Type*> FunctionLowering::result_types(const types::Signature& signature) const {
  std::vector<const Type*> list;
  for (const types::Var* result : signature.results->vars) list.push_back(result->type);
  return list;
}

void FunctionLowering::parameters(const types::Tuple& params, std::vector<ir::Variable*>& out,
                                  std::vector<ir::Stmt*>& boxes) {
  for (const types::Var* object : params.vars) out.push_back(parameter(object, boxes));
}

/// A parameter that escapes is copied into its box first.
ir::Variable* FunctionLowering::parameter(const types::Var* object, std::vector<ir::Stmt*>& boxes) {
  ir::Variable* variable = package_.variable(object);
  if (variable->storage != ir::Storage::kBox) return variable;
  ir::Variable* incoming = build_.variable(variable->name + "_arg", object->type);
  boxes.push_back(build_.declare(variable, build_.name(incoming)));
  return incoming;
}

/// Named results that are used are variables; all are if something sees them besides the caller.
void FunctionLowering::declare_results(const types::Signature& signature, bool has_defer) {
  std::size_t number = 0;
  results_shared_ = has_defer;
  for (const types::Var* object : signature.results->vars)
    results_shared_ =
        results_shared_ || !facts_.of(object).captured_by.empty() || facts_.of(object).address_taken;
  for (const types::Var* object : signature.results->vars) {
    const bool named = !object->name.empty() && !object->blank();
    ++number;
    ir::Variable* variable = nullptr;
    if (named && (results_shared_ || facts_.of(object).referenced))
      variable = package_.variable(object);
    else if (results_shared_)
      variable = build_.variable(
          signature.results->size() == 1 ? "result" : "result_" + std::to_string(number), object->type);
    results_.push_back(variable);
    if (variable != nullptr) emit(build_.declare(variable, nullptr));
  }
}

/// What the result variables hold now.
std::vector<ir::Expr*> FunctionLowering::result_values() {
  std::vector<ir::Expr*> values;
  for (std::size_t i = 0; i < results_.size(); ++i) {
    const Type* type = signature_->results->vars[i]->type;
    values.push_back(results_[i] != nullptr ? build_.value(results_[i]) : build_.zero(type));
  }
  return values;
}

void FunctionLowering::frame(const FuncType&, const types::Signature& signature, const BlockStmt& body,
                             bool has_defer, bool recovers, bool polls) {
  signature_ = &signature;
  if (recovers) {
    recovery_ = build_.variable("recovery", nullptr);
    recovery_->role = ir::Variable::Role::kRecovery;
    ir::Stmt* declared = build_.declare(recovery_, nullptr);
    block_->stmts.insert(block_->stmts.begin(), declared);  // the right to recover is taken at entry
  }
  if (polls) emit(build_.make<ir::Safepoint>());
  declare_results(signature, has_defer);
  if (has_defer) {
    run_with_defers(body);
    return;
  }
  stmts(body.stmts, body.pos, body.rbrace);
  block_->closing = package_.comments().rest(body.pos, body.rbrace);
}

/// Where a function is that runs its deferred calls, for tracebacks: at its return statement, or at its
/// closing brace if control reaches that. Of several such places each return statement runs the deferred
/// calls itself:
///
///   if n == 0 { return }          if (n == 0) { return defers.run_all(); }
///
/// That is only so in a build with #line directives.
void FunctionLowering::place_deferred_calls(ir::RunWithDefers& run, const BlockStmt& body) const {
  const Stmt* last = body.stmts.empty() ? nullptr : body.stmts.back();
  const auto* loop = last != nullptr && last->kind == NodeKind::kForStmt ? cast<ForStmt>(last) : nullptr;
  const bool reaches_brace = signature_->results->empty() && (loop == nullptr || loop->cond != nullptr) &&
                             (last == nullptr || last->kind != NodeKind::kReturnStmt);
  run.pos = reaches_brace || !last_return_.valid() ? body.rbrace : last_return_;
  run.has_several_exits = returns_ + (reaches_brace ? 1 : 0) > 1;
}

void FunctionLowering::run_with_defers(const BlockStmt& body) {
  auto* run = build_.make<ir::RunWithDefers>();
  run_with_defers_ = run;
  defers_ = build_.variable("defers", nullptr);
  defers_->role = ir::Variable::Role::kDefers;
  run->defers = defers_;
  run->body = collect([&] { stmts(body.stmts, body.pos, body.rbrace); });
  run->body->closing = package_.comments().rest(body.pos, body.rbrace);
  place_deferred_calls(*run, body);
  emit(run);
  if (!results_.empty()) emit(build_.returns(result_values()));
}

/// The body of the package's init function.
ir::Block* FunctionLowering::initialization(const std::vector<check::Initializer>& inits,
                                            const std::vector<const types::Func*>& functions) {
  ir::Block* body = build_.block();
  block_ = body;
  for (const check::Initializer& init : inits) {
    ir::Block* own = collect([&] {
      if (init.lhs.size() == 1) {
        const types::Var* variable = init.lhs.front();
        ir::Expr* value = value_as(init.rhs, variable->type, variable->blank());
        if (variable->blank())
          drop(value);
        else
          emit(build_.assign(build_.value(package_.variable(variable)), value));
        return;
      }
      ir::Expr* values = tuple(init.rhs);
      std::vector<const Type*> types;
      tuple_of(init.rhs, types);
      std::vector<ir::Variable*> bound;
      for (std::size_t i = 0; i < types.size(); ++i)
        bound.push_back(build_.variable(init.lhs[i]->blank() ? "" : "value", types[i]));
      emit(build_.bind(bound, values));
      for (std::size_t i = 0; i < bound.size(); ++i)
        if (!init.lhs[i]->blank())
          emit(build_.assign(build_.value(package_.variable(init.lhs[i])),
                             convert(build_.name(bound[i]), init.lhs[i]->type)));
    });
    if (own->stmts.size() == 1)
      emit(own->stmts.front());
    else
      emit(own);
  }
  for (const types::Func* function : functions)
    emit(build_.expression(build_.call(build_.function(function), {}, nullptr)));
  return body;
}

}  // namespace gocxx::lower
