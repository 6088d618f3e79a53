// Expressions: the rules by kind of node, and what an expression may be where it stands.
#include "compiler/check/checker.h"
#include "compiler/check/composite_lit.h"

namespace gocxx::check {

using syntax::NodeKind;

void Checker::record(const Operand& x) {
  TypeAndValue& known = info().record(x.expr);
  known.mode = x.mode;
  known.type = x.valid() ? x.type : types::invalid_type();
  known.constant = x.is_constant() ? x.constant : Constant();
}

ExprKind Checker::raw_expr(Operand& x, const syntax::Expr* e, const Type* hint, bool generic,
                           const Target& target) {
  x.invalidate();
  x.type = types::invalid_type();
  const ExprKind kind = expr_of_kind(x, e, hint, target);
  x.expr = e;
  if (!generic) exclude_generic(x);
  record(x);
  return kind;
}

ExprKind Checker::expr_of_kind(Operand& x, const syntax::Expr* e, const Type* hint, const Target& target) {
  switch (e->kind) {
    case NodeKind::kBadExpr:
    case NodeKind::kKeyValueExpr: break;  // the second stands in literals only, which look into it
    case NodeKind::kIdent: ident(x, syntax::cast<syntax::Ident>(e)); break;
    case NodeKind::kBasicLit: basic_lit(x, syntax::cast<syntax::BasicLit>(e)); break;
    case NodeKind::kCompositeLit:
      LiteralChecker(*this).check(x, syntax::cast<syntax::CompositeLit>(e), hint);
      break;
    case NodeKind::kFuncLit: func_lit(x, syntax::cast<syntax::FuncLit>(e)); break;
    case NodeKind::kParenExpr: return raw_expr(x, syntax::cast<syntax::ParenExpr>(e)->x);
    case NodeKind::kSelectorExpr: selector(x, syntax::cast<syntax::SelectorExpr>(e)); break;
    case NodeKind::kIndexExpr: index(x, syntax::cast<syntax::IndexExpr>(e), target); break;
    case NodeKind::kSliceExpr: slice(x, syntax::cast<syntax::SliceExpr>(e)); break;
    case NodeKind::kTypeAssertExpr: assertion(x, syntax::cast<syntax::TypeAssertExpr>(e)); break;
    case NodeKind::kCallExpr: return call(x, syntax::cast<syntax::CallExpr>(e));
    case NodeKind::kStarExpr: indirection(x, syntax::cast<syntax::StarExpr>(e)); break;
    case NodeKind::kUnaryExpr: {
      const auto* u = syntax::cast<syntax::UnaryExpr>(e);
      unary(x, u);
      if (u->op == Op::kArrow && x.valid()) return ExprKind::kStatement;
      break;
    }
    case NodeKind::kBinaryExpr: {
      const auto* b = syntax::cast<syntax::BinaryExpr>(e);
      binary(x, b, b->x, b->y, b->op, b->op_pos);
      break;
    }
    case NodeKind::kEllipsis: error(Code::kMisplacedArrayDots, e, "invalid use of ..."); break;
    default:
      x.type = type_expr(e);
      if (types::is_valid(x.type)) x.mode = Mode::kTypeExpr;
      break;
  }
  return ExprKind::kExpression;
}

// ---- what an expression may be

void Checker::exclude_type_and_novalue(Operand& x) {
  if (x.mode == Mode::kTypeExpr) {
    error(Code::kNotAnExpression, x, str(x) + " is not an expression");
    x.invalidate();
  }
  exclude_novalue(x, "value");
}

void Checker::exclude_novalue(Operand& x, std::string_view wanted) {
  if (x.mode == Mode::kNoValue) {
    error(Code::kNoValueUsed, x, str(x) + " used as " + std::string(wanted));
    x.invalidate();
  } else if (x.mode == Mode::kBuiltin) {
    error(Code::kBuiltinNotCalled, x, str(x) + " must be called");
    x.invalidate();
  }
}

void Checker::single_value(Operand& x) {
  if (x.mode != Mode::kValue || x.type->kind != types::TypeKind::kTuple) return;
  error(Code::kMultipleValuesAsOne, x, "multiple-value " + str(x) + " in single-value context");
  x.invalidate();
}

void Checker::expr(Operand& x, const syntax::Expr* e, const Target& target) {
  raw_expr(x, e, nullptr, /*generic=*/target.type != nullptr, target);
  if (target.type != nullptr && is_generic_function(x)) {
    infer_from_target(x, e->pos, {}, target);
    record(x);
  }
  exclude_generic(x);
  exclude_type_and_novalue(x);
  single_value(x);
}

void Checker::expr_or_type(Operand& x, const syntax::Expr* e) {
  raw_expr(x, e);
  exclude_novalue(x, "value or type");
  single_value(x);
}

/// "Assigning to a variable is no use of it": an identifier on the left keeps its variable as unused as it
/// was.
void Checker::lhs_expr(Operand& x, const syntax::Expr* e) {
  const auto* name = syntax::dyn_cast_or_null<syntax::Ident>(syntax::unparen(e));
  auto* variable = name != nullptr ? types::object_as_or_null<types::Var>(lookup(name->name)) : nullptr;
  const bool used = variable != nullptr && variable->used;
  expr(x, e);
  if (variable != nullptr && variable->pkg == types_pkg_) variable->used = used;
}

bool Checker::use(const std::vector<syntax::Expr*>& list) {
  bool all_valid = true;
  for (const syntax::Expr* e : list) {
    Operand x;
    if (e->kind == NodeKind::kKeyValueExpr)
      raw_expr(x, syntax::cast<syntax::KeyValueExpr>(e)->value);
    else
      raw_expr(x, e);
    all_valid = all_valid && x.valid();
  }
  return all_valid;
}

// ---- lists

namespace {

bool gives_comma_ok(const Operand& x) { return x.mode == Mode::kMapIndex || x.mode == Mode::kCommaOk; }

/// The values of a call with several results.
std::vector<Operand> unpacked(const Operand& call) {
  std::vector<Operand> values;
  for (const types::Var* result : cast<types::Tuple>(call.type)->vars) {
    Operand& value = values.emplace_back();
    value.mode = Mode::kValue;
    value.expr = call.expr;
    value.type = result->type;
  }
  return values;
}

}  // namespace

std::vector<Operand> Checker::expr_list(const std::vector<syntax::Expr*>& list, bool comma_ok, bool generic) {
  std::vector<Operand> values(list.size());
  for (std::size_t i = 0; i < list.size(); ++i) {
    raw_expr(values[i], list[i], nullptr, generic);
    exclude_type_and_novalue(values[i]);
    if (list.size() != 1) single_value(values[i]);
  }
  if (list.size() != 1) return values;
  Operand& x = values[0];
  if (x.mode == Mode::kValue && x.type->kind == types::TypeKind::kTuple) return unpacked(x);
  if (comma_ok && gives_comma_ok(x)) {
    Operand ok;
    ok.mode = Mode::kValue;
    ok.expr = x.expr;
    ok.type = types::basic(BasicKind::kUntypedBool);
    values.push_back(ok);
  }
  return values;
}

void Checker::record_comma_ok(const syntax::Expr* e, const Type* value, const Type* ok) {
  std::vector<types::Var*> vars;
  for (const Type* type : {value, ok})
    vars.push_back(context_.make_object<types::Var>(e->pos, types_pkg_, "", type));
  const Type* tuple = context_.make_type<types::Tuple>(vars);
  while (true) {
    info().record(e).type = tuple;
    const auto* parentheses = syntax::dyn_cast_or_null<syntax::ParenExpr>(e);
    if (parentheses == nullptr) return;
    e = parentheses->x;
  }
}

// ---- literals

void Checker::basic_lit(Operand& x, const syntax::BasicLit* e) {
  if (e->bad) return;
  static constexpr BasicKind kKinds[] = {BasicKind::kUntypedInt, BasicKind::kUntypedFloat,
                                         BasicKind::kUntypedComplex, BasicKind::kUntypedRune,
                                         BasicKind::kUntypedString};
  constexpr std::size_t kMostDigits = 10'000;
  const bool number = e->lit != syntax::LitKind::kChar && e->lit != syntax::LitKind::kString;
  if (number && e->text.size() > kMostDigits) {
    error(Code::kConstantTooLarge, e,
          "excessively long constant: " + e->text.substr(0, 10) + "... (" + std::to_string(e->text.size()) +
              " chars)");
    return;
  }
  x.constant = Constant::of_literal(e->text, e->lit);
  if (!x.constant.known()) {
    error(Code::kConstantTooLarge, e, "malformed constant: " + e->text);
    return;
  }
  x.mode = Mode::kConstant;
  x.type = types::basic(kKinds[static_cast<std::size_t>(e->lit)]);
  x.expr = e;
  overflow(x, e->pos);
}

void Checker::func_lit(Operand& x, const syntax::FuncLit* e) {
  auto* signature = context_.make_type<types::Signature>();
  Scope* scope = context_.make_scope(env_.scope);
  info().record_scope(e->type, scope);
  func_type(signature, nullptr, e->type, scope);
  TypeAndValue& known = info().record(e->type);
  known.mode = Mode::kTypeExpr;
  known.type = signature;
  if (e->body != nullptr) {
    FunctionBody body;
    body.decl = env_.decl;
    body.signature = signature;
    body.type = e->type;
    body.body = e->body;
    body.scope = scope;
    body.iota = env_.iota;
    // Put off to the end of the statement: the body sees what the statement declares only if it stands after
    // it.
    later([this, body] { function_body(body); });
  }
  x.mode = Mode::kValue;
  x.type = signature;
}

}  // namespace gocxx::check
