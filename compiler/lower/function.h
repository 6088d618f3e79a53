// FunctionLowering: lowers one function, method or function literal; each literal inside has one of its own.
// Its member functions stand in the file of their subject:
//
//   function.cpp     parameters, and what stands around the statements of a body
//   frame_poisoning.cpp  GOCXX_DEBUG=frames
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

#include "compiler/lower/evaluation_order.h"
#include "compiler/lower/frame.h"
#include "compiler/lower/jumps.h"
#include "compiler/lower/operator_order.h"
#include "compiler/lower/package.h"
#include "compiler/lower/strip_mining.h"
#include "compiler/lower/temporaries.h"
#include "compiler/types/lookup.h"
#include "compiler/types/map.h"
#include "compiler/types/signature.h"
#include "compiler/types/struct.h"

namespace gocxx::lower {

/// One of several operands that are evaluated together.
struct OrderedOperand {
  const syntax::Expr* ast;  // for its effects; null for one that is never saved
  std::function<ir::Expr*()> lower;
};

class FunctionLowering {
 public:
  explicit FunctionLowering(PackageLowering& package);

  // ---- the frame ------------------------------------------------------------------------------------------
  /// Lowers a function or method. Returns null for `func _()`, which nothing calls.
  ir::Function* function(const syntax::FuncDecl& decl);
  /// The body of the package's init function: variables in their order, then the user's init functions.
  ir::Block* initialization(const std::vector<check::Initializer>& inits,
                            const std::vector<const types::Func*>& functions);
  /// The static member of `owner` (null: of a type without a name) that passes a promoted method on.
  ir::Function* forwarder(const types::Lookup& method, const Type* receiver, const types::TypeName* owner);
  ir::Expr* static_value(const syntax::Expr* e, const Type* type) { return value_as(e, type); }

  // ---- for the constants of the package -------------------------------------------------------------------
  /// constexpr T name = value; Nothing for a constant that no C++ type holds.
  ir::ConstDecl* constant_declaration(const types::Const* object, const syntax::Expr* value);

 private:
  // function.cpp
  /// Whether the body has defer statements, calls recover(), and polls at its head.
  struct BodyTraits {
    bool has_defer;
    bool recovers;
    bool polls;
  };
  /// The statements of a body and what stands around them: polls, recovery, results, deferred calls.
  void function_body(const types::Signature& signature, const syntax::BlockStmt& body,
                     const BodyTraits& traits);
  /// A parameter that escapes is copied into its box first.
  ir::Variable* parameter(const types::Var* object, std::vector<ir::Stmt*>& boxes);
  /// Appends the C++ parameters for `params` to `out`, and to `boxes` the declarations of those that
  /// escape.
  void parameters(const types::Tuple& params, std::vector<ir::Variable*>& out, std::vector<ir::Stmt*>& boxes);
  /// The body inside of gocxx::run_with_defers.
  void run_with_defers(const syntax::BlockStmt& body);
  /// The types of the results.
  std::vector<const Type*> result_types(const types::Signature& signature) const;

  // frame_poisoning.cpp
  /// Whether something may still have the address of the variable when its life is over.
  bool leaves_traces(const ir::Variable& variable) const;
  /// Appends to `out` a guard that overwrites the variable when its life ends.
  void overwrite_at_end(ir::Variable* variable, std::vector<ir::Stmt*>& out);
  /// With GOCXX_DEBUG=frames, adds such guards for the parameters and for all locals of the body.
  void poison_frame(const std::vector<ir::Variable*>& params, ir::Block* body);
  /// `init` in a block with the statement that had it in its head; null if it declares nothing that needs
  /// it.
  ir::Block* head_in_block_or_null(const std::vector<ir::Stmt*>& init);
  /// Adds them behind the declarations of a block, or of one statement.
  void show_dead_locals(ir::Block* block);
  void show_dead_locals(ir::Stmt* s, std::vector<ir::Stmt*>& out);

  // stmt.cpp
  void emit(ir::Stmt* s) { block_->stmts.push_back(s); }
  /// A block with its comments.
  ir::Block* lower_block(const syntax::BlockStmt& body);
  /// The block of the statements that `lower` emits.
  ir::Block* collect(const std::function<void()>& lower);
  /// The statements between `begin` (what opens them) and `end` (what closes them), with their comments.
  void stmts(const std::vector<syntax::Stmt*>& list, Pos begin, Pos end);
  /// Lowers one statement. The lowered statements get its position and comments. If gotos lead past it, the
  /// temporaries that it needs stand in a block of their own: C++ does not jump over their initialisation.
  void stmt(const syntax::Stmt& s, Pos after);
  /// A statement, by its kind.
  void dispatch(const syntax::Stmt& s);
  /// A declaration in a function; types go to the package.
  void decl_stmt(const syntax::GenDecl& decl);
  /// var a, b T = x, y.
  void var_spec(const syntax::VarSpec& spec);
  /// Constants of a function that C++ has a type for.
  void const_spec(const syntax::ConstSpec& spec);
  /// A label, if a goto leads to it, and its statement.
  void labeled_stmt(const syntax::LabeledStmt& s);
  /// A call or a receive operation whose results are dropped.
  void expr_stmt(const syntax::ExprStmt& s);
  /// if init; cond { } else { }. If the head needs more than one statement, they stand before it, in a
  /// block that ends with it.
  void if_stmt(const syntax::IfStmt& s);
  /// c <- x. Go's compiler copies a value that has no address before it reads the channel.
  void send_stmt(const syntax::SendStmt& s);
  /// A goto backwards is a loop, which polls.
  void branch_stmt(const syntax::BranchStmt& s);
  /// return, with its values if it has some.
  void return_stmt(const syntax::ReturnStmt& s);
  /// Whether `e` names a result of the function.
  bool mentions_result(const syntax::Expr* e) const;
  /// The values of a return that assigns them to variables which others see: all but the first are
  /// evaluated before the first assignment, unless nobody can tell.
  std::vector<ir::Expr*> shared_values(const syntax::ReturnStmt& s);
  /// The return of values that were lowered.
  void return_values(std::vector<ir::Expr*> values);
  /// The init statement of an if or switch as C++ takes one in its head; null if it needs statements of its
  /// own.
  ir::Stmt* simple_init_or_null(const syntax::Stmt* init);

  // assign.cpp
  /// =, :=, and op= by their forms.
  void assign_stmt(const syntax::AssignStmt& s);
  /// x++ and x--.
  void inc_dec_stmt(const syntax::IncDecStmt& s);
  /// C++'s op= evaluates its right side first, as Go does with events; but what else is read on the left
  /// comes before what is read on the right, unless that goes into a map. Where both can panic the left
  /// side is written twice.
  void op_assign(const syntax::AssignStmt& s);
  /// op= as C++ has it.
  void plain_op_assign(const syntax::AssignStmt& s, const syntax::Expr* lhs, const syntax::Expr* rhs,
                       const Type* type);
  /// The element of a map is read by get(): as a place it would be made.
  ir::Expr* current_value(ir::Expr* target, const Type* type);
  /// Returns `value`, the lowered `rhs`, or a temporary if it has to be evaluated before the place.
  ir::Expr* assigned_value(const syntax::Expr* lhs, const syntax::Expr* rhs, ir::Expr* value);
  /// One value to one place. C++ evaluates the right side first; so does Go, but for the events of the left
  /// side.
  void assign_one(const syntax::Expr* lhs, const syntax::Expr* rhs);
  /// Several values to several places. Each value moves into its assignment, unless an assignment before
  /// may change it.
  void assign_parallel(const std::vector<syntax::Expr*>& lhs, const std::vector<syntax::Expr*>& rhs,
                       bool define);
  /// The first of several places. Its index is checked before a pointer on the right (see
  /// evaluation_order.h), unless the pointer is a variable that always is nil, which Go's compiler sees.
  ir::Expr* first_place(const syntax::Expr* lhs, const syntax::Expr* rhs);
  /// Whether `e` is *p or p.f with a p that always is nil, as far as Go's compiler sees: it looks at the
  /// variables of a function that no literal captures.
  bool follows_known_nil(const syntax::Expr* e) const;
  /// a, b = f(). New variables are bound directly; those that closures capture, that live in boxes or are
  /// old get their value from a temporary.
  void assign_tuple(const std::vector<const syntax::Expr*>& lhs, const syntax::Expr* rhs);
  /// One name on the left of :=, with one value.
  void define_one(const syntax::Ident& name, const syntax::Expr* rhs);
  /// Whether `variable` is a slice that a loop works with, which is faster if the loop has it in registers.
  bool is_slice_of_loop(const types::Var* variable) const;
  /// Declares the variable `object` with `init`; null is its zero value. `deduced`: C++ may deduce the
  /// type.
  void declare_variable(const types::Var* object, ir::Expr* init, bool deduced, Pos pos);
  /// `e` as a place: it stands left of =, or has its address taken.
  ir::Expr* place(const syntax::Expr* e);
  /// The order in which the indices of `a[i][j]`, an element of arrays, are copied: several assignments copy
  /// j first, an op= copies i first.
  enum class IndexOrder : std::uint8_t { kInnerFirst, kOuterFirst };
  /// The place `e` with those of its operands in temporaries that `affected` names: indices, pointers,
  /// slices, maps, keys.
  ir::Expr* stable_place(const syntax::Expr* e, const std::function<bool(const syntax::Expr*)>& affected,
                         IndexOrder order = IndexOrder::kOuterFirst);
  /// The variable of which `e` is (a part of), reached without following a pointer; or null.
  const types::Var* root_or_null(const syntax::Expr* e) const;
  /// Whether `variable` is named in `e`, but for what is in temporaries.
  bool mentions(const syntax::Expr* e, const types::Var* variable) const;
  /// Whether Go's compiler takes `e` for something that an assignment through memory may change: all but
  /// the arithmetic of variables that nothing else sees.
  bool reads_memory(const syntax::Expr* e) const;
  /// Whether nobody sees when `e` is assigned to within the statement.
  bool is_private(const syntax::Expr* e) const;
  /// Whether `e` must be evaluated before the first `count` assignments, which may change it.
  bool is_affected(const syntax::Expr* e, const std::vector<const syntax::Expr*>& lhs,
                   std::size_t count) const;
  /// The assignments to the places among `lhs` that were there before. All their operands are read before
  /// the first assignment that may change them.
  void assign_bound(const std::vector<const syntax::Expr*>& lhs, const std::vector<ir::Variable*>& bound);
  /// The variable that the left side `e` of a definition declares, or null.
  const types::Var* defined_or_null(const syntax::Expr* e) const;
  /// Whether `e` is the blank name.
  bool is_blank(const syntax::Expr* e) const;
  /// Evaluates `value` for its effects.
  void drop(ir::Expr* value);
  /// Sets `types` to the types of the values that tuple(rhs) has.
  void tuple_of(const syntax::Expr* rhs, std::vector<const Type*>& types) const;
  /// `v, ok` forms and calls with several results, as something that C++ can bind.
  ir::Expr* tuple(const syntax::Expr* e);

  // loop.cpp, range.cpp
  /// for: as a C++ for or while, or strip-mined (see loop.cpp).
  void for_stmt(const syntax::ForStmt& s);
  /// The init statement, in the head of the loop if C++ takes it there, else before the loop.
  void for_init(const syntax::Stmt* init, ir::For& loop);
  /// The condition. If it needs statements they begin each iteration, and give those to begin the body
  /// with.
  ir::Block* for_head(const syntax::ForStmt& s, ir::For& loop);
  /// The post statement, and before it the copies for the next iteration.
  std::vector<ir::Stmt*> for_post(const syntax::ForStmt& s);
  /// i = new_object(*i) for each variable of the init statement that is in a box.
  std::vector<ir::Stmt*> fresh_loop_variables(const syntax::ForStmt& s);
  /// The poll of the loop; null if the loop needs none.
  ir::Stmt* poll_or_null(const syntax::ForStmt& s);
  /// The variable of the init statement that the loop counts with, by ones, and that nothing else changes.
  const types::Var* counter_or_null(const syntax::ForStmt& s) const;
  /// The body of a loop. A label at its end is where gotos continue: if declarations stand before it they
  /// are in a block, so that the gotos pass none.
  ir::Block* loop_body(const syntax::Stmt& loop, const syntax::BlockStmt& body);
  /// for range, by the kind of its operand.
  void range_stmt(const syntax::RangeStmt& s);
  /// The runtime's ranges poll once in many iterations, except those over channels.
  bool range_polls_each_iteration(const syntax::RangeStmt& s) const;
  /// What Go does of an operand whose value is not needed: calls, receives, assertions and literals in it. No
  /// pointer is followed, and no index is checked.
  void evaluate_calls_of(const syntax::Expr* e);
  /// The operand of a range over the elements of an array or a slice. A small slice that is listed in place
  /// becomes an array, which lies in the frame: nothing else can refer to its elements.
  ir::Expr* ranged_list(const syntax::Expr* e);
  /// The operand that the loop runs over, and the types of the variables that C++ has there.
  ir::Expr* range_operand(const syntax::RangeStmt& s, const Type*& key, const Type*& value);
  /// key, value = of the iteration: both places are evaluated before the first assignment.
  void assign_range(const syntax::RangeStmt& s, const std::vector<ir::Variable*>& variables);
  /// The C++ loop variable for `e`. If the user's variable is another one, emits its assignment at the head
  /// of the body.
  ir::Variable* range_variable(const syntax::RangeStmt& s, const syntax::Expr* e, const Type* type,
                               bool alone);

  // strip_mining.cpp
  /// Makes the loop over all strips around `loop`, which becomes the one over the iterations of a strip.
  ir::Stmt* strip_mine(ir::RangeFor* loop, const StripMining& found);
  /// The same for `for i := 0; i < n; i++`.
  void strip_mine_counted(const syntax::ForStmt& s, const StripMining& found);

  // switch.cpp, type_switch.cpp, select.cpp
  /// One clause of an if-chain: its condition (null for the default clause) and what runs.
  struct Link {
    std::function<ir::Expr*()> test;
    std::function<ir::Block*()> body;
  };
  /// A switch in the form that fits (see switch.cpp).
  void switch_stmt(const syntax::SwitchStmt& s);
  /// An integer, compared with constants.
  bool is_cxx_switch(const syntax::SwitchStmt& s) const;
  /// The constant as a number of the predeclared type.
  ir::Expr* case_constant(const syntax::Expr* e, const Type* type);
  /// A C++ switch over the tag, with constant cases.
  void cxx_switch(const syntax::SwitchStmt& s, ir::Stmt* init);
  /// An if-chain, or with fallthrough a chain and a switch over the number of the clause.
  void switch_chain(const syntax::SwitchStmt& s);
  /// long clause = 1;  if (x == a) { clause = 0; } else ...  switch (clause) { case 0: ... [[fallthrough]];
  /// case 1: ... }
  void switch_by_number(const syntax::SwitchStmt& s, std::vector<Link> links);
  /// The statements of a clause that becomes a block of its own; the comments above the clause stand in it.
  ir::Block* clause_body(const std::vector<syntax::Stmt*>& body, const syntax::Node& clause, Pos colon,
                         Pos after);
  /// break; unless the body ends in a jump.
  void end_case(ir::Block* body);
  /// if (test) body else if ... else the body of the default clause, wherever that stands.
  void chain(const std::vector<Link>& links);
  /// The chain from link `index` on; `otherwise` is the default clause or null.
  void chain_from(const std::vector<const Link*>& tests, std::size_t index, const Link* otherwise);
  /// The links of a switch: the tests and bodies of its clauses.
  std::vector<Link> switch_links(const syntax::SwitchStmt& s);
  /// Whether `tag` equals the case expression `e`; without a tag, whether `e` holds.
  ir::Expr* case_test(const syntax::SwitchStmt& s, ir::Expr* tag, const syntax::Expr* e);
  /// Whether `test` holds for one of the expressions of a clause: a || b || c.
  ir::Expr* any_of(const std::vector<syntax::Expr*>& list,
                   const std::function<ir::Expr*(const syntax::Expr*)>& test);
  /// switch v := x.(type): an if-chain.
  void type_switch_stmt(const syntax::TypeSwitchStmt& s);
  /// Whether `x` holds the `type`, which may be nil.
  ir::Expr* type_test(ir::Variable* x, const syntax::Expr* type);
  /// The body of one clause, its symbol declared: of the clause's type if it has only one, else of the
  /// operand's.
  ir::Block* type_case_body(const syntax::TypeSwitchStmt& s, const syntax::CaseClause& clause, Pos after,
                            ir::Variable* x);
  /// select (see select.cpp).
  void select_stmt(const syntax::SelectStmt& s);
  void select_forever(const syntax::SelectStmt& s);
  /// A channel or a value that is sent.
  struct SelectOperand : OrderedOperand {
    ir::Expr* value = nullptr;  // evaluated
  };
  /// A clause with its operands: none if it is the default clause.
  struct SelectClause {
    const syntax::CommClause* ast;
    std::vector<SelectOperand> operands;
  };
  /// The channel and, of a send, the value; nothing for the default clause.
  std::vector<SelectOperand> select_operands(const syntax::CommClause& clause);
  /// "The channel operands of receive operations and the channel and right-hand-side expressions of send
  /// statements are evaluated exactly once, in source order": also plain variables are read before a call
  /// that stands behind them.
  void evaluate_in_order(std::vector<SelectClause>& clauses);
  ir::Switch* select_switch(const syntax::SelectStmt& s, const std::vector<SelectClause>& clauses);
  /// gocxx::on_send(c, x) or gocxx::on_recv(c, &v, &ok). Its variables are declared here, before the
  /// switch; `first` begins its body.
  ir::Expr* select_case(const SelectClause& clause, std::vector<ir::Stmt*>& first);
  /// The variables that a receive clause declares or assigns to: `places` are passed to the runtime,
  /// `first` begins the clause.
  void select_targets(const syntax::AssignStmt& s, const Type* elem, std::vector<ir::Expr*>& places,
                      std::vector<ir::Stmt*>& first);
  /// The label behind a statement that gotos leave.
  void finish_breakable(const syntax::Stmt& s);

  // go_defer.cpp
  /// go f(x): gocxx::go([x] { f(x); }).
  void go_stmt(const syntax::GoStmt& s);
  /// defer f(x): defers.push([x] { f(x); }).
  void defer_stmt(const syntax::DeferStmt& s);
  /// The closure that go or defer runs. `recovers`: it may call recover() itself; with `recovers_if` only
  /// when that is true.
  struct GoDeferCall {
    ir::Closure* body;
    bool recovers = false;
    ir::Expr* recovers_if = nullptr;
  };
  /// The call as a closure without parameters. `starts`: of a go statement.
  GoDeferCall go_defer_call(const syntax::CallExpr& call, bool starts);
  /// defer recover(): as if the function that defers it called recover() at its end. A goroutine has
  /// nothing to recover.
  ir::Closure* go_defer_recover(bool starts);
  /// Whether what is called later recovers, asked of the function value or (with `method`) interface value
  /// that is called; it is read twice, so it becomes a variable.
  ir::Expr* recovers_if(ir::Expr*& called, const types::Func* method);
  /// go func(n int) { ... }(i): the parameters become captures of the literal's own body.
  ir::Closure* go_defer_literal(const syntax::CallExpr& call, const syntax::FuncLit& lit);
  /// The operand as the closure uses it: constants as they are, a variable by its copy, anything else as
  /// [value = operand].
  ir::Expr* bound(ir::Expr* value, const char* hint, std::vector<ir::Capture>& captures);

  // expr.cpp, operators.cpp, selector.cpp, index.cpp, composite_lit.cpp, constant.cpp, conversion.cpp
  /// The value of `e`, of its own Go type; as a C++ expression it may be a plain literal (see ir::IntLit).
  /// An expression that is not a part of a statement whose events are in order is one by itself.
  ir::Expr* expr(const syntax::Expr* e);
  /// An expression, by its kind.
  ir::Expr* dispatch(const syntax::Expr* e);
  ir::Expr* exact(const syntax::Expr* e) { return lower::exact(build_, expr(e)); }
  ir::Expr* exact(ir::Expr* x) { return lower::exact(build_, x); }
  /// `e` where a `target` is wanted: converted as an assignment does. `spelled`: the type stands in the
  /// expression.
  ir::Expr* value_as(const syntax::Expr* e, const Type* target, bool spelled = false);
  /// A name: a variable, a constant, a function or nil.
  ir::Expr* ident(const syntax::Ident& e);
  /// A unary operator.
  ir::Expr* unary(const syntax::UnaryExpr& e);
  /// &T{...} is a new object; &x of a variable is its box, of anything else the address of the place.
  ir::Expr* address_of(const syntax::UnaryExpr& e);
  /// <-c as an expression.
  ir::Expr* receive(const syntax::UnaryExpr& e);
  /// -x, ^x and +x.
  ir::Expr* signed_operand(const syntax::UnaryExpr& e);
  /// A binary operator.
  ir::Expr* binary(const syntax::BinaryExpr& e);
  /// x op y of one type. `divisor` is the source of y: a constant that is neither 0 nor -1 needs no check.
  ir::Expr* arithmetic(syntax::Op op, ir::Expr* x, ir::Expr* y, const Type* type,
                       const syntax::Expr* divisor);
  /// A constant count below the width is C++'s own shift.
  ir::Expr* shift(const syntax::BinaryExpr& e);
  /// Interfaces compare with interfaces: a concrete operand is converted to the other's type. Of two struct
  /// types that are assignable one has no name: the right one becomes the left one's.
  ir::Expr* comparison(const syntax::BinaryExpr& e);
  /// x == y or x != y of one type.
  ir::Expr* equality(ir::BinaryOp op, ir::Expr* x, ir::Expr* y);
  /// && and ||.
  ir::Expr* logical(const syntax::BinaryExpr& e);
  /// x && y (`both`) or x || y. If y needs statements of its own they run only when x lets them.
  ir::Expr* short_circuit(bool both, ir::Expr* x, const std::function<ir::Expr*()>& lower_y,
                          const Type* type);
  /// s + t + u: one call for the whole chain.
  ir::Expr* concatenation(const syntax::BinaryExpr& e);
  /// C++ computes integers below 32 bits as int: the result is cut back. Defined types have operators that
  /// do so.
  ir::Expr* truncated(ir::Expr* x);
  /// x.f and pkg.Name. A method that is called or a value is lowered elsewhere.
  ir::Expr* selector(const syntax::SelectorExpr& e);
  /// x.f.g: the first `steps` fields of the path `index` from x, through pointers where they are.
  ir::Expr* walk_path(ir::Expr* x, const std::vector<int>& index, std::size_t steps);
  /// The operand that is indexed or sliced. An array stays a place: a temporary would be a copy of it, and
  /// an assignment to an element of the copy would be lost.
  OrderedOperand object_operand(const syntax::Expr* e);
  /// x[i] of a slice, array, string or map.
  ir::Expr* index(const syntax::IndexExpr& e);
  /// x[i:j:k].
  ir::Expr* slice(const syntax::SliceExpr& e);
  /// With `spelled` false the type is left out where C++ knows it from the place.
  ir::Expr* composite_lit(const syntax::CompositeLit& e, bool spelled = true);
  /// What a literal puts into a blank field: Go's compiler stores nothing there, but evaluates `e`.
  ir::Expr* blank_value(const syntax::Expr* e, const Type* type, ir::Expr* value);
  /// Fields stand in the order of the type. If the program writes them in another order, effects keep
  /// theirs.
  ir::Expr* struct_literal(const syntax::CompositeLit& e, const types::Struct& type);
  /// map[K]V{...}.
  ir::Expr* map_literal(const syntax::CompositeLit& e, const types::Map& type);
  /// The entries of a map in the order in which Go's compiler stores them, which shows where two keys are
  /// equal: those that are static come first.
  std::vector<const syntax::KeyValueExpr*> map_entries(const syntax::CompositeLit& e,
                                                       const types::Map& type) const;
  /// Whether `e`, where a `type` is wanted, is a constant, nil, or a struct or an array of such values. The
  /// conversion of a value to an interface is none.
  bool is_static(const syntax::Expr* e, const Type* type) const;
  /// The same expression, written as the source is.
  ir::Expr* laid_out(const syntax::CompositeLit& e, bool spelled, ir::Expr* made);
  /// The elements as an array or a slice of `type`.
  ir::Expr* list_literal(const syntax::CompositeLit& e, const Type* type);
  /// A literal with indices; `length` is that of an array, negative for a slice.
  ir::Expr* keyed_literal(const syntax::CompositeLit& e, const Type* elem, std::int64_t length);
  /// A part of a literal. Its own literal may leave out its type: &T where a *T is wanted, structs without
  /// their name unless they have to be `spelled`.
  ir::Expr* element(const syntax::Expr* e, const Type* type, bool spelled = false);

  // large_literal.cpp
  /// The value of `e`, which `made` is, by a function of its own if `e` is large.
  ir::Expr* built_apart(const syntax::Expr& e, const std::function<ir::Expr*()>& lower);
  /// How many parts of `e`, itself included, are built by code.
  int parts_to_build(const syntax::Expr* e) const;
  /// Whether `e` is made of constants, functions and literals only.
  bool is_data(const syntax::Expr* e) const;
  /// Whether the key of `pair` is a value, not the name of a field.
  bool is_key(const syntax::KeyValueExpr& pair) const;
  /// f and pkg.F, not x.Method.
  bool is_name_of_function(const syntax::Expr* e) const;

  /// x.(T): gocxx::type_assert<T>(x); as v, ok gocxx::type_assert_ok<T>(x).
  ir::Expr* type_assertion(const syntax::TypeAssertExpr& e, bool comma_ok);
  /// An expression whose value is known: as its name, its operation, or its literal.
  ir::Expr* constant(const syntax::Expr* e);
  /// +, -, * and so on of integers, if all values on the way fit into `int` or into the type itself.
  ir::Expr* constant_operation(const syntax::Expr* e);
  /// `value` as a literal of `type`; as it is written in `e`, if that is a literal and says the same in
  /// C++.
  ir::Expr* literal(const types::Constant& value, const Type* type, const syntax::Expr* e);
  /// `value` as a literal of the complex type.
  ir::Expr* complex_literal(const types::Constant& value, const Type* type);
  /// The constant that `e` names; with a cast if it is used as another type than the one it is declared
  /// with.
  ir::Expr* named_constant_or_null(const syntax::Expr* e, const Type* type);
  /// x where a `target` is wanted. C++ converts by itself where the place has the type; with `spelled` the
  /// expression has it.
  ir::Expr* convert(ir::Expr* x, const Type* target, bool spelled = false);
  /// T(x).
  ir::Expr* conversion(const syntax::CallExpr& e);
  /// The conversion from one type to another, by their kinds.
  ir::Expr* convert_explicitly(ir::Expr* x, const Type* from, const Type* to);
  /// []byte("abc"), []rune("abc"): Go makes a slice of a constant without spare room.
  void give_capacity(ir::Expr* made, const types::Constant& value);
  /// Pointers, functions, channels and the like. Their underlying types are identical, but for the
  /// direction of a channel; or those that pointers point to are, or they are when tags of structs do not
  /// count.
  ir::Expr* convert_form(ir::Expr* x, const Type* from, const Type* to);
  /// Structs of the same fields: T(x) is T{x.a, x.b}.
  ir::Expr* convert_struct(ir::Expr* x, const Type* to);
  /// Strings, bytes, runes and their defined types. Slices of defined types of bytes or runes pass as plain
  /// ones.
  ir::Expr* convert_string(ir::Expr* x, const Type* from, const Type* to);

  // call.cpp, builtin.cpp, method_value.cpp, closure.cpp
  /// A call, by what is called: conversions, builtins, functions, methods, values.
  ir::Expr* call(const syntax::CallExpr& e);
  /// The call itself, its operands lowered. `receiver_or_callee`: of a method its receiver, else the value
  /// that is called.
  ir::Expr* call_with(const syntax::CallExpr& e, const types::Func* function, ir::Expr* receiver_or_callee,
                      std::vector<ir::Expr*> args);
  /// Whether the only argument is a call with several results.
  bool is_spread(const syntax::CallExpr& e) const;
  /// auto [value_1, value_2] = g();
  std::vector<ir::Variable*> bind_results(const syntax::Expr* call);
  /// f(g()) for a g with several results.
  std::vector<ir::Expr*> spread_arguments(const syntax::CallExpr& e, const types::Signature& signature,
                                          const types::Func* function);
  /// The operands of ...T as one argument: a slice, a nil slice if there are none; for the library's
  /// `...any` a braced list.
  ir::Expr* variadic_arguments(std::vector<ir::Expr*> values, const types::Signature& signature,
                               const types::Func* function);
  /// The receiver as the method wants it: &x for a method on pointers, *p for one on values.
  ir::Expr* receiver(const syntax::SelectorExpr& e, const check::Selection& selection,
                     const types::Func& method);
  /// `x` as the method takes its receiver: its address, or what it points to.
  ir::Expr* adapted_receiver(ir::Expr* x, const types::Func& method);
  /// x.M(args), x adapted to what the method takes: its address, or what it points to.
  ir::Expr* call_method(const types::Func& method, ir::Expr* x, std::vector<ir::Expr*> args);
  /// A call of a builtin function.
  ir::Expr* builtin_call(const syntax::CallExpr& e, types::BuiltinId id);
  /// make([]T, n, c), make(map[K]V, n), make(chan T, n).
  ir::Expr* make_call(const syntax::CallExpr& e);
  /// The operands of a builtin that is called with all results of another call, converted to the types
  /// wanted (null: as they are).
  std::vector<ir::Expr*> spread_operands(const syntax::CallExpr& e,
                                         const std::function<const Type*(std::size_t)>& wanted);
  /// The slice and the values of an append.
  std::vector<ir::Expr*> append_operands(const syntax::CallExpr& e, const Type* type, const Type* elem);
  /// The map and the key of a delete.
  std::vector<ir::Expr*> delete_operands(const syntax::CallExpr& e);
  /// append(s, a): gocxx::append(s, a); append(s, a, b): gocxx::append(s, {a, b}); append(s, t...):
  /// gocxx::append_slice(s, t).
  ir::Expr* append_call(const syntax::CallExpr& e);
  /// complex(x, y); parts of a defined type become float or double.
  ir::Expr* complex_call(const syntax::CallExpr& e);
  /// min and max, of constants and others.
  ir::Expr* min_max(const syntax::CallExpr& e, ir::RuntimeFn fn);
  /// print and println.
  ir::Expr* print_call(const syntax::CallExpr& e, ir::RuntimeFn fn);
  /// recovery.recover(), on the `gocxx::recovery` that the function began with.
  ir::Expr* recover_call();
  /// The statement before which a closure or forwarder passes the call on to a method that may recover: for
  /// an interface's method only the value tells whether it has the right to.
  ir::Stmt* pass_recovery_or_null(const types::Func& method, ir::Expr* x);
  /// x.M, its receiver evaluated and kept now.
  ir::Expr* method_value(const syntax::SelectorExpr& e, const check::Selection& selection);
  /// T.M: a function whose first parameter is the receiver. (*T).M of a method on values names the method
  /// where the pointer is nil.
  ir::Expr* method_expression(const syntax::SelectorExpr& e, const check::Selection& selection);
  /// A function's name as a value. The library's functions take gocxx::args or a site where the value takes
  /// a slice or nothing: a literal stands between.
  ir::Expr* function_value(const types::Func& function, const Type* type, Pos pos);
  /// [](params) { return target(params); }.
  ir::Closure* forwarding_closure(Pos pos, const types::Signature& signature,
                                  const std::function<ir::Expr*(std::vector<ir::Expr*>)>& target);
  /// Whether `variable`, which is declared with the literal, can be the C++ closure itself: no record in
  /// the heap, and the host compiler sees what is called.
  bool is_plain_lambda(const syntax::FuncLit& literal, const types::Var* variable) const;
  /// A function literal as a value.
  ir::Expr* function_literal(const syntax::FuncLit& e);
  /// A function literal as a C++ closure.
  ir::Closure* closure(const syntax::FuncLit& e);
  /// Sets how the closure captures each variable: by reference, by value, or by its box.
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
  /// The order of events, as it stands: those in temporaries are left out.
  EvaluationOrder evaluation_order(EvaluationOrder::Step step = EvaluationOrder::Step::kEvents) const;
  /// Puts into temporaries the events of `roots` that C++ would not evaluate in Go's order. `changes`: what
  /// happens between the roots.
  void order(const std::vector<Root>& roots, CxxOrder order, Effects changes = 0);
  /// The same for an assignment. A value that goes into a map is evaluated before map and key. C++ evaluates
  /// the right side first, but the events on the right that it could be left to come before what moves on the
  /// left.
  void order_assignment(const Root& place, const Root& value, CxxOrder order);
  /// Puts into temporaries what has to panic before other parts of `roots` do, whose events are in order.
  void order_panics(const std::vector<Root>& roots, CxxOrder order, const syntax::Expr* within = nullptr);
  /// Puts the value of an event (see EvaluationOrder::early) into a temporary, or its values into several.
  void evaluate_early(const syntax::Expr* event);
  /// The temporary that the event `e` is in; null if it is in none.
  ir::Expr* early_or_null(const syntax::Expr* e);
  /// `x`, in a temporary unless it is one.
  ir::Expr* temporary(ir::Expr* x, const char* hint);
  /// Whether all operands of the call stand in a braced list or are captured, which C++ evaluates from left
  /// to right.
  bool is_braced(const syntax::CallExpr& e) const;
  /// Lowers the operands of an expression whose events are in order. If one of them needs statements of its
  /// own, those before it that can do more than read are saved first; so are those that can panic before
  /// others.
  std::vector<ir::Expr*> operands(std::vector<OrderedOperand> list, CxxOrder order);
  /// `x` in a temporary, unless it is a constant or a temporary.
  ir::Expr* saved(ir::Expr* x, const char* hint);
  OrderedOperand operand(const syntax::Expr* e) {
    return {e, [this, e] { return expr(e); }};
  }
  OrderedOperand operand_as(const syntax::Expr* e, const Type* type, bool spelled = false) {
    return {e, [this, e, type, spelled] { return value_as(e, type, spelled); }};
  }
  /// One that is evaluated when those before it are; its panics are ordered apart.
  OrderedOperand operand_by_itself(const syntax::Expr* e, const Type* type) {
    return {e, [this, e, type] {
              order_panics({{e, type}}, CxxOrder::kOpen);
              return value_as(e, type);
            }};
  }

  const Type* type_of(const syntax::Expr* e) const { return info_.type_of(e); }
  /// The type of what is assigned to; a variable on the left of := has it from its object only.
  const Type* type_of_place(const syntax::Expr* e) const;
  /// The site of an operation, for reports.
  ir::Site* site(Pos pos, std::string_view operation, const syntax::Expr* operand = nullptr);

  PackageLowering& package_;
  const check::Info& info_;
  const Facts& facts_;
  IrBuilder& build_;
  ir::Block* block_ = nullptr;  // where statements go
  Frame frame_;
  int ordering_ = 0;  // not 0 while the events of a statement are in order
  Temporaries temporaries_;
  OperatorOrder operator_order_;
  Jumps jumps_;
  const syntax::CallExpr* captured_ = nullptr;  // the call of a literal whose arguments become captures
  const syntax::CallExpr* latest_go_defer_call_ = nullptr;  // the latest call of a go or defer statement
  StripViews strip_views_;
  std::string function_name_;
  struct {
    const syntax::Expr* literal = nullptr;
    const Type* array = nullptr;
  } listed_;                                   // the slice literal that becomes an array
  const syntax::Stmt* poll_before_ = nullptr;  // where a recursive function polls that does not at its head
};

}  // namespace gocxx::lower
