// The parts that a type is written with.
#pragma once

#include "compiler/types/array.h"
#include "compiler/types/chan.h"
#include "compiler/types/interface.h"
#include "compiler/types/map.h"
#include "compiler/types/named.h"
#include "compiler/types/object.h"
#include "compiler/types/pointer.h"
#include "compiler/types/signature.h"
#include "compiler/types/slice.h"
#include "compiler/types/struct.h"
#include "compiler/types/tuple.h"
#include "compiler/types/union.h"

namespace gocxx::types {

/// Calls `f` with each type that stands in `type`: elements, fields, parameters, type arguments. A defined
/// type is not looked into. Types that are not known yet are left out.
template <class F>
void for_each_part(const Type* type, F&& f) {
  const auto call = [&f](const Type* part) {
    if (part != nullptr) f(part);
  };
  const auto call_all = [&call](const std::vector<Var*>& vars) {
    for (const Var* var : vars) call(var->type);
  };
  switch (type->kind) {
    case TypeKind::kBasic:
    case TypeKind::kTypeParam: return;
    case TypeKind::kArray: return call(cast<Array>(type)->elem);
    case TypeKind::kSlice: return call(cast<Slice>(type)->elem);
    case TypeKind::kPointer: return call(cast<Pointer>(type)->elem);
    case TypeKind::kChan: return call(cast<Chan>(type)->elem);
    case TypeKind::kMap: call(cast<Map>(type)->key), call(cast<Map>(type)->value); return;
    case TypeKind::kTuple: return call_all(cast<Tuple>(type)->vars);
    case TypeKind::kStruct: return call_all(cast<Struct>(type)->fields);
    case TypeKind::kSignature:
      call(cast<Signature>(type)->params), call(cast<Signature>(type)->results);
      return;
    case TypeKind::kInterface:
      for (const Func* method : cast<Interface>(type)->methods) call(method->type);
      for (const Type* embedded : cast<Interface>(type)->embeddeds) call(embedded);
      return;
    case TypeKind::kUnion:
      for (const Union::Term& term : cast<Union>(type)->terms) call(term.type);
      return;
    case TypeKind::kNamed:
      for (const Type* arg : cast<Named>(type)->type_args) call(arg);
      return;
  }
}

/// Whether `test` holds for `type` or for something that stands in it.
template <class Test>
bool any_part(const Type* type, const Test& test) {
  bool found = test(type);
  if (!found) for_each_part(type, [&](const Type* part) { found = found || any_part(part, test); });
  return found;
}

}  // namespace gocxx::types
