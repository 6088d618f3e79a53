// len and cap.
#include "compiler/check/builtin.h"
#include "compiler/check/has_calls.h"
#include "compiler/types/universe.h"

namespace gocxx::check {

using types::BuiltinId;

namespace {

bool has_capacity(const Type* type) {
  const Type* under = underlying(type);
  return under->kind == types::TypeKind::kArray || under->kind == types::TypeKind::kSlice ||
         under->kind == types::TypeKind::kChan || types::array_behind_pointer_or_null(under) != nullptr;
}

bool has_length(const Type* type) {
  return has_capacity(type) || underlying(type)->kind == types::TypeKind::kMap || types::is_string(type);
}

}  // namespace

/// len and cap. "If the type of s is an array or pointer to an array and the expression s does not contain
/// channel receives or function calls", the result is constant "and s is not evaluated".
bool BuiltinChecker::length_call(Operand& x, BuiltinId id) {
  const Type* type = underlying(x.type);
  const auto* pointer = dyn_cast_or_null<types::Pointer>(type);
  const auto* array = underlying_as<types::Array>(pointer != nullptr ? pointer->elem : type);
  const bool is_len = id == BuiltinId::kLen;
  const bool good = types::for_all_terms(type, is_len ? has_length : has_capacity);
  if (!good) {
    if (types::is_valid(type))
      c_.error(Code::kInvalidLength, x,
               "invalid argument: " + c_.str(x) + " for built-in " + std::string(types::builtin_name(id)));
    return false;
  }
  if (array != nullptr && !has_calls(x.expr, c_.info())) {
    x.mode = Mode::kConstant;
    x.constant = Constant::of_int(array->length);
  } else if (x.is_constant()) {
    const auto length = static_cast<std::int64_t>(x.constant.string_value().size());
    c_.convert_untyped(x, types::default_type(x.type));
    x.constant = Constant::of_int(length);
  } else {
    x.mode = Mode::kValue;
  }
  x.type = types::basic(BasicKind::kInt);
  return true;
}

}  // namespace gocxx::check
