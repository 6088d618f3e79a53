// The specification's rules of type identity, one function per constructor.
#include "compiler/types/identity.h"

#include <algorithm>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "compiler/types/array.h"
#include "compiler/types/basic.h"
#include "compiler/types/chan.h"
#include "compiler/types/interface.h"
#include "compiler/types/map.h"
#include "compiler/types/named.h"
#include "compiler/types/object.h"
#include "compiler/types/pointer.h"
#include "compiler/types/signature.h"
#include "compiler/types/slice.h"
#include "compiler/types/struct.h"
#include "compiler/types/union.h"

namespace gocxx::types {
namespace {

/// One comparison. Only interfaces can contain themselves without a defined type between (through their
/// methods), so pairs of interfaces that are being compared are remembered and taken for identical.
class Comparer {
 public:
  explicit Comparer(bool ignore_tags) : ignore_tags_(ignore_tags) {}

  bool same(const Type* x, const Type* y) {
    if (x == y) return true;
    if (x == nullptr || y == nullptr || x->kind != y->kind) return false;
    switch (x->kind) {
      case TypeKind::kBasic: return cast<Basic>(x)->basic_kind == cast<Basic>(y)->basic_kind;
      case TypeKind::kArray: return same_array(*cast<Array>(x), *cast<Array>(y));
      case TypeKind::kSlice: return same(cast<Slice>(x)->elem, cast<Slice>(y)->elem);
      case TypeKind::kStruct: return same_struct(*cast<Struct>(x), *cast<Struct>(y));
      case TypeKind::kPointer: return same(cast<Pointer>(x)->elem, cast<Pointer>(y)->elem);
      case TypeKind::kTuple: return same_tuple(*cast<Tuple>(x), *cast<Tuple>(y));
      case TypeKind::kSignature: return same_signature(*cast<Signature>(x), *cast<Signature>(y));
      case TypeKind::kInterface: return same_interface(*cast<Interface>(x), *cast<Interface>(y));
      case TypeKind::kMap:
        return same(cast<Map>(x)->key, cast<Map>(y)->key) && same(cast<Map>(x)->value, cast<Map>(y)->value);
      case TypeKind::kChan:
        return cast<Chan>(x)->dir == cast<Chan>(y)->dir && same(cast<Chan>(x)->elem, cast<Chan>(y)->elem);
      case TypeKind::kUnion: return same_union(*cast<Union>(x), *cast<Union>(y));
      case TypeKind::kNamed: return same_instance(*cast<Named>(x), *cast<Named>(y));
      case TypeKind::kTypeParam: return false;
    }
    return false;
  }

 private:
  /// Instances may have been made twice: for the library, and for a program.
  bool same_instance(const Named& x, const Named& y) {
    return x.origin != nullptr && x.origin == y.origin &&
           std::equal(x.type_args.begin(), x.type_args.end(), y.type_args.begin(), y.type_args.end(),
                      [this](const Type* a, const Type* b) { return same(a, b); });
  }

  bool same_array(const Array& x, const Array& y) {
    // An unknown length was reported; it goes with any.
    return (x.length < 0 || y.length < 0 || x.length == y.length) && same(x.elem, y.elem);
  }

  bool same_struct(const Struct& x, const Struct& y) {
    if (x.fields.size() != y.fields.size()) return false;
    for (std::size_t i = 0; i < x.fields.size(); ++i) {
      const Var& f = *x.fields[i];
      const Var& g = *y.fields[i];
      if (f.embedded != g.embedded || !f.same_id(g.pkg, g.name)) return false;
      if (!ignore_tags_ && x.tag(i) != y.tag(i)) return false;
      if (!same(f.type, g.type)) return false;
    }
    return true;
  }

  bool same_tuple(const Tuple& x, const Tuple& y) {
    if (x.size() != y.size()) return false;
    for (std::size_t i = 0; i < x.size(); ++i)
      if (!same(x.vars[i]->type, y.vars[i]->type)) return false;
    return true;
  }

  bool same_signature(const Signature& x, const Signature& y) {
    return x.variadic == y.variadic && x.type_params.size() == y.type_params.size() &&
           same_tuple(*x.params, *y.params) && same_tuple(*x.results, *y.results);
  }

  bool same_interface(const Interface& x, const Interface& y) {
    const auto& a = x.all_methods();
    const auto& b = y.all_methods();
    if (a.size() != b.size() || x.is_constraint() != y.is_constraint()) return false;
    for (const auto& [p, q] : open_)
      if ((p == &x && q == &y) || (p == &y && q == &x)) return true;
    open_.emplace_back(&x, &y);
    bool equal = true;
    for (std::size_t i = 0; i < a.size() && equal; ++i)
      equal = a[i]->same_id(b[i]->pkg, b[i]->name) && same(a[i]->type, b[i]->type);
    open_.pop_back();
    return equal;
  }

  bool same_union(const Union& x, const Union& y) {
    if (x.terms.size() != y.terms.size()) return false;
    for (std::size_t i = 0; i < x.terms.size(); ++i)
      if (x.terms[i].tilde != y.terms[i].tilde || !same(x.terms[i].type, y.terms[i].type)) return false;
    return true;
  }

  bool ignore_tags_;
  std::vector<std::pair<const Interface*, const Interface*>> open_;
};

std::size_t mixed(std::size_t seed, std::size_t value) { return (seed ^ value) * 0x9E3779B97F4A7C15ULL; }

std::size_t hash_tuple(const Tuple& tuple) {
  std::size_t hash = tuple.size();
  for (const Var* v : tuple.vars) hash = mixed(hash, TypeHash()(v->type));
  return hash;
}

std::size_t hash_struct(const Struct& type) {
  std::size_t hash = type.fields.size();
  for (const Var* field : type.fields) hash = mixed(hash, std::hash<std::string>()(field->name));
  return hash;
}

std::size_t hash_interface(const Interface& type) {
  std::size_t hash = type.all_methods().size();
  for (const Func* method : type.all_methods()) hash = mixed(hash, std::hash<std::string>()(method->name));
  return hash;
}

std::size_t hash_parts(const Type* type) {
  const TypeHash hash;
  switch (type->kind) {
    case TypeKind::kBasic: return static_cast<std::size_t>(cast<Basic>(type)->basic_kind);
    case TypeKind::kArray:
      return mixed(static_cast<std::size_t>(cast<Array>(type)->length), hash(cast<Array>(type)->elem));
    case TypeKind::kSlice: return hash(cast<Slice>(type)->elem);
    case TypeKind::kStruct: return hash_struct(*cast<Struct>(type));
    case TypeKind::kPointer: return hash(cast<Pointer>(type)->elem);
    case TypeKind::kTuple: return hash_tuple(*cast<Tuple>(type));
    case TypeKind::kSignature:
      return mixed(hash_tuple(*cast<Signature>(type)->params), hash_tuple(*cast<Signature>(type)->results));
    case TypeKind::kInterface: return hash_interface(*cast<Interface>(type));
    case TypeKind::kMap: return mixed(hash(cast<Map>(type)->key), hash(cast<Map>(type)->value));
    case TypeKind::kChan:
      return mixed(static_cast<std::size_t>(cast<Chan>(type)->dir), hash(cast<Chan>(type)->elem));
    case TypeKind::kUnion: return cast<Union>(type)->terms.size();
    case TypeKind::kNamed: {
      const auto* named = cast<Named>(type);
      std::size_t result = std::hash<const Type*>()(named->origin != nullptr ? named->origin : named);
      for (const Type* arg : named->type_args) result = mixed(result, hash(arg));
      return result;
    }
    case TypeKind::kTypeParam: return std::hash<const Type*>()(type);
  }
  return 0;
}

}  // namespace

bool identical(const Type* x, const Type* y) { return x == y || Comparer(false).same(x, y); }
bool identical_ignoring_tags(const Type* x, const Type* y) { return x == y || Comparer(true).same(x, y); }

std::size_t TypeHash::operator()(const Type* type) const {
  return mixed(static_cast<std::size_t>(type->kind) + 1, hash_parts(type));
}

}  // namespace gocxx::types
