// [N]T.
#pragma once

#include "compiler/types/type.h"

namespace gocxx::types {

class Array : public TypeOf<TypeKind::kArray> {
 public:
  Array(std::int64_t n, const Type* e) : length(n), elem(e) {}

  const std::int64_t length;  // negative while unknown after an error
  const Type* const elem;
};

}  // namespace gocxx::types
