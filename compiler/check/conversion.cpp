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
  const auto* param = dyn_cast_or_null<types::TypeParam>(target);
  std::string cause;
  bool good = false;
  const Operand operand = x;
  if (constant) {
    good = convert_constant(x, target);
  } else if (x.is_constant() && param != nullptr) {
    good = constant_convertible(x, param, cause);
    x.mode = Mode::kValue;  // "converting a constant to a type parameter yields a non-constant value"
  } else {
    good = convertible_to(x, target, cause);
  }
  if (!good) {
    if (constant && types::is_integer(x.type) && types::is_integer(target))
      error(Code::kConstantOverflow, x, "constant " + x.constant.to_string() + " overflows " + str(target));
    else
      error(Code::kInvalidConversion, x,
            "cannot convert " + str(x) + " to type " + str(target) + (cause.empty() ? "" : ": " + cause));
    return x.invalidate();
  }
  if (types::is_untyped(x.type)) update_expr_type(x.expr, converted_operand_type(operand, target), true);
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

bool Checker::constant_convertible(const Operand& x, const types::TypeParam* target, std::string& cause) {
  const types::TypeSet set = types::type_set(target);
  if (set.all || set.terms.empty()) {
    cause = str(target) + " does not contain specific types";
    return false;
  }
  for (const types::TypeTerm& term : set.terms) {
    const Type* under = underlying(term.type);
    Operand one = x;
    if (types::is_string(x.type) && is_bytes_or_runes(under)) continue;
    if (!types::is_const_type(under) || convert_constant(one, under)) continue;
    const bool overflows = types::is_integer(x.type) && types::is_integer(under);
    cause = overflows ? "constant " + x.constant.to_string() + " overflows " + str(under)
                      : "cannot convert " + str(x) + " to type " + str(under);
    cause += " (in " + str(target) + ")";
    return false;
  }
  return true;
}

bool Checker::convertible_to(const Operand& x, const Type* target, std::string& cause) {
  Code code{};
  if (assignable_to(x, target, cause, code)) return true;
  const bool params = types::is_type_param(x.type) || types::is_type_param(target);
  if (!params) return convertible(x.type, target);
  return convertible_by_terms(x, target, cause);
}

bool Checker::convertible_by_terms(const Operand& x, const Type* target, std::string& cause) {
  const auto* from = dyn_cast_or_null<types::TypeParam>(x.type);
  const auto* to = dyn_cast_or_null<types::TypeParam>(target);
  const types::TypeSet set = types::type_set(from != nullptr ? from : to);
  for (const types::TypeTerm& term : set.terms) {
    Operand one = x;
    if (from != nullptr) one.type = term.type;
    const Type* wanted = from != nullptr ? target : term.type;
    if (convertible_to(one, wanted, cause)) continue;
    if (from != nullptr && to != nullptr) return false;  // the inner one has said it
    const std::string text = "cannot convert " + str(one.type) +
                             (from != nullptr ? " (in " + str(x.type) + ")" : "") + " to type " +
                             str(wanted) + (to != nullptr ? " (in " + str(target) + ")" : "");
    cause = cause.empty() ? text : text + "\n\t" + cause;
    return false;
  }
  return !set.all && !set.terms.empty();
}

const Type* Checker::converted_operand_type(const Operand& x, const Type* target) {
  if (x.is_nil()) return target;
  if (x.is_constant() && types::is_numeric(x.type) && types::is_string(target)) return x.type;
  if (types::is_interface(target) || (x.is_constant() && !types::is_const_type(target)))
    return types::default_type(x.type);
  return target;
}

}  // namespace gocxx::check
