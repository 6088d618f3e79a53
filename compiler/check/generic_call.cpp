// Calls in which the function, or a function that is an argument, is generic.
#include "compiler/check/infer.h"

namespace gocxx::check {

std::vector<const Type*> Checker::parameter_types(const types::Signature& signature, std::size_t count,
                                                  bool spread) {
  std::vector<const Type*> list;
  const auto& params = signature.params->vars;
  for (std::size_t i = 0; i < count; ++i) {
    if (!signature.variadic || spread || i + 1 < params.size()) {
      list.push_back(params[i]->type);
      continue;
    }
    const Type* last = params.back()->type;
    const auto* slice = underlying_as<types::Slice>(last);
    list.push_back(slice != nullptr ? slice->elem : last);
  }
  return list;
}

const types::Signature* Checker::instantiate_call(const syntax::CallExpr* e,
                                                  const types::Signature* signature,
                                                  std::vector<Operand>& args) {
  const auto* index = syntax::dyn_cast_or_null<syntax::IndexExpr>(syntax::unparen(e->fun));
  std::vector<const Type*> written;
  std::vector<syntax::Expr*> list;
  if (!signature->type_params.empty() && index != nullptr) {
    list = index->indices;
    for (const syntax::Expr* each : list) written.push_back(info().type_of(each));
  }
  Inference inference(*this, e->lparen);
  const types::Signature* callee =
      signature->type_params.empty() ? signature : inference.add(signature, written);
  std::vector<const types::Signature*> generic(args.size());  // of the arguments that are
  std::vector<Operand> renamed = args;
  for (std::size_t i = 0; i < args.size(); ++i) {
    if (!is_generic_function(args[i])) continue;
    generic[i] = cast<types::Signature>(args[i].type);
    renamed[i].type = inference.add(generic[i], {});
  }
  const auto params = parameter_types(*callee, args.size(), e->ellipsis.valid());
  bool good = true;
  for (std::size_t i = 0; i < args.size() && good; ++i)
    good = inference.unify_argument(renamed[i], params[i]);
  const auto inferred = good ? inference.solve() : std::nullopt;
  if (!inferred.has_value()) {
    error(Code::kCannotInfer, inference.error_pos(), "in call to " + str(e->fun) + ", " + inference.error());
    return nullptr;
  }
  auto next = inferred->begin();
  const auto take = [&next](const types::Signature* from) {
    const auto first = next;
    next += static_cast<std::ptrdiff_t>(from->type_params.size());
    return std::vector<const Type*>(first, next);
  };
  const types::Signature* result = signature;
  if (!signature->type_params.empty())
    result = instance_of(index != nullptr ? index->x : e->fun, signature, e->lparen, take(signature), list);
  for (std::size_t i = 0; i < args.size(); ++i) {
    if (generic[i] == nullptr) continue;
    args[i].type = instance_of(args[i].expr, generic[i], e->lparen, take(generic[i]), {});
    record(args[i]);
  }
  return result;
}

}  // namespace gocxx::check
