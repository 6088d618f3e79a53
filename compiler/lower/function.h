// FunctionLowering: lowers one function, method or function literal; each literal inside has one of its own.
// Its member functions stand in the file of their subject:
//
//   function.cpp     parameters, and what stands around the statements of a body
//   dead_frame.cpp   GOCXX_DEBUG=frames
//   stmt.cpp         statements by kind, blocks, declarations, labels, branches, return
//   assign.cpp       = and :=, the two phases of assignments
//   op_assign.cpp    op= and ++
//   loop.cpp         for
//   range.cpp        for range
//   strip_mining.cpp inner loops without polls and index checks
//   switch.cpp, type_switch.cpp, select.cpp
//   go_defer.cpp     go and defer
//   expr.cpp         expressions by kind: operators.cpp, selector.cpp, index.cpp, composite_lit.cpp
//   constant.cpp     constant expressions
//   conversion.cpp   assignability and conversions
//   call.cpp         calls
//   builtin.cpp      calls of builtin functions
//   method_value.cpp x.M and T.M as values
//   closure.cpp      function literals and what they capture
//   order.cpp        the order of evaluation, and the temporaries that keep it
#pragma once

#include <functional>
#include <optional>
#include <unordered_map>
#include <unordered_set>

#include "compiler/lower/events.h"
#include "compiler/lower/frame.h"
#include "compiler/lower/jumps.h"
#include "compiler/lower/package.h"
#include "compiler/lower/strip_mining.h"
#include "compiler/types/lookup.h"
#include "compiler/types/map.h"
#include "compiler/types/signature.h"
#include "compiler/types/struct.h"

namespace gocxx::lower {

/// One of several operands that are evaluated together.
struct Operand {
  const syntax::Expr* ast;  // for its effects; null for one that is never saved
  std::function<ir::Expr*()> lower;
};

class FunctionLowering {
 public:
  explicit FunctionLowering(PackageLowering& package, FunctionLowering* outer = nullptr);

  // ---- the frame ------------------------------------------------------------------------------------------
  ir::Function* function(const syntax::FuncDecl& decl);
  /// The body of the package's init function: variables in their order, then the user's init functions.
  ir::Block* initialization(const std::vector<check::Initializer>& inits,
                            const std::vector<const types::Func*>& functions);
  /// The static member of `owner` (null: of a type without a name) that passes a promoted method on.
  ir::Function* forwarder(const types::Lookup& method, const Type* receiver, const types::TypeName* owner);
  ir::Expr* static_value(const syntax::Expr* e, const Type* type) { return value_as(e, type); }

  // ---- for the constants of the package -------------------------------------------------------------------
  ir::ConstDecl* constant_declaration(const types::Const* object, const syntax::Expr* value);

 private:
  // function.cpp
  /// Whether the body has defer statements, calls recover(), and polls at its head.
  struct BodyTraits {
    bool has_defer;
    bool recovers;
    bool polls;
  };
  void function_body(const types::Signature& signature, const syntax::BlockStmt& body,
                     const BodyTraits& traits);
  ir::Variable* parameter(const types::Var* object, std::vector<ir::Stmt*>& boxes);
  void parameters(const types::Tuple& params, std::vector<ir::Variable*>& out, std::vector<ir::Stmt*>& boxes);
  void run_with_defers(const syntax::BlockStmt& body);
  std::vector<const Type*> result_types(const types::Signature& signature) const;

  // dead_frame.cpp
  bool leaves_traces(const ir::Variable& variable) const;
  void overwrite_at_end(ir::Variable* variable, std::vector<ir::Stmt*>& out);
  void show_dead_frame(const std::vector<ir::Variable*>& params, ir::Block* body);
  ir::Block* head_in_block_or_null(const std::vector<ir::Stmt*>& init);
  void show_dead_locals(ir::Block* block);
  void show_dead_locals(ir::Stmt* s, std::vector<ir::Stmt*>& out);

  // stmt.cpp
  void emit(ir::Stmt* s) { block_->stmts.push_back(s); }
  ir::Block* lower_block(const syntax::BlockStmt& body);
  ir::Block* collect(const std::function<void()>& lower);
  void stmts(const std::vector<syntax::Stmt*>& list, Pos begin, Pos end);
  void stmt(const syntax::Stmt& s, Pos after);
  void dispatch(const syntax::Stmt& s);
  void decl_stmt(const syntax::GenDecl& decl);
  void var_spec(const syntax::VarSpec& spec);
  void const_spec(const syntax::ConstSpec& spec);
  void labeled_stmt(const syntax::LabeledStmt& s);
  void expr_stmt(const syntax::ExprStmt& s);
  void if_stmt(const syntax::IfStmt& s);
  void send_stmt(const syntax::SendStmt& s);
  void branch_stmt(const syntax::BranchStmt& s);
  void return_stmt(const syntax::ReturnStmt& s);
  bool mentions_result(const syntax::Expr* e) const;
  std::vector<ir::Expr*> shared_values(const syntax::ReturnStmt& s);
  void return_values(std::vector<ir::Expr*> values);
  ir::Stmt* simple_init_or_null(const syntax::Stmt* init);

  // assign.cpp
  void assign_stmt(const syntax::AssignStmt& s);
  void inc_dec_stmt(const syntax::IncDecStmt& s);
  void op_assign(const syntax::AssignStmt& s);
  void plain_op_assign(const syntax::AssignStmt& s, const syntax::Expr* lhs, const syntax::Expr* rhs,
                       const Type* type);
  ir::Expr* current_value(ir::Expr* target, const Type* type);
  void assign_one(const syntax::Expr* lhs, const syntax::Expr* rhs);
  void assign_parallel(const std::vector<syntax::Expr*>& lhs, const std::vector<syntax::Expr*>& rhs,
                       bool define);
  ir::Expr* first_place(const syntax::Expr* lhs, const syntax::Expr* rhs);
  bool follows_known_nil(const syntax::Expr* e) const;
  void assign_tuple(const std::vector<const syntax::Expr*>& lhs, const syntax::Expr* rhs);
  void define_one(const syntax::Ident& name, const syntax::Expr* rhs);
  bool is_slice_of_loop(const types::Var* variable) const;
  void declare_variable(const types::Var* object, ir::Expr* init, bool deduced, Pos pos);
  ir::Expr* place(const syntax::Expr* e);
  /// Of `a[i][j]` of arrays several assignments copy j first, an op= copies i first.
  enum class IndexOrder : std::uint8_t { kInnerFirst, kOuterFirst };
  ir::Expr* stable_place(const syntax::Expr* e, const std::function<bool(const syntax::Expr*)>& affected,
                         IndexOrder order = IndexOrder::kOuterFirst);
  const types::Var* root_or_null(const syntax::Expr* e) const;
  bool mentions(const syntax::Expr* e, const types::Var* variable) const;
  bool reads_memory(const syntax::Expr* e) const;
  bool is_private(const syntax::Expr* e) const;
  bool is_affected(const syntax::Expr* e, const std::vector<const syntax::Expr*>& lhs,
                   std::size_t count) const;
  void assign_bound(const std::vector<const syntax::Expr*>& lhs, const std::vector<ir::Variable*>& bound);
  const types::Var* defined_or_null(const syntax::Expr* e) const;
  bool is_blank(const syntax::Expr* e) const;
  bool is_element_of_map(const syntax::Expr* e) const;
  void drop(ir::Expr* value);
  void tuple_of(const syntax::Expr* rhs, std::vector<const Type*>& types) const;
  /// `v, ok` forms and calls with several results, as something that C++ can bind.
  ir::Expr* tuple(const syntax::Expr* e);
  bool has_plain_form(syntax::Op op, const syntax::Expr* y, const Type* type) const;

  // loop.cpp, range.cpp
  void for_stmt(const syntax::ForStmt& s);
  void for_init(const syntax::Stmt* init, ir::For& loop);
  ir::Block* for_head(const syntax::ForStmt& s, ir::For& loop);
  std::vector<ir::Stmt*> for_post(const syntax::ForStmt& s);
  std::vector<ir::Stmt*> fresh_loop_variables(const syntax::ForStmt& s);
  ir::Stmt* poll_or_null(const syntax::ForStmt& s);
  const types::Var* counter_or_null(const syntax::ForStmt& s) const;
  ir::Block* loop_body(const syntax::Stmt& loop, const syntax::BlockStmt& body);
  void range_stmt(const syntax::RangeStmt& s);
  bool range_polls_each_round(const syntax::RangeStmt& s) const;
  ir::Expr* range_operand(const syntax::RangeStmt& s, const Type*& key, const Type*& value);
  void assign_range(const syntax::RangeStmt& s, const std::vector<ir::Variable*>& variables);
  ir::Variable* range_variable(const syntax::RangeStmt& s, const syntax::Expr* e, const Type* type,
                               bool alone);

  // strip_mining.cpp
  ir::Stmt* strip_mine(ir::RangeFor* loop, const StripMining& found);
  void strip_mine_counted(const syntax::ForStmt& s, const StripMining& found);

  // switch.cpp, type_switch.cpp, select.cpp
  /// One clause of an if-chain: its condition (null for the default clause) and what runs.
  struct Link {
    std::function<ir::Expr*()> test;
    std::function<ir::Block*()> body;
  };
  void switch_stmt(const syntax::SwitchStmt& s);
  bool is_cxx_switch(const syntax::SwitchStmt& s) const;
  ir::Expr* case_constant(const syntax::Expr* e, const Type* type);
  void cxx_switch(const syntax::SwitchStmt& s, ir::Stmt* init);
  void switch_chain(const syntax::SwitchStmt& s);
  void switch_by_number(const syntax::SwitchStmt& s, std::vector<Link> links);
  ir::Block* clause_body(const std::vector<syntax::Stmt*>& body, const syntax::Node& clause, Pos colon,
                         Pos after);
  void end_case(ir::Block* body);
  void chain(const std::vector<Link>& links);
  void chain_from(const std::vector<const Link*>& tests, std::size_t index, const Link* otherwise);
  std::vector<Link> switch_links(const syntax::SwitchStmt& s);
  ir::Expr* case_test(const syntax::SwitchStmt& s, ir::Expr* tag, const syntax::Expr* e);
  ir::Expr* any_of(const std::vector<syntax::Expr*>& list,
                   const std::function<ir::Expr*(const syntax::Expr*)>& test);
  void type_switch_stmt(const syntax::TypeSwitchStmt& s);
  ir::Expr* type_test(ir::Variable* x, const syntax::Expr* type);
  ir::Block* type_case_body(const syntax::TypeSwitchStmt& s, const syntax::CaseClause& clause, Pos after,
                            ir::Variable* x);
  void select_stmt(const syntax::SelectStmt& s);
  void select_forever(const syntax::SelectStmt& s);
  /// A channel or a value that is sent.
  struct SelectOperand : Operand {
    ir::Expr* value = nullptr;  // evaluated
  };
  /// A clause with its operands: none if it is the default clause.
  struct SelectClause {
    const syntax::CommClause* ast;
    std::vector<SelectOperand> operands;
  };
  std::vector<SelectOperand> select_operands(const syntax::CommClause& clause);
  void evaluate_in_order(std::vector<SelectClause>& clauses);
  ir::Switch* select_switch(const syntax::SelectStmt& s, const std::vector<SelectClause>& clauses);
  ir::Expr* select_case(const SelectClause& clause, std::vector<ir::Stmt*>& first);
  void select_targets(const syntax::AssignStmt& s, const Type* elem, std::vector<ir::Expr*>& places,
                      std::vector<ir::Stmt*>& first);
  void finish_breakable(const syntax::Stmt& s);

  // go_defer.cpp
  void go_stmt(const syntax::GoStmt& s);
  void defer_stmt(const syntax::DeferStmt& s);
  /// What go and defer run. `recovers`: it may call recover() itself; with `recovers_if` only when that is
  /// true.
  struct Spawned {
    ir::Closure* body;
    bool recovers = false;
    ir::Expr* recovers_if = nullptr;
  };
  Spawned spawned(const syntax::CallExpr& call, bool starts);
  ir::Closure* spawned_recover(bool starts);
  ir::Expr* recovers_if(ir::Expr*& called, const types::Func* method);
  ir::Closure* spawned_literal(const syntax::CallExpr& call, const syntax::FuncLit& lit);
  ir::Expr* bound(ir::Expr* value, const char* hint, std::vector<ir::Capture>& captures);

  // expr.cpp, operators.cpp, selector.cpp, index.cpp, composite_lit.cpp, constant.cpp, conversion.cpp
  ir::Expr* expr(const syntax::Expr* e);
  ir::Expr* dispatch(const syntax::Expr* e);
  ir::Expr* exact(const syntax::Expr* e) { return lower::exact(build_, expr(e)); }
  ir::Expr* exact(ir::Expr* x) { return lower::exact(build_, x); }
  ir::Expr* value_as(const syntax::Expr* e, const Type* target, bool spelled = false);
  ir::Expr* ident(const syntax::Ident& e);
  ir::Expr* unary(const syntax::UnaryExpr& e);
  ir::Expr* address_of(const syntax::UnaryExpr& e);
  ir::Expr* receive(const syntax::UnaryExpr& e);
  ir::Expr* signed_operand(const syntax::UnaryExpr& e);
  bool is_operation(const syntax::Expr* e) const;
  bool has_own_operator(syntax::Op op, const syntax::Expr* y, const Type* type) const;
  bool is_simple_operand(const syntax::Expr* e) const;
  bool is_chain(const syntax::Expr* e, int quiet) const;
  bool stays_behind(syntax::Op op, const syntax::Expr* y) const;
  bool is_term(const syntax::Expr* e) const;
  bool stays_in_order(const syntax::BinaryExpr& e) const;
  CxxOrder order_of(const syntax::BinaryExpr& e);
  void note_rewritten(const syntax::Expr* operand);
  ir::Expr* binary(const syntax::BinaryExpr& e);
  ir::Expr* arithmetic(syntax::Op op, ir::Expr* x, ir::Expr* y, const Type* type,
                       const syntax::Expr* divisor);
  ir::Expr* shift(const syntax::BinaryExpr& e);
  ir::Expr* comparison(const syntax::BinaryExpr& e);
  ir::Expr* equality(ir::BinaryOp op, ir::Expr* x, ir::Expr* y);
  ir::Expr* logical(const syntax::BinaryExpr& e);
  ir::Expr* short_circuit(bool both, ir::Expr* x, const std::function<ir::Expr*()>& lower_y,
                          const Type* type);
  ir::Expr* concatenation(const syntax::BinaryExpr& e);
  ir::Expr* truncated(ir::Expr* x);
  ir::Expr* selector(const syntax::SelectorExpr& e);
  ir::Expr* walk_path(ir::Expr* x, const std::vector<int>& index, std::size_t steps);
  Operand object_operand(const syntax::Expr* e);
  ir::Expr* index(const syntax::IndexExpr& e);
  ir::Expr* slice(const syntax::SliceExpr& e);
  ir::Expr* composite(const syntax::CompositeLit& e, bool spelled = true);
  ir::Expr* struct_literal(const syntax::CompositeLit& e, const types::Struct& type);
  ir::Expr* map_literal(const syntax::CompositeLit& e, const types::Map& type);
  std::vector<const syntax::KeyValueExpr*> map_entries(const syntax::CompositeLit& e,
                                                       const types::Map& type) const;
  bool is_static(const syntax::Expr* e, const Type* type) const;
  ir::Expr* list_literal(const syntax::CompositeLit& e, const Type* elem);
  ir::Expr* keyed_literal(const syntax::CompositeLit& e, const Type* elem, std::int64_t length);
  ir::Expr* element(const syntax::Expr* e, const Type* type, bool spelled = false);

  // large_literal.cpp
  ir::Expr* built_apart(const syntax::Expr& e, const std::function<ir::Expr*()>& lower);
  int parts_to_build(const syntax::Expr* e) const;
  bool is_data(const syntax::Expr* e) const;
  bool is_key(const syntax::KeyValueExpr& pair) const;
  bool is_name_of_function(const syntax::Expr* e) const;

  ir::Expr* type_assertion(const syntax::TypeAssertExpr& e, bool comma_ok);
  ir::Expr* constant(const syntax::Expr* e);
  ir::Expr* constant_operation(const syntax::Expr* e);
  ir::Expr* literal(const types::Constant& value, const Type* type, const syntax::Expr* e);
  ir::Expr* named_constant_or_null(const syntax::Expr* e, const Type* type);
  ir::Expr* convert(ir::Expr* x, const Type* target, bool spelled = false);
  ir::Expr* conversion(const syntax::CallExpr& e);
  ir::Expr* convert_explicitly(ir::Expr* x, const Type* from, const Type* to);
  void give_capacity(ir::Expr* made, const types::Constant& value);
  ir::Expr* convert_form(ir::Expr* x, const Type* from, const Type* to);
  ir::Expr* convert_struct(ir::Expr* x, const Type* to);
  ir::Expr* convert_string(ir::Expr* x, const Type* from, const Type* to);

  // call.cpp, builtin.cpp, method_value.cpp, closure.cpp
  ir::Expr* call(const syntax::CallExpr& e);
  ir::Expr* call_with(const syntax::CallExpr& e, const types::Func* function, ir::Expr* receiver_or_callee,
                      std::vector<ir::Expr*> args);
  /// Whether the only argument is a call with several results.
  bool is_spread(const syntax::CallExpr& e) const;
  std::vector<ir::Variable*> bind_results(const syntax::Expr* call);
  std::vector<ir::Expr*> spread_arguments(const syntax::CallExpr& e, const types::Signature& signature,
                                          const types::Func* function);
  ir::Expr* variadic_arguments(std::vector<ir::Expr*> values, const types::Signature& signature,
                               const types::Func* function);
  ir::Expr* receiver(const syntax::SelectorExpr& e, const check::Selection& selection,
                     const types::Func& method);
  ir::Expr* adapted_receiver(ir::Expr* x, const types::Func& method);
  ir::Expr* call_method(const types::Func& method, ir::Expr* x, std::vector<ir::Expr*> args);
  ir::Expr* builtin_call(const syntax::CallExpr& e, types::BuiltinId id);
  ir::Expr* make_call(const syntax::CallExpr& e);
  std::vector<ir::Expr*> spread_operands(const syntax::CallExpr& e,
                                         const std::function<const Type*(std::size_t)>& wanted);
  std::vector<ir::Expr*> append_operands(const syntax::CallExpr& e, const Type* type, const Type* elem);
  std::vector<ir::Expr*> delete_operands(const syntax::CallExpr& e);
  ir::Expr* append_call(const syntax::CallExpr& e);
  ir::Expr* min_max(const syntax::CallExpr& e, ir::RuntimeFn fn);
  ir::Expr* print_call(const syntax::CallExpr& e, ir::RuntimeFn fn);
  ir::Expr* recover_call();
  ir::Stmt* pass_recovery_or_null(const types::Func& method, ir::Expr* x);
  ir::Expr* method_value(const syntax::SelectorExpr& e, const check::Selection& selection);
  ir::Expr* method_expression(const syntax::SelectorExpr& e, const check::Selection& selection);
  ir::Expr* function_value(const types::Func& function, const Type* type, Pos pos);
  ir::Closure* forwarding_closure(Pos pos, const types::Signature& signature,
                                  const std::function<ir::Expr*(std::vector<ir::Expr*>)>& target);
  bool is_plain_lambda(const syntax::FuncLit& literal, const types::Var* variable) const;
  ir::Expr* function_literal(const syntax::FuncLit& e);
  ir::Closure* closure(const syntax::FuncLit& e);
  void capture_list(const ClosureFacts& facts, ir::Closure& closure);

  // order.cpp
  /// While one lives, the events of a statement are in order: those that need it are in temporaries. So are
  /// its panics, unless the roots are evaluated one after the other: then order_panics does it for each.
  class Ordered {
   public:
    Ordered(FunctionLowering& lowering, const std::vector<Root>& roots, CxxOrder order, Effects changes = 0,
            bool together = true)
        : lowering_(lowering) {
      ++lowering_.ordering_;
      lowering_.order(roots, order, changes);
      if (together) lowering_.order_panics(roots, order);
    }
    ~Ordered() { --lowering_.ordering_; }
    Ordered(const Ordered&) = delete;
    Ordered& operator=(const Ordered&) = delete;

   private:
    FunctionLowering& lowering_;
  };
  EventOrder events(EventOrder::Step step = EventOrder::Step::kEvents) const;
  void order(const std::vector<Root>& roots, CxxOrder order, Effects changes = 0);
  void order_assignment(const Root& place, const Root& value, CxxOrder order);
  void order_panics(const std::vector<Root>& roots, CxxOrder order, const syntax::Expr* within = nullptr);
  void evaluate_early(const syntax::Expr* event);
  ir::Expr* early_or_null(const syntax::Expr* e);
  ir::Expr* temporary(ir::Expr* x, const char* hint);
  bool is_braced(const syntax::CallExpr& e) const;
  std::vector<ir::Expr*> operands(std::vector<Operand> list, CxxOrder order);
  ir::Expr* saved(ir::Expr* x, const char* hint);
  /// What evaluating `e` may still do, the events that are in temporaries left out.
  Effects effects_left(const syntax::Expr* e) const;
  Effects effects_of_operands(const syntax::Expr* e) const;
  bool is_immune(const syntax::Expr* e) const { return effects_left(e) == 0; }
  Operand operand(const syntax::Expr* e) {
    return {e, [this, e] { return expr(e); }};
  }
  Operand operand_as(const syntax::Expr* e, const Type* type, bool spelled = false) {
    return {e, [this, e, type, spelled] { return value_as(e, type, spelled); }};
  }
  /// One that is evaluated when those before it are; its panics are ordered apart.
  Operand operand_by_itself(const syntax::Expr* e, const Type* type) {
    return {e, [this, e, type] {
              order_panics({{e, type}}, CxxOrder::kOpen);
              return value_as(e, type);
            }};
  }

  const Type* type_of(const syntax::Expr* e) const { return info_.type_of(e); }
  /// The type of what is assigned to; a variable on the left of := has it from its object only.
  const Type* type_of_place(const syntax::Expr* e) const;
  ir::Site* site(Pos pos, std::string_view operation, const syntax::Expr* operand = nullptr);

  PackageLowering& package_;
  const check::Info& info_;
  const Facts& facts_;
  IrBuilder& build_;
  FunctionLowering* outer_;     // of the function literal
  ir::Block* block_ = nullptr;  // where statements go
  Frame frame_;
  int ordering_ = 0;  // not 0 while the events of a statement are in order
  std::unordered_map<const syntax::Expr*, ir::Variable*> early_;  // events in temporaries
  std::unordered_map<const syntax::Expr*, std::vector<ir::Variable*>> early_results_;  // calls with several
  // Operations whose operands g++ may evaluate in another order.
  std::unordered_set<const syntax::Expr*> rewritten_;
  Jumps jumps_;
  const syntax::CallExpr* captured_ = nullptr;  // the call of a literal whose arguments become captures
  const syntax::CallExpr* spawned_ = nullptr;   // the latest call of a go or defer statement
  StripViews strip_views_;
  std::string function_name_;
  const syntax::Stmt* poll_before_ = nullptr;  // where a recursive function polls that does not at its head
};

}  // namespace gocxx::lower
