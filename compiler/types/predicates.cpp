// Comparison and nil.
#include "compiler/types/predicates.h"

#include <algorithm>

#include "compiler/types/array.h"
#include "compiler/types/basic.h"
#include "compiler/types/interface.h"
#include "compiler/types/object.h"
#include "compiler/types/print.h"
#include "compiler/types/struct.h"
#include "compiler/types/type_param.h"
#include "compiler/types/type_set.h"

namespace gocxx::types {
namespace {

bool compare_ok(const Type* type, bool interfaces, ComparedStructs& known) {
  const Type* under = underlying(type);
  switch (under->kind) {
    case TypeKind::kBasic: return !is_basic(under, BasicKind::kUntypedNil);
    case TypeKind::kPointer:
    case TypeKind::kChan: return true;
    case TypeKind::kInterface: return interfaces;
    case TypeKind::kTypeParam: {
      const TypeSet set = type_set(cast<TypeParam>(under));
      if (set.all) return set.comparable;
      return std::all_of(set.terms.begin(), set.terms.end(),
                         [&](const TypeTerm& term) { return compare_ok(term.type, false, known); });
    }
    case TypeKind::kArray: return compare_ok(cast<Array>(under)->elem, interfaces, known);
    case TypeKind::kStruct: {
      const auto [place, fresh] = known.emplace(under, true);  // a struct within itself adds nothing
      if (!fresh) return place->second;
      const auto& fields = cast<Struct>(under)->fields;
      return known[under] = std::all_of(fields.begin(), fields.end(), [&](const Var* field) {
               return compare_ok(field->type, interfaces, known);
             });
    }
    default: return false;
  }
}

}  // namespace

bool comparable(const Type* type) {
  ComparedStructs known;
  return compare_ok(type, true, known);
}

bool comparable(const Type* type, ComparedStructs& known) { return compare_ok(type, true, known); }

bool strictly_comparable(const Type* type) {
  ComparedStructs known;
  return compare_ok(type, false, known);
}

std::string incomparable_cause(const Type* type, const Package* from) {
  const Type* under = underlying(type);
  switch (under->kind) {
    case TypeKind::kSlice: return "slice can only be compared to nil";
    case TypeKind::kSignature: return "func can only be compared to nil";
    case TypeKind::kMap: return "map can only be compared to nil";
    case TypeKind::kTypeParam: return "incomparable types in type set";
    case TypeKind::kArray: return comparable(type) ? "" : type_string(type, from) + " cannot be compared";
    case TypeKind::kStruct:
      for (const Var* field : cast<Struct>(under)->fields)
        if (!comparable(field->type))
          return "struct containing " + type_string(field->type, from) + " cannot be compared";
      return "";
    default: return "";
  }
}

bool has_nil(const Type* type) {
  const Type* under = underlying(type);
  switch (under->kind) {
    case TypeKind::kBasic:
      return is_basic(under, BasicKind::kUnsafePointer) || is_basic(under, BasicKind::kUntypedNil);
    case TypeKind::kSlice:
    case TypeKind::kPointer:
    case TypeKind::kSignature:
    case TypeKind::kMap:
    case TypeKind::kChan:
    case TypeKind::kInterface: return true;
    case TypeKind::kTypeParam: return for_all_terms(under, has_nil);
    default: return false;
  }
}

}  // namespace gocxx::types
