// PackageLowering: what the lowering of all functions of one package shares, and the lowering of what stands
// at package level. Lives while the package is lowered.
#pragma once

#include <memory>
#include <string_view>
#include <unordered_map>

#include "compiler/lower/comments.h"
#include "compiler/lower/effects.h"
#include "compiler/lower/facts.h"
#include "compiler/lower/inlining.h"
#include "compiler/lower/ir_builder.h"
#include "compiler/lower/types.h"
#include "compiler/types/context.h"

namespace gocxx::lower {

class PackageLowering {
 public:
  PackageLowering(const check::CheckedPackage& checked, types::Context& context);

  std::unique_ptr<ir::Package> lower();

  const check::CheckedPackage& checked() const { return checked_; }
  const check::Info& info() const { return *checked_.info; }
  const Facts& facts() const { return facts_; }
  const EffectAnalysis& effects() const { return effects_; }
  Inlining& inlining() { return inlining_; }
  IrBuilder& build() { return build_; }
  Comments& comments() { return comments_; }
  TypeCollector& types() { return types_; }

  /// The lowered variable of `object`, made when it is first asked for.
  ir::Variable* variable(const types::Var* object);
  /// The linkage of a function or variable at package level.
  ir::Linkage linkage(const types::Object& object) const;
  ir::Site* site(Pos pos, std::string_view operation, std::string variable);
  const Type* pointer_to(const Type* type);
  const Type* slice_of(const Type* elem);
  const Type* array_of(const Type* elem, std::int64_t length);
  /// Whether the package declares the constant in C++: it does if C++ has a type for it.
  bool has_constant(const types::Const* object) const { return constants_.contains(object); }
  /// The constant of a function as C++ has it, or null.
  ir::Variable* local_constant_or_null(const types::Const* object) const;
  void add_local_constant(const types::Const* object, ir::Variable* variable) {
    local_constants_[object] = variable;
  }
  /// The methods that are declared for the type, in source order.
  const std::vector<ir::Function*>& methods_of(const types::TypeName* type) { return methods_[type]; }
  /// Notes that the package's header is needed.
  void note_import(const types::Package* package);

 private:
  void constants(const syntax::GenDecl& decl);
  void declarations(const syntax::File& file);
  void declaration(const syntax::GenDecl& decl, ir::Trivia group);
  void line(const syntax::Spec& spec, ir::Trivia& trivia);
  void function(const syntax::FuncDecl& decl, ir::Trivia trivia);
  void initialization();
  bool is_static(const check::Initializer& init) const;

  const check::CheckedPackage& checked_;
  types::Context& context_;
  std::unique_ptr<ir::Package> out_;
  IrBuilder build_;
  Facts facts_;
  EffectAnalysis effects_;
  Inlining inlining_;
  Comments comments_;
  TypeCollector types_;
  std::unordered_map<const types::Var*, ir::Variable*> variables_;
  std::unordered_map<const types::Const*, ir::ConstDecl*> constants_;
  std::unordered_map<const types::Const*, ir::Variable*> local_constants_;
  std::unordered_map<const types::Type*, const Type*> pointers_;
  std::unordered_map<const types::Type*, const Type*> slices_;
  std::unordered_map<const types::Var*, const syntax::Expr*> static_values_;
  std::vector<const types::Func*> init_functions_;
  std::unordered_map<const types::TypeName*, std::vector<ir::Function*>> methods_;
};

}  // namespace gocxx::lower
