// Operands as messages describe them.
#include "compiler/check/operand.h"

#include "compiler/syntax/ast/expr_string.h"
#include "compiler/types/basic.h"
#include "compiler/types/print.h"
#include "compiler/types/type_param.h"
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
  if (!types::is_valid(x.type)) return out + " with invalid type";
  out += " of type " + types::type_string(x.type, from);
  if (const auto* param = types::dyn_cast_or_null<types::TypeParam>(x.type))
    out += " constrained by " + types::type_string(param->constraint, from);
  return out;
}

/// The part of `node` that its text begins with; null if it begins itself.
const syntax::Node* leftmost_part_or_null(const syntax::Node* node) {
  using syntax::NodeKind;
  switch (node->kind) {
    case NodeKind::kSelectorExpr: return syntax::cast<syntax::SelectorExpr>(node)->x;
    case NodeKind::kIndexExpr: return syntax::cast<syntax::IndexExpr>(node)->x;
    case NodeKind::kTypeAssertExpr: return syntax::cast<syntax::TypeAssertExpr>(node)->x;
    case NodeKind::kCallExpr: return syntax::cast<syntax::CallExpr>(node)->fun;
    case NodeKind::kBinaryExpr: return syntax::cast<syntax::BinaryExpr>(node)->x;
    case NodeKind::kKeyValueExpr: return syntax::cast<syntax::KeyValueExpr>(node)->key;
    case NodeKind::kCompositeLit: return syntax::cast<syntax::CompositeLit>(node)->type;
    default: return nullptr;
  }
}

}  // namespace

base::Pos reported_at(const syntax::Node* node) {
  while (const syntax::Node* part = leftmost_part_or_null(node)) node = part;
  if (const auto* slice = syntax::dyn_cast_or_null<syntax::SliceExpr>(node)) return slice->lbrack;
  const auto* func = syntax::dyn_cast_or_null<syntax::FuncType>(node);
  return func != nullptr && func->params != nullptr ? func->params->pos : node->pos;
}

base::Pos operator_pos(const syntax::Node* e) {
  using syntax::NodeKind;
  switch (e->kind) {
    case NodeKind::kExprStmt: return operator_pos(syntax::cast<syntax::ExprStmt>(e)->x);
    case NodeKind::kAssignStmt: return syntax::cast<syntax::AssignStmt>(e)->op_pos;
    case NodeKind::kBinaryExpr: return syntax::cast<syntax::BinaryExpr>(e)->op_pos;
    case NodeKind::kCallExpr: return syntax::cast<syntax::CallExpr>(e)->lparen;
    case NodeKind::kIndexExpr: return syntax::cast<syntax::IndexExpr>(e)->lbrack;
    default: return e->pos;
  }
}

std::string describe(const Operand& x, const types::Package* from) {
  if (x.is_nil()) return types::is_valid(x.type) ? "nil" : "nil (with invalid type)";
  const std::string expression = expression_text(x, from);
  const std::string rest = description(x, expression, from);
  return expression.empty() ? rest : expression + " (" + rest + ")";
}

}  // namespace gocxx::check
