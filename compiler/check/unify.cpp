// Unification, one function for each kind of type.
#include "compiler/check/unify.h"

#include <algorithm>

#include "compiler/types/array.h"
#include "compiler/types/basic.h"
#include "compiler/types/chan.h"
#include "compiler/types/identity.h"
#include "compiler/types/interface.h"
#include "compiler/types/lookup.h"
#include "compiler/types/map.h"
#include "compiler/types/pointer.h"
#include "compiler/types/slice.h"
#include "compiler/types/tuple.h"
#include "compiler/types/type_set.h"

namespace gocxx::check {
namespace {

using types::cast;
using types::dyn_cast_or_null;
using types::TypeKind;
using types::TypeParam;
using types::underlying;

/// Types that contain themselves through inferred ones end here.
constexpr int kDeepest = 100;

bool is_type_literal(const Type* type) {
  return type->kind != TypeKind::kNamed && type->kind != TypeKind::kTypeParam;
}

const types::Interface* interface_or_null(const Type* type) {
  return types::underlying_as<types::Interface>(type);
}

}  // namespace

void Unifier::add(const TypeParam* param, const Type* known) {
  slots_[param] = types_.size();
  types_.push_back(known);
}

const TypeParam* Unifier::bound_or_null(const Type* type) const {
  const auto* param = dyn_cast_or_null<TypeParam>(type);
  return param != nullptr && slots_.count(param) > 0 ? param : nullptr;
}

const Type* Unifier::at(const TypeParam* param) const { return types_[slots_.at(param)]; }
void Unifier::set(const TypeParam* param, const Type* type) { types_[slots_.at(param)] = type; }

std::size_t Unifier::unknown_count() const {
  return static_cast<std::size_t>(std::count_if(
      slots_.begin(), slots_.end(), [this](const auto& slot) { return types_[slot.second] == nullptr; }));
}

bool Unifier::unify(const Type* x, const Type* y, Mode mode) {
  if (depth_ >= kDeepest) return false;
  ++depth_;
  const bool result = same(x, y, mode);
  --depth_;
  return result;
}

bool Unifier::same(const Type* x, const Type* y, Mode mode) {
  if (x == y) return true;
  if (x == nullptr || y == nullptr) return false;
  // A defined type stands in y, a parameter in x.
  if (x->kind == TypeKind::kNamed || bound_or_null(y) != nullptr) std::swap(x, y);
  if (mode == Mode::kLoose && y->kind == TypeKind::kNamed && is_type_literal(x) &&
      interface_or_null(x) == nullptr) {
    y = underlying(y);
    if (!types::is_valid(y)) return false;
  }
  const TypeParam* px = bound_or_null(x);
  const TypeParam* py = bound_or_null(y);
  if (px != nullptr && py != nullptr) return join(px, py, mode);
  if (px != nullptr) return bind(px, y, mode);
  if (py != nullptr) return bind(py, x, mode);
  if (mode == Mode::kLoose) {
    const types::Interface* ix = interface_or_null(x);
    const types::Interface* iy = interface_or_null(y);
    if (ix != nullptr && iy != nullptr) return same_interfaces(*ix, *iy, mode);
    if (ix != nullptr) return has_methods(y, *ix);
    if (iy != nullptr) return has_methods(x, *iy);
  }
  return same_kind(x, y, mode);
}

bool Unifier::join(const TypeParam* x, const TypeParam* y, Mode mode) {
  const Slot a = slots_.at(x), b = slots_.at(y);
  if (a == b) return true;
  if (types_[a] != nullptr && types_[b] != nullptr) return unify(types_[a], types_[b], mode);
  const Slot kept = types_[a] != nullptr ? a : b;
  const Slot other = kept == a ? b : a;
  for (auto& [param, slot] : slots_)
    if (slot == other) slot = kept;
  return true;
}

bool Unifier::bind(const TypeParam* param, const Type* type, Mode mode) {
  const Type* known = at(param);
  if (known == nullptr) {
    set(param, type);
    return true;
  }
  if (!unify(known, type, mode)) return false;
  if (mode == Mode::kExact) return true;
  // Of types that can be assigned to each other the one with a name is taken, of channels the one with a
  // direction, of interfaces the one with fewer methods.
  const types::Interface* first = interface_or_null(known);
  const types::Interface* second = interface_or_null(type);
  if (first != nullptr && second != nullptr) {
    if (second->all_methods().size() < first->all_methods().size()) set(param, type);
  } else if (known->kind != TypeKind::kNamed && type->kind == TypeKind::kNamed) {
    set(param, type);
  } else if (const auto* chan = dyn_cast_or_null<types::Chan>(known);
             chan != nullptr && chan->dir == types::ChanDir::kBoth && type->kind == TypeKind::kChan) {
    set(param, type);
  }
  return true;
}

bool Unifier::has_methods(const Type* type, const types::Interface& interface) {
  const auto& methods = interface.all_methods();
  return std::all_of(methods.begin(), methods.end(), [&](const types::Func* wanted) {
    const types::Lookup found = types::lookup_field_or_method(type, false, wanted->pkg, wanted->name);
    const auto* method = types::object_as_or_null<types::Func>(found.object);
    return method != nullptr && method->type != nullptr && unify(wanted->type, method->type, Mode::kExact);
  });
}

bool Unifier::same_interfaces(const types::Interface& x, const types::Interface& y, Mode mode) {
  const auto& a = x.all_methods();
  const auto& b = y.all_methods();
  if (mode == Mode::kExact && a.size() != b.size()) return false;
  if (x.is_constraint() != y.is_constraint()) return false;
  const types::Interface& larger = a.size() < b.size() ? y : x;
  const auto& fewer = a.size() < b.size() ? a : b;
  return std::all_of(fewer.begin(), fewer.end(), [&](const types::Func* method) {
    const types::Func* other = larger.method_or_null(method->pkg, method->name);
    return other != nullptr && unify(method->type, other->type, Mode::kExact);
  });
}

bool Unifier::same_kind(const Type* x, const Type* y, Mode mode) {
  if (x->kind == TypeKind::kTypeParam || y->kind == TypeKind::kTypeParam) {
    // One that is not bound: its core type may do.
    if (y->kind == TypeKind::kTypeParam) std::swap(x, y);
    const Type* core = types::core_type_or_null(x);
    return core != nullptr && y->kind != TypeKind::kTypeParam && unify(core, y, Mode::kLoose);
  }
  if (x->kind != y->kind) return false;
  constexpr Mode kExact = Mode::kExact;
  switch (x->kind) {
    case TypeKind::kBasic: return types::identical(x, y);
    case TypeKind::kArray: {
      const auto* a = cast<types::Array>(x);
      const auto* b = cast<types::Array>(y);
      return a->length == b->length && unify(a->elem, b->elem, kExact);
    }
    case TypeKind::kSlice: return unify(cast<types::Slice>(x)->elem, cast<types::Slice>(y)->elem, kExact);
    case TypeKind::kPointer:
      return unify(cast<types::Pointer>(x)->elem, cast<types::Pointer>(y)->elem, kExact);
    case TypeKind::kMap: {
      const auto* a = cast<types::Map>(x);
      const auto* b = cast<types::Map>(y);
      return unify(a->key, b->key, kExact) && unify(a->value, b->value, kExact);
    }
    case TypeKind::kChan: {
      const auto* a = cast<types::Chan>(x);
      const auto* b = cast<types::Chan>(y);
      return (mode == Mode::kLoose || a->dir == b->dir) && unify(a->elem, b->elem, kExact);
    }
    case TypeKind::kStruct: return same_struct(*cast<types::Struct>(x), *cast<types::Struct>(y));
    case TypeKind::kTuple: return same_tuple(*cast<types::Tuple>(x), *cast<types::Tuple>(y));
    case TypeKind::kSignature: return same_signature(*cast<types::Signature>(x), *cast<types::Signature>(y));
    case TypeKind::kInterface:
      return same_interfaces(*cast<types::Interface>(x), *cast<types::Interface>(y), kExact);
    case TypeKind::kNamed: return same_named(*cast<types::Named>(x), *cast<types::Named>(y), mode);
    default: return types::identical(x, y);
  }
}

bool Unifier::same_struct(const types::Struct& x, const types::Struct& y) {
  if (x.fields.size() != y.fields.size()) return false;
  for (std::size_t i = 0; i < x.fields.size(); ++i) {
    const types::Var& f = *x.fields[i];
    const types::Var& g = *y.fields[i];
    if (f.embedded != g.embedded || x.tag(i) != y.tag(i) || !f.same_id(g.pkg, g.name) ||
        !unify(f.type, g.type, Mode::kExact))
      return false;
  }
  return true;
}

bool Unifier::same_tuple(const types::Tuple& x, const types::Tuple& y) {
  if (x.size() != y.size()) return false;
  for (std::size_t i = 0; i < x.size(); ++i)
    if (!unify(x.vars[i]->type, y.vars[i]->type, Mode::kExact)) return false;
  return true;
}

bool Unifier::same_signature(const types::Signature& x, const types::Signature& y) {
  return x.type_params.size() == y.type_params.size() && x.variadic == y.variadic &&
         same_tuple(*x.params, *y.params) && same_tuple(*x.results, *y.results);
}

bool Unifier::same_named(const types::Named& x, const types::Named& y, Mode mode) {
  if (x.origin == nullptr || x.origin != y.origin) return false;
  for (std::size_t i = 0; i < x.type_args.size(); ++i)
    if (!unify(x.type_args[i], y.type_args[i], mode == Mode::kLoose ? Mode::kLoose : Mode::kExact))
      return false;
  return true;
}

}  // namespace gocxx::check
