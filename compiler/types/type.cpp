// The small questions about types with parts: underlying types, tags, methods of defined types.
#include "compiler/types/type.h"

#include <algorithm>

#include "compiler/types/basic.h"
#include "compiler/types/instances.h"
#include "compiler/types/named.h"
#include "compiler/types/object.h"
#include "compiler/types/struct.h"
#include "compiler/types/tuple.h"

namespace gocxx::types {

const Type* underlying(const Type* type) {
  if (type->kind != TypeKind::kNamed) return type;
  const auto* named = cast<Named>(type);
  if (named->underlying == nullptr && named->instances != nullptr) named->instances->expand(*named);
  return named->underlying != nullptr ? named->underlying : invalid_type();
}

const std::string& Struct::tag(std::size_t i) const {
  static const std::string kNone;
  return i < tags.size() ? tags[i] : kNone;
}

std::size_t Struct::position_of(std::string_view name) const {
  const auto found =
      std::find_if(fields.begin(), fields.end(), [&](const Var* field) { return field->name == name; });
  return static_cast<std::size_t>(found - fields.begin());
}

const Tuple* empty_tuple() {
  static const Tuple kEmpty{{}};
  return &kEmpty;
}

Func* Named::method_or_null(const Package* pkg, std::string_view name) const {
  for (Func* method : methods)
    if (method->same_id(pkg, name)) return method;
  return nullptr;
}

}  // namespace gocxx::types
