// Names of variables and labels within one function: the user's, unless C++'s scopes would then make them
// mean something else.
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "compiler/emit/taken_names.h"
#include "compiler/lower/ir.h"

namespace gocxx::emit {

/// Finds the names for one function by a walk through its scopes as C++ sees them. A variable gets a name of
/// its own where C++ would otherwise
///   - find it instead of an outer variable of the same name (`x := x` in an inner block),
///   - refuse to declare it again (in the outermost block of a `for` whose head declares the same name).
class LocalNames {
 public:
  explicit LocalNames(const ir::Function& function);

  const std::string& of(const ir::Variable* variable) const { return names_.at(variable); }
  const std::string& of(const ir::Label* label) const { return labels_.at(label); }
  /// Whether some variable of the function has that name: then a package's own thing of that name is written
  /// with its namespace.
  bool declares(const std::string& name) const { return used_.contains(name); }

 private:
  /// A C++ scope that is open. A name of any scope from number `first` on cannot be declared again in it.
  struct OpenScope {
    std::size_t first;
    std::vector<const ir::Variable*> variables;
  };
  /// A variable of an open scope.
  struct Visible {
    const ir::Variable* variable;
    std::size_t scope;  // its number
  };
  class Enter;

  void declare(const ir::Variable* variable);
  void refer(const ir::Variable* variable);
  void rename(const ir::Variable* variable);
  void show(const ir::Variable* variable, std::size_t scope);
  Visible hide(const ir::Variable* variable);
  bool is_taken_here(const std::string& name) const;
  void name_label(const ir::Label* label);

  void visit(const ir::Expr* expr);
  void visit_all(const std::vector<ir::Expr*>& exprs);
  void visit_closure(const ir::Closure& closure);
  void visit_composite(const ir::Composite& composite);
  void visit(const ir::Stmt* stmt);
  void visit_block(const ir::Block* block, bool continues);
  void visit_if(const ir::If& stmt);
  void visit_for(const ir::For& stmt);
  void visit_range_for(const ir::RangeFor& stmt);
  void visit_switch(const ir::Switch& stmt);

  std::vector<OpenScope> scopes_;
  // The visible variables by their present names, the innermost last.
  std::unordered_map<std::string, std::vector<Visible>> visible_;
  std::unordered_map<const ir::Variable*, std::string> names_;
  std::unordered_map<const ir::Label*, std::string> labels_;
  TakenNames used_;
  TakenNames used_labels_;
};

}  // namespace gocxx::emit
