// Substitution: types with other types in the place of some of their parts, as an instance has its type
// arguments in the place of the type parameters.
#pragma once

#include <unordered_map>
#include <vector>

#include "compiler/types/type.h"

namespace gocxx::types {

class Context;
class Interface;
class Named;
class Signature;
class Struct;
class Tuple;
class TypeParam;
class Var;

class Substitution {
 public:
  explicit Substitution(Context& context) : context_(context) {}
  Substitution(Context& context, const std::vector<TypeParam*>& params, const std::vector<const Type*>& args);

  /// From now on `to` stands for `from`: a type parameter, or a type that a generic function declares.
  void add(const Type* from, const Type* to) { map_[from] = to; }
  bool empty() const { return map_.empty(); }
  /// `type` with all replaced; `type` itself if nothing of it is. A signature loses its type parameters.
  const Type* operator()(const Type* type) const;

 private:
  const Type* named(const Named* type) const;
  const Type* structure(const Struct* type) const;
  const Type* signature(const Signature* type) const;
  const Type* interface(const Interface* type) const;
  const Tuple* tuple(const Tuple* type) const;
  Var* variable(const Var* variable) const;

  Context& context_;
  std::unordered_map<const Type*, const Type*> map_;
};

}  // namespace gocxx::types
