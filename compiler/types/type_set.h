// Type sets: the types that a constraint allows, as far as it lists them, and what holds for all of them.
#pragma once

#include <vector>

#include "compiler/types/type.h"

namespace gocxx::types {

class Interface;
class TypeParam;

/// T, or with `tilde` all types whose underlying type is T.
struct TypeTerm {
  bool tilde = false;
  const Type* type = nullptr;
};

/// The types that satisfy the type elements of an interface; its methods are another matter.
struct TypeSet {
  bool all = true;              // no type element restricts it
  std::vector<TypeTerm> terms;  // if not: the union of these; empty if no type is in it
  bool comparable = false;      // only those that are strictly comparable; said only if `all`

  /// Whether `type`, which is no type parameter, is one of the terms' types.
  bool includes(const Type* type) const;
  /// Whether each type of `terms` that `this` has is in `other`.
  bool subset_of(const TypeSet& other) const;
};

/// Of a type parameter that of its constraint; of an interface its own.
TypeSet type_set(const TypeParam* param);
TypeSet type_set(const Interface* interface);

/// Whether `test` holds for `type`; for a type parameter, whether it holds for the underlying type of each of
/// its terms, of which there is at least one.
bool for_all_terms(const Type* type, bool (*test)(const Type*));

/// "The core type": the underlying type of `type`; of a type parameter the one that all its types have, or
/// null. Of channels that differ in direction only it is one of those with a direction.
const Type* core_type_or_null(const Type* type);
/// The same, but of a type parameter whose types are strings and []byte it is string.
const Type* core_string_or_null(const Type* type);

/// The core type as a T, or null.
template <class T>
const T* core_type_as(const Type* type) {
  return dyn_cast_or_null<T>(core_type_or_null(type));
}

inline bool is_type_param(const Type* type) { return type->kind == TypeKind::kTypeParam; }

}  // namespace gocxx::types
