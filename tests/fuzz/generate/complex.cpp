// Complex numbers: literals, operators, their parts.
#include "tests/fuzz/generate/body.h"

namespace gocxx::fuzz {

Expr Body::complex_literal(const Type* type) {
  static const std::vector<std::string> values{"0",
                                               "1",
                                               "1i",
                                               "2 - 3i",
                                               "-1.5 + 0.5i",
                                               "1e30i",
                                               "1e-40 + 1e38i",
                                               "-7i / 2",
                                               "'a'",
                                               "017i",
                                               "0x1p-30i",
                                               "1 / 3i",
                                               "(1 + 1i) * (1 - 1i)",
                                               "1e300i * 1e300i / -1e599",
                                               "real(3 + 4i)"};
  return {type->text + "(" + choices_.pick(values) + ")", true};
}

Expr Body::complex_operation(const Type* type, int depth) {
  static const std::vector<std::string> operators{"+", "-", "*", "/"};
  const bool small = type->bits == 64;
  const Type* part_type = unit_.types.basic(small ? "float32" : "float64");
  switch (choices_.weighted({50, 20, 15, 10})) {
    case 0: {
      std::string left = variable_expr(type, depth - 1);
      std::string op = choices_.pick(operators);
      std::string right = op == "/" ? variable_expr(type, depth - 1) : expr(type, depth - 1).text;
      return {"(" + left + " " + op + " " + right + ")"};
    }
    case 1: {
      std::string first = variable_expr(part_type, depth - 1);
      return {"complex(" + first + ", " + expr(part_type, depth - 1).text + ")"};
    }
    case 2:
      return {type->text + "(" +
              variable_expr(unit_.types.basic(small ? "complex128" : "complex64"), depth - 1) + ")"};
    default: return {"(-" + variable_expr(type, depth - 1) + ")"};
  }
}

std::string Body::complex_change(const Type* type, int depth) {
  static const std::vector<std::string> operators{" += ", " -= ", " *= "};
  switch (choices_.weighted({60, 15, 25})) {
    case 0: {
      std::string op = choices_.pick(operators);
      return op + expr(type, depth + 1).text;
    }
    case 1: return choices_.chance(50) ? "++" : "--";
    default: return " /= " + variable_expr(type, depth + 1);
  }
}

std::string Body::part(const Type* type, int depth) {
  const Type* whole = unit_.types.basic(type->bits == 32 ? "complex64" : "complex128");
  std::string name = choices_.chance(50) ? "real(" : "imag(";
  return name + variable_expr(whole, depth - 1) + ")";
}

}  // namespace gocxx::fuzz
