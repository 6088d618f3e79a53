// Prints statements of the lowered tree, one on a line, indented by depth.
#include "compiler/lower/print_stmt.h"

#include <fmt/format.h>

#include "compiler/lower/print.h"
#include "compiler/types/object.h"
#include "compiler/types/print.h"

namespace gocxx::lower {
namespace {

using namespace ir;

std::string statement(const Stmt& s);

/// `text` with every line but the first two further in.
std::string indented(std::string_view text) {
  std::string result;
  for (char c : text) {
    result += c;
    if (c == '\n') result += "  ";
  }
  return result;
}

std::string variables(const std::vector<Variable*>& list) {
  std::string text;
  for (const Variable* v : list) {
    text += (text.empty() ? "" : ", ") + (v->name.empty() ? "_" : v->name);
    if (v->type != nullptr) text += " " + types::type_string(v->type);  // strips have no type of the language
  }
  return text;
}

std::string declaration(const VarDecl& s) {
  const Variable& v = *s.variable;
  if (v.role == Variable::Role::kRecovery) return "recovery " + v.name;
  if (v.role == Variable::Role::kConstant) return fmt::format("const {} = {}", v.name, print_expr(*s.init));
  std::string text = fmt::format("{} {} {}",
                                 v.storage == Storage::kBox ? "box"
                                 : s.deduced                ? "auto"
                                                            : "var",
                                 v.name, types::type_string(v.type));
  return s.init != nullptr ? text + " = " + print_expr(*s.init) : text;
}

std::string joined(const std::vector<Stmt*>& list) {
  std::string text;
  for (const Stmt* s : list) text += (text.empty() ? "" : ", ") + statement(*s);
  return text;
}

std::string switch_text(const Switch& s) {
  std::string text =
      "switch " + (s.init != nullptr ? statement(*s.init) + "; " : "") + print_expr(*s.tag) + " {";
  for (const Switch::Case& one : s.cases) {
    std::string values;
    for (const Expr* value : one.values) values += (values.empty() ? "" : ", ") + print_expr(*value);
    text += fmt::format("\n{}: {}", one.is_default ? "default" : "case " + values, print_block(*one.body));
  }
  return text + "\n}";
}

std::string if_text(const If& s) {
  std::string text = "if " + (s.init != nullptr ? statement(*s.init) + "; " : "") + print_expr(*s.cond) +
                     " " + print_block(*s.then);
  return s.otherwise != nullptr ? text + " else " + statement(*s.otherwise) : text;
}

std::string return_text(const Return& s) {
  std::string values;
  for (const Expr* value : s.values) values += (values.empty() ? " " : ", ") + print_expr(*value);
  return "return" + values;
}

std::string statement(const Stmt& s) {
  switch (s.kind) {
    case StmtKind::kExprStmt: return print_expr(*ir::cast<ExprStmt>(&s).x);
    case StmtKind::kDiscard: return "drop " + print_expr(*ir::cast<Discard>(&s).x);
    case StmtKind::kVarDecl: return declaration(ir::cast<VarDecl>(&s));
    case StmtKind::kBind:
      return fmt::format("bind {} = {}", variables(ir::cast<Bind>(&s).variables),
                         print_expr(*ir::cast<Bind>(&s).init));
    case StmtKind::kAssign: {
      const auto& assign = ir::cast<Assign>(&s);
      return fmt::format("{} {}= {}", print_expr(*assign.target), assign.op ? spelling(*assign.op) : "",
                         print_expr(*assign.value));
    }
    case StmtKind::kIncDec:
      return (ir::cast<IncDec>(&s).increment ? "++" : "--") + print_expr(*ir::cast<IncDec>(&s).x);
    case StmtKind::kBlock: return print_block(ir::cast<Block>(&s));
    case StmtKind::kIf: return if_text(ir::cast<If>(&s));
    case StmtKind::kFor: {
      const auto& loop = ir::cast<For>(&s);
      return fmt::format("for {}; {}; {} {}", joined(loop.init),
                         loop.cond != nullptr ? print_expr(*loop.cond) : "", joined(loop.post),
                         print_block(*loop.body));
    }
    case StmtKind::kRangeFor: {
      const auto& loop = ir::cast<RangeFor>(&s);
      return fmt::format("for {} : {} {}", variables(loop.variables), print_expr(*loop.operand),
                         print_block(*loop.body));
    }
    case StmtKind::kSwitch: return switch_text(ir::cast<Switch>(&s));
    case StmtKind::kBreak: return "break";
    case StmtKind::kContinue: return "continue";
    case StmtKind::kFallthrough: return "fallthrough";
    case StmtKind::kGoto: return "goto " + ir::cast<Goto>(&s).label->name;
    case StmtKind::kLabelStmt: return ir::cast<LabelStmt>(&s).label->name + ":";
    case StmtKind::kReturn: return return_text(ir::cast<Return>(&s));
    case StmtKind::kRunWithDefers: return "run_with_defers " + print_block(*ir::cast<RunWithDefers>(&s).body);
    case StmtKind::kSafepoint: {
      const Variable* counter = ir::cast<Safepoint>(&s).counter;
      return counter != nullptr ? "safepoint " + counter->name : "safepoint";
    }
  }
  return {};
}

}  // namespace

std::string print_block(const Block& block) {
  std::string text = "{";
  for (const Stmt* s : block.stmts) {
    for (const Comment& comment : s->trivia.leading) text += "\n  " + comment.text;
    text += "\n  " + indented(statement(*s));
    if (!s->trivia.trailing.empty()) text += "  " + s->trivia.trailing;
  }
  for (const Comment& comment : block.closing) text += "\n  " + comment.text;
  return text + "\n}";
}

}  // namespace gocxx::lower
