// Constant expressions. Named constants stay named, literals stay as they were written, operations on
// integers stay operations as long as C++ computes the same; everything else is written as its value.
//
//   const size = 1 << 10          constexpr long size = 1 << 10;
//   x := size * 2                 long x = size * 2;
//   z := 1 + 2i                   gocxx::complex128 z = gocxx::complex(1.0, 2.0);
//   var b byte = size / 8         std::uint8_t b = static_cast<std::uint8_t>(size / 8);
#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <cmath>

#include "compiler/lower/function.h"
#include "compiler/types/identity.h"
#include "compiler/types/named.h"
#include "compiler/types/predicates.h"

namespace gocxx::lower {

using namespace syntax;

namespace {

/// A Go integer literal as C++ writes it: 1_000 is 1'000, 0o17 is 017.
std::string cxx_digits(std::string_view text) {
  std::string digits(text);
  if (digits.size() > 2 && digits[0] == '0' && (digits[1] == 'o' || digits[1] == 'O')) digits.erase(1, 1);
  if (digits.size() > 1 && digits[0] == '0' && digits[1] == '_') digits.erase(1, 1);
  if (digits.size() > 2 && digits[0] == '0' && digits[2] == '_') digits.erase(2, 1);
  std::replace(digits.begin(), digits.end(), '_', '\'');
  return digits;
}

/// A float or double as a C++ literal that reads back as it: 1.0, 0.1, 1e+100.
template <class Float>
std::string cxx_float(Float value) {
  std::string digits = fmt::format("{}", value);
  if (digits.find_first_of(".e") == std::string::npos) digits += ".0";
  return digits;
}

/// Whether a Go floating-point literal means the same in C++ as it stands.
bool is_cxx_float(std::string_view text) {
  if (text.find('_') != std::string_view::npos) return false;
  const bool hex = text.size() > 1 && (text[1] == 'x' || text[1] == 'X');
  return !hex && text.find_first_of(".eE") != std::string_view::npos;
}

/// Whether rounding `value` to float32 directly differs from rounding it through float64, also in the sign of
/// zero.
bool is_rounded_twice(const types::Constant& value) {
  const auto twice = static_cast<float>(value.float64_value());
  return std::bit_cast<std::uint32_t>(twice) != std::bit_cast<std::uint32_t>(value.float32_value());
}

bool has_part_rounded_twice(const types::Constant& value) {
  return is_rounded_twice(value.real()) || is_rounded_twice(value.imag());
}

/// A real number as a C++ literal of float or double.
std::string cxx_float(const types::Constant& value, bool single) {
  return single ? cxx_float(value.float32_value()) : cxx_float(value.float64_value());
}

bool is_infinite(const types::Constant& value) {
  return std::isinf(value.real().float64_value()) || std::isinf(value.imag().float64_value());
}

/// Whether both types are integers, both floating-point or both complex types.
bool same_numbers(const Type* x, const Type* y) {
  return types::is_float(x) == types::is_float(y) && types::is_complex(x) == types::is_complex(y);
}

/// Whether `value` fits into 31 bits and a sign: what C++ computes as int without overflow.
bool is_small(const types::Constant& value) {
  return value.kind() == types::Constant::Kind::kInt && value.bit_length() < 31;
}

const BasicLit* written_literal_or_null(const Expr* e) {
  return e != nullptr ? dyn_cast_or_null<BasicLit>(unparen(e)) : nullptr;
}

/// Whether `e` may have other values in the lines that repeat it: it is neither a literal nor another
/// constant.
bool may_count(const check::Info& info, const Expr* e) {
  e = unparen(e);
  if (const auto* binary = dyn_cast_or_null<BinaryExpr>(e))
    return may_count(info, binary->x) || may_count(info, binary->y);
  if (e->kind == NodeKind::kBasicLit) return false;
  const auto* name = dyn_cast_or_null<Ident>(e);
  const auto* object =
      name != nullptr ? types::object_as_or_null<types::Const>(info.use_of_or_null(name)) : nullptr;
  return object == nullptr || object->pkg == nullptr;
}

}  // namespace

ir::Expr* FunctionLowering::constant(const Expr* e) {
  const types::Constant& value = info_.constant_of(e);
  const Type* type = type_of(e);
  if (ir::Expr* named = named_constant_or_null(unparen(e), type)) return named;
  if (ir::Expr* operation = constant_operation(unparen(e))) return operation;
  return literal(value, types::default_type(type), e);
}

ir::Expr* FunctionLowering::named_constant_or_null(const Expr* e, const Type* type) {
  const types::Object* object = nullptr;
  if (const auto* ident = dyn_cast_or_null<Ident>(e))
    object = info_.use_of_or_null(ident);
  else if (const auto* selector = dyn_cast_or_null<SelectorExpr>(e))
    object = info_.use_of_or_null(selector->sel);
  const auto* named = types::object_as_or_null<types::Const>(object);
  if (named == nullptr || named->pkg == nullptr) return nullptr;  // not named, or true, false and iota
  ir::Variable* local = package_.local_constant_or_null(named);
  if (local == nullptr && named->pkg == package_.checked().types && !package_.has_constant(named))
    return nullptr;
  package_.note_import(named->pkg);
  ir::Expr* ref = local != nullptr ? build_.name(local) : build_.constant(named);
  ref->type = types::default_type(named->type);
  type = types::default_type(type);
  if (types::identical(ref->type, type)) return ref;
  if (types::is_interface(type) || types::is_string(type) || types::is_boolean(type))
    return convert(ref, type, true);
  if (!same_numbers(ref->type, type)) return nullptr;
  if (!types::is_integer(type) && has_part_rounded_twice(named->value)) return nullptr;
  return build_.cast(type, ref);
}

ir::Expr* FunctionLowering::constant_operation(const Expr* e) {
  const auto* binary = dyn_cast_or_null<BinaryExpr>(e);
  const Type* type = types::default_type(type_of(e));
  if (binary == nullptr || !types::is_integer(type) || is_comparison(binary->op)) return nullptr;
  const bool named = type->kind == types::TypeKind::kNamed;
  if (named || types::size_of_basic(types::cast<types::Basic>(type)->basic_kind) < 4) return nullptr;
  for (const Expr* part : {static_cast<const Expr*>(e), static_cast<const Expr*>(binary->x),
                           static_cast<const Expr*>(binary->y)})
    if (!is_small(info_.constant_of(part)) || info_.constant_of(part).sign() < 0) return nullptr;
  if (!types::is_integer(type_of(binary->x)) || !types::is_integer(type_of(binary->y))) return nullptr;
  if (binary->op == Op::kAndNot || binary->op == Op::kXor) return nullptr;
  ir::Expr* x = constant(binary->x);
  ir::Expr* y = constant(binary->y);
  static constexpr std::pair<Op, ir::BinaryOp> kOperators[] = {
      {Op::kAdd, ir::BinaryOp::kAdd}, {Op::kSub, ir::BinaryOp::kSub}, {Op::kMul, ir::BinaryOp::kMul},
      {Op::kQuo, ir::BinaryOp::kDiv}, {Op::kRem, ir::BinaryOp::kMod}, {Op::kAnd, ir::BinaryOp::kAnd},
      {Op::kOr, ir::BinaryOp::kOr},   {Op::kShl, ir::BinaryOp::kShl}, {Op::kShr, ir::BinaryOp::kShr}};
  for (const auto& [go, cxx] : kOperators)
    if (go == binary->op) return build_.binary(cxx, x, y, type);
  return nullptr;
}

ir::Expr* FunctionLowering::literal(const types::Constant& value, const Type* type, const Expr* e) {
  using Kind = types::Constant::Kind;
  const BasicLit* written = written_literal_or_null(e);
  if (types::is_interface(type)) type = types::default_type(type_of(e));
  if (types::is_boolean(type)) {
    ir::Expr* made = build_.boolean(value.bool_value());
    made->type = type;
    return made;
  }
  if (types::is_string(type)) {
    auto* made = build_.make<ir::StringLit>();
    made->bytes = value.string_value();
    made->raw = written != nullptr && written->text.front() == '`';
    made->type = type;
    return made;
  }
  if (types::is_float(type)) {
    auto* made = build_.make<ir::FloatLit>();
    const bool as_written =
        written != nullptr && written->lit == LitKind::kFloat && is_cxx_float(written->text);
    const bool single = types::size_of_basic(types::underlying_as<types::Basic>(type)->basic_kind) == 4;
    if (as_written)
      made->digits = written->text;
    else
      made->digits = cxx_float(value.to_float(), single);
    made->type = type;
    return made;
  }
  if (types::is_complex(type)) return complex_literal(value, type);
  const types::Constant integer = value.kind() == Kind::kInt ? value : value.to_int();
  if (written != nullptr && written->lit == LitKind::kChar) {
    auto* made = build_.make<ir::RuneLit>();
    made->value = static_cast<char32_t>(integer.int64_value());
    made->type = type;
    return made;
  }
  auto* made = build_.make<ir::IntLit>();
  made->digits = written != nullptr && written->lit == LitKind::kInt ? cxx_digits(written->text)
                                                                     : integer.exact_string();
  made->type = type;
  return made;
}

ir::Expr* FunctionLowering::complex_literal(const types::Constant& value, const Type* type) {
  const auto* basic = types::underlying_as<types::Basic>(type);
  const bool single = basic->basic_kind == types::BasicKind::kComplex64;
  auto* made = build_.make<ir::ComplexLit>();
  made->real = cxx_float(value.real(), single);
  made->imag = cxx_float(value.imag(), single);
  made->type = type;
  return made;
}

ir::ConstDecl* FunctionLowering::constant_declaration(const types::Const* object, const Expr* value) {
  const Type* type = types::default_type(object->type);
  const types::Constant integer = object->value.to_int();
  if (types::is_integer(type) && !types::is_typed(object->type) && !integer.is_int64()) return nullptr;
  if ((types::is_float(type) || types::is_complex(type)) && is_infinite(object->value)) return nullptr;
  if (!types::is_const_type(type) || !object->value.known()) return nullptr;
  auto* decl = build_.make<ir::ConstDecl>(object->pos);
  decl->object = object;
  const bool same = value != nullptr && !may_count(info_, value) &&
                    types::identical(types::default_type(type_of(value)), type);
  decl->value = same ? constant(value) : literal(object->value, type, nullptr);
  return decl;
}

}  // namespace gocxx::lower
