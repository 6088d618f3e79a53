// Sizes of types.
#include "compiler/types/size.h"

#include <algorithm>

#include "compiler/types/array.h"
#include "compiler/types/basic.h"
#include "compiler/types/object.h"
#include "compiler/types/struct.h"

namespace gocxx::types {
namespace {

constexpr std::int64_t kWord = 8;
constexpr int kDeepest =
    1000;  // a type that contains itself was reported elsewhere; its size is of no matter

std::int64_t size_at(const Type* type, int depth);

std::int64_t size_of_struct(const Struct& type, int depth) {
  std::int64_t size = 0;
  for (const Var* field : type.fields)
    if (field->type != nullptr) size = std::min(kAddressSpace, size + size_at(field->type, depth));
  return size;
}

std::int64_t size_of_array(const Array& type, int depth) {
  const std::int64_t elem = size_at(type.elem, depth);
  std::int64_t size = 0;
  if (type.length > 0 && __builtin_mul_overflow(elem, type.length, &size)) return kAddressSpace;
  return std::min(kAddressSpace, size);
}

std::int64_t size_at(const Type* type, int depth) {
  if (depth > kDeepest) return kAddressSpace;
  const Type* under = underlying(type);
  switch (under->kind) {
    case TypeKind::kBasic: {
      const int size = size_of_basic(cast<Basic>(under)->basic_kind);
      return size > 0 ? size : 2 * kWord;
    }
    case TypeKind::kArray:
      return size_of_array(*cast<Array>(under), depth + 1);
    case TypeKind::kStruct:
      return size_of_struct(*cast<Struct>(under), depth + 1);
    case TypeKind::kSlice:
      return 3 * kWord;
    case TypeKind::kInterface:
      return 2 * kWord;
    default:
      return kWord;
  }
}

}  // namespace

std::int64_t size_of(const Type* type) { return size_at(type, 0); }

}  // namespace gocxx::types
