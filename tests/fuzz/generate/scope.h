// The variables that a generated statement may use, and the places (fields, elements, what pointers point to)
// that are reached from them.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "tests/fuzz/generate/type.h"

namespace gocxx::fuzz {

struct Variable {
  std::string name;
  const Type* type;
  bool assignable = true;   // counters of loops are not: nothing may keep a loop from ending
  bool addressable = true;  // nor is their address taken
  bool used = false;        // Go refuses a local variable that is not
};

/// One step from a value to a part of it.
struct Step {
  enum class Kind { kField, kDeref, kElement } kind;
  std::string field;
  const Type* before;  // the type of what the step starts from
};

/// A way from a variable to a place.
struct Path {
  Variable* root;
  std::vector<Step> steps;
  const Type* type;
  bool assignable;
  bool addressable;
};

/// The variables of the blocks around a statement, and the package's.
class Scope {
 public:
  Variable* add(const std::string& name, const Type* type);
  std::size_t mark() const { return variables_.size(); }
  /// The variables since `mark` go out of scope; they are returned.
  std::vector<std::unique_ptr<Variable>> leave(std::size_t mark);
  /// All ways of at most `steps` steps that lead to places of that type, the shortest first.
  std::vector<Path> paths(const Type* type, std::size_t steps) const;
  std::vector<Path> paths(const std::function<bool(const Type*)>& wanted, std::size_t steps) const;
  /// The variables that a name finds: those that an inner one of the same name hides are not among them.
  std::vector<Variable*> visible() const;

 private:
  std::vector<std::unique_ptr<Variable>> variables_;
};

}  // namespace gocxx::fuzz
