// Scopes, declarations of names in them, and actions put off until names are complete.
#include "compiler/check/checker.h"

namespace gocxx::check {
namespace {

bool is_parameter(const Object* object) {
  const auto* variable = types::object_as_or_null<types::Var>(object);
  return variable != nullptr &&
         (variable->var_kind == types::VarKind::kParam || variable->var_kind == types::VarKind::kResult);
}

}  // namespace

Scope* Checker::open_scope(const syntax::Node* node) {
  Scope* scope = context_.make_block_scope(env_.scope);
  info().record_scope(node, scope);
  env_.scope = scope;
  return scope;
}

void Checker::close_scope() { env_.scope = const_cast<Scope*>(env_.scope->parent()); }

void Checker::declare(Scope* scope, const syntax::Ident* ident, Object* object, Pos scope_pos) {
  if (const Object* other = scope->insert(object); other != nullptr) {
    redeclared(object, other, object->name + " redeclared in this block",
               is_parameter(object) ? Code::kDuplicateParameter : Code::kRedeclared);
    return;
  }
  object->scope_pos = scope_pos;
  if (ident != nullptr) info().record_def(ident, object);
  auto* variable = types::object_as_or_null<types::Var>(object);
  if (variable != nullptr && env_.locals != nullptr) env_.locals->push_back(variable);
}

void Checker::redeclared(const Object* object, const Object* other, std::string message, Code code) {
  auto* report = error(code, object->pos, std::move(message));
  if (report != nullptr && other->pos.valid())
    report->notes.push_back({other->pos, "other declaration of " + other->name});
}

void Checker::process_delayed(std::size_t first) {
  for (std::size_t i = first; i < delayed_.size(); ++i) {
    const auto action = std::move(delayed_[i]);  // it may delay more
    action();
  }
  delayed_.resize(first);
}

void Checker::add_dependency(const Object* object) {
  // Only what is declared at package level, methods included, has an order.
  if (env_.decl == nullptr || object->order == 0 || declarations_.of.find(object) == declarations_.of.end())
    return;
  auto& deps = env_.decl->deps;
  if (env_.decl->dep_set.insert(object).second) deps.push_back(object);
}

}  // namespace gocxx::check
