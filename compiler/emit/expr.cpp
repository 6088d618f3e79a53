// Expressions.
#include "compiler/emit/code.h"
#include "compiler/emit/type_text.h"
#include "compiler/types/named.h"
#include "compiler/types/object.h"
#include "compiler/types/pointer.h"
#include "compiler/types/signature.h"

namespace gocxx::emit {
namespace {

using Binding = CodeWriter::Binding;

Binding binding_of(ir::BinaryOp op) {
  switch (op) {
    case ir::BinaryOp::kLogicalOr: return Binding::kOr;
    case ir::BinaryOp::kLogicalAnd: return Binding::kAnd;
    case ir::BinaryOp::kOr: return Binding::kBitOr;
    case ir::BinaryOp::kXor: return Binding::kBitXor;
    case ir::BinaryOp::kAnd:
    case ir::BinaryOp::kAndNot: return Binding::kBitAnd;
    case ir::BinaryOp::kEqual:
    case ir::BinaryOp::kNotEqual: return Binding::kEquality;
    case ir::BinaryOp::kLess:
    case ir::BinaryOp::kLessEqual:
    case ir::BinaryOp::kGreater:
    case ir::BinaryOp::kGreaterEqual: return Binding::kRelation;
    case ir::BinaryOp::kShl:
    case ir::BinaryOp::kShr: return Binding::kShift;
    case ir::BinaryOp::kAdd:
    case ir::BinaryOp::kSub: return Binding::kSum;
    case ir::BinaryOp::kMul:
    case ir::BinaryOp::kDiv:
    case ir::BinaryOp::kMod: return Binding::kProduct;
  }
  return Binding::kAny;
}

Binding binding_of(const ir::Expr* e) {
  switch (e->kind) {
    case ir::ExprKind::kBinary: return binding_of(ir::cast<ir::Binary>(e).op);
    case ir::ExprKind::kUnary:
    case ir::ExprKind::kDeref:
    case ir::ExprKind::kBoxValue:
    case ir::ExprKind::kRawAddress: return Binding::kPrefix;
    case ir::ExprKind::kIntLit: {
      const auto& literal = ir::cast<ir::IntLit>(e);
      if (is_difference(literal)) return Binding::kSum;
      return literal.digits.starts_with('-') ? Binding::kPrefix : Binding::kPostfix;
    }
    case ir::ExprKind::kFloatLit:
      return ir::cast<ir::FloatLit>(e).digits.starts_with('-') ? Binding::kPrefix : Binding::kPostfix;
    case ir::ExprKind::kComplexLit: {
      const auto& literal = ir::cast<ir::ComplexLit>(e);
      return is_real(literal) && literal.real.starts_with('-') ? Binding::kPrefix : Binding::kPostfix;
    }
    default: return Binding::kPostfix;
  }
}

/// Whether the text of `e` begins with a closure's "[".
bool begins_with_closure(const ir::Expr* e) {
  switch (e->kind) {
    case ir::ExprKind::kClosure: return true;
    case ir::ExprKind::kCall: return begins_with_closure(ir::cast<ir::Call>(e).callee);
    case ir::ExprKind::kInterfaceCall: return begins_with_closure(ir::cast<ir::InterfaceCall>(e).object);
    case ir::ExprKind::kMemberCall: return begins_with_closure(ir::cast<ir::MemberCall>(e).object);
    case ir::ExprKind::kField: return begins_with_closure(ir::cast<ir::Field>(e).object);
    case ir::ExprKind::kIndex: return begins_with_closure(ir::cast<ir::Index>(e).object);
    case ir::ExprKind::kConvert: return begins_with_closure(ir::cast<ir::Convert>(e).x);
    case ir::ExprKind::kBinary: return begins_with_closure(ir::cast<ir::Binary>(e).x);
    default: return false;
  }
}

bool is_comparison(Binding b) { return b == Binding::kEquality || b == Binding::kRelation; }
bool is_arithmetic(Binding b) { return b == Binding::kSum || b == Binding::kProduct; }

/// Whether readers (and -Wparentheses) expect no parentheses around an operand that binds as `inner` below an
/// operator that binds as `outer`: products in sums, arithmetic in comparisons, comparisons in && and ||. All
/// other mixtures get them.
bool reads_well(Binding outer, Binding inner) {
  if (inner >= Binding::kPrefix || inner == outer) return true;
  if (outer == Binding::kSum) return inner == Binding::kProduct;
  if (is_comparison(outer)) return is_arithmetic(inner);
  if (outer == Binding::kAnd || outer == Binding::kOr) return is_comparison(inner) || is_arithmetic(inner);
  return false;
}

/// The least binding that an operand must have so as to stand without parentheses.
Binding least_for(Binding outer, const ir::Expr* operand, bool right) {
  Binding inner = binding_of(operand);
  if (!reads_well(outer, inner)) return Binding::kPostfix;
  return right ? static_cast<Binding>(static_cast<int>(outer) + 1) : outer;
}

const types::TypeName* name_of_type_or_null(const types::Type* type) {
  const auto* named = types::dyn_cast_or_null<types::Named>(type);
  return named != nullptr ? named->object : nullptr;
}

/// The defined type that declares the method `function`; null if it is no method.
const types::TypeName* receiver_type_or_null(const types::Func& function) {
  const types::Var* recv = function.signature()->recv;
  if (recv == nullptr) return nullptr;
  const types::Type* type = recv->type;
  if (const auto* pointer = types::dyn_cast_or_null<types::Pointer>(type)) type = pointer->elem;
  return types::cast<types::Named>(type)->object;
}

/// How much a line break behind an operator is to be avoided: the tighter it binds the more.
int break_penalty(Binding operators) {
  constexpr int kLogicalOr = 4;
  return kLogicalOr + static_cast<int>(operators) - static_cast<int>(Binding::kOr);
}

}  // namespace

std::string CodeWriter::type(const types::Type* t) const { return type_text(t, scope_); }

std::string CodeWriter::name(const ir::Variable* variable) const {
  if (variable->storage == ir::Storage::kGlobal) {
    const types::Package* owner = variable->object != nullptr ? variable->object->pkg : scope_.package;
    return scope_.qualified(owner, context_.names.of_global(variable));
  }
  return scope_.locals->of(variable);
}

void CodeWriter::expr(const ir::Expr* e, Binding least) {
  if (out_.in_vain()) return;
  bool parentheses = binding_of(e) < least;
  if (parentheses) {
    out_ << '(';
    out_.open(Enclosure::kParens);
  }
  switch (e->kind) {
    case ir::ExprKind::kVarRef: var_ref(ir::cast<ir::VarRef>(e)); break;
    case ir::ExprKind::kBoxValue: out_ << '*' << name(ir::cast<ir::BoxValue>(e).variable); break;
    case ir::ExprKind::kConstRef: {
      const types::Const* object = ir::cast<ir::ConstRef>(e).object;
      out_ << scope_.qualified(object->pkg, context_.names.of(object));
      break;
    }
    case ir::ExprKind::kFuncRef: func_ref(ir::cast<ir::FuncRef>(e)); break;
    case ir::ExprKind::kBoolLit: bool_lit(ir::cast<ir::BoolLit>(e)); break;
    case ir::ExprKind::kIntLit: int_lit(ir::cast<ir::IntLit>(e)); break;
    case ir::ExprKind::kRuneLit: rune_lit(ir::cast<ir::RuneLit>(e)); break;
    case ir::ExprKind::kFloatLit: float_lit(ir::cast<ir::FloatLit>(e)); break;
    case ir::ExprKind::kComplexLit: complex_lit(ir::cast<ir::ComplexLit>(e)); break;
    case ir::ExprKind::kStringLit: string_lit(ir::cast<ir::StringLit>(e)); break;
    case ir::ExprKind::kNil: out_ << (ir::cast<ir::Nil>(e).spelled ? type(e->type) + "{}" : "nullptr"); break;
    case ir::ExprKind::kZero: zero(ir::cast<ir::Zero>(e)); break;
    case ir::ExprKind::kUnary: unary(ir::cast<ir::Unary>(e)); break;
    case ir::ExprKind::kBinary: binary(ir::cast<ir::Binary>(e)); break;
    case ir::ExprKind::kCast:
      out_ << "static_cast<" << type(e->type) << '>';
      arguments({ir::cast<ir::Cast>(e).x}, nullptr);
      break;
    case ir::ExprKind::kConvert: convert(ir::cast<ir::Convert>(e), least); break;
    case ir::ExprKind::kField: field(ir::cast<ir::Field>(e)); break;
    case ir::ExprKind::kIndex: index(ir::cast<ir::Index>(e)); break;
    case ir::ExprKind::kDeref:
      out_ << '*';
      expr(ir::cast<ir::Deref>(e).x, Binding::kPrefix);
      break;
    case ir::ExprKind::kAddressOf:
      out_ << "gocxx::ptr";
      bracketed("{}", Enclosure::kBraces, [&] {
        out_ << '&';
        expr(ir::cast<ir::AddressOf>(e).x, Binding::kPrefix);
      });
      break;
    case ir::ExprKind::kRawAddress:
      out_ << '&';
      expr(ir::cast<ir::RawAddress>(e).x, Binding::kPrefix);
      break;
    case ir::ExprKind::kComposite: composite(ir::cast<ir::Composite>(e)); break;
    case ir::ExprKind::kBracedList:
      bracketed("{}", Enclosure::kBraces, [&] { list(ir::cast<ir::BracedList>(e).elements); });
      break;
    case ir::ExprKind::kCall: call(ir::cast<ir::Call>(e)); break;
    case ir::ExprKind::kInterfaceCall: {
      const auto& c = ir::cast<ir::InterfaceCall>(e);
      expr(c.object, Binding::kPostfix);
      out_ << '.' << context_.names.of_method(c.method, name_of_type_or_null(c.object->type));
      arguments(c.args, nullptr);
      break;
    }
    case ir::ExprKind::kRuntimeCall: runtime_call(ir::cast<ir::RuntimeCall>(e)); break;
    case ir::ExprKind::kMemberCall: member_call(ir::cast<ir::MemberCall>(e)); break;
    case ir::ExprKind::kClosure: closure(ir::cast<ir::Closure>(e)); break;
  }
  if (!parentheses) return;
  out_.close();
  out_ << ')';
}

void CodeWriter::var_ref(const ir::VarRef& e) { out_ << name(e.variable); }

/// An index that begins with a closure has parentheses: "[[" would begin an attribute.
void CodeWriter::index(const ir::Index& e) {
  expr(e.object, Binding::kPostfix);
  bracketed("[]", Enclosure::kSquares, [&] {
    if (begins_with_closure(e.index))
      bracketed("()", Enclosure::kParens, [&] { expr(e.index); });
    else
      expr(e.index);
  });
}

/// A callee that could be confused with a function that C++ finds through the arguments' types has its
/// namespace.
void CodeWriter::func_ref(const ir::FuncRef& e) {
  const Names& names = context_.names;
  if (context_.function != nullptr && !e.as_value) context_.function->called.push_back(e.object);
  const types::TypeName* owner = e.owner != nullptr ? e.owner : receiver_type_or_null(*e.object);
  std::string text;
  if (owner != nullptr) {
    text = object_text(owner, scope_) + "::" + names.of_method(e.object, owner);
  } else {
    text = scope_.qualified(e.object->pkg, names.of(e.object));
    bool bare = text.find(':') == std::string::npos;
    if (bare && !e.as_value && names.found_by_arguments(text))
      text = names.package_namespace(e.object->pkg) + "::" + text;
    text += template_arguments(e.object, scope_);
  }
  out_ << (e.as_value ? "gocxx::func_of<&" + text + ">" : text);
}

/// Two signs in a row would make another operator.
void CodeWriter::unary(const ir::Unary& e) {
  out_ << ir::spelling(e.op);
  bool sign = e.op == ir::UnaryOp::kMinus || e.op == ir::UnaryOp::kPlus;
  bool signs_meet = sign && binding_of(e.x) == Binding::kPrefix;
  expr(e.x, signs_meet ? Binding::kPostfix : Binding::kPrefix);
}

void CodeWriter::binary(const ir::Binary& e) {
  Group group(out_, Enclosure::kOperands);
  operands(e);
}

/// x op y; the operands of an x that binds alike are of the same group.
void CodeWriter::operands(const ir::Binary& e) {
  Binding outer = binding_of(e.op);
  const auto* left = ir::dyn_cast_or_null<ir::Binary>(e.x);
  if (left != nullptr && binding_of(left->op) == outer && !out_.in_vain())
    operands(*left);
  else
    expr(e.x, least_for(outer, e.x, false));
  out_ << ' ' << ir::spelling(e.op == ir::BinaryOp::kAndNot ? ir::BinaryOp::kAnd : e.op) << ' ';
  out_.point(break_penalty(outer));
  if (e.op == ir::BinaryOp::kAndNot) out_ << '~';
  expr(e.y, e.op == ir::BinaryOp::kAndNot ? Binding::kPrefix : least_for(outer, e.y, true));
}

/// `type(x)`; a braced list would convert twice, so that a bare Composite is written with the type instead of
/// its own. A closure that becomes a function value says whether it recovers, or may lie on the stack.
void CodeWriter::convert(const ir::Convert& e, Binding least) {
  const auto* closure = ir::dyn_cast_or_null<ir::Closure>(e.x);
  const bool recovers = closure != nullptr && closure->recovers;
  const bool on_stack = closure != nullptr && closure->on_stack;
  if (!e.spelled && !recovers && !on_stack) return expr(e.x, least);
  const auto write = [&] {
    if (!recovers && !on_stack) return expr(e.x);
    out_ << (recovers ? "gocxx::recovering" : "gocxx::on_stack");
    arguments({e.x}, nullptr);
  };
  if (!e.spelled) return write();
  out_ << type(e.type);
  bracketed("()", Enclosure::kParens, write);
}

void CodeWriter::field(const ir::Field& e) {
  expr(e.object, Binding::kPostfix);
  out_ << (e.arrow ? "->" : ".") << context_.names.of_field(e.field);
}

void CodeWriter::element(const ir::Composite::Element& element) {
  if (element.field != nullptr) out_ << '.' << context_.names.of_field(element.field) << " = ";
  if (element.key == nullptr) return expr(element.value);
  bracketed("{}", Enclosure::kBraces, [&] { list({element.key, element.value}); });
}

void CodeWriter::composite(const ir::Composite& e) {
  if (e.spelled) out_ << type(e.type);
  if (e.multiline) return element_lines(e);
  bracketed("{}", Enclosure::kBraces, [&] {
    bool first = true;
    for (const ir::Composite::Element& part : e.elements) {
      if (!first) comma();
      first = false;
      element(part);
    }
  });
}

/// Each element on a line of its own, as in the source. A line that goes on is indented twice.
void CodeWriter::element_lines(const ir::Composite& e) {
  out_ << '{';
  out_.end_line();
  out_.indent();
  out_.indent();
  for (const ir::Composite::Element& part : e.elements) {
    element(part);
    out_ << ',';
    out_.end_line();
  }
  out_.dedent();
  out_.dedent();
  out_ << '}';
}

void CodeWriter::comma() {
  out_ << ", ";
  out_.point();
}

void CodeWriter::list(const std::vector<ir::Expr*>& exprs) {
  bool first = true;
  for (const ir::Expr* e : exprs) {
    if (!first) comma();
    first = false;
    expr(e);
  }
}

/// Returns the name of a site, which is noted as used.
std::string CodeWriter::used_site(const ir::Site& site) {
  UnitFunction* function = context_.function;
  if (function == nullptr) return site_name(site);
  function->sites.push_back(&site);
  return site_name(*function, function->sites.size());
}

/// In what is written for people a site is left out: the runtime then takes the C++ source position.
void CodeWriter::arguments(const std::vector<ir::Expr*>& args, const ir::Site* site) {
  bracketed("()", Enclosure::kParens, [&] {
    list(args);
    if (site != nullptr && context_.options.line_directives)
      out_ << (args.empty() ? "" : ", ") << used_site(*site);
  });
}

void CodeWriter::call(const ir::Call& e) {
  expr(e.callee, Binding::kPostfix);
  arguments(e.args, e.site);
}

void CodeWriter::runtime_call(const ir::RuntimeCall& e) {
  out_ << "gocxx::" << ir::spelling(e.fn);
  std::string template_args;
  for (const types::Type* t : e.type_args) template_args += (template_args.empty() ? "" : ", ") + type(t);
  if (e.number) template_args += (template_args.empty() ? "" : ", ") + std::to_string(*e.number);
  if (!template_args.empty()) out_ << '<' << template_args << '>';
  arguments(e.args, e.site);
}

void CodeWriter::member_call(const ir::MemberCall& e) {
  expr(e.object, Binding::kPostfix);
  out_ << '.' << ir::spelling(e.member);
  arguments(e.args, e.site);
}

void CodeWriter::captures(const ir::Closure& e) {
  bool first = true;
  if (e.captures_by_reference) {
    out_ << '&';
    first = false;
  }
  for (const ir::Capture& capture : e.captures) {
    if (!first) comma();
    first = false;
    out_ << (capture.by_reference ? "&" : "") << name(capture.variable);
    // clang 14 does not capture the names of structured bindings as such.
    if (capture.init == nullptr && capture.variable->bound) out_ << " = " << name(capture.variable);
    if (capture.init == nullptr) continue;
    out_ << " = ";
    expr(capture.init);
  }
}

/// The body has no line in the source; the text behind the closure has lines again.
void CodeWriter::generated_body(const ir::Closure& e) {
  out_ << '{';
  out_.end_line();
  generated();
  statements(e.body->stmts);
  out_ << '}';
  out_.end_line();
  directive(e.pos);
}

void CodeWriter::closure(const ir::Closure& e) {
  if (context_.function != nullptr) context_.function->has_closures = true;
  // clang-format 14 does not move the body of a closure with a result to where the closure begins.
  Group group(out_, e.spell_result ? Enclosure::kOperands : Enclosure::kClosure);
  bracketed("[]", Enclosure::kSquares, [&] { captures(e); });
  if (!e.params.empty() || e.spell_result || e.builds_literal) parameters(e.params);
  if (e.builds_literal) out_ << " GOCXX_BUILDS_LITERAL";
  if (e.spell_result) out_ << " -> " << result_text(e.results, scope_);
  out_ << ' ';
  if (e.generated && context_.options.line_directives) return generated_body(e);
  if (!flat_body(*e.body, true)) block(*e.body, e.end);
}

void CodeWriter::parameters(const std::vector<ir::Variable*>& params) {
  bracketed("()", Enclosure::kParameters, [&] {
    bool first = true;
    for (const ir::Variable* param : params) {
      if (!first) comma();
      first = false;
      out_ << parameter(*param);
    }
  });
}

std::string CodeWriter::parameter(const ir::Variable& variable) const {
  std::string text = type(variable.type);
  if (variable.name.empty() || variable.name == "_") return text;
  return (variable.used ? "" : "[[maybe_unused]] ") + text + " " + name(&variable);
}

}  // namespace gocxx::emit
