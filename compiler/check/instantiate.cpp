// Instances of generic types and functions whose type arguments are written, and the verification of arguments.
#include <algorithm>

#include "compiler/check/checker.h"
#include "compiler/check/infer.h"

namespace gocxx::check {

using types::TypeParam;

void Checker::exclude_generic(Operand& x) {
  if (!x.valid()) return;
  if (x.mode == Mode::kTypeExpr) {
    const auto* named = dyn_cast_or_null<types::Named>(x.type);
    if (named == nullptr || !named->generic()) return;
    error(Code::kNotInstantiated, x, "cannot use generic type " + str(x.type) + " without instantiation");
  } else if (is_generic_function(x)) {
    error(Code::kNotInstantiated, x, "cannot use generic function " + str(x.expr) + " without instantiation");
  } else {
    return;
  }
  x.invalidate();
  x.type = types::invalid_type();
}

bool Checker::is_generic_function(const Operand& x) {
  const auto* signature = x.mode == Mode::kValue ? dyn_cast_or_null<types::Signature>(x.type) : nullptr;
  return signature != nullptr && !signature->type_params.empty();
}

// ---- types

const Type* Checker::instantiated_type(const syntax::IndexExpr* e) {
  Operand x;
  raw_expr(x, e->x, nullptr, /*generic=*/true);
  const auto* generic = x.mode == Mode::kTypeExpr ? dyn_cast_or_null<types::Named>(x.type) : nullptr;
  if (generic == nullptr || !generic->generic()) {
    if (x.valid() && types::is_valid(x.type))
      error(Code::kNotAType, e->x,
            x.mode == Mode::kTypeExpr
                ? "invalid operation: " + str(e) + " (" + str(e->x) + " is not a generic type)"
                : str(e->x) + " is not a type");
    use(e->indices);
    return types::invalid_type();
  }
  const auto args = type_arguments(e->indices);
  if (!args.has_value()) return types::invalid_type();
  const std::size_t have = args->size(), want = generic->type_params.size();
  if (have != want) {
    error(Code::kTypeArgumentCount, e,
          std::string(have < want ? "not enough" : "too many") + " type arguments for type " +
              generic->object->name + ": have " + std::to_string(have) + ", want " + std::to_string(want));
    return types::invalid_type();
  }
  verify_later(e->pos, generic->type_params, *args, e->indices);
  return context_.instances().instance(generic, *args, e->pos);
}

std::optional<std::vector<const Type*>> Checker::type_arguments(const std::vector<syntax::Expr*>& list) {
  std::vector<const Type*> args;
  bool good = true;
  for (const syntax::Expr* e : list) {
    args.push_back(var_type(e));
    good = good && types::is_valid(args.back());
  }
  if (!good) return std::nullopt;
  return args;
}

void Checker::verify_later(Pos pos, const std::vector<TypeParam*>& params,
                           const std::vector<const Type*>& args, const std::vector<syntax::Expr*>& list) {
  cycles_.add(pos, params, args);
  later([this, pos, params, args, list] {
    const types::Substitution substitution(context_, params, args);
    for (std::size_t i = 0; i < params.size(); ++i) {
      std::string cause;
      Code code = Code::kInvalidTypeArgument;
      const Type* constraint = params[i]->interface();
      if (constraint == nullptr) continue;
      // The constraint as it is written, where that is an interface.
      if (types::is_interface(params[i]->constraint)) constraint = params[i]->constraint;
      if (implements(args[i], substitution(constraint), true, cause, code)) continue;
      error(Code::kInvalidTypeArgument, i < list.size() ? reported_at(list[i]) : pos, std::move(cause));
      return;
    }
  });
}

// ---- functions

void Checker::instantiate_function(Operand& x, const syntax::IndexExpr* e, const Target& target) {
  const auto* generic = cast<types::Signature>(x.type);
  auto args = type_arguments(e->indices);
  if (!args.has_value()) return x.invalidate();
  const std::size_t want = generic->type_params.size();
  if (args->size() > want) {
    error(Code::kTypeArgumentCount, e->indices[want],
          "got " + std::to_string(args->size()) + " type arguments but want " + std::to_string(want));
    return x.invalidate();
  }
  x.expr = e;
  if (args->size() < want) return infer_from_target(x, e->lbrack, *args, target);
  x.type = instance_of(e->x, generic, e->pos, *args, e->indices);
}

void Checker::infer_from_target(Operand& x, Pos pos, const std::vector<const Type*>& args,
                                const Target& target) {
  const auto* generic = cast<types::Signature>(x.type);
  const auto* wanted = target.type != nullptr ? underlying_as<types::Signature>(target.type) : nullptr;
  if (target.type != nullptr && wanted == nullptr && args.empty()) return;
  Inference inference(*this, pos);
  const std::size_t written = args.size();
  const types::Signature* renamed = inference.add(generic, args);
  if (wanted != nullptr && !inference.unify_target(renamed, x, target)) {
    error(Code::kCannotInfer, inference.error_pos(), inference.error());
    return x.invalidate();
  }
  const auto inferred = inference.solve();
  if (!inferred.has_value()) {
    error(Code::kCannotInfer, inference.error_pos(), inference.error());
    return x.invalidate();
  }
  const auto* index = syntax::dyn_cast_or_null<syntax::IndexExpr>(x.expr);
  x.type = instance_of(index != nullptr && written > 0 ? index->x : x.expr, generic, pos, *inferred,
                       index != nullptr ? index->indices : std::vector<syntax::Expr*>{});
}

const types::Signature* Checker::instance_of(const syntax::Expr* e, const types::Signature* generic, Pos pos,
                                             const std::vector<const Type*>& args,
                                             const std::vector<syntax::Expr*>& list) {
  const types::Substitution substitution(context_, generic->type_params, args);
  const auto* type = cast<types::Signature>(substitution(generic));
  verify_later(pos, generic->type_params, args, list);
  e = syntax::unparen(e);
  info().record(e).type = type;
  const auto* selector = syntax::dyn_cast_or_null<syntax::SelectorExpr>(e);
  if (const auto* name = syntax::dyn_cast_or_null<syntax::Ident>(selector != nullptr ? selector->sel : e))
    info().record_instance(name, args);
  return type;
}

}  // namespace gocxx::check
