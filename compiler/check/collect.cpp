// The first phase: declares the package-level names of all files, imports packages, and gives methods to the
// types that they are declared on. Looks at no type and no expression yet.
#include <algorithm>

#include "compiler/check/checker.h"
#include "compiler/check/receiver.h"

namespace gocxx::check {
namespace {

using namespace syntax;

/// Collects one file.
class FileCollector {
 public:
  FileCollector(Checker& checker, Scope* file_scope) : checker_(checker), file_scope_(file_scope) {}

  void collect(const File& file) {
    for (const Decl* decl : file.decls) {
      if (decl->kind == NodeKind::kFuncDecl)
        collect_func(cast<FuncDecl>(decl));
      else
        collect_group(*cast<GenDecl>(decl));
    }
  }

 private:
  void collect_group(const GenDecl& group) {
    const ConstSpec* repeated = nullptr;
    for (const Spec* spec : group.specs) {
      switch (spec->kind) {
        case NodeKind::kImportSpec: checker_.imports().declare(cast<ImportSpec>(spec), file_scope_); break;
        case NodeKind::kConstSpec: {
          const auto* constants = cast<ConstSpec>(spec);
          if (constants->type != nullptr || !constants->values.empty()) repeated = constants;
          collect_constants(*constants, repeated);
          break;
        }
        case NodeKind::kVarSpec: collect_variables(*cast<VarSpec>(spec)); break;
        case NodeKind::kTypeSpec: collect_type(*cast<TypeSpec>(spec)); break;
        default: break;
      }
    }
  }

  /// `source` is the spec whose type and values hold for `spec`: itself or the one that it repeats; null if
  /// there is none.
  void collect_constants(const ConstSpec& spec, const ConstSpec* source) {
    static const std::vector<Expr*> kNone;
    const auto& values = source != nullptr ? source->values : kNone;
    for (std::size_t i = 0; i < spec.names.size(); ++i) {
      DeclInfo& decl = new_decl();
      decl.iota = spec.iota;
      decl.type_expr = source != nullptr ? source->type : nullptr;
      decl.init = i < values.size() ? values[i] : nullptr;
      decl.inherited = source != &spec;
      declare<types::Const>(spec.names[i], decl);
    }
    checker_.check_value_count(&spec, spec.names, values, true, source != &spec);
  }

  void collect_variables(const VarSpec& spec) {
    const bool one_for_all = spec.values.size() == 1 && spec.names.size() > 1;
    std::vector<DeclInfo*> decls;
    std::vector<types::Var*> variables;
    for (std::size_t i = 0; i < spec.names.size(); ++i) {
      DeclInfo& decl = one_for_all && i > 0 ? *decls[0] : new_decl();
      decl.type_expr = spec.type;
      if (one_for_all)
        decl.init = spec.values[0];
      else if (i < spec.values.size())
        decl.init = spec.values[i];
      auto* variable = declare<types::Var>(spec.names[i], decl);
      variable->var_kind = types::VarKind::kPackage;
      decls.push_back(&decl);
      variables.push_back(variable);
    }
    if (one_for_all) decls[0]->lhs = variables;
    if (spec.type == nullptr || !spec.values.empty())
      checker_.check_value_count(&spec, spec.names, spec.values, false, false);
  }

  void collect_type(const TypeSpec& spec) {
    DeclInfo& decl = new_decl();
    decl.type_spec = &spec;
    declare<types::TypeName>(spec.name, decl)->alias = spec.alias;
  }

  void collect_func(const FuncDecl* func) {
    DeclInfo& decl = new_decl();
    decl.func = func;
    if (func->body != nullptr)
      checker_.package().functions.push_back(func);
    else if (!checker_.options().declarations_only)
      checker_.declarations().without_body.push_back(func);
    if (func->recv != nullptr)
      collect_method(func, decl);
    else if (func->name->name == "init" || (is_main() && func->name->name == "main"))
      collect_start(func, decl);
    else
      declare<types::Func>(func->name, decl)->decl = func;
  }

  /// func init and, in package main, func main.
  void collect_start(const FuncDecl* func, DeclInfo& decl) {
    const std::string& name = func->name->name;
    if (func->type->type_params != nullptr)
      checker_.error(Code::kMainInitSignature, func->type->type_params,
                     "func " + name + " must have no type parameters");
    const bool plain = func->type->params->fields.empty() &&
                       (func->type->results == nullptr || func->type->results->fields.empty());
    if (!plain)
      checker_.error(Code::kMainInitSignature, func->name,
                     "func " + name + " must have no arguments and no return values");
    if (name == "main") {
      declare<types::Func>(func->name, decl)->decl = func;
      return;
    }
    // init is declared, but not in the scope: nobody can call it.
    auto* object = make<types::Func>(func->name, decl);
    object->decl = func;
    object->parent = &checker_.types_pkg()->scope;
    checker_.info().record_def(func->name, object);
  }

  void collect_method(const FuncDecl* func, DeclInfo& decl) {
    auto* object = make<types::Func>(func->name, decl);
    object->decl = func;
    const auto& fields = func->recv->fields;
    const ReceiverBase base = fields.empty() ? ReceiverBase{} : receiver_base(fields[0]->type);
    object->pointer_receiver = base.pointer;
    checker_.info().record_def(func->name, object);
    if (base.name != nullptr && !object->blank())
      checker_.declarations().method_candidates.push_back({base.name->name, object});
  }

  DeclInfo& new_decl() {
    DeclInfo& decl = checker_.declarations().all.emplace_back();
    decl.file_scope = file_scope_;
    return decl;
  }

  template <class T>
  T* make(const Ident* name, DeclInfo& decl) {
    auto* object = checker_.context().make_object<T>(name->pos, checker_.types_pkg(), name->name, nullptr);
    checker_.declarations().objects.push_back(object);
    object->order = static_cast<std::uint32_t>(checker_.declarations().objects.size());
    checker_.declarations().of.emplace(object, &decl);
    return object;
  }

  template <class T>
  T* declare(const Ident* name, DeclInfo& decl) {
    T* object = make<T>(name, decl);
    const bool func = object->kind == types::ObjectKind::kFunc;
    if (!func && (name->name == "init" || (is_main() && name->name == "main")))
      checker_.error(Code::kMainInitNotFunction, name, "cannot declare " + name->name + " - must be func");
    else
      checker_.declare(&checker_.types_pkg()->scope, name, object, Pos{});
    return object;
  }

  bool is_main() const { return checker_.types_pkg()->name == "main"; }

  Checker& checker_;
  Scope* file_scope_;
};

}  // namespace

void Checker::collect_objects() {
  std::vector<Scope*> file_scopes;
  for (const File* file : package_.files) {
    file_scopes.push_back(context_.make_scope(&types_pkg_->scope));
    FileCollector(*this, file_scopes.back()).collect(*file);
  }
  check_import_clashes(file_scopes);
  assign_methods();
}

void Checker::check_import_clashes(const std::vector<Scope*>& file_scopes) {
  for (const Scope* scope : file_scopes)
    for (const Object* object : scope->objects()) {
      const Object* other = types_pkg_->scope.lookup(object->name);
      if (other == nullptr) continue;
      const auto* import = types::object_as_or_null<types::PkgName>(object);
      const types::Package* from = import != nullptr ? import->imported : object->pkg;
      const std::string way = import != nullptr ? "import" : "dot-import";
      redeclared(other, object,
                 other->name + " already declared through " + way + " of package " + from->name + " (\"" +
                     from->path + "\")");
    }
}

namespace {

/// The defined type that `name` stands for at package level, behind aliases; null if it is none.
types::TypeName* defined_type_or_null(Checker& checker, const std::string& name, bool* pointer) {
  std::string wanted = name;
  for (int steps = 0; steps < 100; ++steps) {  // a longer chain of aliases is a cycle
    auto* object = types::object_as_or_null<types::TypeName>(checker.types_pkg()->scope.lookup(wanted));
    if (object == nullptr) return nullptr;
    if (!object->alias) return object;
    const ReceiverBase base = receiver_base(checker.declarations().of.at(object)->type_spec->type);
    if (base.name == nullptr || (base.pointer && *pointer)) return nullptr;
    *pointer = *pointer || base.pointer;
    wanted = base.name->name;
  }
  return nullptr;
}

}  // namespace

void Checker::assign_methods() {
  for (const MethodCandidate& candidate : declarations_.method_candidates) {
    auto* base = defined_type_or_null(*this, candidate.base, &candidate.method->pointer_receiver);
    if (base != nullptr) methods_of_[base].push_back(candidate.method);
  }
  declarations_.method_candidates.clear();
}

}  // namespace gocxx::check
