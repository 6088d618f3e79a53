// InstanceCopier: the copy of one declaration, with the facts about its nodes: those of the original with type
// arguments in the place of type parameters.
#pragma once

#include <deque>
#include <unordered_map>
#include <utility>
#include <vector>

#include "compiler/check/check.h"
#include "compiler/desugar/range_func.h"
#include "compiler/desugar/tree_copier.h"
#include "compiler/types/signature.h"
#include "compiler/types/substitution.h"

namespace gocxx::desugar {

using types::Type;

/// Gives the instances of functions; they are made later.
class Requests {
 public:
  virtual ~Requests() = default;
  virtual types::Func* function(types::Func* generic, std::vector<const Type*> args) = 0;
};

class InstanceCopier : public TreeCopier, public PartCopier {
 public:
  /// Copies from a tree of `from` into one of `to`, which may be the same package. With an empty
  /// substitution, what the declaration declares stays the same objects.
  InstanceCopier(const check::CheckedPackage& from, check::CheckedPackage& to, syntax::Arena& arena,
                 types::Context& context, Requests& requests, types::Substitution substitution,
                 std::vector<const Type*> outer_args)
      : TreeCopier(arena),
        from_(*from.info),
        info_(*to.info),
        package_(from.types),
        context_(context),
        requests_(requests),
        substitution_(std::move(substitution)),
        outer_args_(std::move(outer_args)) {}

  /// From now on `to` stands for `from`.
  void add(const types::Object* from, types::Object* to) { objects_[from] = to; }
  /// A signature of new parameters and results, which stand for those of `generic`.
  const types::Signature* new_signature(const types::Signature* generic);
  /// To be called when the declaration is copied: jumps lead to the copies of their targets.
  void finish();
  /// The copy of a node of the declaration.
  const syntax::Node* copy_of(const syntax::Node* node) const { return copies_.at(node); }

 private:
  syntax::Expr* copy_expr(const syntax::Expr* e) override { return copy(e); }
  syntax::Stmt* copy_stmt(const syntax::Stmt* s) override { return copy(s); }
  types::Object* copy_object(types::Object* from) override { return object(from); }

  syntax::Node* replacement_or_null(const syntax::Node& node) override;
  syntax::Stmt* range_func_or_null(const syntax::RangeStmt& s);
  void begin(const syntax::Node& node, syntax::Node& made) override;
  void end(const syntax::Node& node, syntax::Node& made) override;

  void enter_function(const types::Signature* signature);
  void copy_expr_facts(const syntax::Expr& from, const syntax::Expr& to);
  void copy_ident_facts(const syntax::Ident& from, const syntax::Ident& to);
  void copy_selection(const syntax::SelectorExpr& from, const syntax::SelectorExpr& to);
  void set_field_keys(const syntax::CompositeLit& lit);
  void declare_signature(const Type* type);
  types::Object* object(types::Object* from);
  types::Object* new_object(types::Object* from);
  types::Object* new_type(const types::TypeName& from);
  types::Var* new_variable(const types::Var& from);
  bool is_local(const types::Object& object) const;

  const check::Info& from_;
  check::Info& info_;
  const types::Package* package_;  // that of the original
  types::Context& context_;
  Requests& requests_;
  types::Substitution substitution_;
  std::vector<const Type*> outer_args_;  // the type arguments of the instance
  std::unordered_map<const types::Object*, types::Object*> objects_;
  std::unordered_map<const Type*, const types::Signature*> signatures_;  // of function literals
  std::unordered_map<const syntax::Node*, const syntax::Node*> copies_;
  std::vector<std::pair<const syntax::BranchStmt*, const syntax::BranchStmt*>> branches_;
  std::deque<RangeFunc>
      functions_;  // the function and the literals around what is copied; they stay where they are
};

/// The function type of the operand of a range loop over a function; null of other loops.
const types::Signature* ranged_function_or_null(const Type* type);

/// The function that `e`, which may be in parentheses, names if it is generic: its name; else null.
const syntax::Ident* generic_name_or_null(const check::Info& info, const syntax::Expr* e);

}  // namespace gocxx::desugar
