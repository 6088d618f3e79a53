// []T.
#pragma once

#include "compiler/types/type.h"

namespace gocxx::types {

class Slice : public TypeOf<TypeKind::kSlice> {
 public:
  explicit Slice(const Type* e) : elem(e) {}

  const Type* const elem;
};

}  // namespace gocxx::types
