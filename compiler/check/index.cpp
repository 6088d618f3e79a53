// Index expressions x[i].
#include "compiler/check/checker.h"

namespace gocxx::check {

void Checker::index(Operand& x, const syntax::IndexExpr* e, const Target& target) {
  raw_expr(x, e->x, nullptr, /*generic=*/true);
  if (is_generic_function(x)) return instantiate_function(x, e, target);
  index_operand(x, e);
}

void Checker::index_operand(Operand& x, const syntax::IndexExpr* e) {
  exclude_novalue_but_builtin(x);
  if (!x.valid()) {
    use(e->indices);
    return;
  }
  if (x.mode == Mode::kTypeExpr) {
    const auto* named = dyn_cast_or_null<types::Named>(x.type);
    if (named == nullptr || !named->generic()) {
      error(Code::kNotAType, e->x,
            "invalid operation: " + str(e) + " (" + str(x.type) + " is not a generic type)");
      return x.invalidate();
    }
    x.type = instantiated_type(e);
    if (!types::is_valid(x.type)) x.invalidate();
    return;
  }
  const Type* key = nullptr;
  std::int64_t length = -1;
  if (x.mode == Mode::kBuiltin || !element(x, key, length)) {
    error(Code::kNotIndexable, e->lbrack, "invalid operation: cannot index " + str(x));
    use(e->indices);
    return x.invalidate();
  }
  if (e->indices.size() > 1) {
    error(Code::kInvalidIndexType, e->indices[1], "unexpected comma; expecting ]");
    use(e->indices);
    return x.invalidate();
  }
  if (key != nullptr)
    map_index(e, key);
  else
    index_value(e->indices[0], length);
}

namespace {

/// What x[i] is for one type of x.
struct Element {
  const Type* key = nullptr;  // of a map
  const Type* type = nullptr;
  Mode mode = Mode::kVariable;
  std::int64_t length = -1;
};

Element element_of(const Type* under, const Operand& x) {
  if (types::is_string(under))  // "s[i] is a non-constant byte value", whatever s and i are
    return {nullptr, types::byte_type(), Mode::kValue,
            x.is_constant() ? static_cast<std::int64_t>(x.constant.string_value().size()) : -1};
  if (const auto* array = dyn_cast_or_null<types::Array>(under))
    return {nullptr, array->elem, x.mode == Mode::kVariable ? Mode::kVariable : Mode::kValue, array->length};
  if (const auto* pointed = types::array_behind_pointer_or_null(under))
    return {nullptr, pointed->elem, Mode::kVariable, pointed->length};
  if (const auto* slice = dyn_cast_or_null<types::Slice>(under)) return {nullptr, slice->elem};
  if (const auto* map = dyn_cast_or_null<types::Map>(under)) return {map->key, map->value, Mode::kMapIndex};
  return {};
}

/// What x[i] is where x is of a type parameter: all its types have the same element, and the same key or none.
Element common_element(const types::TypeParam* param, const Operand& x) {
  const types::TypeSet set = types::type_set(param);
  Element common;
  if (set.all) return common;
  for (const types::TypeTerm& term : set.terms) {
    const Element one = element_of(underlying(term.type), x);
    if (one.type == nullptr) return {};
    if (common.type == nullptr) {
      common = one;
      continue;
    }
    const bool keys = common.key == one.key ||
                      (common.key != nullptr && one.key != nullptr && types::identical(common.key, one.key));
    if (!keys || !types::identical(common.type, one.type)) return {};
    if (one.mode == Mode::kValue) common.mode = Mode::kValue;
    if (one.length >= 0 && (common.length < 0 || one.length < common.length)) common.length = one.length;
  }
  return common;
}

}  // namespace

bool Checker::element(Operand& x, const Type*& key, std::int64_t& length) {
  const auto* param = dyn_cast_or_null<types::TypeParam>(x.type);
  const Element found = param != nullptr ? common_element(param, x) : element_of(underlying(x.type), x);
  if (found.type == nullptr) return false;
  if (types::is_untyped(x.type)) convert_untyped(x, types::default_type(x.type));
  key = found.key;
  length = found.length;
  x.mode = found.mode;
  x.type = found.type;
  return true;
}

void Checker::map_index(const syntax::IndexExpr* e, const Type* key_type) {
  Operand key;
  expr(key, e->indices[0]);
  assignment(key, key_type, "map index");
}

bool Checker::valid_index(Operand& x) {
  if (!x.valid()) return false;
  convert_untyped(x, types::basic(BasicKind::kInt));  // "a constant index that is untyped is given type int"
  if (!x.valid()) return false;
  if (!types::for_all_terms(x.type, types::is_integer)) {
    error(Code::kInvalidIndexType, x, "invalid argument: index " + str(x) + " must be integer");
    return false;
  }
  if (!x.is_constant() || !x.constant.known()) return true;
  if (x.constant.sign() < 0) {
    error(Code::kNegativeIndex, x, "invalid argument: index " + str(x) + " must not be negative");
    return false;
  }
  if (x.constant.is_int64()) return true;
  error(Code::kConstantOverflow, x, "invalid argument: index " + str(x) + " overflows int");
  return false;
}

std::optional<std::int64_t> Checker::index_value(const syntax::Expr* e, std::int64_t length) {
  Operand x;
  expr(x, e);
  if (!valid_index(x)) return std::nullopt;
  if (!x.is_constant() || !x.constant.known()) return kUnknownIndex;
  const std::int64_t value = x.constant.int64_value();
  if (length < 0 || value < length) return value;
  error(Code::kIndexOutOfRange, x,
        "invalid argument: index " + x.constant.to_string() + " out of bounds [0:" + std::to_string(length) +
            "]");
  return std::nullopt;
}

}  // namespace gocxx::check
