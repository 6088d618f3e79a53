// TypeParam: a type parameter of a generic function or type.
#pragma once

#include "compiler/types/type.h"

namespace gocxx::types {

class TypeName;

class TypeParam : public TypeOf<TypeKind::kTypeParam> {
 public:
  TypeParam(TypeName* o, int i) : object(o), index(i) {}

  TypeName* const object;
  const int index;                   // in its list
  const Type* constraint = nullptr;  // an interface
};

}  // namespace gocxx::types
