// Facts about the variables, function literals and functions of a package, from one walk over its bodies:
// the ground on which captures, escapes, orders of evaluation and polls are decided. Made once before
// lowering, then only read.
#pragma once

#include <memory>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "compiler/check/check.h"
#include "compiler/lower/escape.h"
#include "compiler/lower/recursion.h"

namespace gocxx::lower {

using base::Pos;

/// One assignment to a variable or to a part of it.
struct Assignment {
  Pos end;                             // of the assigning statement
  const syntax::Stmt* loop = nullptr;  // the innermost loop around it
  /// The body of the closure around it; null in the declaring function.
  const syntax::BlockStmt* closure = nullptr;
  bool in_post = false;  // in the post statement of `loop`
};

struct ClosureFacts;

struct VariableFacts {
  const syntax::BlockStmt* closure = nullptr;  // the body of the closure that declares it, or null
  const syntax::FuncDecl* decl = nullptr;      // the function that declares it
  /// The innermost loop around its declaration; its own loop if the loop's init statement declares it.
  const syntax::Stmt* loop = nullptr;
  bool loop_variable = false;           // declared by the init statement of a for loop
  bool frame = false;                   // a parameter or result: outlives the deferred calls of its function
  bool starts_zero = false;             // declared by var without a value
  bool referenced = false;              // named somewhere besides its declaration
  bool used_in_loop = false;            // in a loop that stands within that of the declaration
  std::vector<Assignment> assignments;  // besides its declaration
  std::vector<ClosureFacts*> captured_by;  // every closure between its declaration and some use
  bool read = false;                       // its value is used
  bool only_called = true;                 // its value is used for nothing but to call it
  bool address_taken = false;              // by &, by calling a method, or by slicing it
  bool loop_state = false;  // of a range loop over a function: asked also when the loop is over
  bool boxed = false;       // decided from all this

  /// Whether it always has its zero value.
  bool stays_zero() const { return starts_zero && assignments.empty() && !address_taken; }
};

/// The life of a function literal.
enum class ClosureKind : std::uint8_t {
  kEscapes,   // a goroutine's, or a value of unknown life: captures by value, or boxes
  kDeferred,  // runs when its function ends: may refer to the parameters and results, which are still there
  kStays,     // runs on the spot or while its block lasts: captures by reference
};

/// The facts about a body that becomes a C++ closure: that of a function literal.
struct ClosureFacts {
  const syntax::BlockStmt* body = nullptr;
  Pos pos;                                 // where the literal begins
  ClosureFacts* parent = nullptr;          // the closure around it, or null
  const syntax::FuncDecl* decl = nullptr;  // the function around it, null in the value of a package variable
  const syntax::Stmt* loop = nullptr;
  EscapeGraph::Location location = EscapeGraph::kHeap;
  bool deferred = false;    // defer func() { ... }()
  bool uses_frame = false;  // a range_body that defers or recovers, or has one inside that does
  bool range_body = false;  // the body of a range loop over a function: used only while the loop runs
  bool in_post = false;     // in the post statement of `loop`
  ClosureKind kind = ClosureKind::kEscapes;
  /// The variables of functions around it that it uses, in the order of their first use.
  std::vector<const types::Var*> captures;
  bool has_defer = false;
  bool recovers = false;
  bool recursive = false;  // part of a cycle of calls
};

/// The facts about a function or method with a body.
struct FunctionFacts {
  const types::Func* object = nullptr;
  std::vector<const types::Func*> callees;  // of this package, called by name
  bool may_run_long = false;                // may run long without a poll: what it calls is unknown
  bool has_defer = false;
  bool recovers = false;
  bool recursive = false;  // part of a cycle of calls
  /// The statement before which a recursive function polls: the first one behind those that may return before
  /// the function calls or loops, so that the end of the recursion does not poll. Null if it polls at its
  /// head.
  const syntax::Stmt* poll_before = nullptr;
};

/// The facts about a loop. Its calls are those of its own body, not those of the loops inside.
struct LoopFacts {
  const syntax::Stmt* parent = nullptr;     // the loop around it, or null
  FunctionFacts* function = nullptr;        // the function around it, or null
  std::vector<const types::Func*> callees;  // of this package, called by name
  bool may_run_long = false;                // calls what may run long without a poll
  /// The greatest trip count of a loop inside of it, if that is small; loops inside of that one are counted.
  std::int64_t max_trip_count_inside = 1;
  bool small_trip_count = false;  // ends soon by what is known when it is compiled
};

class Facts {
 public:
  explicit Facts(const check::CheckedPackage& package);
  ~Facts();

  const VariableFacts& of(const types::Var* variable) const;
  /// The facts about the function literal with this body.
  const ClosureFacts& of(const syntax::BlockStmt* body) const { return *closures_.at(body); }
  /// All closures of the package, in source order.
  std::vector<const ClosureFacts*> closures_in_order() const;
  /// Null for functions of other packages and without bodies.
  const FunctionFacts* of_or_null(const types::Func* function) const;
  /// Whether the function itself calls recover(); of an interface's method whether some method of that name
  /// does.
  bool recovers(const types::Func* function) const;
  /// Whether an initializer or another function refers to the function or variable of this package.
  bool is_referenced(const types::Object* object) const { return referenced_.contains(object); }

  /// Whether the method `selector` is called where it stands; if not, it is a value.
  bool is_called(const syntax::SelectorExpr* selector) const { return called_methods_.contains(selector); }

  /// Whether a copy of `variable`, made where `closure` stands, is as good as the variable itself.
  bool may_copy(const types::Var* variable, const ClosureFacts& closure) const;
  /// Whether `closure` refers to `variable` (which it captures and which has no box) instead of copying it.
  bool by_reference(const types::Var* variable, const ClosureFacts& closure) const;
  /// Whether `variable` always is the function that it is declared with, and is used for nothing but to call
  /// it while the block of its declaration lasts.
  bool is_local_function(const types::Var* variable) const;
  /// Whether nothing but the statements of its own function can change `variable`: no call does.
  bool only_local_changes(const types::Var* variable) const;
  /// Whether some goto leads to the labelled statement; whether there is any goto at all.
  bool is_goto_target(const syntax::Stmt* labeled) const { return goto_targets_.contains(labeled); }
  bool has_goto() const { return !goto_targets_.empty(); }
  /// Whether the loop ends soon by what is known when it is compiled: it needs no poll.
  bool has_small_trip_count(const syntax::Stmt* loop) const { return loops_.at(loop).small_trip_count; }
  /// Whether an iteration of `loop` may take long: then every iteration polls.
  bool may_run_long(const syntax::Stmt* loop) const { return loops_.at(loop).may_run_long; }
  /// Whether `loop` stands inside another.
  bool is_inner(const syntax::Stmt* loop) const { return loops_.at(loop).parent != nullptr; }
  /// Whether `loop` is `outer` or stands inside it.
  bool loops_inside(const syntax::Stmt* outer, const syntax::Stmt* loop) const;

 private:
  friend class FactsCollector;

  static bool is_there_for_deferred(const VariableFacts& variable, const ClosureFacts& closure);
  void decide_closures();
  void decide_boxes();
  bool needs_box(const types::Var* variable, const VariableFacts& facts) const;
  void decide_loops(const check::Info& info);
  void leave_loop(const LoopFacts& left, std::int64_t trips);
  void decide_lingering();
  bool any_has(const std::vector<const types::Func*>& functions, bool FunctionFacts::*fact) const;
  void spread_to_callers(bool FunctionFacts::*fact);
  void decide_recovering_methods();
  void decide_recursion();

  std::unordered_map<const types::Var*, VariableFacts> variables_;
  std::unordered_map<const syntax::BlockStmt*, std::unique_ptr<ClosureFacts>> closures_;
  std::unordered_map<const types::Func*, FunctionFacts> functions_;
  std::unordered_set<const types::Object*> referenced_;  // functions and variables at package level
  std::unordered_map<const syntax::Stmt*, LoopFacts> loops_;
  std::vector<const syntax::Stmt*> loops_in_order_;  // those inside of others first
  CallGraph calls_;
  EscapeGraph escapes_;
  std::unordered_set<const syntax::FuncDecl*> jumping_;  // the functions with a goto
  std::unordered_set<std::string> recovering_methods_;  // the names of methods that call recover() themselves
  std::unordered_set<const syntax::Stmt*> goto_targets_;
  std::unordered_set<const syntax::SelectorExpr*> called_methods_;
};

}  // namespace gocxx::lower
