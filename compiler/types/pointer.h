// *T.
#pragma once

#include "compiler/types/type.h"

namespace gocxx::types {

class Pointer : public TypeOf<TypeKind::kPointer> {
 public:
  explicit Pointer(const Type* e) : elem(e) {}

  const Type* const elem;
};

/// Returns the element type if `type` is a pointer (itself, not by its underlying type), else `type`.
inline const Type* dereferenced(const Type* type) {
  const auto* pointer = dyn_cast_or_null<Pointer>(type);
  return pointer != nullptr ? pointer->elem : type;
}

}  // namespace gocxx::types
