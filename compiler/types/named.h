// Named: a defined type, as `type T ...` makes it.
#pragma once

#include <string_view>
#include <vector>

#include "compiler/types/type.h"

namespace gocxx::types {

class Func;
class Package;
class TypeName;
class TypeParam;

class Named : public TypeOf<TypeKind::kNamed> {
 public:
  explicit Named(TypeName* o) : object(o) {}

  /// The method declared with that name, or null. An unexported name is found from its own package only.
  Func* method_or_null(const Package* pkg, std::string_view name) const;

  TypeName* const object;
  const Type* underlying = nullptr;  // never a Named; null until the definition is complete
  std::vector<Func*> methods;  // declared methods, on T and on *T, in source order; signatures may come later
  std::vector<TypeParam*> type_params;
};

}  // namespace gocxx::types
