// The walk that fills Facts: which variable is used where and how, and where pointers and closures flow. It
// follows the checked tree only; nothing is decided here.
#pragma once

#include <utility>

#include "compiler/lower/facts.h"
#include "compiler/types/signature.h"

namespace gocxx::lower {

/// Where the value of an expression goes.
struct Flow {
  enum class Kind : std::uint8_t {
    kUsed,    // used on the spot: dereferenced, compared, given to what does not keep it
    kCalled,  // called on the spot
    kStored,  // in `to`, which may be older than what the value comes from
    kPassed,  // to a parameter
  };
  Kind kind = Kind::kStored;
  EscapeGraph::Location to = EscapeGraph::kHeap;
  int derefs = 0;  // what goes there is found at the end of so many pointers

  bool moves() const { return kind >= Kind::kStored; }
  Flow behind(int pointers) const { return {kind, to, derefs + pointers}; }
};

using types::Type;

class FactsCollector {
 public:
  FactsCollector(Facts& facts, const check::CheckedPackage& package)
      : facts_(facts), package_(package), info_(*package.info) {}

  void collect();

 private:
  /// How a place is used.
  enum class Use : std::uint8_t { kRead, kAssign, kAddress };

  void function(const syntax::FuncDecl* decl);
  void declare_signature(const syntax::FieldList* list);
  void declare_results(const syntax::FieldList* list);
  void declare(const syntax::Ident* name);
  void declare(const types::Var* variable);
  /// The use of a function literal where it stands.
  enum class LiteralUse : std::uint8_t { kValue, kCalled, kDeferred, kStarted };
  void literal(const syntax::FuncLit* lit, LiteralUse use, Flow flow);
  void literal_body(const syntax::FuncLit* lit);

  // Statements.
  /// Runs `walk` in a new scope.
  template <class Walk>
  void in_scope(Walk walk) {
    const EscapeGraph::Scope outer = std::exchange(scope_, facts_.escapes_.open_scope(scope_, decl_));
    walk();
    scope_ = outer;
  }
  void block(const syntax::Node* owner, const std::vector<syntax::Stmt*>& stmts);
  void stmt(const syntax::Stmt* s);
  void gen_decl(const syntax::GenDecl* decl);
  void var_spec(const syntax::VarSpec* spec);
  void assign_stmt(const syntax::AssignStmt* s);
  void assigned_values(const syntax::AssignStmt* s);
  Flow flow_into(const types::Var* variable);
  Flow flow_into_place(const syntax::Expr* lhs);
  void if_stmt(const syntax::IfStmt* s);
  void otherwise(const syntax::IfStmt* s);
  void for_stmt(const syntax::ForStmt* s);
  void range_stmt(const syntax::RangeStmt* s);
  void range_targets(const syntax::RangeStmt* s);
  Flow flow_of_elements(const syntax::RangeStmt* s);
  void enter_loop(const syntax::Stmt* s);
  void leave_loop();
  void switch_stmt(const syntax::SwitchStmt* s);
  void type_switch_stmt(const syntax::TypeSwitchStmt* s);
  void select_stmt(const syntax::SelectStmt* s);
  void go_defer_call(const syntax::Expr* call, bool deferred);
  void branch_stmt(const syntax::BranchStmt* s);

  // Expressions. `flow` says where the value goes.
  void expr(const syntax::Expr* e, Flow flow = {});
  void used(const syntax::Expr* e) { expr(e, {Flow::Kind::kUsed}); }
  void ident(const syntax::Ident* e, Use use, Flow flow);
  /// A place that is read, assigned to, or whose address is taken and goes to `flow`.
  void place(const syntax::Expr* e, Use use, Flow flow);
  void place_of_index(const syntax::IndexExpr* e, Use use, Flow flow);
  void moves(const types::Var* variable, Flow flow);
  void moves(EscapeGraph::Location from, Flow flow);
  void unary(const syntax::UnaryExpr* e, Flow flow);
  void slice(const syntax::SliceExpr* e);
  void selector(const syntax::SelectorExpr* e, Flow flow);
  void call(const syntax::CallExpr* e, Flow flow);
  void builtin_call(const syntax::CallExpr* e);
  void recovers();
  /// The closure that deferred calls and recover() belong to; null if it is the function.
  ClosureFacts* frame_owner_or_null() const;
  void callee(const syntax::Expr* fun, bool in_go_defer);
  void method_callee(const syntax::SelectorExpr* e, const check::Selection& selection, bool in_go_defer);
  void arguments(const syntax::CallExpr* e, bool in_go_defer);
  void composite_lit(const syntax::CompositeLit* e, Flow flow);
  bool holds_addresses(const Type* type);

  Flow flow_of_argument(const syntax::CallExpr* e, std::size_t index);
  Flow flow_of_operand(const types::Func& function, std::size_t index);
  Flow flow_into_parameter(const types::Signature& signature, std::size_t index);
  Flow flow_of_receiver(const types::Func& method);
  /// Notes a call of a function of this package.
  void calls(const types::Func* callee);
  /// Notes a call of a function of another package.
  void calls_foreign(const types::Func* callee);
  /// Notes a call of something that may call back, or be any function.
  void calls_unknown();
  void calls_function(const types::Func* function);
  void used_as_value(const types::Func* function);
  void calls_node(CallGraph::Function callee);
  void refers_to(const types::Object* object);
  void may_run_long();
  /// Settles where a recursive function polls: before what is walked now.
  void polls_here();
  VariableFacts* local_or_null(const types::Var* variable);
  void capture(const types::Var* variable, const VariableFacts& facts);

  Facts& facts_;
  const check::CheckedPackage& package_;
  const check::Info& info_;
  FunctionFacts* function_ = nullptr;
  const syntax::FuncDecl* decl_ = nullptr;
  ClosureFacts* closure_ = nullptr;     // the innermost function literal
  const syntax::Stmt* loop_ = nullptr;  // the innermost loop
  EscapeGraph::Scope scope_ = EscapeGraph::kNoScope;
  const syntax::Stmt* assigning_ = nullptr;   // the statement whose left side is walked
  const syntax::Node* guarded_ = nullptr;     // the block of the function that is only left by returning
  const syntax::Stmt* guard_ = nullptr;       // the statement of it, or the if of an else, that is walked
  const syntax::Stmt* poll_place_ = nullptr;  // the statement after the latest one that may return
  bool returned_ = false;                     // a return statement was walked since
  bool polled_ = false;                       // a call or a loop was walked
  bool in_post_ = false;
  bool loop_init_ = false;  // the init statement of a for loop is walked
  bool frame_ = false;      // parameters and results are declared
  std::unordered_map<const Type*, bool> holds_addresses_;
};

/// How many pointers are followed from x to the value that x.f selects, or to the receiver that the method
/// takes: -1 if that is the address of (a part of) x itself. `type`: of x.
int derefs_of(const Type* type, const check::Selection& selection);

}  // namespace gocxx::lower
