// The walk through the parts of a type that its values contain.
#include "compiler/check/valid_type.h"

#include <algorithm>
#include <utility>

#include "compiler/check/checker.h"

namespace gocxx::check {

using types::Named;

std::vector<const Object*> ValidTypes::cycle_of(const Named* type) {
  path_.clear();
  nest_.clear();
  visit(type);
  return std::exchange(cycle_, {});
}

bool ValidTypes::visit(const Type* type) {
  switch (type->kind) {
    case types::TypeKind::kArray: return visit(cast<types::Array>(type)->elem);
    case types::TypeKind::kStruct: return visit_fields(*cast<types::Struct>(type));
    case types::TypeKind::kInterface: return visit_embedded(*cast<types::Interface>(type));
    case types::TypeKind::kNamed: return visit_named(cast<Named>(type));
    case types::TypeKind::kTypeParam: return visit_argument(cast<types::TypeParam>(type));
    default: return true;
  }
}

bool ValidTypes::visit_fields(const types::Struct& type) {
  return std::all_of(type.fields.begin(), type.fields.end(), [this](const types::Var* field) {
    return field->type == nullptr || visit(field->type);
  });
}

bool ValidTypes::visit_embedded(const types::Interface& type) {
  return std::all_of(type.embeddeds.begin(), type.embeddeds.end(),
                     [this](const Type* each) { return visit(each); });
}

namespace {

/// The declaration of a defined type: of an instance the generic type.
const Named* declaration_of(const Named* named) { return named->origin != nullptr ? named->origin : named; }

}  // namespace

bool ValidTypes::visit_named(const Named* named) {
  const Named* declared = declaration_of(named);
  if (declared->underlying == nullptr || !types::is_valid(declared->underlying) || valid_.contains(named))
    return true;
  if (std::find(nest_.begin(), nest_.end(), named) != nest_.end()) {
    auto each = std::find(path_.begin(), path_.end(), named);
    for (; each != path_.end(); ++each) cycle_.push_back((*each)->object);
    return false;
  }
  path_.push_back(named);
  nest_.push_back(named);
  if (!visit(declared->underlying)) return false;
  nest_.pop_back();
  path_.pop_back();
  if (named->origin == nullptr) valid_.insert(named);
  return true;
}

bool ValidTypes::visit_argument(const types::TypeParam* param) {
  for (std::size_t depth = nest_.size(); depth-- > 0;) {
    const Named* instance = nest_[depth];
    if (instance->origin == nullptr) continue;
    const auto& params = instance->origin->type_params;
    const auto found = std::find(params.begin(), params.end(), param);
    if (found == params.end()) continue;
    const std::vector<const Named*> inner(nest_.begin() + static_cast<std::ptrdiff_t>(depth), nest_.end());
    nest_.resize(depth);
    const bool valid = visit(instance->type_args[static_cast<std::size_t>(found - params.begin())]);
    nest_.insert(nest_.end(), inner.begin(), inner.end());
    return valid;
  }
  return true;
}

void Checker::check_valid_type(Named* type) {
  const std::vector<const Object*> cycle = valid_types_.cycle_of(type);
  if (cycle.empty()) return;
  cycle_error(cycle);
  for (const Object* each : cycle) {
    const auto* named = cast<Named>(each->type);
    named->underlying = types::invalid_type();
    declaration_of(named)->underlying = types::invalid_type();
  }
}

}  // namespace gocxx::check
