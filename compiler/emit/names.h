// The one place that gives C++ names to what is known throughout a package: namespaces, types, functions,
// constants, globals, fields, methods. Names of variables within functions are in local_names.h.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "compiler/emit/taken_names.h"
#include "compiler/lower/ir.h"
#include "compiler/types/identity.h"

namespace gocxx::types {
class Object;
}

namespace gocxx::emit {

/// Names for one program. The user's names are kept wherever C++ lets them; where not they get a '_' or a
/// number. What comes first in the source gets the better name, so that the same program always has the same
/// names.
class Names {
 public:
  explicit Names(const ir::Program& program);

  /// The namespace of a package, as it is written: "main_", "gocxx::math::rand".
  std::string package_namespace(const types::Package* package) const;

  /// A type, constant, function or global, without its namespace; of an instance without its arguments.
  std::string of(const types::Object* object) const;
  /// The template arguments of an instance, which stand behind its name: none for all others, and for functions
  /// whose signature no template of C++ has.
  const std::vector<const types::Type*>& arguments_of(const types::Object* object) const;
  /// The generic types and functions whose instances are specialisations of one template, in the order of their
  /// first instances in the package.
  const std::vector<const types::Object*>& templates_of(const types::Package* package) const {
    return templates_.at(package);
  }
  /// The C++ struct of a struct or interface type that has no name, and the package in whose namespace it
  /// stands.
  struct Unnamed {
    std::string name;
    const types::Package* package = nullptr;
  };
  const Unnamed& of_unnamed(const types::Type* type) const;
  /// The package in whose namespace an object stands. The instances of what a library package declares stand
  /// with those who use them.
  const types::Package* home_of(const types::Object* object) const;
  std::string of_global(const ir::Variable* variable) const;
  std::string of_field(const types::Var* field) const;
  /// A method as a static member of `owner`, or as a member of its interface's struct (null owner).
  std::string of_method(const types::Func* method, const types::TypeName* owner) const;

  /// Whether an unqualified call of a function of that name could find another one through its arguments.
  bool found_by_arguments(const std::string& name) const;

 private:
  void name_package(const ir::Package& package);
  void name_types(const ir::Package& package, TakenNames& taken);
  void name_items(const ir::Package& package, TakenNames& taken);
  void name_item(const ir::Item& item, TakenNames& taken);
  std::string of_template(const types::Object* generic, const types::Package* package,
                          const std::string& wanted, TakenNames& taken);
  void name_members(const ir::TypeDecl& decl, const std::string& type_name);
  void name_fields(const types::Type* type, const std::string& type_name);
  void note_exported(const types::Package* package);

  std::unordered_map<const types::Package*, std::string> namespaces_;  // of the program's own packages
  std::unordered_map<const types::Object*, std::string> objects_;      // with generic ones
  std::unordered_map<const types::Package*, std::vector<const types::Object*>> templates_;
  std::unordered_map<const types::Object*, const types::Package*> homes_;  // of templates
  std::unordered_map<const ir::Variable*, std::string> globals_;
  std::unordered_map<const types::Type*, Unnamed, types::TypeHash, types::Identical> unnamed_;
  std::unordered_set<std::string> imported_;  // what imported packages export
};

}  // namespace gocxx::emit
