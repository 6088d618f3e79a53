// Union: A | ~B in a constraint.
#pragma once

#include <vector>

#include "compiler/types/type.h"

namespace gocxx::types {

class Union : public TypeOf<TypeKind::kUnion> {
 public:
  struct Term {
    bool tilde = false;  // ~T: all types whose underlying type is T
    const Type* type = nullptr;
  };
  explicit Union(std::vector<Term> t) : terms(std::move(t)) {}

  const std::vector<Term> terms;
};

}  // namespace gocxx::types
