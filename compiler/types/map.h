// map[K]V.
#pragma once

#include "compiler/types/type.h"

namespace gocxx::types {

class Map : public TypeOf<TypeKind::kMap> {
 public:
  Map(const Type* k, const Type* v) : key(k), value(v) {}

  const Type* const key;
  const Type* const value;
};

}  // namespace gocxx::types
