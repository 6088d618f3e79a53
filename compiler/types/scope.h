// Scope: the names that one block declares. Scopes nest: universe, package, file (its imports), function,
// blocks.
#pragma once

#include <string_view>
#include <unordered_map>
#include <vector>

#include "compiler/base/source.h"

namespace gocxx::types {

class Object;

class Scope {
 public:
  explicit Scope(const Scope* parent) : parent_(parent), outer_(parent) {}
  /// The scope of a block or clause in a function. Names that its parents declare later begin after it, so it looks
  /// beyond the parents that have declared none yet: a chain of ten thousand `else if` is as many nested blocks.
  static Scope block(const Scope* parent);

  const Scope* parent() const { return parent_; }
  /// The object that this scope itself declares under `name`, or null.
  Object* lookup(std::string_view name) const;
  /// The object that `name` denotes at `pos` (or anywhere, if `pos` is none): declared here or in the nearest
  /// enclosing scope, and in a function only if its scope has begun there.
  Object* lookup_parent(std::string_view name, base::Pos pos) const;
  /// Declares `object` and sets its parent; or, if its name is taken, changes nothing and returns the other.
  /// The blank name is never taken and never found.
  Object* insert(Object* object);
  /// All objects in order of declaration, blank ones left out.
  const std::vector<Object*>& objects() const { return objects_; }

 private:
  static constexpr std::size_t kIndexed = 12;  // from so many objects on there is an index

  const Scope* parent_;
  const Scope* outer_;  // where lookup_parent goes on
  std::vector<Object*> objects_;
  std::unordered_map<std::string_view, Object*> index_;
};

}  // namespace gocxx::types
