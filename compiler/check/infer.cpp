// Function argument type inference, constraint type inference, and the default types of untyped constants.
#include "compiler/check/infer.h"

#include <algorithm>

#include "compiler/types/array.h"
#include "compiler/types/chan.h"
#include "compiler/types/parts.h"

namespace gocxx::check {

using types::TypeParam;

const types::Signature* Inference::add(const types::Signature* generic,
                                       const std::vector<const Type*>& args) {
  const auto& params = generic->type_params;
  types::Substitution renamed(c_.context());
  types::Substitution known(c_.context());
  std::vector<TypeParam*> fresh;
  for (std::size_t i = 0; i < params.size(); ++i) {
    fresh.push_back(c_.context().make_type<TypeParam>(params[i]->object, params[i]->index));
    renamed.add(params[i], fresh.back());
    known.add(params[i], i < args.size() ? args[i] : fresh.back());
  }
  for (std::size_t i = 0; i < params.size(); ++i) {
    fresh[i]->constraint = renamed(params[i]->constraint);
    params_.push_back(fresh[i]);
    unifier_.add(fresh[i], i < args.size() ? args[i] : nullptr);
  }
  return cast<types::Signature>(known(generic));
}

bool Inference::fail(Pos pos, std::string text) {
  error_ = std::move(text);
  error_pos_ = pos;
  return false;
}

std::string Inference::names() const {
  std::string text;
  for (std::size_t i = 0; i < params_.size(); ++i) {
    if (i > 0) text += i + 1 < params_.size() ? ", " : params_.size() == 2 ? " and " : ", and ";
    text += params_[i]->object->name;
  }
  return text;
}

bool Inference::mismatch(const Type* param, const Type* type, Pos pos, const std::string& of, bool reverse) {
  const std::string what = "type " + c_.str(type) + " of " + of;
  const auto known = [this](const TypeParam* each) { return unifier_.at(each) != nullptr; };
  if (std::none_of(params_.begin(), params_.end(), known))
    return fail(pos, what + " does not match " + c_.str(param) + " (cannot infer " + names() + ")");
  types::Substitution inferred(c_.context());
  for (const TypeParam* each : params_)
    if (unifier_.at(each) != nullptr) inferred.add(each, unifier_.at(each));
  const Type* so_far = inferred(param);
  if (so_far == param) return fail(pos, what + " does not match " + c_.str(param));
  if (reverse)
    return fail(pos, "inferred type " + c_.str(so_far) + " for " + c_.str(param) + " does not match " + what);
  return fail(pos, what + " does not match inferred type " + c_.str(so_far) + " for " + c_.str(param));
}

bool Inference::depends_on_params(const Type* type) const {
  return types::any_part(type, [this](const Type* part) {
    return std::find(params_.begin(), params_.end(), part) != params_.end();
  });
}

bool Inference::unify_argument(const Operand& arg, const Type* param) {
  if (!arg.valid() || (!depends_on_params(param) && !depends_on_params(arg.type))) return true;
  if (types::is_typed(arg.type))
    return unifier_.unify(param, arg.type, Unifier::Mode::kLoose) ||
           mismatch(param, arg.type, arg.pos(), Checker::str(arg.expr), false);
  const auto* own = dyn_cast_or_null<TypeParam>(param);
  if (own != nullptr && !arg.is_nil()) untyped_.push_back({own, arg});
  return true;
}

bool Inference::unify_target(const types::Signature* function, const Operand& x, const Target& target) {
  return unifier_.unify(function, target.type, Unifier::Mode::kLoose) ||
         mismatch(function, target.type, x.pos(),
                  target.place != nullptr ? Checker::str(target.place) : std::string(target.name), true);
}

bool Inference::use_constraint(const TypeParam* param) {
  const types::TypeSet set = types::type_set(param);
  const Type* known = unifier_.at(param);
  const Type* core = types::core_type_or_null(param);
  if (core != nullptr) {
    const bool tilde =
        std::any_of(set.terms.begin(), set.terms.end(), [](const auto& term) { return term.tilde; });
    const bool single = set.terms.size() == 1;
    if (known != nullptr) {
      const Type* wanted = single ? set.terms.front().type : core;
      // With ~T the underlying type of the argument matters.
      const Type* have = tilde || !single ? underlying(known) : known;
      if (unifier_.unify(have, wanted, Unifier::Mode::kLoose)) return true;
      return fail(pos_, param->object->name + " (type " + c_.str(known) + ") does not satisfy " +
                            c_.str(param->constraint));
    }
    if (single && !tilde) unifier_.set(param, set.terms.front().type);
    return true;
  }
  if (known == nullptr || param->interface() == nullptr) return true;
  for (const types::Func* wanted : param->interface()->all_methods()) {
    const types::Lookup found = types::lookup_field_or_method(known, false, wanted->pkg, wanted->name);
    auto* method = types::object_as_or_null<types::Func>(found.object);
    if (method != nullptr && method->type == nullptr) c_.resolve(*method);
    if (method != nullptr && method->type != nullptr &&
        unifier_.unify(wanted->type, method->type, Unifier::Mode::kExact))
      continue;
    return fail(pos_, param->object->name + " (type " + c_.str(known) + ") does not satisfy " +
                          c_.str(param->constraint) + " " + c_.lacks(known, param->interface()));
  }
  return true;
}

bool Inference::use_constraints() {
  std::size_t before = 0;
  do {
    before = unifier_.unknown_count();
    for (const TypeParam* param : params_)
      if (!use_constraint(param)) return false;
  } while (unifier_.unknown_count() != before);
  return true;
}

bool Inference::use_untyped() {
  std::vector<std::pair<const TypeParam*, const Type*>> largest;
  for (const Untyped& each : untyped_) {
    if (unifier_.at(each.param) != nullptr) continue;
    const auto known = std::find_if(largest.begin(), largest.end(),
                                    [&](const auto& entry) { return entry.first == each.param; });
    if (known == largest.end()) {
      largest.emplace_back(each.param, each.arg.type);
      continue;
    }
    const Type* larger = larger_untyped_or_null(known->second, each.arg.type);
    if (larger == nullptr)
      return fail(each.arg.pos(), "mismatched types " + c_.str(known->second) + " and " +
                                      c_.str(each.arg.type) + " (cannot infer " + names() + ")");
    known->second = larger;
  }
  for (const auto& [param, type] : largest) unifier_.set(param, types::default_type(type));
  return true;
}

std::optional<std::vector<const Type*>> Inference::solve() {
  if (!use_constraints() || !use_untyped()) return std::nullopt;
  // What was inferred may be in terms of other parameters.
  std::vector<const Type*> result;
  for (const TypeParam* param : params_) result.push_back(unifier_.at(param));
  for (std::size_t round = 0; round <= params_.size(); ++round) {
    types::Substitution known(c_.context());
    for (std::size_t i = 0; i < params_.size(); ++i)
      if (result[i] != nullptr && !depends_on_params(result[i])) known.add(params_[i], result[i]);
    for (const Type*& type : result)
      if (type != nullptr) type = known(type);
  }
  for (std::size_t i = 0; i < params_.size(); ++i) {
    if (result[i] != nullptr && !depends_on_params(result[i])) continue;
    const types::TypeName* object = params_[i]->object;
    fail(pos_, "cannot infer " + object->name + " (" + c_.place(object->pos) + ")");
    return std::nullopt;
  }
  return result;
}

}  // namespace gocxx::check
