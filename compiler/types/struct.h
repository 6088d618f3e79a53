// struct { ... }.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "compiler/types/type.h"

namespace gocxx::types {

class Var;

class Struct : public TypeOf<TypeKind::kStruct> {
 public:
  Struct(std::vector<Var*> f, std::vector<std::string> t) : fields(std::move(f)), tags(std::move(t)) {}
  /// An empty one, to be filled in by the checker once its pointer is known.
  Struct() = default;

  const std::string& tag(std::size_t i) const;
  /// Returns the number of the field `name`; the number of fields if there is none.
  std::size_t position_of(std::string_view name) const;

  std::vector<Var*> fields;       // in order; `embedded` is in the Var
  std::vector<std::string> tags;  // their values; empty if no field has a tag, else one per field
};

}  // namespace gocxx::types
