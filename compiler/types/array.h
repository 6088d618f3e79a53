// [N]T.
#pragma once

#include "compiler/types/pointer.h"
#include "compiler/types/type.h"

namespace gocxx::types {

class Array : public TypeOf<TypeKind::kArray> {
 public:
  Array(std::int64_t n, const Type* e) : length(n), elem(e) {}

  const std::int64_t length;  // negative while unknown after an error
  const Type* const elem;
};

/// The array type that `type` points to, or null. Such pointers can be indexed, sliced, measured and ranged
/// over.
inline const Array* array_behind_pointer_or_null(const Type* type) {
  const auto* pointer = underlying_as<Pointer>(type);
  return pointer != nullptr ? underlying_as<Array>(pointer->elem) : nullptr;
}

}  // namespace gocxx::types
