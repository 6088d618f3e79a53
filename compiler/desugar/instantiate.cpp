// Which instances there are, and where they stand in the trees.
#include "compiler/desugar/desugar.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "compiler/desugar/instance_copier.h"
#include "compiler/syntax/ast/walk.h"
#include "compiler/types/identity.h"
#include "compiler/types/named.h"
#include "compiler/types/parts.h"
#include "compiler/types/type_set.h"

namespace gocxx::desugar {
namespace {

using namespace syntax;
using types::Named;

bool is_generic(const check::Info& info, const FuncDecl& decl) {
  const auto* function = types::object_as_or_null<types::Func>(info.def_of_or_null(decl.name));
  const types::Signature* signature = function != nullptr ? function->signature() : nullptr;
  if (signature == nullptr) return false;
  if (!signature->type_params.empty()) return true;
  const auto* receiver = signature->recv != nullptr
                             ? types::dyn_cast_or_null<Named>(types::dereferenced(signature->recv->type))
                             : nullptr;
  return receiver != nullptr && receiver->origin != nullptr;
}

class Instantiation final : public Requests {
 public:
  Instantiation(check::CheckedPackage& package, Arena& arena, types::Context& context)
      : package_(package), info_(*package.info), arena_(arena), context_(context) {}

  Files run();
  types::Func* function(types::Func* generic, std::vector<const Type*> args) override;

 private:
  void find_local_types();
  bool is_sugared(const Node& decl) const;
  const Decl* concrete_decl(const Decl& decl);
  void make_functions();
  bool make_types();
  void make_type(const Named& instance);
  void make_method(const Named& instance, types::Func& method);
  bool is_concrete(const Type* type) const;
  InstanceCopier copier(types::Substitution substitution, const std::vector<const Type*>& args) {
    return {package_, arena_, context_, *this, std::move(substitution), args};
  }
  void add_decls(const Decl& decl, std::vector<Decl*>& out);
  GenDecl* group_of_instances(const GenDecl& group);

  check::CheckedPackage& package_;
  check::Info& info_;
  Arena& arena_;
  types::Context& context_;
  std::unordered_set<const Type*> local_types_;  // of generic functions
  std::unordered_map<const Decl*, const Decl*> concrete_;
  std::unordered_map<const types::Func*, std::vector<types::Func*>> functions_;  // by the generic function
  std::vector<types::Func*> requested_;                                          // whose trees are to be made
  std::size_t next_type_ = 0;                                                    // of the context's instances
  std::unordered_map<const Decl*, std::vector<FuncDecl*>> function_decls_;
  std::unordered_map<const Spec*, std::vector<TypeSpec*>> type_specs_;
};

// ---- requests

types::Func* Instantiation::function(types::Func* generic, std::vector<const Type*> args) {
  std::vector<types::Func*>& known = functions_[generic];
  for (types::Func* each : known)
    if (std::equal(args.begin(), args.end(), each->type_args.begin(), each->type_args.end(),
                   types::identical))
      return each;
  auto* made = context_.make_object<types::Func>(generic->pos, generic->pkg, generic->name, nullptr);
  const types::Substitution substitution(context_, generic->signature()->type_params, args);
  made->type = substitution(generic->type);
  made->parent = generic->parent;
  made->order = generic->order;
  made->progress = types::Progress::kBlack;
  made->origin = generic;
  made->type_args = std::move(args);
  known.push_back(made);
  requested_.push_back(made);
  return made;
}

bool Instantiation::is_concrete(const Type* type) const {
  return !types::any_part(
      type, [this](const Type* part) { return types::is_type_param(part) || local_types_.contains(part); });
}

// ---- what is not generic

/// Numbers the types that functions declare, and notes those of generic functions.
void Instantiation::find_local_types() {
  int number = 0;
  for (const FuncDecl* decl : package_.functions) {
    const bool generic = is_generic(info_, *decl);
    walk(*decl, [&](const Node& node) {
      const auto* spec = dyn_cast_or_null<TypeSpec>(&node);
      if (spec == nullptr || spec->alias) return true;
      ++number;
      types::Object* object = info_.def_of_or_null(spec->name);
      const auto* named = object != nullptr ? types::dyn_cast_or_null<Named>(object->type) : nullptr;
      if (named == nullptr) return true;
      const_cast<Named*>(named)->local_number = number;
      if (generic) local_types_.insert(named);
      return true;
    });
  }
}

bool Instantiation::is_sugared(const Node& decl) const {
  bool found = false;
  walk(decl, [&](const Node& node) {
    const auto* name = dyn_cast_or_null<Ident>(&node);
    const auto* range = dyn_cast_or_null<RangeStmt>(&node);
    found = found || (name != nullptr && info_.type_args_of_or_null(name) != nullptr) ||
            (range != nullptr && ranged_function_or_null(info_.type_of(range->x)) != nullptr);
    return !found;
  });
  return found;
}

/// A declaration that names instances of functions is copied: f[int] becomes a name. So is one with range loops
/// over functions.
const Decl* Instantiation::concrete_decl(const Decl& decl) {
  if (!is_sugared(decl)) return &decl;
  InstanceCopier copies = copier(types::Substitution(context_), {});
  const Decl* made = copies.copy(&decl);
  copies.finish();
  for (check::Initializer& init : info_.init_order)
    if (decl.pos <= init.rhs->pos && init.rhs->end <= decl.end)
      init.rhs = cast<Expr>(copies.copy_of(init.rhs));
  return made;
}

// ---- instances

void Instantiation::make_functions() {
  while (!requested_.empty()) {
    std::vector<types::Func*> now = std::exchange(requested_, {});
    for (types::Func* function : now) {
      const FuncDecl* decl = function->origin->decl;
      if (decl == nullptr || decl->body == nullptr) continue;
      const types::Signature* generic = function->origin->signature();
      InstanceCopier copies =
          copier({context_, generic->type_params, function->type_args}, function->type_args);
      function->type = copies.new_signature(generic);
      copies.add(function->origin, function);
      FuncDecl* made = copies.copy(decl);
      copies.finish();
      info_.record_def(made->name, function);
      function->decl = made;
      function_decls_[decl].push_back(made);
    }
  }
}

bool Instantiation::make_types() {
  bool any = false;
  for (; next_type_ < context_.instances().all().size(); ++next_type_) {
    const Named* instance = context_.instances().all()[next_type_];
    if (!is_concrete(instance)) continue;
    any = true;
    make_type(*instance);
    for (types::Func* method : instance->methods) make_method(*instance, *method);
  }
  return any;
}

void Instantiation::make_type(const Named& instance) {
  const Named& generic = *instance.origin;
  const auto* spec = [&]() -> const TypeSpec* {
    for (const File* file : package_.files)
      for (const Decl* decl : file->decls)
        if (const auto* group = dyn_cast_or_null<GenDecl>(decl))
          for (const Spec* each : group->specs)
            if (const auto* type = dyn_cast_or_null<TypeSpec>(each);
                type != nullptr && info_.def_of_or_null(type->name) == generic.object)
              return type;
    return nullptr;
  }();
  if (spec == nullptr) return;
  InstanceCopier copies = copier({context_, generic.type_params, instance.type_args}, instance.type_args);
  copies.add(generic.object, instance.object);
  const auto* fields = types::underlying_as<types::Struct>(&generic);
  const auto* own_fields = types::underlying_as<types::Struct>(&instance);
  for (std::size_t i = 0; fields != nullptr && i < fields->fields.size(); ++i)
    copies.add(fields->fields[i], own_fields->fields[i]);
  const auto* interface = types::underlying_as<types::Interface>(&generic);
  const auto* own_interface = types::underlying_as<types::Interface>(&instance);
  for (std::size_t i = 0; interface != nullptr && i < interface->methods.size(); ++i)
    copies.add(interface->methods[i], own_interface->methods[i]);
  type_specs_[spec].push_back(copies.copy(spec));
  copies.finish();
}

void Instantiation::make_method(const Named& instance, types::Func& method) {
  const FuncDecl* decl = method.origin->decl;
  const types::Signature* generic = method.origin->signature();
  const auto* receiver = types::cast<Named>(types::dereferenced(generic->recv->type));
  types::Substitution substitution(context_);
  for (std::size_t i = 0; i < receiver->type_args.size(); ++i)
    substitution.add(receiver->type_args[i], instance.type_args[i]);
  InstanceCopier copies = copier(std::move(substitution), instance.type_args);
  method.type = copies.new_signature(generic);
  copies.add(method.origin, &method);
  FuncDecl* made = copies.copy(decl);
  copies.finish();
  method.decl = made;
  function_decls_[decl].push_back(made);
}

// ---- the new trees

/// The types of a group that are not generic, and the instances of those that are.
GenDecl* Instantiation::group_of_instances(const GenDecl& group) {
  const bool generic = std::any_of(group.specs.begin(), group.specs.end(), [](const Spec* spec) {
    const auto* type = dyn_cast_or_null<TypeSpec>(spec);
    return type != nullptr && type->type_params != nullptr;
  });
  if (!generic) return const_cast<GenDecl*>(&group);
  auto* made = arena_.make<GenDecl>(group.pos, group.end);
  info_.grow(made->id + 1);
  made->keyword = group.keyword;
  made->grouped = group.grouped;
  for (Spec* spec : group.specs) {
    const auto* type = dyn_cast_or_null<TypeSpec>(spec);
    if (type == nullptr || type->type_params == nullptr)
      made->specs.push_back(spec);
    else
      for (TypeSpec* each : type_specs_[spec]) made->specs.push_back(each);
  }
  return made->specs.empty() ? nullptr : made;
}

void Instantiation::add_decls(const Decl& decl, std::vector<Decl*>& out) {
  const Decl* concrete = concrete_.at(&decl);
  if (concrete == nullptr) {
    for (FuncDecl* each : function_decls_[&decl]) out.push_back(each);
  } else if (const auto* group = dyn_cast_or_null<GenDecl>(concrete)) {
    if (GenDecl* made = group_of_instances(*group)) out.push_back(made);
  } else {
    out.push_back(const_cast<Decl*>(concrete));
  }
}

Files Instantiation::run() {
  find_local_types();
  for (const File* file : package_.files)
    for (const Decl* decl : file->decls)
      if (const auto* function = dyn_cast_or_null<FuncDecl>(decl);
          function != nullptr && is_generic(info_, *function))
        concrete_[decl] = nullptr;
  for (const File* file : package_.files)
    for (const Decl* decl : file->decls)
      if (concrete_.count(decl) == 0) concrete_[decl] = concrete_decl(*decl);
  do make_functions();
  while (make_types() || !requested_.empty());
  Files files;
  package_.functions.clear();
  for (const File*& file : package_.files) {
    auto made = std::make_unique<File>(*file);
    made->decls.clear();
    for (const Decl* decl : file->decls) add_decls(*decl, made->decls);
    for (const Decl* decl : made->decls)
      if (const auto* function = dyn_cast_or_null<FuncDecl>(decl);
          function != nullptr && function->body != nullptr)
        package_.functions.push_back(function);
    file = made.get();
    files.push_back(std::move(made));
  }
  return files;
}

/// Whether there is anything to do: type parameters, instances, range loops over functions.
bool has_sugar(const check::CheckedPackage& package, const types::Context& context) {
  if (!context.instances().all().empty()) return true;
  bool found = false;
  for (const File* file : package.files)
    walk(*file, [&](const Node& node) {
      const auto* range = dyn_cast_or_null<RangeStmt>(&node);
      const auto* type = dyn_cast_or_null<TypeSpec>(&node);
      const auto* function = dyn_cast_or_null<FuncDecl>(&node);
      found = found || (type != nullptr && type->type_params != nullptr) ||
              (function != nullptr && function->type->type_params != nullptr) ||
              (range != nullptr && ranged_function_or_null(package.info->type_of(range->x)) != nullptr);
      return !found;
    });
  return found;
}

}  // namespace

Files desugar(check::CheckedPackage& package, Arena& arena, types::Context& context) {
  if (!has_sugar(package, context)) return {};
  return Instantiation(package, arena, context).run();
}

}  // namespace gocxx::desugar
