// Whether a defined type contains itself otherwise than behind a pointer, slice, map, channel, function or
// interface: its values would have no finite size.
#include <algorithm>

#include "compiler/check/checker.h"

namespace gocxx::check {
namespace {

using types::Named;

class Validator {
 public:
  explicit Validator(std::unordered_set<const Named*>& valid) : valid_(valid) {}

  /// Whether `type` is valid; if not, cycle() is what contains itself.
  bool visit(const Type* type) {
    switch (type->kind) {
      case types::TypeKind::kArray: return visit(cast<types::Array>(type)->elem);
      case types::TypeKind::kStruct: return visit_fields(*cast<types::Struct>(type));
      case types::TypeKind::kInterface: return visit_embedded(*cast<types::Interface>(type));
      case types::TypeKind::kNamed: return visit_named(cast<Named>(type));
      default: return true;
    }
  }

  const std::vector<const Object*>& cycle() const { return cycle_; }

 private:
  bool visit_fields(const types::Struct& type) {
    return std::all_of(type.fields.begin(), type.fields.end(), [this](const types::Var* field) {
      return field->type == nullptr || visit(field->type);
    });
  }

  bool visit_embedded(const types::Interface& type) {
    return std::all_of(type.embeddeds.begin(), type.embeddeds.end(),
                       [this](const Type* each) { return visit(each); });
  }

  bool visit_named(const Named* named) {
    if (named->underlying == nullptr || !types::is_valid(named->underlying) || valid_.count(named) > 0)
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

  std::unordered_set<const Named*>& valid_;
  std::vector<const Named*> path_;
  std::vector<const Object*> cycle_;
};

}  // namespace

void Checker::check_valid_type(Named* type) {
  Validator validator(valid_types_);
  if (validator.visit(type)) return;
  cycle_error(validator.cycle());
  for (const Object* each : validator.cycle())
    const_cast<Named*>(cast<Named>(each->type))->underlying = types::invalid_type();
}

}  // namespace gocxx::check
