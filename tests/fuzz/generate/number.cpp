// Integers and floating-point numbers: literals near the edges, operators, shifts, conversions.
#include "tests/fuzz/generate/body.h"

namespace gocxx::fuzz {

namespace {

using Wide = __int128;

Wide least(const Type* type) { return type->is_signed ? -(Wide{1} << (type->bits - 1)) : 0; }
Wide greatest(const Type* type) { return (Wide{1} << (type->bits - (type->is_signed ? 1 : 0))) - 1; }

std::string decimal(Wide value) {
  if (value < 0) return "-" + decimal(-value);
  std::string digits(1, static_cast<char>('0' + static_cast<int>(value % 10)));
  return value < 10 ? digits : decimal(value / 10) + digits;
}

Wide power(Wide base, std::uint32_t exponent) {
  Wide result = 1;
  for (; exponent > 0; --exponent) result *= base;
  return result;
}

/// A number of the kind that compilers get wrong: an edge, a power of two or of ten, or a neighbour of one.
Wide interesting(Choices& choices, const Type* type) {
  switch (choices.weighted({10, 10, 10, 30, 8, 6, 6, 8, 8})) {
    case 0: return 0;
    case 1: return 1;
    case 2: return 2;
    case 3: return choices.below(12);
    case 4: return -1;
    case 5: return greatest(type) - choices.below(2);
    case 6: return least(type) + choices.below(2);
    case 7: return (choices.chance(50) ? -1 : 1) * power(2, choices.below(64)) + choices.below(3) - 1;
    default: return (choices.chance(50) ? -1 : 1) * power(10, choices.below(20)) + choices.below(3) - 1;
  }
}

}  // namespace

std::string Body::bare_integer(const Type* type) {
  Wide value = interesting(choices_, type);
  if (value < least(type) || value > greatest(type))
    value = value % 50 < 0 && !type->is_signed ? 7 : value % 50;
  return decimal(value);
}

Expr Body::integer_literal(const Type* type) {
  std::string digits = bare_integer(type);
  return {type->text == "int" ? digits : type->text + "(" + digits + ")", true};
}

std::string Body::shift(const Type* type, int depth) {
  std::string left = variable_expr(type, depth - 1);
  std::string op = choices_.chance(50) ? " << " : " >> ";
  if (choices_.chance(40)) return "(" + left + op + std::to_string(choices_.below(70)) + ")";
  const Type* count = choices_.pick(unit_.types.integers());
  std::string right = variable_expr(count, depth - 1);
  return "(" + left + op + "(" + right + " & " + (choices_.chance(70) ? "7" : "127") + "))";
}

/// A length or capacity, as int.
std::string Body::counted(int depth) {
  const Type* slice_type = unit_.types.slice_of(basic_type());
  switch (choices_.below(4)) {
    case 0: return "len(" + variable_expr(unit_.types.basic("string"), depth - 1) + ")";
    case 1: return "len(" + expr(slice_type, depth - 1).text + ")";
    case 2: return "cap(" + expr(slice_type, depth - 1).text + ")";
    default: return library_number(depth);
  }
}

/// Calls of the library that only compute, as int.
std::string Body::library_number(int depth) {
  const Type* text = unit_.types.basic("string");
  switch (choices_.below(4)) {
    case 0: return "bits.OnesCount64(" + expr(unit_.types.basic("uint64"), depth - 1).text + ")";
    case 1: return "utf8.RuneCountInString(" + expr(text, depth - 1).text + ")";
    case 2: return "strings.Index(" + expr(text, depth - 1).text + ", " + expr(text, depth - 1).text + ")";
    default: return "bits.LeadingZeros8(" + expr(unit_.types.basic("uint8"), depth - 1).text + ")";
  }
}

std::string Body::conversion(const Type* type, int depth) {
  const Type* from = basic_type();
  if (!is_number(from)) from = unit_.types.basic("int");
  return type->text + "(" + variable_expr(from, depth - 1) + ")";
}

Expr Body::integer_operation(const Type* type, int depth) {
  static const std::vector<std::string> operators{"+", "-", "*", "&", "|", "^", "&^"};
  auto either = [&] { return variable_expr(type, depth - 1); };
  switch (choices_.weighted({40, 8, 8, 12, 8, 8, 6, 5})) {
    case 0: {
      std::string left = either();
      std::string op = choices_.pick(operators);
      return {"(" + left + " " + op + " " + expr(type, depth - 1).text + ")"};
    }
    case 1: {
      std::string op = choices_.chance(50) ? "/" : "%";
      std::string left = either();
      return {"(" + left + " " + op + " " + (choices_.chance(50) ? either() : type->text + "(3)") + ")"};
    }
    case 2: return {"(" + std::string(choices_.chance(50) ? "-" : "^") + either() + ")"};
    case 3: return {shift(type, depth)};
    case 4: return {conversion(type, depth)};
    case 5: return {type->text == "int" ? counted(depth) : type->text + "(" + counted(depth) + ")"};
    case 6: {
      std::string left = either();
      return {(choices_.chance(50) ? "min(" : "max(") + left + ", " + expr(type, depth - 1).text + ")"};
    }
    default: {
      if (type->text != "uint8") return {conversion(type, depth)};
      std::string text = variable_expr(unit_.types.basic("string"), depth - 1);
      return {text + "[" +
              (choices_.chance(50) ? "0" : variable_expr(unit_.types.basic("int"), depth - 1) + "&1") + "]"};
    }
  }
}

Expr Body::float_operation(const Type* type, int depth) {
  static const std::vector<std::string> operators{"+", "-", "*", "/"};
  if (choices_.chance(30)) return {conversion(type, depth)};
  std::string left = variable_expr(type, depth - 1);
  if (choices_.chance(15)) return {"(-" + left + ")"};
  std::string op = choices_.pick(operators);
  std::string right = op == "/" ? variable_expr(type, depth - 1) : expr(type, depth - 1).text;
  return {"(" + left + " " + op + " " + right + ")"};
}

}  // namespace gocxx::fuzz
