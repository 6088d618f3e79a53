// TypeCollector: the types of one package as C++ needs them: one declaration for each type that the user
// declares, also in functions, and for each struct and interface type without a name; ordered so that each is
// complete before it is held by value; with their method sets.
#pragma once

#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "compiler/lower/ir/decl.h"
#include "compiler/syntax/ast.h"
#include "compiler/types/identity.h"

namespace gocxx::lower {

class PackageLowering;

class TypeCollector {
 public:
  explicit TypeCollector(PackageLowering& package) : package_(package) {}

  /// Declares the type of `spec`, which stands in function `function` (empty: at package level).
  ir::TypeDecl* declare(const syntax::TypeSpec& spec, const std::string& function);
  /// The declaration of a named type of this package, or null.
  ir::TypeDecl* declaration_or_null(const types::TypeName* name) const;
  /// All declarations in order. `nodes` are the package's: their types are what it uses.
  std::vector<ir::TypeDecl*> finish(ir::Arena& arena);

 private:
  void use_all(const ir::Arena& arena);
  void use_expr(const ir::Expr& e);
  void use(const types::Type* type);
  void use_parts(const types::Type* type);
  ir::TypeDecl* declare_unnamed(const types::Type* type, ir::TypeDecl::Form form);
  void comments_of(ir::TypeDecl& decl, const syntax::FieldList* fields, const types::Type* type);
  void method_sets(ir::TypeDecl& decl);
  void order(ir::TypeDecl* decl, std::vector<ir::TypeDecl*>& ordered);
  void order_parts(const types::Type* type, std::vector<ir::TypeDecl*>& ordered);

  PackageLowering& package_;
  std::vector<ir::TypeDecl*> declared_;
  std::unordered_map<const types::TypeName*, ir::TypeDecl*> by_name_;
  std::unordered_map<const types::Type*, ir::TypeDecl*, types::TypeHash, types::Identical> unnamed_;
  std::unordered_set<const types::Type*> used_;
  std::unordered_set<const ir::TypeDecl*> ordered_;
};

}  // namespace gocxx::lower
