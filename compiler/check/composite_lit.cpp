// Composite literals T{...}. (Struct literals are in struct_lit.cpp.)
#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "compiler/check/composite_lit.h"

namespace gocxx::check {
namespace {

/// The type of [...]T literals, whose length their elements give; else null.
const syntax::ArrayType* open_array_or_null(const syntax::Expr* type) {
  const auto* array = syntax::dyn_cast_or_null<syntax::ArrayType>(type);
  const bool open =
      array != nullptr && array->len != nullptr && array->len->kind == syntax::NodeKind::kEllipsis;
  return open ? array : nullptr;
}

}  // namespace

void LiteralChecker::check(Operand& x, const syntax::CompositeLit* e, const Type* hint) {
  x.expr = e;
  if (const syntax::ArrayType* array = open_array_or_null(e->type)) return open_array_lit(x, e, array);
  const Type* type = types::invalid_type();
  if (e->type != nullptr)
    type = c_.type_expr(e->type);
  else if (hint != nullptr)
    type = hint;
  else
    c_.error(Code::kUntypedLiteral, e, "missing type in composite literal");
  if (!literal_elements(e, type, literal_base(e, type))) return x.invalidate();
  x.mode = Mode::kValue;
  x.type = type;
}

/// The type whose elements are listed. "When the element type is *T, the elision of &T is allowed" in
/// elements.
const Type* LiteralChecker::literal_base(const syntax::CompositeLit* e, const Type* type) {
  if (e->type != nullptr) return type;
  const Type* core = types::core_type_or_null(type);
  const auto* pointer = dyn_cast_or_null<types::Pointer>(core);
  return pointer != nullptr ? pointer->elem : core != nullptr ? core : type;
}

void LiteralChecker::open_array_lit(Operand& x, const syntax::CompositeLit* e,
                                    const syntax::ArrayType* array) {
  const Type* elem = c_.var_type(array->elem);
  const std::int64_t length = indexed_elements(e->elements, elem, -1);
  x.mode = Mode::kValue;
  x.type = c_.context().make_type<types::Array>(length, elem);
  TypeAndValue& known = c_.info().record(array);
  known.mode = Mode::kTypeExpr;
  known.type = x.type;
}

/// Checks the elements of a literal of type `type`; false if there are no such literals.
bool LiteralChecker::literal_elements(const syntax::CompositeLit* e, const Type* type, const Type* base) {
  const Type* core = types::core_type_or_null(base);
  const Type* under = core != nullptr ? core : underlying(base);
  switch (under->kind) {
    case types::TypeKind::kStruct: struct_elements(e, base, cast<types::Struct>(under)); return true;
    case types::TypeKind::kArray: {
      const auto* array = cast<types::Array>(under);
      indexed_elements(e->elements, array->elem, array->length);
      return true;
    }
    case types::TypeKind::kSlice:
      indexed_elements(e->elements, cast<types::Slice>(under)->elem, -1);
      return true;
    case types::TypeKind::kMap: map_elements(e, cast<types::Map>(under)); return true;
    default: break;
  }
  c_.use(e->elements);
  const auto* named = dyn_cast_or_null<types::Named>(base);
  if (named != nullptr && named->underlying == nullptr)  // type T [len(T{})]int
    c_.error(Code::kInvalidRecursiveType, e, "invalid recursive type");
  if (types::is_valid(under))
    c_.error(Code::kInvalidCompositeLiteral, e, "invalid composite literal type " + c_.str(type));
  return false;
}

/// A value for an element of type `type`.
void LiteralChecker::element_value(Operand& x, const syntax::Expr* e, const Type* type,
                                   std::string_view context) {
  c_.raw_expr(x, e, type);
  c_.exclude_type_and_novalue(x);
  c_.single_value(x);
  c_.assignment(x, type, context);
}

std::int64_t LiteralChecker::indexed_elements(const std::vector<syntax::Expr*>& elements, const Type* type,
                                              std::int64_t length) {
  std::unordered_set<std::int64_t> visited;
  std::int64_t index = 0, end = 0;
  for (const syntax::Expr* e : elements) {
    const auto* pair = syntax::dyn_cast_or_null<syntax::KeyValueExpr>(e);
    if (element_index(e, pair, length, index) && !visited.insert(index).second)
      c_.error(Code::kDuplicateKey, e,
               "duplicate index " + std::to_string(index) + " in array or slice literal");
    Operand x;
    element_value(x, pair != nullptr ? pair->value : e, type, "array or slice literal");
    end = std::max(end, ++index);
  }
  return end;
}

/// Sets `index` to that of the element, if it has a key; false (and reported) if it is no good.
bool LiteralChecker::element_index(const syntax::Expr* e, const syntax::KeyValueExpr* pair,
                                   std::int64_t length, std::int64_t& index) {
  if (pair != nullptr) {
    const std::optional<std::int64_t> value = c_.index_value(pair->key, length);
    if (!value.has_value()) return false;
    if (*value != Checker::kUnknownIndex) {
      index = *value;
      return true;
    }
    c_.error(Code::kInvalidLiteralIndex, e, "index " + c_.str(pair->key) + " must be integer constant");
    return false;
  }
  if (length < 0 || index < length) return true;
  c_.error(Code::kLiteralIndexOutOfBounds, e,
           "index " + std::to_string(index) + " is out of bounds (>= " + std::to_string(length) + ")");
  return false;
}

void LiteralChecker::map_elements(const syntax::CompositeLit* e, const types::Map* map) {
  // Constant keys by value. Where the key is an interface, equal values of different types are different
  // keys.
  std::unordered_map<std::string, std::vector<const Type*>> seen;
  const auto is_duplicate = [&](const Operand& key) {
    std::vector<const Type*>& same = seen[key.constant.exact_string()];
    for (const Type* type : same)
      if (types::identical(type, key.type)) return true;
    same.push_back(key.type);
    return false;
  };
  for (const syntax::Expr* element : e->elements) {
    const auto* pair = syntax::dyn_cast_or_null<syntax::KeyValueExpr>(element);
    if (pair == nullptr) {
      c_.error(Code::kMissingKey, element, "missing key in map literal");
      continue;
    }
    Operand key, value;
    element_value(key, pair->key, map->key, "map literal");
    if (!key.valid()) continue;
    if (key.is_constant() && is_duplicate(key)) {
      c_.error(Code::kDuplicateKey, key, "duplicate key " + key.constant.to_string() + " in map literal");
      continue;
    }
    element_value(value, pair->value, map->value, "map literal");
  }
}

}  // namespace gocxx::check
