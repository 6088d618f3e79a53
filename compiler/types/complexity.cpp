// Two walks over types that visit each type once.
#include "compiler/types/complexity.h"

#include <algorithm>

#include "compiler/types/array.h"
#include "compiler/types/chan.h"
#include "compiler/types/interface.h"
#include "compiler/types/lookup.h"
#include "compiler/types/map.h"
#include "compiler/types/named.h"
#include "compiler/types/object.h"
#include "compiler/types/pointer.h"
#include "compiler/types/signature.h"
#include "compiler/types/slice.h"
#include "compiler/types/struct.h"
#include "compiler/types/tuple.h"

namespace gocxx::types {

std::int64_t PartCount::of(const Type* type) {
  if (type == nullptr || type->kind == TypeKind::kNamed) return 1;
  if (const auto found = known_.find(type); found != known_.end()) return found->second;
  known_[type] = 1;  // of a type that wrongly contains itself
  return known_[type] = std::min(kMost, 1 + of_parts(*type));
}

std::int64_t PartCount::of_parts(const Type& type) {
  std::int64_t sum = 0;
  auto add_types_of = [&](const auto& objects) {
    for (const Object* object : objects) sum = std::min(kMost, sum + of(object->type));
  };
  switch (type.kind) {
    case TypeKind::kArray: return of(cast<Array>(&type)->elem);
    case TypeKind::kSlice: return of(cast<Slice>(&type)->elem);
    case TypeKind::kPointer: return of(cast<Pointer>(&type)->elem);
    case TypeKind::kChan: return of(cast<Chan>(&type)->elem);
    case TypeKind::kMap: return of(cast<Map>(&type)->key) + of(cast<Map>(&type)->value);
    case TypeKind::kTuple: add_types_of(cast<Tuple>(&type)->vars); return sum;
    case TypeKind::kSignature:
      return of(cast<Signature>(&type)->params) + of(cast<Signature>(&type)->results);
    case TypeKind::kStruct: add_types_of(cast<Struct>(&type)->fields); return sum;
    case TypeKind::kInterface:
      add_types_of(cast<Interface>(&type)->methods);
      for (const Type* embedded : cast<Interface>(&type)->embeddeds)
        sum = std::min(kMost, sum + of(embedded));
      return sum;
    default: return 0;
  }
}

int ContainmentDepth::of(const Type* type) {
  if (type == nullptr) return 0;
  if (const auto found = known_.find(type); found != known_.end()) return found->second;
  known_[type] = 0;
  const int depth = of_parts(*type);
  return known_[type] = depth;
}

int ContainmentDepth::of_parts(const Type& type) {
  if (const auto* named = dyn_cast_or_null<Named>(&type)) return of(named->underlying);
  if (const auto* array = dyn_cast_or_null<Array>(&type)) return 1 + of(array->elem);
  const auto* structure = dyn_cast_or_null<Struct>(&type);
  if (structure == nullptr) return 0;
  int deepest = 0;
  for (const Var* field : structure->fields)
    if (field->type != nullptr)
      deepest = std::max(deepest, of(field->embedded ? dereferenced(field->type) : field->type));
  return 1 + deepest;
}

}  // namespace gocxx::types
