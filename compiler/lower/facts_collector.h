// The walk that fills Facts: which variable is used where and how, and where pointers and closures flow. It
// follows the checked tree only; nothing is decided here.
#pragma once

#include "compiler/lower/facts.h"

namespace gocxx::lower {

class FactsCollector {
 public:
  FactsCollector(Facts& facts, const check::Package& package)
      : facts_(facts), package_(package), info_(*package.info) {}

  void collect();

 private:
  /// How a place is used.
  enum class Use : std::uint8_t { kRead, kAssign, kAddress };

  void function(const syntax::FuncDecl* decl);
  void declare_signature(const syntax::FieldList* list);
  void declare(const syntax::Ident* name);
  void declare(const types::Var* variable);
  void literal(const syntax::FuncLit* lit, Flow flow, bool deferred);

  // Statements.
  void block(const syntax::Node* owner, const std::vector<syntax::Stmt*>& stmts);
  void stmt(const syntax::Stmt* s);
  void gen_decl(const syntax::GenDecl* decl);
  void var_spec(const syntax::VarSpec* spec);
  void assign_stmt(const syntax::AssignStmt* s);
  void if_stmt(const syntax::IfStmt* s);
  void otherwise(const syntax::IfStmt* s);
  void for_stmt(const syntax::ForStmt* s);
  void range_stmt(const syntax::RangeStmt* s);
  void leave_loop(bool few_rounds);
  void switch_stmt(const syntax::SwitchStmt* s);
  void type_switch_stmt(const syntax::TypeSwitchStmt* s);
  void select_stmt(const syntax::SelectStmt* s);
  void spawned_call(const syntax::Expr* call, bool deferred);
  void branch_stmt(const syntax::BranchStmt* s);

  // Expressions. `flow` says where the value goes.
  void expr(const syntax::Expr* e, Flow flow = {Flow::Kind::kEscapes});
  void used(const syntax::Expr* e) { expr(e, {Flow::Kind::kStays}); }
  void ident(const syntax::Ident* e, Use use, Flow flow);
  /// A place that is read, assigned to, or whose address is taken and goes to `flow`.
  void place(const syntax::Expr* e, Use use, Flow flow);
  void unary(const syntax::UnaryExpr* e, Flow flow);
  void selector(const syntax::SelectorExpr* e, Flow flow);
  void call(const syntax::CallExpr* e);
  void builtin_call(const syntax::CallExpr* e);
  void recovers();
  void callee(const syntax::Expr* fun, bool spawned);
  void method_callee(const syntax::SelectorExpr* e, const check::Selection& selection, bool spawned);
  void arguments(const syntax::CallExpr* e, bool spawned);
  void composite(const syntax::CompositeLit* e);

  Flow flow_of_argument(const syntax::CallExpr* e, std::size_t index) const;
  Flow flow_of_receiver(const types::Func& method) const;
  void effect();
  /// Notes a call of a function of this package, or of something that may run long without a poll.
  void calls(const types::Func* callee);
  void refers_to(const types::Object* object);
  void lingers();
  /// Settles where a recursive function polls: before what is walked now.
  void polls_here();
  VariableFacts* local_or_null(const types::Var* variable);
  void capture(const types::Var* variable, const VariableFacts& facts);

  Facts& facts_;
  const check::Package& package_;
  const check::Info& info_;
  FunctionFacts* function_ = nullptr;
  const syntax::FuncDecl* decl_ = nullptr;
  ClosureFacts* closure_ = nullptr;     // the innermost function literal
  const syntax::Stmt* loop_ = nullptr;  // the innermost loop
  const syntax::Node* block_ = nullptr;
  const syntax::Stmt* assigning_ = nullptr;   // the statement whose left side is walked
  const syntax::Node* guarded_ = nullptr;     // the block of the function that is only left by returning
  const syntax::Stmt* guard_ = nullptr;       // the statement of it, or the if of an else, that is walked
  const syntax::Stmt* poll_place_ = nullptr;  // the statement after the latest one that may return
  bool returned_ = false;                     // a return statement was walked since
  bool polled_ = false;                       // a call or a loop was walked
  bool in_post_ = false;
  bool loop_init_ = false;  // the init statement of a for loop is walked
  bool frame_ = false;      // parameters and results are declared
};

/// for i := 0; i < 10; i++ with constants, and ranges over a constant or an array: ends soon, unless what it calls does
/// not.
bool has_few_rounds(const check::Info& info, const syntax::ForStmt& s);
bool has_few_rounds(const check::Info& info, const syntax::RangeStmt& s);
/// The object that the callee names if it is a function or method known by name, else null.
const types::Func* called_function_or_null(const check::Info& info, const syntax::Expr* fun);
/// The builtin that the callee names, or null.
const types::Builtin* called_builtin_or_null(const check::Info& info, const syntax::Expr* fun);

}  // namespace gocxx::lower
