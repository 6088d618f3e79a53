// TypeParam: a type parameter of a generic function or type.
#pragma once

#include <memory>

#include "compiler/types/type.h"

namespace gocxx::types {

class Interface;
class TypeName;

class TypeParam : public TypeOf<TypeKind::kTypeParam> {
 public:
  TypeParam(TypeName* o, int i);
  ~TypeParam() override;

  /// The constraint as an interface: what is no interface stands for one with this only type element. Null
  /// while the constraint is not known.
  const Interface* interface() const;

  TypeName* const object;
  const int index;                   // in its list
  const Type* constraint = nullptr;  // as it is written; null until it is known

 private:
  mutable std::unique_ptr<const Interface> implicit_;
};

}  // namespace gocxx::types
