// complex, real and imag.
#include "compiler/check/builtin.h"

#include "compiler/types/type_set.h"
#include "compiler/types/universe.h"

namespace gocxx::check {

using types::BuiltinId;

namespace {

/// One row for each floating-point type: the complex type whose parts have it.
struct TypeOfParts {
  BasicKind complex;
  BasicKind part;
};
constexpr TypeOfParts kTypesOfParts[] = {{BasicKind::kComplex64, BasicKind::kFloat32},
                                         {BasicKind::kComplex128, BasicKind::kFloat64},
                                         {BasicKind::kUntypedComplex, BasicKind::kUntypedFloat}};

const Type* complex_of_or_null(const Type* part) {
  const auto* basic = underlying_as<types::Basic>(part);
  for (const TypeOfParts& row : kTypesOfParts)
    if (basic != nullptr && basic->basic_kind == row.part) return types::basic(row.complex);
  return nullptr;
}

const Type* part_of_or_null(const Type* complex) {
  const auto* basic = underlying_as<types::Basic>(complex);
  for (const TypeOfParts& row : kTypesOfParts)
    if (basic != nullptr && basic->basic_kind == row.complex) return types::basic(row.part);
  return nullptr;
}

bool has_complex_type(const Type* part) { return complex_of_or_null(part) != nullptr; }
bool has_part_type(const Type* complex) { return part_of_or_null(complex) != nullptr; }

/// A constant without an imaginary part becomes an untyped floating-point constant.
void drop_imaginary_part(Operand& x) {
  if (types::is_numeric(x.type) && x.constant.known() && x.constant.imag().sign() == 0)
    x.type = types::basic(BasicKind::kUntypedFloat);
}

}  // namespace

/// "For complex, the two arguments must be of the same floating-point type [...] If one of the arguments
/// evaluates to an untyped constant, it is first implicitly converted to the type of the other argument."
bool BuiltinChecker::complex_call(Operand& x, const syntax::CallExpr* e, Operand& y) {
  if (!match_parts(x, y)) return false;
  if (!types::identical(x.type, y.type)) {
    c_.error(Code::kInvalidComplex, x,
             "invalid operation: " + c_.str(e) + " (mismatched types " + c_.str(x.type) + " and " +
                 c_.str(y.type) + ")");
    return false;
  }
  if (types::is_type_param(x.type) && types::for_all_terms(x.type, has_complex_type))
    return no_result_type(x, BuiltinId::kComplex);
  const Type* result = complex_of_or_null(x.type);
  if (result == nullptr) {
    c_.error(Code::kInvalidComplex, x,
             "invalid argument: arguments have type " + c_.str(x.type) + ", expected floating-point");
    return false;
  }
  if (x.is_constant() && y.is_constant())
    x.constant = Constant::of_complex(x.constant.to_float(), y.constant.to_float());
  else
    x.mode = Mode::kValue;
  x.type = result;
  return true;
}

/// Gives an untyped argument of complex() the type of the other one. If both are untyped they are constants,
/// or one contains a shift that has no type yet.
bool BuiltinChecker::match_parts(Operand& x, Operand& y) {
  const bool x_untyped = types::is_untyped(x.type), y_untyped = types::is_untyped(y.type);
  if (x_untyped && y_untyped && x.is_constant() && y.is_constant()) {
    drop_imaginary_part(x);
    drop_imaginary_part(y);
  } else if (x_untyped && y_untyped) {
    c_.convert_untyped(x, types::basic(BasicKind::kFloat64));
    c_.convert_untyped(y, types::basic(BasicKind::kFloat64));
  } else if (x_untyped) {
    c_.convert_untyped(x, y.type);
  } else if (y_untyped) {
    c_.convert_untyped(y, x.type);
  }
  return x.valid() && y.valid();
}

/// "The real and imag functions [...] the argument must be of complex type, and the return type is the
/// corresponding floating-point type. [...] If the argument evaluates to an untyped constant, it must be a
/// number, and the return value of the function is an untyped floating-point constant."
bool BuiltinChecker::part_call(Operand& x, BuiltinId id) {
  if (types::is_untyped(x.type)) {
    if (!x.is_constant())
      c_.convert_untyped(x, types::basic(BasicKind::kComplex128));  // a shift: it is no integer then
    else if (types::is_numeric(x.type))
      x.type = types::basic(BasicKind::kUntypedComplex);
    if (!x.valid()) return false;
  }
  if (types::is_type_param(x.type) && types::for_all_terms(x.type, has_part_type))
    return no_result_type(x, id);
  const Type* result = part_of_or_null(x.type);
  if (result == nullptr) {
    c_.error(Code::kInvalidRealImag, x,
             "invalid argument: argument has type " + c_.str(x.type) + ", expected complex type");
    return false;
  }
  if (x.is_constant())
    x.constant = id == BuiltinId::kReal ? x.constant.real() : x.constant.imag();
  else
    x.mode = Mode::kValue;
  x.type = result;
  return true;
}

/// Go has no type for the result where that of the argument is a type parameter.
bool BuiltinChecker::no_result_type(const Operand& x, BuiltinId id) {
  c_.error(id == BuiltinId::kComplex ? Code::kInvalidComplex : Code::kInvalidRealImag, x,
           c_.str(x) + " not supported as argument to built-in " + std::string(types::builtin_name(id)) +
               " for go1.18 (see go.dev/issue/50937)");
  return false;
}

}  // namespace gocxx::check
