// Booleans and strings.
#include "tests/fuzz/generate/body.h"

namespace gocxx::fuzz {

namespace {

bool has_nil(const Type* type) {
  switch (type->kind) {
    case Kind::kPointer:
    case Kind::kSlice:
    case Kind::kMap:
    case Kind::kFunc:
    case Kind::kAny:
    case Kind::kInterface: return true;
    default: return false;
  }
}

}  // namespace

/// Of what can be nil: with nil, with another one, or of an interface with a value of a type.
std::string Body::comparison_with_nil(const Type* type, const std::string& left, int depth) {
  const bool is_any = type->kind == Kind::kAny;
  if ((is_any || type->kind == Kind::kPointer || type->kind == Kind::kInterface) && choices_.chance(40)) {
    const Type* with = is_any && choices_.chance(50) ? basic_type() : type;
    return "(" + left + " == " + variable_expr(with, depth - 1) + ")";
  }
  return "(" + left + (choices_.chance(50) ? " == nil)" : " != nil)");
}

std::string Body::comparison(int depth) {
  static const std::vector<std::string> operators{"==", "!=", "<", "<=", ">", ">="};
  const Type* type = choices_.chance(30) ? some_type() : basic_type();
  std::string left = variable_expr(type, depth - 1);
  if (has_nil(type)) return comparison_with_nil(type, left, depth);
  const bool with_equality = type->kind == Kind::kBool || type->kind == Kind::kComplex || is_comparable(type);
  const bool ordered = is_number(type) || type->kind == Kind::kString;
  if (!ordered && !with_equality) return "(show(" + shown(type, left) + ") != \"\")";
  std::string op = ordered ? choices_.pick(operators) : operators[choices_.below(2)];
  std::string right =
      type->kind == Kind::kInteger && choices_.chance(25) ? bare_integer(type) : expr(type, depth - 1).text;
  return "(" + left + " " + op + " " + right + ")";
}

Expr Body::bool_operation(int depth) {
  const Type* type = unit_.types.basic("bool");
  switch (choices_.weighted({60, 30, 10})) {
    case 0: return {comparison(depth)};
    case 1: {
      std::string left = variable_expr(type, depth - 1);
      std::string op = choices_.chance(50) ? " && " : " || ";
      return {"(" + left + op + variable_expr(type, depth - 1) + ")"};
    }
    default: return {"(!" + variable_expr(type, depth - 1) + ")"};
  }
}

/// A string whose length does not depend on variables: repeated concatenation grows by little only.
std::string Body::short_string(int depth) {
  switch (choices_.weighted({40, 30, 20, 10})) {
    case 0: return literal(unit_.types.basic("string"), 0).text;
    case 1: return "strconv.Itoa(" + expr(unit_.types.basic("int"), depth - 1).text + ")";
    case 2:
      return "string(rune(" +
             variable_expr(unit_.types.basic(choices_.chance(50) ? "int32" : "uint8"), depth - 1) + "))";
    default:
      return "fmt.Sprint(" + expr(unit_.types.basic("int"), depth - 1).text + ", " +
             expr(unit_.types.basic("bool"), depth - 1).text + ")";
  }
}

/// Converts a string to `type`, or operates on strings.
Expr Body::string_operation(const Type* type, int depth) {
  if (type->named) return {type->text + "(" + expr(unit_.types.basic("string"), depth - 1).text + ")"};
  switch (choices_.weighted({40, 20, 15, 10, 5, 5})) {
    case 0: {
      std::string left = variable_expr(type, depth - 1);
      std::string right = short_string(depth);
      return {choices_.chance(50) ? "(" + left + " + " + right + ")" : "(" + right + " + " + left + ")"};
    }
    case 1: return {variable_expr(type, depth - 1) + bounds(depth, false)};
    case 2: return {"(\"\" + " + short_string(depth) + " + " + variable_expr(type, depth - 1) + ")"};
    case 3: {
      std::string bytes = choices_.chance(50) ? "[]byte" : "[]rune";
      return {"string(" + bytes + "(" + variable_expr(type, depth - 1) + "))"};
    }
    case 4: {
      const Type* bytes = unit_.types.slice_of(unit_.types.basic(choices_.chance(50) ? "uint8" : "int32"));
      return {"string(" + variable_expr(bytes, depth - 1) + ")"};
    }
    default: {
      std::string first = choices_.chance(50) ? "min(" : "max(";
      first += variable_expr(type, depth - 1);
      return {first + ", " + expr(type, depth - 1).text + ")"};
    }
  }
}

}  // namespace gocxx::fuzz
