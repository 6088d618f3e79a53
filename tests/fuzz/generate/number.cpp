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

/// A constant expression and its value.
struct Constant128 {
  std::string text;
  Wide value;
};

bool is_small(Wide value) { return value < (Wide{1} << 62) && value > -(Wide{1} << 62); }

/// One of an operator and two constants; the left one alone where the value would be too large to be computed
/// here.
Constant128 combined(Choices& choices, const Constant128& left, const Constant128& right) {
  auto with = [&](const std::string& op, Wide value) {
    return Constant128{"(" + left.text + " " + op + " " + right.text + ")", value};
  };
  switch (choices.below(8)) {
    case 0: return with("+", left.value + right.value);
    case 1: return with("-", left.value - right.value);
    case 2: return is_small(left.value) && is_small(right.value) ? with("*", left.value * right.value) : left;
    case 3: return right.value != 0 ? with("/", left.value / right.value) : left;
    case 4: return right.value != 0 ? with("%", left.value % right.value) : left;
    case 5: return with("^", left.value ^ right.value);
    case 6: return with("&^", left.value & ~right.value);
    default: return with("|", left.value | right.value);
  }
}

Constant128 constant(Choices& choices, const Type* type, int depth) {
  if (depth == 0) {
    if (choices.chance(20)) {
      const std::uint32_t shift = choices.below(100);
      return {"(1 << " + std::to_string(shift) + ")", Wide{1} << shift};
    }
    const Wide value = interesting(choices, type);
    return {decimal(value), value};
  }
  Constant128 left = constant(choices, type, depth - 1);
  if (choices.chance(20)) {
    const std::uint32_t shift = choices.below(20);
    return {"(" + left.text + " >> " + std::to_string(shift) + ")", left.value >> shift};
  }
  return combined(choices, left, constant(choices, type, depth - 1));
}

}  // namespace

/// Constants are computed exactly, however large their parts are; only the whole must fit.
Expr Body::constant_expression(const Type* type) {
  Constant128 made = constant(choices_, type, 1 + static_cast<int>(choices_.below(2)));
  if (made.value < least(type) || made.value > greatest(type))
    made = {made.text + " & 0x7f", made.value & 0x7f};
  return {type->text + "(" + made.text + ")", true, decimal(made.value)};
}

Expr Body::named_constant(const Type* type) {
  for (const Constant& each : unit_.constants)
    if (each.type == type && choices_.chance(50)) return {each.name, true, each.value};
  return constant_expression(type);
}

/// Good divisors: compilers have a way of their own for each.
std::string Body::divisor(const Type* type) {
  static const std::vector<std::string> values{"3",  "1",  "2",  "-1",  "7",  "8",
                                               "10", "-3", "16", "100", "64", "-8"};
  const std::string& value = choices_.pick(values);
  const bool fits = type->is_signed || value[0] != '-';
  return type->text + "(" + (fits ? value : "5") + ")";
}

std::string Body::bare_integer(const Type* type) {
  Wide value = interesting(choices_, type);
  if (value < least(type) || value > greatest(type))
    value = value % 50 < 0 && !type->is_signed ? 7 : value % 50;
  return decimal(value);
}

Expr Body::integer_literal(const Type* type) {
  switch (choices_.weighted({80, 10, 10})) {
    case 0: {
      std::string digits = bare_integer(type);
      return {type->text == "int" ? digits : type->text + "(" + digits + ")", true, digits};
    }
    case 1: return named_constant(type);
    default: return constant_expression(type);
  }
}

std::string Body::shift(const Type* type, int depth) {
  std::string left = variable_expr(type, depth - 1);
  std::string op = choices_.chance(50) ? " << " : " >> ";
  if (choices_.chance(40)) return "(" + left + op + std::to_string(choices_.below(70)) + ")";
  const Type* count = choices_.pick(unit_.types.integers());
  std::string right = variable_expr(count, depth - 1);
  if (choices_.chance(12)) return "(" + left + op + right + ")";  // which panics if the count is negative
  if (choices_.chance(12)) return type->text + "(1" + op + "(" + right + " & 15))";
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
    case 1: return {division(type, depth)};
    case 2: return {"(" + std::string(choices_.chance(50) ? "-" : "^") + either() + ")"};
    case 3: return {shift(type, depth)};
    case 4: return {conversion(type, depth)};
    case 5: return {type->text == "int" ? counted(depth) : type->text + "(" + counted(depth) + ")"};
    case 6: return {least_or_greatest(type, depth)};
    default: return {type->text == "uint8" ? byte_of_string(depth) : conversion(type, depth)};
  }
}

std::string Body::division(const Type* type, int depth) {
  std::string op = choices_.chance(50) ? "/" : "%";
  std::string left = variable_expr(type, depth - 1);
  return "(" + left + " " + op + " " +
         (choices_.chance(50) ? variable_expr(type, depth - 1) : divisor(type)) + ")";
}

std::string Body::least_or_greatest(const Type* type, int depth) {
  std::string name = choices_.chance(50) ? "min(" : "max(";
  std::string first = variable_expr(type, depth - 1);
  std::string list = first + ", " + expr(type, depth - 1).text;
  if (choices_.chance(30)) list += ", " + expr(type, depth - 1).text;
  return name + list + ")";
}

std::string Body::byte_of_string(int depth) {
  std::string text = variable_expr(unit_.types.basic("string"), depth - 1);
  return text + "[" +
         (choices_.chance(50) ? "0" : variable_expr(unit_.types.basic("int"), depth - 1) + "&1") + "]";
}

Expr Body::float_operation(const Type* type, int depth) {
  static const std::vector<std::string> operators{"+", "-", "*", "/"};
  if (choices_.chance(30)) return {conversion(type, depth)};
  if (choices_.chance(8)) return {least_or_greatest(type, depth)};
  if (choices_.chance(8)) return {part(type, depth)};
  std::string left = variable_expr(type, depth - 1);
  if (choices_.chance(15)) return {"(-" + left + ")"};
  std::string op = choices_.pick(operators);
  std::string right = op == "/" ? variable_expr(type, depth - 1) : expr(type, depth - 1).text;
  return {"(" + left + " " + op + " " + right + ")"};
}

}  // namespace gocxx::fuzz
