// Instances of generic types, and their methods.
#include "compiler/types/instances.h"

#include <algorithm>
#include <functional>

#include "compiler/types/basic.h"
#include "compiler/types/context.h"
#include "compiler/types/identity.h"
#include "compiler/types/named.h"
#include "compiler/types/pointer.h"
#include "compiler/types/signature.h"
#include "compiler/types/substitution.h"

namespace gocxx::types {
namespace {

/// Does not look into types that may not be complete yet, as a struct or interface without a name may be.
std::size_t shallow_hash(const Type* type) {
  switch (type->kind) {
    case TypeKind::kBasic: return static_cast<std::size_t>(cast<Basic>(type)->basic_kind);
    case TypeKind::kNamed: {
      const Named* origin = cast<Named>(type)->origin;
      return std::hash<const Type*>()(origin != nullptr ? origin : type);
    }
    case TypeKind::kTypeParam: return std::hash<const Type*>()(type);
    case TypeKind::kPointer: return 31 * shallow_hash(cast<Pointer>(type)->elem) + 1;
    default: return 100 + static_cast<std::size_t>(type->kind);
  }
}

std::size_t hash_of(const Named* generic, const std::vector<const Type*>& args) {
  std::size_t hash = std::hash<const Named*>()(generic);
  for (const Type* arg : args) hash = hash * 31 + shallow_hash(arg);
  return hash;
}

}  // namespace

const Named* Instances::instance(const Named* generic, std::vector<const Type*> args, base::Pos pos) {
  std::vector<const Named*>& same_hash = by_hash_[hash_of(generic, args)];
  for (const Named* known : same_hash)
    if (known->origin == generic &&
        std::equal(args.begin(), args.end(), known->type_args.begin(), known->type_args.end(), identical))
      return known;
  const TypeName& name = *generic->object;
  auto* object = context_.make_object<TypeName>(pos.valid() ? pos : name.pos, name.pkg, name.name, nullptr);
  auto* made = context_.make_type<Named>(object);
  object->type = made;
  object->parent = name.parent;
  object->progress = Progress::kBlack;
  made->origin = generic;
  made->type_args = std::move(args);
  made->instances = this;
  for (Func* method : generic->methods) {
    auto* own = context_.make_object<Func>(method->pos, method->pkg, method->name, nullptr);
    own->decl = method->decl;
    own->pointer_receiver = method->pointer_receiver;
    own->origin = method;
    own->instance = made;
    own->progress = Progress::kBlack;
    made->methods.push_back(own);
  }
  same_hash.push_back(made);
  all_.push_back(made);
  return made;
}

void Instances::expand(const Named& instance) {
  if (instance.origin->defining) return;
  const Type* generic = underlying(instance.origin);
  if (!is_valid(generic)) return;
  instance.underlying = Substitution(context_, instance.origin->type_params, instance.type_args)(generic);
}

void Instances::complete_method(Func& method) {
  const Signature* generic = method.origin->signature();
  if (generic == nullptr || generic->recv == nullptr) return;
  // The method's receiver has names of its own for the type parameters: func (l *List[E]) ...
  const auto* receiver = dyn_cast_or_null<Named>(dereferenced(generic->recv->type));
  if (receiver == nullptr || receiver->origin == nullptr) return;
  Substitution substitution(context_);
  for (std::size_t i = 0; i < receiver->type_args.size(); ++i)
    substitution.add(receiver->type_args[i], method.instance->type_args[i]);
  method.type = substitution(generic);
}

}  // namespace gocxx::types
