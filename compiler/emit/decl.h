// Declarations: types, their descriptors, constants, globals, and functions around their bodies.
#pragma once

#include <string>
#include <unordered_map>
#include <unordered_set>

#include "compiler/emit/code.h"
#include "compiler/types/identity.h"
#include "compiler/types/predicates.h"
#include "compiler/types/signature.h"

namespace gocxx::emit {

/// Writes the declarations of one package. Which of them and in which order is the package writer's business.
class DeclWriter {
 public:
  DeclWriter(Context& context, const ir::Package& package);

  /// template <class T> struct X;  and  template <class T> R f(A a);  for the generic types, and functions,
  /// whose instances are specialisations.
  void type_templates();
  void function_templates();
  /// struct X;
  void forward_declaration(const ir::TypeDecl& decl);
  /// struct X { ... };  or  using X = T;
  void type(const ir::TypeDecl& decl);
  /// The bodies of interface methods that need types which stand below their interface.
  void late_methods();
  /// The specialisations of gocxx::type_traits for X and gocxx::ptr<X>; to be written outside of all
  /// namespaces.
  void descriptor(const ir::TypeDecl& decl);
  /// {"main.f.func1", "f.gc", 17, 25},
  void literal(const ir::LiteralName& literal);
  /// The text that follows has no line in the source.
  void generated();
  void constant(const ir::ConstDecl& decl);
  void global(const ir::GlobalDecl& decl);
  /// extern T x;
  void global_declaration(const ir::GlobalDecl& decl);
  /// R f(A a);
  void prototype(const ir::Function& function);
  /// R f(A a) { ... }
  void function(const ir::Function& function);
  /// The same for a promoted method of a type that may have no name.
  void forwarder(const ir::TypeDecl& decl, const ir::Function& function);
  /// constexpr gocxx::site name{...};
  void site(const ir::Site& site, const std::string& name);
  /// extern const gocxx::site name;
  void site_declaration(const std::string& name);
  /// The name of a function in units: "main_.T.m". `owner`: the type that it is a forwarder of, or null.
  std::string unit_name(const ir::Function& function, const ir::TypeDecl* owner) const;

 private:
  using Members = std::unordered_set<std::string>;

  Scope package_scope() const { return Scope{&context_.names, package_.package}; }
  Scope outside() const { return Scope{&context_.names}; }
  /// Within the struct of `decl`.
  Scope struct_scope(const ir::TypeDecl& decl) const;
  std::string type_name(const ir::TypeDecl& decl) const;
  void template_head(const std::vector<types::TypeParam*>& params);
  /// template <>, before what an instance is.
  void specialisation_of(const types::Object* object);
  std::string qualified_type_name(const ir::TypeDecl& decl) const;
  Members collect_members(const ir::TypeDecl& decl) const;
  const Members& members_of(const ir::TypeDecl& decl) const { return members_.at(&decl); }
  Scope owner_scope(const types::TypeName* owner) const;
  const LocalNames& locals_of(const ir::Function& function);
  void definition(const ir::Function& function, const std::string& name, Scope scope);
  std::string function_name(const ir::Function& function) const;
  void heading(const ir::Function& function, const std::string& name, const Scope& before,
               const Scope& scope);
  void prototypes_of_methods(const ir::TypeDecl& decl, const Scope& scope);

  void struct_type(const ir::TypeDecl& decl);
  void struct_field(const types::Var& field, const Scope& scope);
  void equality(const ir::TypeDecl& decl);
  void interface_type(const ir::TypeDecl& decl);
  void interface_method(const ir::TypeDecl& decl, std::size_t index, const Scope& scope);
  void interface_method_tail(const types::Func& method, std::size_t index, const Scope& scope, bool body);
  bool is_complete(const types::Type* type) const;
  bool has_complete_types(const types::Signature& signature) const;
  void defined_type(const ir::TypeDecl& decl);
  void alias(const ir::TypeDecl& decl);
  const ir::Trivia* field_trivia(const ir::TypeDecl& decl, const types::Var* field) const;

  void traits_of_value(const ir::TypeDecl& decl);
  void traits_of_pointer(const ir::TypeDecl& decl);
  void fields_of_traits(const ir::TypeDecl& decl);
  void begin_methods(std::string_view name);
  void end_methods();
  void interface_signature(const types::Func& method, const Scope& scope);
  void separate();
  /// a, b, c
  void list(const std::vector<std::string>& parts, Enclosure form);
  void methods_of_traits(const ir::TypeDecl& decl, const std::string& receiver,
                         const std::vector<ir::MethodEntry>& methods);

  Context& context_;
  Writer& out_;
  const ir::Package& package_;
  struct LateMethod {
    const ir::TypeDecl* decl;
    std::size_t index;
  };
  std::vector<LateMethod> late_methods_;
  types::ComparedStructs compared_;
  // The names in functions that are declared and not yet defined.
  std::unordered_map<const ir::Function*, LocalNames> locals_;
  // The types that are defined so far.
  std::unordered_set<const types::Type*, types::TypeHash, types::Identical> complete_;
  std::unordered_map<const ir::TypeDecl*, Members> members_;                // of all types of the package
  std::unordered_map<const types::TypeName*, const ir::TypeDecl*> owners_;  // of those that have names
};

}  // namespace gocxx::emit
