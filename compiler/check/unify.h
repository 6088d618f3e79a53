// Unifier: finds the types that type parameters must stand for so that two types are the same, after "Type
// unification" in the specification.
#pragma once

#include <unordered_map>
#include <vector>

#include "compiler/types/named.h"
#include "compiler/types/signature.h"
#include "compiler/types/struct.h"
#include "compiler/types/type_param.h"

namespace gocxx::check {

using types::Type;

class Unifier {
 public:
  /// "Exact unification" or "loose unification", which ignores the directions of channels and the names of
  /// defined types where assignability does.
  enum class Mode : std::uint8_t { kLoose, kExact };

  void add(const types::TypeParam* param, const Type* known);
  /// Whether both can be made the same; the types of parameters that this takes are kept.
  bool unify(const Type* x, const Type* y, Mode mode);
  /// The type of a bound parameter; null if it is not known.
  const Type* at(const types::TypeParam* param) const;
  void set(const types::TypeParam* param, const Type* type);
  /// How many parameters have no type yet.
  std::size_t unknown_count() const;

 private:
  /// Parameters that are the same share a slot.
  using Slot = std::size_t;

  const types::TypeParam* bound_or_null(const Type* type) const;
  bool same(const Type* x, const Type* y, Mode mode);
  bool bind(const types::TypeParam* param, const Type* type, Mode mode);
  bool join(const types::TypeParam* x, const types::TypeParam* y, Mode mode);
  bool same_kind(const Type* x, const Type* y, Mode mode);
  bool same_struct(const types::Struct& x, const types::Struct& y);
  bool same_signature(const types::Signature& x, const types::Signature& y);
  bool same_tuple(const types::Tuple& x, const types::Tuple& y);
  bool same_named(const types::Named& x, const types::Named& y, Mode mode);
  bool has_methods(const Type* type, const types::Interface& interface);
  bool same_interfaces(const types::Interface& x, const types::Interface& y, Mode mode);

  std::unordered_map<const types::TypeParam*, Slot> slots_;
  std::vector<const Type*> types_;  // by slot; null while it is not known
  int depth_ = 0;
};

}  // namespace gocxx::check
