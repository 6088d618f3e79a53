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
  Instantiation(check::CheckedPackage& package, Arena& arena, types::Context& context,
                const Packages& packages)
      : package_(package), info_(*package.info), arena_(arena), context_(context), packages_(packages) {}

  Files run();
  types::Func* function(types::Func* generic, std::vector<const Type*> args) override;

 private:
  void find_local_types();
  bool is_sugared(const Node& decl) const;
  const Decl* concrete_decl(const Decl& decl);
  void make_functions();
  bool make_types();
  void make_type(const check::CheckedPackage& from, const Named& instance);
  void make_method(const check::CheckedPackage& from, const Named& instance, types::Func& method);
  bool is_concrete(const Type* type) const;
  InstanceCopier copier(const check::CheckedPackage& from, types::Substitution substitution,
                        const std::vector<const Type*>& args) {
    return {from, package_, arena_, context_, *this, std::move(substitution), args};
  }
  /// The package that declares a generic function or type; null if its trees are not known.
  const check::CheckedPackage* origin_or_null(const types::Object& generic) const {
    return generic.pkg == package_.types ? &package_ : packages_.checked_or_null(generic.pkg);
  }
  /// Notes a declaration that stands for an instance of `generic`, which stands in `from`.
  template <class D>
  void add_instance(const check::CheckedPackage& from, const Node& generic, D* made);
  void add_decls(const Decl& decl, std::vector<Decl*>& out);
  GenDecl* group_of_instances(const GenDecl& group);
  std::unique_ptr<File> foreign_file(const check::CheckedPackage& from, const std::vector<Node*>& instances);

  check::CheckedPackage& package_;
  check::Info& info_;
  Arena& arena_;
  types::Context& context_;
  const Packages& packages_;
  std::unordered_set<const Type*> local_types_;  // of generic functions
  std::unordered_map<const Decl*, const Decl*> concrete_;
  std::unordered_map<const types::Func*, std::vector<types::Func*>> functions_;  // by the generic function
  std::vector<types::Func*> requested_;                                          // whose trees are to be made
  std::size_t next_type_ = 0;                                                    // of the context's instances
  std::unordered_map<const Node*, std::vector<Node*>>
      instances_;  // by what is generic: FuncDecls and TypeSpecs
  std::vector<std::pair<const check::CheckedPackage*, std::vector<Node*>>>
      foreign_;  // the same of other packages
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
  made->decl = generic->decl;
  if (generic->decl != nullptr && generic->decl->body != nullptr) made->pkg = package_.types;
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
  InstanceCopier copies = copier(package_, types::Substitution(context_), {});
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
      const check::CheckedPackage* from = origin_or_null(*function->origin);
      if (decl == nullptr || decl->body == nullptr || from == nullptr) continue;
      const types::Signature* generic = function->origin->signature();
      InstanceCopier copies =
          copier(*from, {context_, generic->type_params, function->type_args}, function->type_args);
      function->type = copies.new_signature(generic);
      copies.add(function->origin, function);
      FuncDecl* made = copies.copy(decl);
      copies.finish();
      info_.record_def(made->name, function);
      function->decl = made;
      add_instance(*from, *decl, made);
    }
  }
}

bool Instantiation::make_types() {
  bool any = false;
  for (; next_type_ < context_.instances().all().size(); ++next_type_) {
    const Named* instance = context_.instances().all()[next_type_];
    if (!is_concrete(instance)) continue;
    const check::CheckedPackage* from = origin_or_null(*instance->origin->object);
    if (from == nullptr) continue;
    any = true;
    make_type(*from, *instance);
    for (types::Func* method : instance->methods) make_method(*from, *instance, *method);
  }
  return any;
}

namespace {

/// The declaration of a type at package level.
const TypeSpec* spec_or_null(const check::CheckedPackage& package, const types::TypeName* name) {
  for (const File* file : package.files)
    for (const Decl* decl : file->decls)
      if (const auto* group = dyn_cast_or_null<GenDecl>(decl))
        for (const Spec* each : group->specs)
          if (const auto* type = dyn_cast_or_null<TypeSpec>(each);
              type != nullptr && package.info->def_of_or_null(type->name) == name)
            return type;
  return nullptr;
}

}  // namespace

void Instantiation::make_type(const check::CheckedPackage& from, const Named& instance) {
  const Named& generic = *instance.origin;
  const TypeSpec* spec = spec_or_null(from, generic.object);
  if (spec == nullptr) return;
  instance.object->pkg = package_.types;
  InstanceCopier copies =
      copier(from, {context_, generic.type_params, instance.type_args}, instance.type_args);
  copies.add(generic.object, instance.object);
  const auto* fields = types::underlying_as<types::Struct>(&generic);
  const auto* own_fields = types::underlying_as<types::Struct>(&instance);
  for (std::size_t i = 0; fields != nullptr && i < fields->fields.size(); ++i)
    copies.add(fields->fields[i], own_fields->fields[i]);
  const auto* interface = types::underlying_as<types::Interface>(&generic);
  const auto* own_interface = types::underlying_as<types::Interface>(&instance);
  for (std::size_t i = 0; interface != nullptr && i < interface->methods.size(); ++i)
    copies.add(interface->methods[i], own_interface->methods[i]);
  TypeSpec* made = copies.copy(spec);
  copies.finish();
  add_instance(from, *spec, made);
}

void Instantiation::make_method(const check::CheckedPackage& from, const Named& instance,
                                types::Func& method) {
  const FuncDecl* decl = method.origin->decl;
  const types::Signature* generic = method.origin->signature();
  const auto* receiver = types::cast<Named>(types::dereferenced(generic->recv->type));
  types::Substitution substitution(context_);
  for (std::size_t i = 0; i < receiver->type_args.size(); ++i)
    substitution.add(receiver->type_args[i], instance.type_args[i]);
  InstanceCopier copies = copier(from, std::move(substitution), instance.type_args);
  method.pkg = package_.types;
  method.type = copies.new_signature(generic);
  copies.add(method.origin, &method);
  FuncDecl* made = copies.copy(decl);
  copies.finish();
  info_.record_def(made->name, &method);
  method.decl = made;
  add_instance(from, *decl, made);
}

template <class D>
void Instantiation::add_instance(const check::CheckedPackage& from, const Node& generic, D* made) {
  if (&from == &package_) {
    instances_[&generic].push_back(made);
    return;
  }
  const auto same = [&from](const auto& entry) { return entry.first == &from; };
  auto known = std::find_if(foreign_.begin(), foreign_.end(), same);
  if (known == foreign_.end()) known = foreign_.insert(foreign_.end(), {&from, {}});
  known->second.push_back(made);
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
      for (Node* each : instances_[spec]) made->specs.push_back(cast<TypeSpec>(each));
  }
  return made->specs.empty() ? nullptr : made;
}

void Instantiation::add_decls(const Decl& decl, std::vector<Decl*>& out) {
  const Decl* concrete = concrete_.at(&decl);
  if (concrete == nullptr) {
    for (Node* each : instances_[&decl]) out.push_back(cast<FuncDecl>(each));
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
  for (const auto& [from, instances] : foreign_) files.push_back(foreign_file(*from, instances));
  return files;
}

/// A file for what another package declares.
std::unique_ptr<File> Instantiation::foreign_file(const check::CheckedPackage& from,
                                                  const std::vector<Node*>& instances) {
  auto made = std::make_unique<File>();
  made->source = from.files.front()->source;
  made->version = from.files.front()->version;
  made->complete = true;
  for (Node* each : instances) {
    if (auto* function = dyn_cast_or_null<FuncDecl>(each)) {
      made->decls.push_back(function);
      package_.functions.push_back(function);
      continue;
    }
    auto* group = arena_.make<GenDecl>(each->pos, each->end);
    info_.grow(group->id + 1);
    group->keyword = DeclKeyword::kType;
    group->specs.push_back(cast<TypeSpec>(each));
    made->decls.push_back(group);
  }
  package_.files.push_back(made.get());
  return made;
}

bool names_instance(const check::Info& info, const Node& node) {
  const auto* name = dyn_cast_or_null<Ident>(&node);
  return name != nullptr && info.type_args_of_or_null(name) != nullptr;
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
              names_instance(*package.info, node) ||
              (range != nullptr && ranged_function_or_null(package.info->type_of(range->x)) != nullptr);
      return !found;
    });
  return found;
}

}  // namespace

Files desugar(check::CheckedPackage& package, Arena& arena, types::Context& context,
              const Packages& packages) {
  if (!has_sugar(package, context)) return {};
  return Instantiation(package, arena, context, packages).run();
}

}  // namespace gocxx::desugar
