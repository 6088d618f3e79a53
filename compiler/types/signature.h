// Signature: the type of a function or method.
#pragma once

#include <vector>

#include "compiler/types/tuple.h"
#include "compiler/types/type.h"

namespace gocxx::types {

class TypeParam;

class Signature : public TypeOf<TypeKind::kSignature> {
 public:
  /// func(params) results. `params` and `results` are never null.
  Signature(const Tuple* p, const Tuple* r, bool v) : params(p), results(r), variadic(v) {}
  /// One of no parameters and results, to be filled in by the checker once its pointer is known.
  Signature() = default;

  const Var* recv = nullptr;  // null for a function; has no part in the type's identity
  std::vector<TypeParam*> type_params;
  const Tuple* params = empty_tuple();
  const Tuple* results = empty_tuple();
  bool variadic = false;  // the last parameter is written ...T and has type []T
};

}  // namespace gocxx::types
