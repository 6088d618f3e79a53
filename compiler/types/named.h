// Named: a defined type, as `type T ...` makes it, generic or not; or an instance of a generic one.
#pragma once

#include <string_view>
#include <vector>

#include "compiler/types/type.h"

namespace gocxx::types {

class Func;
class Instances;
class Package;
class TypeName;
class TypeParam;

class Named : public TypeOf<TypeKind::kNamed> {
 public:
  explicit Named(TypeName* o) : object(o) {}

  /// The method declared with that name, or null. An unexported name is found from its own package only.
  Func* method_or_null(const Package* pkg, std::string_view name) const;

  /// Whether it is a generic type, which is no type of anything before it is instantiated.
  bool generic() const { return !type_params.empty(); }

  TypeName* const object;
  /// Never a Named; null until the definition is complete, and of an instance until it is asked for
  /// (types::underlying()).
  mutable const Type* underlying = nullptr;
  std::vector<Func*> methods;  // declared methods, on T and on *T, in source order; signatures may come later
  std::vector<TypeParam*> type_params;
  bool defining = false;  // its definition is being checked: parts of the underlying type are missing
  // Of an instance, as List[int] is one:
  const Named* origin = nullptr;       // the generic type
  std::vector<const Type*> type_args;  // one for each of its type parameters
  Instances* instances = nullptr;      // what made it
  // Of a type that a function declares:
  int local_number = 0;                 // its place among all such types of the package, from 1
  std::vector<const Type*> outer_args;  // the type arguments of the instance of the function
};

}  // namespace gocxx::types
