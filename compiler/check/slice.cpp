// Slice expressions x[low:high] and x[low:high:max].
#include <array>

#include "compiler/check/checker.h"

namespace gocxx::check {

void Checker::slice(Operand& x, const syntax::SliceExpr* e) {
  expr(x, e->x);
  std::int64_t length = -1;
  if (!x.valid() || !sliced(x, e, length)) {
    x.invalidate();
    for (const syntax::Expr* bound : {e->low, e->high, e->max}) {
      Operand ignored;
      if (bound != nullptr) raw_expr(ignored, bound);
    }
    return;
  }
  x.mode = Mode::kValue;
  slice_bounds(e, length);
}

bool Checker::sliced(Operand& x, const syntax::SliceExpr* e, std::int64_t& length) {
  const Type* type = types::core_string_or_null(x.type);
  if (type == nullptr) {
    error(Code::kNotSliceable, x,
          "invalid operation: cannot slice " + str(x) + ": " + str(x.type) + " has no core type");
    return false;
  }
  if (types::is_string(type)) {
    if (e->three_index) {
      error(Code::kThreeIndexString, e->max != nullptr ? e->max : e,
            "invalid operation: 3-index slice of string");
      return false;
    }
    if (x.is_constant()) length = static_cast<std::int64_t>(x.constant.string_value().size());
    convert_untyped(x, types::default_type(x.type));
    return true;
  }
  if (type->kind == types::TypeKind::kSlice) return true;
  const auto* pointer = dyn_cast_or_null<types::Pointer>(type);
  const auto* array = underlying_as<types::Array>(pointer != nullptr ? pointer->elem : type);
  if (array == nullptr) {
    error(Code::kNotSliceable, x, "invalid operation: cannot slice " + str(x));
    return false;
  }
  if (pointer == nullptr && x.mode != Mode::kVariable) {
    error(Code::kUnaddressableSlice, x, "invalid operation: " + str(x) + " (slice of unaddressable value)");
    return false;
  }
  length = array->length;
  x.type = context_.make_type<types::Slice>(array->elem);
  return true;
}

void Checker::slice_bounds(const syntax::SliceExpr* e, std::int64_t length) {
  const std::array<const syntax::Expr*, 3> bounds{e->low, e->high, e->max};
  std::array<std::int64_t, 3> values{};
  for (std::size_t i = 0; i < bounds.size(); ++i) {
    if (bounds[i] != nullptr)
      values[i] = index_value(bounds[i], length < 0 ? -1 : length + 1).value_or(kUnknownIndex);
    else
      values[i] = i == 0 ? 0 : length;
  }
  for (std::size_t i = 0; i < values.size(); ++i)
    for (std::size_t j = i + 1; j < values.size(); ++j) {
      if (bounds[j] == nullptr || values[j] < 0 || values[j] >= values[i]) continue;
      error(Code::kSwappedSliceIndices, bounds[j],
            "invalid slice indices: " + std::to_string(values[j]) + " < " + std::to_string(values[i]));
      return;
    }
}

}  // namespace gocxx::check
