// Conversions T(x).
#include "compiler/check/checker.h"

namespace gocxx::check {
namespace {

bool is_bytes_or_runes(const Type* type) {
  const auto* slice = underlying_as<types::Slice>(type);
  const auto* elem = slice != nullptr ? underlying_as<types::Basic>(slice->elem) : nullptr;
  return elem != nullptr && (elem->basic_kind == BasicKind::kUint8 || elem->basic_kind == BasicKind::kInt32);
}

/// Whether a slice of type `from` can be converted to array or array pointer type `to`.
bool is_slice_to_array(const Type* from, const Type* to) {
  const auto* slice = underlying_as<types::Slice>(from);
  const auto* pointer = underlying_as<types::Pointer>(to);
  const auto* array = underlying_as<types::Array>(pointer != nullptr ? pointer->elem : to);
  return slice != nullptr && array != nullptr && types::identical(slice->elem, array->elem);
}

/// Whether the specification lists a conversion of non-constant values between two types, assignments apart.
bool convertible(const Type* from, const Type* to) {
  if (types::identical_ignoring_tags(underlying(from), underlying(to))) return true;
  const auto* from_pointer = dyn_cast_or_null<types::Pointer>(from);
  const auto* to_pointer = dyn_cast_or_null<types::Pointer>(to);
  if (from_pointer != nullptr && to_pointer != nullptr &&
      types::identical_ignoring_tags(underlying(from_pointer->elem), underlying(to_pointer->elem)))
    return true;
  if (types::is_integer_or_float(from) && types::is_integer_or_float(to)) return true;
  if (types::is_complex(from) && types::is_complex(to)) return true;
  if (types::is_string(to) && (types::is_integer(from) || is_bytes_or_runes(from))) return true;
  if (types::is_string(from) && is_bytes_or_runes(to)) return true;
  return is_slice_to_array(from, to);
}

/// The character with code point `code` in UTF-8, U+FFFD for what is none.
std::string utf8_of(const Constant& code) {
  std::uint64_t c = code.is_uint64() ? code.uint64_value() : 0xFFFD;
  if (c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF)) c = 0xFFFD;
  const auto tail = [c](int shift) { return static_cast<char>(0x80 | ((c >> shift) & 0x3F)); };
  if (c < 0x80) return {static_cast<char>(c)};
  if (c < 0x800) return {static_cast<char>(0xC0 | (c >> 6)), tail(0)};
  if (c < 0x10000) return {static_cast<char>(0xE0 | (c >> 12)), tail(6), tail(0)};
  return {static_cast<char>(0xF0 | (c >> 18)), tail(12), tail(6), tail(0)};
}

}  // namespace

void Checker::conversion(Operand& x, const Type* target) {
  const bool constant = x.is_constant() && types::is_const_type(target);
  std::string cause;
  if (constant ? !convert_constant(x, target) : !convertible_to(x, target, cause)) {
    if (constant && types::is_integer(x.type) && types::is_integer(target))
      error(Code::kConstantOverflow, x, "constant " + x.constant.to_string() + " overflows " + str(target));
    else
      error(Code::kInvalidConversion, x,
            "cannot convert " + str(x) + " to type " + str(target) + (cause.empty() ? "" : ": " + cause));
    return x.invalidate();
  }
  if (types::is_untyped(x.type)) update_expr_type(x.expr, converted_operand_type(x, target), true);
  if (!constant) x.mode = Mode::kValue;
  x.type = target;
}

bool Checker::convert_constant(Operand& x, const Type* target) {
  const auto* basic = underlying_as<types::Basic>(target);
  const Constant value = x.constant;
  if (representable(value, basic, &x.constant)) return true;
  if (!types::is_integer(x.type) || !types::is_string(target)) return false;
  x.constant = Constant::of_string(utf8_of(x.constant.to_int()));
  return true;
}

bool Checker::convertible_to(const Operand& x, const Type* target, std::string& cause) {
  Code code{};
  return assignable_to(x, target, cause, code) || convertible(x.type, target);
}

const Type* Checker::converted_operand_type(const Operand& x, const Type* target) {
  if (x.is_nil()) return target;
  if (x.is_constant() && types::is_numeric(x.type) && types::is_string(target)) return x.type;
  if (types::is_interface(target) || (x.is_constant() && !types::is_const_type(target)))
    return types::default_type(x.type);
  return target;
}

}  // namespace gocxx::check
