// Declarations of types: aliases, defined types and their methods.
#include <algorithm>
#include <unordered_map>
#include <utility>

#include "compiler/check/checker.h"

namespace gocxx::check {

using types::Named;
using types::object_as_or_null;
using types::Progress;

void Checker::type_decl(types::TypeName* object, const syntax::TypeSpec* spec) {
  if (spec->alias) {
    if (spec->type_params != nullptr) {
      error(Code::kGenericAlias, spec->name, "generic type alias requires GOEXPERIMENT=aliastypeparams");
      pass_over(spec);
      object->type = types::invalid_type();
      return;
    }
    ++open_types_.aliases;
    object->type = nullptr;
    const Type* type = type_expr(spec->type);
    if (object->type == nullptr) object->type = type;
    type_limits_.check_parts(object);
    if (--open_types_.aliases == 0) define_postponed();
    return;
  }
  Named* named = object->type != nullptr ? const_cast<Named*>(cast<Named>(object->type))
                                         : context_.make_type<Named>(object);
  object->type = named;
  ++open_types_.definitions;
  later([this, named] {
    check_valid_type(named);
    type_limits_.check_depth(named);
  });
  collect_methods(object, named);
  Scope* outer = env_.scope;
  named->defining = true;
  if (spec->type_params != nullptr) {
    Scope* scope = context_.make_scope(env_.scope);
    env_.scope = scope;
    named->type_params = declare_type_params(spec->type_params, scope);
  }
  const Type* type = definition(spec->type, named);
  named->defining = false;
  env_.scope = outer;
  if (types::is_type_param(type)) {
    error(Code::kMisplacedTypeParam, spec->type, "cannot use a type parameter as RHS in type declaration");
    type = types::invalid_type();
  }
  const auto* other = dyn_cast_or_null<Named>(type);
  if (other != nullptr && !types::is_valid(underlying(other)) && other->underlying == nullptr)
    open_types_.incomplete.emplace_back(named, other);
  else
    named->underlying = underlying(type);
  if (--open_types_.definitions == 0) complete_definitions();
}

bool Checker::postpone_definition(Object* object) {
  auto* name = object_as_or_null<types::TypeName>(object);
  if (open_types_.aliases == 0 || name == nullptr || name->alias || name->progress != Progress::kWhite)
    return false;
  if (declarations_.of.find(object) == declarations_.of.end() ||
      declarations_.of[object]->type_spec->type_params != nullptr)
    return false;
  if (name->type != nullptr) return true;
  name->type = context_.make_type<Named>(name);
  open_types_.postponed.push_back(name);
  return true;
}

void Checker::define_postponed() {
  for (types::TypeName* name : std::exchange(open_types_.postponed, {})) object_decl(name);
}

void Checker::complete_definitions() {
  const auto pending = std::exchange(open_types_.incomplete, {});
  const std::unordered_map<const Named*, const Named*> next(pending.begin(), pending.end());
  for (const auto& [named, first] : pending) {
    if (named->underlying != nullptr) continue;
    std::vector<const Object*> chain = {named->object};
    const Named* at = first;
    while (!types::is_valid(underlying(at)) && at->underlying == nullptr && at != named &&
           next.count(at) > 0 && chain.size() <= pending.size()) {
      chain.push_back(at->object);
      at = next.at(at);
    }
    if (at == named) cycle_error(chain);
    const Type* result = at == named || at->underlying == nullptr ? types::invalid_type() : at->underlying;
    for (const Object* each : chain) const_cast<Named*>(cast<Named>(each->type))->underlying = result;
  }
}

void Checker::collect_methods(types::TypeName* object, Named* named) {
  const auto found = methods_of_.find(object);
  if (found == methods_of_.end()) return;
  for (types::Func* method : found->second) {
    const types::Func* other = named->method_or_null(types_pkg_, method->name);
    if (other != nullptr)
      error(Code::kDuplicateMethod, method->pos,
            "method " + object->name + "." + method->name + " already declared at " + place(other->pos));
    else
      named->methods.push_back(method);
  }
  methods_of_.erase(found);
  later([this, named] { check_fields_and_methods(named); });
}

void Checker::check_fields_and_methods(const Named* named) {
  const auto* structure = underlying_as<types::Struct>(named);
  if (structure == nullptr) return;
  for (const types::Var* field : structure->fields) {
    const types::Func* method = field->blank() ? nullptr : named->method_or_null(types_pkg_, field->name);
    if (method != nullptr)
      redeclared(method, field, "field and method with the same name " + field->name, Code::kFieldAndMethod);
  }
}

}  // namespace gocxx::check
