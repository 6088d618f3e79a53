// Finding and declaring names.
#include "compiler/types/scope.h"

#include "compiler/types/object.h"

namespace gocxx::types {

Scope Scope::block(const Scope* parent) {
  Scope scope(parent);
  if (parent->objects_.empty()) scope.outer_ = parent->outer_;
  return scope;
}

Object* Scope::lookup(std::string_view name) const {
  if (!index_.empty()) {
    const auto found = index_.find(name);
    return found != index_.end() ? found->second : nullptr;
  }
  for (Object* object : objects_)
    if (object->name == name) return object;
  return nullptr;
}

Object* Scope::lookup_parent(std::string_view name, base::Pos pos) const {
  for (const Scope* scope = this; scope != nullptr; scope = scope->outer_) {
    Object* object = scope->lookup(name);
    if (object != nullptr && (!pos.valid() || object->scope_pos <= pos)) return object;
  }
  return nullptr;
}

Object* Scope::insert(Object* object) {
  if (object->blank()) {
    if (object->parent == nullptr) object->parent = this;
    return nullptr;
  }
  if (Object* other = lookup(object->name); other != nullptr) return other;
  objects_.push_back(object);
  if (objects_.size() == kIndexed)
    for (Object* each : objects_) index_.emplace(each->name, each);
  else if (objects_.size() > kIndexed)
    index_.emplace(object->name, object);
  if (object->parent == nullptr) object->parent = this;
  return nullptr;
}

}  // namespace gocxx::types
