// The walk through the parts of a type that its values contain.
#include "compiler/check/valid_type.h"

#include <algorithm>
#include <utility>

#include "compiler/check/checker.h"

namespace gocxx::check {

using types::Named;

std::vector<const Object*> ValidTypes::cycle_of(const Named* type) {
  path_.clear();
  visit(type);
  return std::exchange(cycle_, {});
}

bool ValidTypes::visit(const Type* type) {
  switch (type->kind) {
    case types::TypeKind::kArray: return visit(cast<types::Array>(type)->elem);
    case types::TypeKind::kStruct: return visit_fields(*cast<types::Struct>(type));
    case types::TypeKind::kInterface: return visit_embedded(*cast<types::Interface>(type));
    case types::TypeKind::kNamed: return visit_named(cast<Named>(type));
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

bool ValidTypes::visit_named(const Named* named) {
  if (named->underlying == nullptr || !types::is_valid(named->underlying) || valid_.contains(named))
    return true;
  if (const auto start = std::find(path_.begin(), path_.end(), named); start != path_.end()) {
    for (auto each = start; each != path_.end(); ++each) cycle_.push_back((*each)->object);
    return false;
  }
  path_.push_back(named);
  if (!visit(named->underlying)) return false;
  path_.pop_back();
  valid_.insert(named);
  return true;
}

void Checker::check_valid_type(Named* type) {
  const std::vector<const Object*> cycle = valid_types_.cycle_of(type);
  if (cycle.empty()) return;
  cycle_error(cycle);
  for (const Object* each : cycle)
    const_cast<Named*>(cast<Named>(each->type))->underlying = types::invalid_type();
}

}  // namespace gocxx::check
