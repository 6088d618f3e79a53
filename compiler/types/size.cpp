// Sizes of types.
#include "compiler/types/size.h"

#include <algorithm>
#include <unordered_map>

#include "compiler/types/array.h"
#include "compiler/types/basic.h"
#include "compiler/types/object.h"
#include "compiler/types/struct.h"

namespace gocxx::types {
namespace {

constexpr std::int64_t kWord = 8;
/// A type that contains itself was reported elsewhere; its size is of no matter.
constexpr int kDeepest = 1000;

/// One question. A struct is looked into once, however often it is met.
class Measure {
 public:
  std::int64_t size(const Type* type, int depth) {
    if (depth > kDeepest) return kAddressSpace;
    const Type* under = underlying(type);
    switch (under->kind) {
      case TypeKind::kBasic: {
        const int size = size_of_basic(cast<Basic>(under)->basic_kind);
        return size > 0 ? size : 2 * kWord;
      }
      case TypeKind::kArray: return array(*cast<Array>(under), depth + 1);
      case TypeKind::kStruct: return structure(*cast<Struct>(under), depth + 1);
      case TypeKind::kSlice: return 3 * kWord;
      case TypeKind::kInterface: return 2 * kWord;
      default: return kWord;
    }
  }

 private:
  std::int64_t structure(const Struct& type, int depth) {
    if (const auto found = known_.find(&type); found != known_.end()) return found->second;
    std::int64_t sum = 0;
    for (const Var* field : type.fields)
      if (field->type != nullptr) sum = std::min(kAddressSpace, sum + size(field->type, depth));
    return known_[&type] = sum;
  }

  std::int64_t array(const Array& type, int depth) {
    const std::int64_t elem = size(type.elem, depth);
    std::int64_t product = 0;
    if (type.length > 0 && __builtin_mul_overflow(elem, type.length, &product)) return kAddressSpace;
    return std::min(kAddressSpace, product);
  }

  std::unordered_map<const Struct*, std::int64_t> known_;
};

}  // namespace

std::int64_t size_of(const Type* type) { return Measure().size(type, 0); }

}  // namespace gocxx::types
