// ValidTypes: whether a defined type contains itself.
#pragma once

#include <unordered_set>
#include <vector>

#include "compiler/types/interface.h"
#include "compiler/types/named.h"
#include "compiler/types/object.h"
#include "compiler/types/struct.h"
#include "compiler/types/type_param.h"

namespace gocxx::check {

/// Looks for defined types that contain themselves otherwise than behind a pointer, slice, map, channel,
/// function or interface: their values would have no finite size. Each type is looked at once.
class ValidTypes {
 public:
  /// The types through which `type` contains itself; none if it is valid.
  std::vector<const types::Object*> cycle_of(const types::Named* type);

 private:
  /// Whether `type` is valid; if not, cycle_ is what contains itself.
  bool visit(const types::Type* type);
  bool visit_fields(const types::Struct& type);
  bool visit_embedded(const types::Interface& type);
  bool visit_named(const types::Named* named);
  bool visit_argument(const types::TypeParam* param);

  std::unordered_set<const types::Named*> valid_;  // those known not to contain themselves
  std::vector<const types::Named*> path_;  // from the type that cycle_of() is about to the present one
  /// Those of path_ that the present type stands in. A type argument does not stand in the generic type that it
  /// is an argument of, but where that type stands.
  std::vector<const types::Named*> nest_;
  std::vector<const types::Object*> cycle_;
};

}  // namespace gocxx::check
