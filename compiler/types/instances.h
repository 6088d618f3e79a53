// Instances: the instances of the generic types of one compilation. Each is made once, so that identical ones
// are one type; what is in it is made when it is asked for, so that a type may be part of its own definition.
#pragma once

#include <cstddef>
#include <unordered_map>
#include <vector>

#include "compiler/base/source.h"
#include "compiler/types/type.h"

namespace gocxx::types {

class Context;
class Func;
class Named;

class Instances {
 public:
  explicit Instances(Context& context) : context_(context) {}

  /// The instance of the type `generic` with these arguments, one for each of its type parameters. Whether
  /// they satisfy the constraints is the checker's business.
  /// `pos`: where the instance is written; the first such place becomes that of its object.
  const Named* instance(const Named* generic, std::vector<const Type*> args, base::Pos pos = {});
  /// Gives an instance its underlying type, if that of the generic type is known.
  void expand(const Named& instance);
  /// Gives a method of an instance its signature. That of `method.origin` is known.
  void complete_method(Func& method);
  /// All of them, in the order in which they were made.
  const std::vector<const Named*>& all() const { return all_; }

 private:
  Context& context_;
  std::unordered_map<std::size_t, std::vector<const Named*>> by_hash_;
  std::vector<const Named*> all_;
};

}  // namespace gocxx::types
