// Names of packages and of what stands in them.
#include "compiler/emit/names.h"

#include "compiler/emit/cxx_words.h"
#include "compiler/types/interface.h"
#include "compiler/types/named.h"
#include "compiler/types/object.h"
#include "compiler/types/package.h"
#include "compiler/types/parts.h"
#include "compiler/types/struct.h"
#include "compiler/types/type_set.h"

namespace gocxx::emit {
namespace {

/// "math/rand" -> "math::rand"; each segment is made a name, as in "my-lib.v2" -> "my_lib_v2".
std::string namespace_of_path(std::string_view path) {
  std::string result, segment;
  auto flush = [&] {
    result += (result.empty() ? "" : "::") + safe_name(segment);
    segment.clear();
  };
  for (char c : path) {
    bool in_name =
        c == '_' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c < 0;
    if (c == '/')
      flush();
    else
      segment += in_name ? c : '_';
  }
  flush();
  return result;
}

/// Packages that are part of the program are namespaces of their own; main must differ from C++'s main.
std::string namespace_of_program_package(const types::Package* package) {
  return package->name == "main" ? "main_" : namespace_of_path(package->path);
}

/// The name of a class is also one of its members: it would hide what the class inherits, or be taken for
/// what the runtime asks types for.
std::string name_of_type(const ir::TypeDecl& decl, const std::string& name) {
  const bool inherits =
      decl.form == ir::TypeDecl::Form::kDefined || decl.form == ir::TypeDecl::Form::kInterface;
  return unlike(name, [inherits](std::string_view stem) {
    return stem == "underlying" || stem == "element" || (inherits && is_runtime_member(stem));
  });
}

/// The generic type that the declared type is an instance of, or null.
const types::Named* generic_or_null(const ir::TypeDecl& decl) {
  const auto* named = types::dyn_cast_or_null<types::Named>(decl.type);
  return named != nullptr && decl.form != ir::TypeDecl::Form::kAlias ? named->origin : nullptr;
}

/// Whether the signature can be written in terms of its type parameters: the struct of a type without a name is
/// another one in each instance.
bool is_template(const types::Signature& generic) {
  const auto nameless = [](const types::Type* part) {
    const bool has_no_name =
        part->kind == types::TypeKind::kStruct || part->kind == types::TypeKind::kInterface;
    return has_no_name &&
           types::any_part(part, [](const types::Type* inner) { return types::is_type_param(inner); });
  };
  return !types::any_part(generic.params, nameless) && !types::any_part(generic.results, nameless);
}

}  // namespace

Names::Names(const ir::Program& program) {
  for (const auto& package : program.packages) name_package(*package);
}

void Names::name_package(const ir::Package& package) {
  namespaces_[package.package] = namespace_of_program_package(package.package);
  for (const types::Package* imported : package.imports) note_exported(imported);
  templates_[package.package];
  TakenNames taken = {"init", "function_literals", "unit_functions"};
  name_types(package, taken);
  name_items(package, taken);
}

void Names::note_exported(const types::Package* package) {
  for (const types::Object* object : package->scope.objects()) {
    if (object->exported()) imported_.insert(object->name);
  }
}

/// Types of the package come before those of its functions, which stand beside them in C++.
void Names::name_types(const ir::Package& package, TakenNames& taken) {
  auto name_named = [&](bool local) {
    for (const ir::TypeDecl* decl : package.types) {
      if (decl->object == nullptr || decl->function.empty() == local) continue;
      std::string wanted = name_of_type(*decl, safe_name(decl->object->name));
      if (local && taken.contains(wanted)) wanted = safe_name(decl->function + "_" + decl->object->name);
      const types::Named* generic = generic_or_null(*decl);
      objects_[decl->object] = generic != nullptr
                                   ? of_template(generic->object, package.package, wanted, taken)
                                   : taken.take_unique(wanted);
    }
  };
  name_named(false);
  name_named(true);
  for (const ir::TypeDecl* decl : package.types) {
    if (decl->object == nullptr) {
      bool is_struct = decl->form == ir::TypeDecl::Form::kStruct;
      unnamed_[decl->type] = {taken.take_unique(is_struct ? "unnamed_struct" : "unnamed_interface"),
                              package.package};
    }
    name_members(*decl, decl->object != nullptr ? objects_[decl->object] : unnamed_[decl->type].name);
  }
}

void Names::name_items(const ir::Package& package, TakenNames& taken) {
  for (const ir::Item& item : package.items) name_item(item, taken);
}

void Names::name_item(const ir::Item& item, TakenNames& taken) {
  if (item.constant != nullptr) {
    objects_[item.constant->object] = taken.take_unique(safe_name(item.constant->object->name));
  } else if (item.global != nullptr) {
    const ir::Variable* variable = item.global->variable;
    std::string name = taken.take_unique(variable->name.empty() ? "unnamed" : safe_name(variable->name));
    globals_[variable] = name;
    if (variable->object != nullptr) objects_[variable->object] = name;
  } else if (item.function->owner == nullptr) {
    const std::string& wanted = item.function->name;
    std::string name = wanted == "init" ? "init_1" : wanted == "_" ? "unnamed" : safe_name(wanted);
    const types::Func* object = item.function->object;
    objects_[object] = object->origin != nullptr && is_template(*object->origin->signature())
                           ? of_template(object->origin, object->pkg, name, taken)
                           : taken.take_unique(name);
  }
}

/// All instances have the name of their template.
std::string Names::of_template(const types::Object* generic, const types::Package* package,
                               const std::string& wanted, TakenNames& taken) {
  const auto [place, fresh] = objects_.try_emplace(generic);
  if (fresh) {
    place->second = taken.take_unique(wanted);
    templates_[package].push_back(generic);
    homes_[generic] = package;
  }
  return place->second;
}

const std::vector<const types::Type*>& Names::arguments_of(const types::Object* object) const {
  static const std::vector<const types::Type*> kNone;
  const auto* function = types::object_as_or_null<types::Func>(object);
  if (function != nullptr) {
    const bool native = function->decl != nullptr && function->decl->body == nullptr;
    return function->origin != nullptr && (native || objects_.contains(function->origin))
               ? function->type_args
               : kNone;
  }
  const auto* named = types::dyn_cast_or_null<types::Named>(object->type);
  return named != nullptr && named->object == object ? named->type_args : kNone;
}

/// A member cannot have the name of its class, nor a static one that of a member which the class inherits. A
/// method may be a member of several types, those that embed its own: of_method() looks at the one that is
/// meant.
void Names::name_members(const ir::TypeDecl& decl, const std::string& type_name) {
  bool is_interface = decl.form == ir::TypeDecl::Form::kInterface;
  bool inherits = decl.form == ir::TypeDecl::Form::kDefined || is_interface;
  auto name_method = [&](const types::Func* method) {
    std::string name = safe_name(method->name);
    if (inherits) name = unlike(name, is_runtime_member);
    if (name != method->name) objects_[method] = name;
  };
  for (const ir::Function* method : decl.methods) name_method(method->object);
  if (decl.form == ir::TypeDecl::Form::kInterface) {
    for (const types::Func* method : types::underlying_as<types::Interface>(decl.type)->all_methods())
      name_method(method);
  }
  if (decl.form == ir::TypeDecl::Form::kStruct) name_fields(decl.type, type_name);
}

void Names::name_fields(const types::Type* type, const std::string& type_name) {
  int blank = 0;
  for (const types::Var* field : types::underlying_as<types::Struct>(type)->fields) {
    const std::string wanted = field->blank() ? "blank_" + std::to_string(++blank) : safe_name(field->name);
    const std::string name = unlike(wanted, [&](std::string_view stem) { return stem == type_name; });
    if (name != field->name) objects_.try_emplace(field, name);
  }
}

std::string Names::package_namespace(const types::Package* package) const {
  auto own = namespaces_.find(package);
  return own != namespaces_.end() ? own->second : "gocxx::" + namespace_of_path(package->path);
}

namespace {

/// Of an instance the generic type; else the object itself.
const types::Object* template_of(const types::Object* object) {
  const auto* named = types::dyn_cast_or_null<types::Named>(object->type);
  const bool instance = named != nullptr && named->object == object && named->origin != nullptr;
  return instance ? named->origin->object : object;
}

}  // namespace

const types::Package* Names::home_of(const types::Object* object) const {
  const auto found = homes_.find(template_of(object));
  return found != homes_.end() ? found->second : object->pkg;
}

std::string Names::of(const types::Object* object) const {
  auto found = objects_.find(object);
  if (found == objects_.end()) found = objects_.find(template_of(object));
  return found != objects_.end() ? found->second : safe_name(object->name);
}

const Names::Unnamed& Names::of_unnamed(const types::Type* type) const { return unnamed_.at(type); }

std::string Names::of_global(const ir::Variable* variable) const {
  auto found = globals_.find(variable);
  return found != globals_.end() ? found->second : of(variable->object);
}

std::string Names::of_field(const types::Var* field) const { return of(field); }

std::string Names::of_method(const types::Func* method, const types::TypeName* owner) const {
  std::string name = of(method);
  // A forwarder may stand in a type that has the name of the method that it forwards to.
  if (owner == nullptr) return name;
  return unlike(name, [type = of(owner)](std::string_view stem) { return stem == type; });
}

bool Names::found_by_arguments(const std::string& name) const {
  return is_runtime_function(name) || imported_.contains(name);
}

}  // namespace gocxx::emit
