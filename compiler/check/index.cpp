// Index expressions x[i].
#include "compiler/check/checker.h"

namespace gocxx::check {
void Checker::index(Operand& x, const syntax::IndexExpr* e) {
  raw_expr(x, e->x);
  exclude_novalue_but_builtin(x);
  if (!x.valid()) {
    use(e->indices);
    return;
  }
  if (x.mode == Mode::kTypeExpr) {
    error(Code::kNotAType, e->x,
          "invalid operation: " + str(e) + " (" + str(x.type) + " is not a generic type)");
    return x.invalidate();
  }
  if (const auto* map = underlying_as<types::Map>(x.type)) return map_index(x, e, map);
  std::int64_t length = -1;
  if (x.mode == Mode::kBuiltin || !element(x, length)) {
    error(Code::kNotIndexable, e->lbrack, "invalid operation: cannot index " + str(x));
    use(e->indices);
    return x.invalidate();
  }
  index_value(e->indices[0], length);
}

bool Checker::element(Operand& x, std::int64_t& length) {
  const Type* type = underlying(x.type);
  if (types::is_string(type)) {
    // "s[i] is a non-constant byte value", whatever s and i are.
    if (x.is_constant()) length = static_cast<std::int64_t>(x.constant.string_value().size());
    convert_untyped(x, types::default_type(x.type));
    x.mode = Mode::kValue;
    x.type = types::byte_type();
  } else if (const auto* array = dyn_cast_or_null<types::Array>(type)) {
    length = array->length;
    if (x.mode != Mode::kVariable) x.mode = Mode::kValue;
    x.type = array->elem;
  } else if (const auto* pointed = types::array_behind_pointer_or_null(type)) {
    length = pointed->length;
    x.mode = Mode::kVariable;
    x.type = pointed->elem;
  } else if (const auto* slice = dyn_cast_or_null<types::Slice>(type)) {
    x.mode = Mode::kVariable;
    x.type = slice->elem;
  } else {
    return false;
  }
  return true;
}

void Checker::map_index(Operand& x, const syntax::IndexExpr* e, const types::Map* map) {
  Operand key;
  expr(key, e->indices[0]);
  assignment(key, map->key, "map index");
  x.mode = Mode::kMapIndex;  // even after an error: the element type is known
  x.type = map->value;
}

bool Checker::valid_index(Operand& x) {
  if (!x.valid()) return false;
  convert_untyped(x, types::basic(BasicKind::kInt));  // "a constant index that is untyped is given type int"
  if (!x.valid()) return false;
  if (!types::is_integer(x.type)) {
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
