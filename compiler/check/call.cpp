// Calls of functions and methods, and what a call turns out to be: conversion, builtin or call.
#include "compiler/check/builtin.h"
#include "compiler/check/checker.h"

namespace gocxx::check {

ExprKind Checker::call(Operand& x, const syntax::CallExpr* e) {
  callee(x, e->fun);
  exclude_novalue_but_builtin(x);
  switch (x.mode) {
    case Mode::kInvalid: use(e->args); return ExprKind::kStatement;
    case Mode::kTypeExpr: conversion_call(x, e); return ExprKind::kConversion;
    case Mode::kBuiltin: return builtin_call_kind(x, e);
    default: break;
  }
  const auto* signature = types::core_type_as<types::Signature>(x.type);
  if (signature == nullptr) {
    error(Code::kNotAFunction, x, "invalid operation: cannot call non-function " + str(x));
    x.invalidate();
    return ExprKind::kStatement;
  }
  std::vector<Operand> args = expr_list(e->args, false, /*generic=*/true);
  const types::Signature* called = arguments(e, *signature, args);
  if (called == nullptr && !signature->type_params.empty()) {
    x.invalidate();
    x.type = types::invalid_type();
    return ExprKind::kStatement;
  }
  if (called != nullptr && !signature->type_params.empty()) info().record(e->fun).type = called;
  call_result(x, called != nullptr ? *called : *signature);
  return ExprKind::kStatement;
}

void Checker::callee(Operand& x, const syntax::Expr* e) {
  const auto* index = syntax::dyn_cast_or_null<syntax::IndexExpr>(e);
  if (index == nullptr) {
    raw_expr(x, e, nullptr, /*generic=*/true);
    return;
  }
  x.type = types::invalid_type();
  raw_expr(x, index->x, nullptr, /*generic=*/true);
  if (!is_generic_function(x)) {
    index_operand(x, index);
  } else {
    // Fewer arguments than parameters: the rest is inferred from the arguments of the call.
    const std::size_t wanted = cast<types::Signature>(x.type)->type_params.size();
    if (index->indices.size() >= wanted)
      instantiate_function(x, index, {});
    else if (!type_arguments(index->indices).has_value())
      x.invalidate();
  }
  x.expr = e;
  record(x);
}

void Checker::exclude_novalue_but_builtin(Operand& x) {
  if (x.mode != Mode::kBuiltin) exclude_novalue(x, "value or type");
  single_value(x);
}

void Checker::call_result(Operand& x, const types::Signature& signature) {
  const auto& results = signature.results->vars;
  if (results.empty()) {
    x.mode = Mode::kNoValue;
    x.type = types::empty_tuple();
    return;
  }
  x.mode = Mode::kValue;
  x.type = results.size() == 1 ? results[0]->type : static_cast<const Type*>(signature.results);
  if (results.size() == 1 && !types::is_valid(x.type)) x.invalidate();
}

ExprKind Checker::builtin_call_kind(Operand& x, const syntax::CallExpr* e) {
  const types::BuiltinId id = x.builtin;
  if (!BuiltinChecker(*this).call(x, e, id)) x.invalidate();
  return builtin_rule(id).kind;
}

void Checker::conversion_call(Operand& x, const syntax::CallExpr* e) {
  const Type* target = x.type;
  x.invalidate();
  if (e->args.empty()) {
    error(Code::kConversionArgumentCount, e, "missing argument in conversion to " + str(target));
    return;
  }
  if (e->args.size() > 1) {
    use(e->args);
    error(Code::kConversionArgumentCount, e->args.back(),
          "too many arguments in conversion to " + str(target));
    return;
  }
  expr(x, e->args[0]);
  if (!x.valid()) return;
  if (e->ellipsis.valid()) {
    error(Code::kInvalidDotsOperand, e->args[0], "invalid use of ... in conversion to " + str(target));
    x.invalidate();
    return;
  }
  conversion(x, target);
}

// ---- arguments

namespace {

std::vector<const Type*> types_of(const std::vector<Operand>& operands) {
  std::vector<const Type*> types;
  types.reserve(operands.size());
  for (const Operand& x : operands) types.push_back(x.valid() ? x.type : types::invalid_type());
  return types;
}

std::vector<const Type*> types_of(const types::Tuple& tuple) {
  std::vector<const Type*> types;
  types.reserve(tuple.size());
  for (const types::Var* v : tuple.vars) types.push_back(v->type);
  return types;
}

}  // namespace

const types::Signature* Checker::arguments(const syntax::CallExpr* e, const types::Signature& signature,
                                           std::vector<Operand>& args) {
  if (!right_argument_count(e, signature, args)) return nullptr;
  const types::Signature* called = &signature;
  bool generic = !signature.type_params.empty();
  for (const Operand& arg : args) generic = generic || is_generic_function(arg);
  if (generic) called = instantiate_call(e, &signature, args);
  if (called == nullptr || args.empty()) return called;
  const Purpose context("argument to ", e->fun);
  const auto params = parameter_types(*called, args.size(), e->ellipsis.valid());
  for (std::size_t i = 0; i < args.size(); ++i) assignment(args[i], params[i], context);
  return called;
}

bool Checker::right_argument_count(const syntax::CallExpr* e, const types::Signature& signature,
                                   std::vector<Operand>& args) {
  const bool spread = e->ellipsis.valid();
  if (spread && !signature.variadic) {
    error(Code::kNonVariadicDots, e, "cannot use ... in call to non-variadic " + str(e->fun));
    return false;
  }
  if (spread && e->args.size() == 1 && args.size() > 1) {
    error(Code::kInvalidDotsOperand, e,
          "cannot use ... with " + std::to_string(args.size()) + "-valued " + str(e->args[0]));
    return false;
  }
  const std::size_t wanted = signature.params->size();
  const bool open = signature.variadic && !spread;  // any number of arguments from wanted - 1 on
  if (open ? args.size() + 1 >= wanted : args.size() == wanted) return true;
  argument_count_error(e, signature, args);
  return false;
}

void Checker::argument_count_error(const syntax::CallExpr* e, const types::Signature& signature,
                                   const std::vector<Operand>& args) {
  const std::size_t wanted = signature.params->size();
  const bool too_many = args.size() > wanted;
  Pos pos = e->pos;
  if (too_many)
    pos = args[wanted].pos();
  else if (!args.empty())
    pos = args.back().pos();
  error(too_many ? Code::kTooManyArguments : Code::kNotEnoughArguments, pos,
        std::string(too_many ? "too many" : "not enough") + " arguments in call to " + str(e->fun) +
            "\n\thave " + types_summary(types_of(args)) + "\n\twant " +
            types_summary(types_of(*signature.params), signature.variadic));
}

}  // namespace gocxx::check
