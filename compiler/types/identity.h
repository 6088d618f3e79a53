// Identity of types.
#pragma once

#include <cstddef>

#include "compiler/types/type.h"

namespace gocxx::types {

/// Whether both are the same type by the specification's rules.
bool identical(const Type* x, const Type* y);
/// The same, but struct tags do not count.
bool identical_ignoring_tags(const Type* x, const Type* y);

/// Equal for identical types; with `Identical` it makes types the keys of unordered containers.
struct TypeHash {
  std::size_t operator()(const Type* type) const;
};
struct Identical {
  bool operator()(const Type* x, const Type* y) const { return identical(x, y); }
};

}  // namespace gocxx::types
