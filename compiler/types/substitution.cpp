// One function for each type constructor; what does not change is not copied.
#include "compiler/types/substitution.h"

#include "compiler/types/array.h"
#include "compiler/types/chan.h"
#include "compiler/types/context.h"
#include "compiler/types/interface.h"
#include "compiler/types/map.h"
#include "compiler/types/named.h"
#include "compiler/types/pointer.h"
#include "compiler/types/signature.h"
#include "compiler/types/slice.h"
#include "compiler/types/struct.h"
#include "compiler/types/tuple.h"
#include "compiler/types/type_param.h"
#include "compiler/types/union.h"

namespace gocxx::types {

Substitution::Substitution(Context& context, const std::vector<TypeParam*>& params,
                           const std::vector<const Type*>& args)
    : context_(context) {
  for (std::size_t i = 0; i < params.size() && i < args.size(); ++i) add(params[i], args[i]);
}

const Type* Substitution::operator()(const Type* type) const {
  if (type == nullptr || map_.empty()) return type;
  if (const auto found = map_.find(type); found != map_.end()) return found->second;
  // An element type that is replaced needs a new type around it.
  const auto around = [&](const Type* elem, auto make) -> const Type* {
    const Type* replaced = (*this)(elem);
    return replaced == elem ? type : make(replaced);
  };
  switch (type->kind) {
    case TypeKind::kBasic:
    case TypeKind::kTypeParam: return type;
    case TypeKind::kArray:
      return around(cast<Array>(type)->elem,
                    [&](const Type* t) { return context_.make_type<Array>(cast<Array>(type)->length, t); });
    case TypeKind::kSlice:
      return around(cast<Slice>(type)->elem, [&](const Type* t) { return context_.make_type<Slice>(t); });
    case TypeKind::kPointer:
      return around(cast<Pointer>(type)->elem, [&](const Type* t) { return context_.make_type<Pointer>(t); });
    case TypeKind::kChan:
      return around(cast<Chan>(type)->elem,
                    [&](const Type* t) { return context_.make_type<Chan>(cast<Chan>(type)->dir, t); });
    case TypeKind::kMap: {
      const auto* map = cast<Map>(type);
      const Type* key = (*this)(map->key);
      const Type* value = (*this)(map->value);
      return key == map->key && value == map->value ? type : context_.make_type<Map>(key, value);
    }
    case TypeKind::kTuple: return tuple(cast<Tuple>(type));
    case TypeKind::kStruct: return structure(cast<Struct>(type));
    case TypeKind::kSignature: return signature(cast<Signature>(type));
    case TypeKind::kInterface: return interface(cast<Interface>(type));
    case TypeKind::kNamed: return named(cast<Named>(type));
    case TypeKind::kUnion: {
      std::vector<Union::Term> terms = cast<Union>(type)->terms;
      bool changed = false;
      for (Union::Term& term : terms) {
        const Type* replaced = (*this)(term.type);
        changed |= replaced != term.type;
        term.type = replaced;
      }
      return changed ? context_.make_type<Union>(std::move(terms)) : type;
    }
  }
  return type;
}

const Type* Substitution::named(const Named* type) const {
  if (type->type_args.empty()) return type;
  std::vector<const Type*> args;
  bool changed = false;
  for (const Type* arg : type->type_args) {
    args.push_back((*this)(arg));
    changed |= args.back() != arg;
  }
  return changed ? context_.instances().instance(type->origin, std::move(args)) : type;
}

Var* Substitution::variable(const Var* variable) const {
  auto* made =
      context_.make_object<Var>(variable->pos, variable->pkg, variable->name, (*this)(variable->type));
  made->var_kind = variable->var_kind;
  made->embedded = variable->embedded;
  made->used = true;
  made->progress = Progress::kBlack;
  return made;
}

const Tuple* Substitution::tuple(const Tuple* type) const {
  bool changed = false;
  for (const Var* var : type->vars) changed |= (*this)(var->type) != var->type;
  if (!changed) return type;
  std::vector<Var*> vars;
  for (const Var* var : type->vars) vars.push_back(variable(var));
  return context_.make_type<Tuple>(std::move(vars));
}

const Type* Substitution::structure(const Struct* type) const {
  bool changed = false;
  for (const Var* field : type->fields) changed |= (*this)(field->type) != field->type;
  if (!changed) return type;
  std::vector<Var*> fields;
  for (const Var* field : type->fields) fields.push_back(variable(field));
  return context_.make_type<Struct>(std::move(fields), type->tags);
}

const Type* Substitution::signature(const Signature* type) const {
  const Tuple* params = tuple(type->params);
  const Tuple* results = tuple(type->results);
  // The receiver of a method of an interface without a name is that interface.
  const bool receives = type->recv != nullptr && type->recv->type->kind != TypeKind::kInterface &&
                        (*this)(type->recv->type) != type->recv->type;
  if (params == type->params && results == type->results && !receives && type->type_params.empty())
    return type;
  auto* made = context_.make_type<Signature>(params, results, type->variadic);
  made->recv = receives ? variable(type->recv) : type->recv;
  return made;
}

const Type* Substitution::interface(const Interface* type) const {
  bool changed = false;
  for (const Func* method : type->methods) changed |= (*this)(method->type) != method->type;
  for (const Type* embedded : type->embeddeds) changed |= (*this)(embedded) != embedded;
  if (!changed) return type;
  auto* made = context_.make_type<Interface>();
  made->comparable = type->comparable;
  made->implicit = type->implicit;
  for (const Func* method : type->methods) {
    auto* own = context_.make_object<Func>(method->pos, method->pkg, method->name, (*this)(method->type));
    own->interface_method = true;
    own->progress = Progress::kBlack;
    made->methods.push_back(own);
  }
  for (const Type* embedded : type->embeddeds) made->embeddeds.push_back((*this)(embedded));
  return made;
}

}  // namespace gocxx::types
