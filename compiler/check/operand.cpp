// Operands as messages describe them.
#include "compiler/check/operand.h"

#include "compiler/syntax/expr_string.h"
#include "compiler/types/basic.h"
#include "compiler/types/print.h"
#include "compiler/types/universe.h"

namespace gocxx::check {
namespace {

std::string_view mode_text(Mode mode) {
  switch (mode) {
    case Mode::kInvalid: return "invalid operand";
    case Mode::kNoValue: return "no value";
    case Mode::kBuiltin: return "built-in";
    case Mode::kTypeExpr: return "type";
    case Mode::kConstant: return "constant";
    case Mode::kVariable: return "variable";
    case Mode::kMapIndex: return "map index expression";
    case Mode::kValue: return "value";
    case Mode::kNilValue: return "nil";
    case Mode::kCommaOk: return "comma, ok expression";
  }
  return "";
}

bool has_type(Mode mode) { return mode >= Mode::kConstant; }

std::string expression_text(const Operand& x, const types::Package* from) {
  if (x.expr != nullptr) return syntax::expr_string(*x.expr);
  switch (x.mode) {
    case Mode::kBuiltin: return std::string(types::builtin_name(x.builtin));
    case Mode::kTypeExpr: return types::type_string(x.type, from);
    case Mode::kConstant: return x.constant.to_string();
    default: return "";
  }
}

/// "untyped int constant 8", "variable of type int", "no value".
std::string description(const Operand& x, const std::string& expression, const types::Package* from) {
  std::string out;
  const bool typed = has_type(x.mode) && x.type != nullptr && types::is_typed(x.type);
  if (has_type(x.mode) && x.type != nullptr && !typed) out += types::type_string(x.type) + " ";
  out += mode_text(x.mode);
  if (x.mode == Mode::kConstant)
    if (const std::string value = x.constant.to_string(); value != expression) out += " " + value;
  if (!typed) return out;
  return out + (types::is_valid(x.type) ? " of type " + types::type_string(x.type, from) : " with invalid type");
}

}  // namespace

std::string describe(const Operand& x, const types::Package* from) {
  if (x.is_nil()) return types::is_valid(x.type) ? "nil" : "nil (with invalid type)";
  const std::string expression = expression_text(x, from);
  const std::string rest = description(x, expression, from);
  return expression.empty() ? rest : expression + " (" + rest + ")";
}

}  // namespace gocxx::check
