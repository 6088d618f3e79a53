// interface { ... }: methods, embedded interfaces and (for constraints) embedded unions; and the type set
// they make.
#pragma once

#include <string_view>
#include <vector>

#include "compiler/types/type.h"

namespace gocxx::types {

class Func;
class Package;

class Interface : public TypeOf<TypeKind::kInterface> {
 public:
  /// interface{ methods; embeddeds }.
  Interface(std::vector<Func*> m, std::vector<const Type*> e)
      : methods(std::move(m)), embeddeds(std::move(e)) {}
  /// An empty one, to be filled in by the checker once its pointer is known.
  Interface() = default;

  /// All methods, also those of embedded interfaces, sorted by name: each once. Computed at the first call,
  /// which must come after the definitions of the embedded types are complete.
  const std::vector<Func*>& all_methods() const;
  /// The method of that name in all_methods(), or null. An unexported name is found from its own package
  /// only.
  Func* method_or_null(const Package* pkg, std::string_view name) const;
  /// Whether there are no methods and no constraints: every type implements it.
  bool empty() const;
  /// Whether it is only good as a constraint: it is or embeds comparable, a union or a type that is no
  /// interface.
  bool is_constraint() const;

  std::vector<Func*> methods;          // declared here
  std::vector<const Type*> embeddeds;  // interfaces, unions, other types
  bool comparable = false;             // the predeclared constraint itself
  bool implicit = false;               // stands for a type element: [T ~int | string]

 private:
  void embed(const Type* embedded) const;

  // Known once complete_ is set.
  mutable std::vector<Func*> all_methods_;
  mutable bool constraint_ = false;
  mutable bool complete_ = false;
};

}  // namespace gocxx::types
