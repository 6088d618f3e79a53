// Properties of types: whether values can be compared or be nil, and how they lie in memory.
#pragma once

#include <string>
#include <unordered_map>

#include "compiler/types/type.h"

namespace gocxx::types {

class Package;

/// The structs that were looked into, and whether == is defined on them.
using ComparedStructs = std::unordered_map<const Type*, bool>;

/// Whether == is defined on values of `type` (it may panic, for interfaces). A caller that asks about many
/// types passes the same `known`, so that a struct within others is looked into once.
bool comparable(const Type* type);
bool comparable(const Type* type, ComparedStructs& known);
/// Comparable and never panicking: no interfaces anywhere inside.
bool strictly_comparable(const Type* type);
/// Why `type` is not comparable: "struct containing []int cannot be compared"; empty if there is nothing to
/// add.
std::string incomparable_cause(const Type* type, const Package* from);
/// Whether nil is a value of `type`.
bool has_nil(const Type* type);
inline bool is_interface(const Type* type) { return underlying(type)->kind == TypeKind::kInterface; }
inline bool is_named(const Type* type) {
  return type->kind == TypeKind::kNamed || type->kind == TypeKind::kBasic ||
         type->kind == TypeKind::kTypeParam;
}

}  // namespace gocxx::types
