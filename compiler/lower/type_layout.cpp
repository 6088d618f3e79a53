// Sizes and alignments on amd64.
#include "compiler/lower/type_layout.h"

#include <algorithm>

#include "compiler/types/array.h"
#include "compiler/types/basic.h"
#include "compiler/types/object.h"
#include "compiler/types/predicates.h"
#include "compiler/types/size.h"
#include "compiler/types/struct.h"

namespace gocxx::lower {
namespace {

constexpr std::int64_t kWord = 8;
constexpr std::int64_t kMaxFastElement = 128;  // of a map whose keys go in registers

struct Layout {
  std::int64_t size = kWord;
  std::int64_t align = kWord;
  bool pointers = true;  // holds some
  bool plain = true;     // values are equal if their bytes are: no padding, floats, strings
};

std::int64_t aligned(std::int64_t size, std::int64_t align) { return (size + align - 1) / align * align; }

Layout layout_of(const Type* type);

Layout layout_of_struct(const types::Struct& type) {
  Layout all{0, 1, false, true};
  for (const types::Var* field : type.fields) {
    const Layout one = layout_of(field->type);
    const std::int64_t at = aligned(all.size, one.align);
    all.plain = all.plain && one.plain && at == all.size && !field->blank();
    all.size = std::min(at + one.size, types::kAddressSpace);
    all.align = std::max(all.align, one.align);
    all.pointers = all.pointers || one.pointers;
  }
  const std::int64_t size = aligned(all.size, all.align);
  all.plain = all.plain && size == all.size;
  all.size = size;
  return all;
}

Layout layout_of(const Type* type) {
  type = types::underlying(type);
  switch (type->kind) {
    case types::TypeKind::kBasic: {
      if (types::is_string(type)) return {2 * kWord, kWord, true, false};
      const std::int64_t size = types::size_of_basic(types::cast<types::Basic>(type)->basic_kind);
      const std::int64_t align = types::is_complex(type) ? size / 2 : std::max<std::int64_t>(size, 1);
      return {size, align, false, !types::is_float(type) && !types::is_complex(type)};
    }
    case types::TypeKind::kSlice: return {3 * kWord, kWord, true, false};
    case types::TypeKind::kInterface: return {2 * kWord, kWord, true, false};
    case types::TypeKind::kStruct: return layout_of_struct(*types::cast<types::Struct>(type));
    case types::TypeKind::kArray: {
      const auto* array = types::cast<types::Array>(type);
      const Layout elem = layout_of(array->elem);
      const bool fits = elem.size == 0 || array->length < types::kAddressSpace / elem.size;
      return {fits ? elem.size * array->length : types::kAddressSpace, elem.align,
              elem.pointers && array->length > 0, elem.plain};
    }
    default: return {};
  }
}

/// The type of which structs of one field and arrays of one element consist in the end.
const Type* sole_component(const Type* type) {
  for (;;) {
    type = types::underlying(type);
    const auto* fields = types::dyn_cast_or_null<types::Struct>(type);
    const auto* array = types::dyn_cast_or_null<types::Array>(type);
    if (fields != nullptr && fields->fields.size() == 1)
      type = fields->fields.front()->type;
    else if (array != nullptr && array->length == 1)
      type = array->elem;
    else
      return type;
  }
}

}  // namespace

bool is_pointer_shaped(const Type* type) {
  switch (sole_component(type)->kind) {
    case types::TypeKind::kPointer:
    case types::TypeKind::kMap:
    case types::TypeKind::kChan:
    case types::TypeKind::kSignature: return true;
    default: return false;
  }
}

bool is_boxed_through_memory(const Type* type) {
  const Type* sole = sole_component(type);
  if (types::is_string(sole) || sole->kind == types::TypeKind::kSlice) return false;
  const Layout layout = layout_of(type);
  const bool word = layout.size == 2 || layout.size == 4 || layout.size == 8;
  return !word || layout.align != layout.size || layout.pointers;
}

bool has_pointers(const Type* type) { return layout_of(type).pointers; }

bool is_compared_in_parts(const Type* type) {
  constexpr std::int64_t kFewParts = 4;
  type = types::underlying(type);
  if (const auto* fields = types::dyn_cast_or_null<types::Struct>(type))
    return static_cast<std::int64_t>(fields->fields.size()) <= kFewParts;
  const auto* array = types::cast<types::Array>(type);
  if (array->length <= 1) return true;
  const bool simple = types::underlying(array->elem)->kind == types::TypeKind::kBasic;
  return simple && !types::is_string(array->elem) &&
         (array->length <= kFewParts || layout_of(type).size <= 2 * kWord);
}

KeyPassing key_passing(const types::Map& map) {
  if (layout_of(map.value).size > kMaxFastElement) return KeyPassing::kInMemory;
  if (types::is_string(map.key)) return KeyPassing::kInRegister;
  const Layout key = layout_of(map.key);
  if (!key.plain || (key.size != 4 && key.size != 8)) return KeyPassing::kInMemory;
  const types::TypeKind kind = types::underlying(map.key)->kind;
  const bool composed = kind == types::TypeKind::kStruct || kind == types::TypeKind::kArray;
  return composed ? KeyPassing::kCopied : KeyPassing::kInRegister;
}

}  // namespace gocxx::lower
