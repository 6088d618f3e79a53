// Prints expressions of the lowered tree, each on one line but for the bodies of closures.
#include <fmt/format.h>

#include "compiler/lower/print.h"
#include "compiler/lower/print_stmt.h"
#include "compiler/types/object.h"
#include "compiler/types/print.h"

namespace gocxx::lower {
namespace {

using namespace ir;

std::string name_of(const Variable& variable) { return variable.name.empty() ? "_" : variable.name; }

std::string list(const std::vector<Expr*>& items) {
  std::string text;
  for (const Expr* item : items) text += (text.empty() ? "" : ", ") + print_expr(*item);
  return text;
}

std::string arguments(const std::vector<Expr*>& args, const Site* site) {
  std::string text = list(args);
  if (site != nullptr) text += (text.empty() ? "" : ", ") + fmt::format("site {}", site->number);
  return "(" + text + ")";
}

std::string function_name(const FuncRef& ref) {
  const std::string owner = ref.owner != nullptr ? ref.owner->name + "::" : "";
  return (ref.as_value ? "func_of " : "") + owner + ref.object->name;
}

std::string composite(const Composite& e) {
  std::string text;
  for (const Composite::Element& element : e.elements) {
    if (!text.empty()) text += ", ";
    if (element.field != nullptr) text += "." + element.field->name + " = ";
    if (element.key != nullptr) text += print_expr(*element.key) + ": ";
    text += print_expr(*element.value);
  }
  return (e.spelled ? types::type_string(e.type) : "") + "{" + text + "}";
}

std::string runtime_call(const RuntimeCall& e) {
  std::string parameters;
  for (const types::Type* type : e.type_args)
    parameters += (parameters.empty() ? "" : ", ") + types::type_string(type);
  if (e.number) parameters += (parameters.empty() ? "" : ", ") + std::to_string(*e.number);
  if (!parameters.empty()) parameters = "<" + parameters + ">";
  return "gocxx::" + std::string(spelling(e.fn)) + parameters + arguments(e.args, e.site);
}

std::string closure(const Closure& e) {
  std::string captures = e.captures_by_reference ? "&" : "";
  for (const Capture& capture : e.captures) {
    captures += (captures.empty() ? "" : ", ") + std::string(capture.by_reference ? "&" : "") +
                name_of(*capture.variable);
    if (capture.init != nullptr) captures += " = " + print_expr(*capture.init);
  }
  std::string params;
  for (const Variable* param : e.params)
    params += (params.empty() ? "" : ", ") + name_of(*param) + " " + types::type_string(param->type);
  return fmt::format("{}{}[{}]({}) {}", e.recovers ? "recovering " : "", e.on_stack ? "on_stack " : "",
                     captures, params, print_block(*e.body));
}

}  // namespace

std::string print_expr(const Expr& e) {
  switch (e.kind) {
    case ExprKind::kVarRef: return name_of(*ir::cast<VarRef>(&e).variable);
    case ExprKind::kBoxValue: return "*" + name_of(*ir::cast<BoxValue>(&e).variable);
    case ExprKind::kConstRef: return ir::cast<ConstRef>(&e).object->name;
    case ExprKind::kFuncRef: return function_name(ir::cast<FuncRef>(&e));
    case ExprKind::kBoolLit: return ir::cast<BoolLit>(&e).value ? "true" : "false";
    case ExprKind::kIntLit: {
      const auto& literal = ir::cast<IntLit>(&e);
      return literal.exact ? fmt::format("{}({})", types::type_string(e.type), literal.digits)
                           : literal.digits;
    }
    case ExprKind::kRuneLit:
      return fmt::format("rune({:#x})", static_cast<std::uint32_t>(ir::cast<RuneLit>(&e).value));
    case ExprKind::kFloatLit: return ir::cast<FloatLit>(&e).digits;
    case ExprKind::kComplexLit: {
      const auto& literal = ir::cast<ComplexLit>(&e);
      const std::string parts = fmt::format("({} + {}i)", literal.real, literal.imag);
      return literal.exact ? types::type_string(e.type) + parts : parts;
    }
    case ExprKind::kStringLit:
      return types::Constant::of_string(ir::cast<StringLit>(&e).bytes).exact_string();
    case ExprKind::kNil:
      return ir::cast<Nil>(&e).spelled ? fmt::format("nil({})", types::type_string(e.type)) : "nil";
    case ExprKind::kZero: return fmt::format("zero({})", types::type_string(e.type));
    case ExprKind::kUnary:
      return fmt::format("{}({})", spelling(ir::cast<Unary>(&e).op), print_expr(*ir::cast<Unary>(&e).x));
    case ExprKind::kBinary: {
      const auto& binary = ir::cast<Binary>(&e);
      return fmt::format("({} {} {})", print_expr(*binary.x), spelling(binary.op), print_expr(*binary.y));
    }
    case ExprKind::kCast:
      return fmt::format("cast<{}>({})", types::type_string(e.type), print_expr(*ir::cast<Cast>(&e).x));
    case ExprKind::kConvert: {
      const auto& convert = ir::cast<Convert>(&e);
      return fmt::format("{}<{}>({})", convert.spelled ? "convert" : "implicit", types::type_string(e.type),
                         print_expr(*convert.x));
    }
    case ExprKind::kField: {
      const auto& field = ir::cast<Field>(&e);
      return print_expr(*field.object) + (field.arrow ? "->" : ".") + field.field->name;
    }
    case ExprKind::kIndex:
      return fmt::format("{}[{}]", print_expr(*ir::cast<Index>(&e).object),
                         print_expr(*ir::cast<Index>(&e).index));
    case ExprKind::kDeref: return fmt::format("*({})", print_expr(*ir::cast<Deref>(&e).x));
    case ExprKind::kAddressOf: return fmt::format("ptr{{&{}}}", print_expr(*ir::cast<AddressOf>(&e).x));
    case ExprKind::kRawAddress: return "&" + print_expr(*ir::cast<RawAddress>(&e).x);
    case ExprKind::kComposite: return composite(ir::cast<Composite>(&e));
    case ExprKind::kBracedList: return "{" + list(ir::cast<BracedList>(&e).elements) + "}";
    case ExprKind::kCall:
      return print_expr(*ir::cast<Call>(&e).callee) +
             arguments(ir::cast<Call>(&e).args, ir::cast<Call>(&e).site);
    case ExprKind::kInterfaceCall: {
      const auto& call = ir::cast<InterfaceCall>(&e);
      return fmt::format("{}.{}{}", print_expr(*call.object), call.method->name,
                         arguments(call.args, nullptr));
    }
    case ExprKind::kRuntimeCall: return runtime_call(ir::cast<RuntimeCall>(&e));
    case ExprKind::kMemberCall: {
      const auto& call = ir::cast<MemberCall>(&e);
      return fmt::format("{}.{}{}", print_expr(*call.object), spelling(call.member),
                         arguments(call.args, call.site));
    }
    case ExprKind::kClosure: return closure(ir::cast<Closure>(&e));
  }
  return {};
}

}  // namespace gocxx::lower
