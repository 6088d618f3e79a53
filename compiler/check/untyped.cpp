// Untyped operands: constants and comparison results get their type from where they are used.
#include "compiler/check/checker.h"

#include <algorithm>
#include <cmath>

namespace gocxx::check {
namespace {

using types::Basic;

BasicKind untyped_kind(const Type* type) { return cast<Basic>(type)->basic_kind; }

bool fits_integer(const Constant& x, const Basic* type) {
  if (types::is_untyped(type)) return true;
  const int bits = types::size_of_basic(type->basic_kind) * 8;
  if (types::is_unsigned(type)) return x.sign() >= 0 && static_cast<int>(x.bit_length()) <= bits;
  if (!x.is_int64()) return false;
  const std::int64_t least = bits == 64 ? INT64_MIN : -(std::int64_t{1} << (bits - 1));
  const std::int64_t most = bits == 64 ? INT64_MAX : (std::int64_t{1} << (bits - 1)) - 1;
  return least <= x.int64_value() && x.int64_value() <= most;
}

/// `x` rounded to float32 or float64; unknown if it is too large.
Constant rounded_float(const Constant& x, bool single) {
  const double value = single ? static_cast<double>(x.float32_value()) : x.float64_value();
  return std::isinf(value) ? Constant() : Constant::of_float(value);
}

/// `x` with the precision of `type`; unknown if that cannot represent it.
Constant as_float(const Constant& x, const Basic* type) {
  Constant real = x.to_float();
  if (!real.known() || types::is_untyped(type)) return real;
  return rounded_float(real, type->basic_kind == BasicKind::kFloat32);
}

/// Likewise.
Constant as_complex(const Constant& x, const Basic* type) {
  Constant parts = x.to_complex();
  if (!parts.known() || types::is_untyped(type)) return parts;
  const bool single = type->basic_kind == BasicKind::kComplex64;
  return Constant::of_complex(rounded_float(parts.real(), single), rounded_float(parts.imag(), single));
}

/// Whether a value of another kind than constants may become a `target` although its type is untyped: a
/// comparison's result, or a shift whose left operand is an untyped constant.
bool goes_with(const Type* untyped, const Type* target) {
  switch (untyped_kind(untyped)) {
    case BasicKind::kUntypedBool: return types::is_boolean(target);
    case BasicKind::kUntypedString: return types::is_string(target);
    case BasicKind::kUntypedNil: return types::has_nil(target);
    default: return types::is_numeric(target);
  }
}

}  // namespace

const Type* larger_untyped_or_null(const Type* x, const Type* y) {
  if (untyped_kind(x) == untyped_kind(y)) return x;
  if (types::is_numeric(x) && types::is_numeric(y)) return untyped_kind(x) > untyped_kind(y) ? x : y;
  return nullptr;
}

bool Checker::representable(const Constant& x, const Basic* type, Constant* rounded) {
  *rounded = x;
  if (!x.known()) return true;  // an error was reported
  if (types::is_integer(type)) {
    const Constant integer = x.to_int();
    if (integer.known()) *rounded = integer;
    return integer.known() && fits_integer(integer, type);
  }
  if (types::is_float(type) || types::is_complex(type)) {
    const Constant number = types::is_float(type) ? as_float(x, type) : as_complex(x, type);
    if (number.known() && types::is_typed(type)) *rounded = number;
    return number.known();
  }
  if (types::is_string(type)) return x.kind() == Constant::Kind::kString;
  return types::is_boolean(type) && x.kind() == Constant::Kind::kBool;
}

Checker::Conversion Checker::representation(const Operand& x, const Basic* type) {
  Conversion result{type, x.constant, Conversion::Failure::kNone};
  if (representable(x.constant, type, &result.constant)) return result;
  result.failure = Conversion::Failure::kImpossible;
  if (types::is_numeric(x.type) && types::is_numeric(type)) {
    const bool cut = !types::is_integer(x.type) && types::is_integer(type);
    result.failure = cut ? Conversion::Failure::kTruncated : Conversion::Failure::kOverflows;
  }
  return result;
}

void Checker::check_representable(Operand& x, const Basic* type) {
  const Conversion converted = representation(x, type);
  if (converted.failure != Conversion::Failure::kNone) {
    invalid_conversion(x, type, converted.failure);
    return;
  }
  x.constant = converted.constant;
}

void Checker::invalid_conversion(Operand& x, const Type* target, Conversion::Failure failure) {
  switch (failure) {
    case Conversion::Failure::kTruncated:
      error(Code::kTruncatedConstant, x, str(x) + " truncated to " + str(target));
      break;
    case Conversion::Failure::kOverflows:
      error(Code::kConstantOverflow, x, str(x) + " overflows " + str(target));
      break;
    default:
      error(Code::kInvalidUntypedConversion, x, "cannot convert " + str(x) + " to type " + str(target));
      break;
  }
  x.invalidate();
}

Checker::Conversion Checker::implicit_conversion(const Operand& x, const Type* target) {
  constexpr auto kNone = Conversion::Failure::kNone;
  Conversion impossible{nullptr, {}, Conversion::Failure::kImpossible};
  if (!x.valid() || types::is_typed(x.type) || !types::is_valid(target)) return {x.type, x.constant, kNone};
  if (types::is_untyped(target)) {
    const Type* larger = larger_untyped_or_null(x.type, target);
    return larger != nullptr ? Conversion{larger, x.constant, kNone} : impossible;
  }
  if (x.is_nil()) return types::has_nil(target) ? Conversion{target, {}, kNone} : impossible;
  const Type* under = underlying(target);
  if (const auto* basic_type = dyn_cast_or_null<Basic>(under)) {
    if (x.is_constant()) {
      Conversion result = representation(x, basic_type);
      result.type = target;
      return result;
    }
    return goes_with(x.type, target) ? Conversion{target, {}, kNone} : impossible;
  }
  if (const auto* param = dyn_cast_or_null<types::TypeParam>(under)) {
    const types::TypeSet set = types::type_set(param);
    const bool each = !set.all && !set.terms.empty() &&
                      std::all_of(set.terms.begin(), set.terms.end(), [&](const types::TypeTerm& term) {
                        return implicit_conversion(x, underlying(term.type)).failure == kNone;
                      });
    return each ? Conversion{target, x.constant, kNone} : impossible;
  }
  // A value in an interface has a type of its own: the default one.
  const auto* interface = dyn_cast_or_null<types::Interface>(under);
  if (interface == nullptr || !interface->empty()) return impossible;
  return {types::default_type(x.type), x.constant, kNone};
}

void Checker::convert_untyped(Operand& x, const Type* target) {
  Conversion converted = implicit_conversion(x, target);
  if (converted.failure != Conversion::Failure::kNone) {
    invalid_conversion(x, underlying(target), converted.failure);
    return;
  }
  take_conversion(x, converted);
}

void Checker::take_conversion(Operand& x, const Conversion& converted) {
  if (x.is_constant()) {
    x.constant = converted.constant;
    if (x.expr != nullptr && types::is_untyped(info().record(x.expr).type))
      info().record(x.expr).constant = x.constant;
  }
  if (converted.type == x.type) return;
  x.type = converted.type;
  update_expr_type(x.expr, converted.type, false);
}

void Checker::update_expr_type(const syntax::Expr* e, const Type* type, bool final) {
  if (e == nullptr) return;  // the "true" of a switch without expression
  TypeAndValue& known = info().record(e);
  if (known.mode == Mode::kInvalid || known.type == nullptr || !types::is_untyped(known.type)) return;
  update_operands(e, known, type, final);
  if (!final && types::is_untyped(type)) {
    known.type = type;
    return;
  }
  if (known.shift_operand && !types::for_all_terms(type, types::is_integer)) {
    error(Code::kInvalidShiftOperand, e,
          "invalid operation: shifted operand " + str(e) + " (type " + str(type) + ") must be integer");
    return;
  }
  if (known.mode == Mode::kConstant) finish_constant(e, known, type);
  known.type = type;
}

void Checker::update_operands(const syntax::Expr* e, const TypeAndValue& known, const Type* type,
                              bool final) {
  if (const auto* parentheses = syntax::dyn_cast_or_null<syntax::ParenExpr>(e)) {
    update_expr_type(parentheses->x, type, final);
  } else if (known.mode == Mode::kConstant) {
    return;
  } else if (const auto* u = syntax::dyn_cast_or_null<syntax::UnaryExpr>(e)) {
    update_expr_type(u->x, type, final);
  } else if (const auto* b = syntax::dyn_cast_or_null<syntax::BinaryExpr>(e)) {
    if (syntax::is_comparison(b->op)) return;  // its operands have a type of their own
    update_expr_type(b->x, type, final);
    if (!syntax::is_shift(b->op)) update_expr_type(b->y, type, final);
  }
}

void Checker::finish_constant(const syntax::Expr* e, TypeAndValue& known, const Type* type) {
  const auto* basic_type = underlying_as<Basic>(type);
  if (basic_type == nullptr) return;
  Operand x;
  x.mode = known.mode;
  x.expr = e;
  x.type = known.type;
  x.constant = known.constant;
  check_representable(x, basic_type);
  if (x.valid()) known.constant = x.constant;
}

void Checker::overflow(Operand& x, Pos op_pos) {
  if (!x.constant.known()) {
    error(Code::kConstantTooLarge, op_pos, "constant result is not representable");
    return;
  }
  if (types::is_typed(x.type)) {
    check_representable(x, underlying_as<Basic>(x.type));
    return;
  }
  constexpr std::size_t kMostBits = 512;  // "Represent integer constants exactly" is asked for up to 256
  if (x.constant.kind() != Constant::Kind::kInt || x.constant.bit_length() <= kMostBits) return;
  const std::string operation = operation_name(x.expr);
  error(Code::kConstantTooLarge, op_pos,
        "constant " + operation + (operation.empty() ? "" : " ") + "overflow");
  x.constant = Constant();
}

std::string Checker::operation_name(const syntax::Expr* e) {
  if (const auto* u = syntax::dyn_cast_or_null<syntax::UnaryExpr>(e))
    return u->op == Op::kXor ? "bitwise complement" : "";
  const auto* b = syntax::dyn_cast_or_null<syntax::BinaryExpr>(e);
  if (b == nullptr) return "";
  switch (b->op) {
    case Op::kAdd: return "addition";
    case Op::kSub: return "subtraction";
    case Op::kXor: return "bitwise XOR";
    case Op::kMul: return "multiplication";
    case Op::kShl: return "shift";
    default: return "";
  }
}

}  // namespace gocxx::check
