// Makes the statements and expressions of one function. Everything is of the right type by construction,
// every loop and recursion ends, and nothing depends on addresses, on the order of maps or on how goroutines
// are scheduled.
//
// A program shows what it does by calls of say, which writes its operands to the trace and costs fuel.
#pragma once

#include <functional>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "tests/fuzz/generate/choices.h"
#include "tests/fuzz/generate/scope.h"
#include "tests/fuzz/generate/unit.h"

namespace gocxx::fuzz {

/// An expression's text. Operators are not applied to constants alone: Go computes those when it compiles,
/// and refuses what overflows.
struct Expr {
  std::string text;
  bool constant = false;
  std::string value = {};  // of constants: equal for equal ones
};

class Body {
 public:
  Body(Choices& choices, Unit& unit);

  // -- What the declarations are made of (declare.cpp) --
  Variable* add_variable(const std::string& name, const Type* type) { return scope_.add(name, type); }
  void forbid_calls() { calls_allowed_ = false; }
  /// An expression that cannot panic, for the values of package variables.
  Expr safe_literal(const Type* type) {
    only_literals_ = true;
    return literal(type, 0);
  }
  /// The statements of a function with these results, the last of which returns. `text()` has them.
  void function_body(const std::vector<const Type*>& results, std::uint32_t most, int depth);
  /// "defer func() {...}()", which may recover and changes what is in scope.
  void deferred_change();
  void line(const std::string& text);
  const std::string& text() const { return out_; }

  // -- Expressions (expr.cpp) --
  Expr expr(const Type* type, int depth);
  Expr literal(const Type* type, int depth);
  /// One that Go does not compute when it compiles.
  std::string variable_expr(const Type* type, int depth);
  /// Of type any, for say: shows the value without addresses.
  std::string shown(const Type* type, const std::string& text);

  const Type* some_type();
  const Type* nested_type();
  const Type* map_type();
  const Type* function_type();
  const Type* basic_type();

 private:
  // -- Places (place.cpp) --
  std::optional<std::string> read(const Type* type, int depth);
  std::optional<std::string> assignable(const Type* type, int depth);
  std::optional<std::string> addressable(const Type* type, int depth);
  std::size_t steps() const;
  std::string path_text(const Path& path, int depth);
  std::string index(const Type* of, int depth);

  // -- Expressions by kind of type: number.cpp, truth_and_text.cpp, composite.cpp --
  Expr integer_literal(const Type* type);
  std::string bare_integer(const Type* type);
  Expr constant_expression(const Type* type);
  Expr named_constant(const Type* type);
  Expr integer_operation(const Type* type, int depth);
  std::string divisor(const Type* type);
  std::string division(const Type* type, int depth);
  std::string least_or_greatest(const Type* type, int depth);
  std::string byte_of_string(int depth);
  std::string shift(const Type* type, int depth);
  std::string counted(int depth);
  std::string library_number(int depth);
  Expr float_operation(const Type* type, int depth);
  Expr complex_literal(const Type* type);
  Expr complex_operation(const Type* type, int depth);
  /// What stands behind a variable of a complex type in a statement: an assignment or ++.
  std::string complex_change(const Type* type, int depth);
  /// A part of a complex number, as a floating-point number.
  std::string part(const Type* type, int depth);
  std::string conversion(const Type* type, int depth);
  Expr bool_operation(int depth);
  std::string comparison(int depth);
  std::string comparison_with_nil(const Type* type, const std::string& left, int depth);
  Expr string_literal(const Type* type);
  Expr string_operation(const Type* type, int depth);
  std::string short_string(int depth);
  Expr operation(const Type* type, int depth);
  Expr composite_literal(const Type* type, int depth);
  std::string struct_literal(const Type* type, int depth);
  std::string map_literal(const Type* type, int depth);
  std::string pointer(const Type* type, int depth);
  std::string slice(const Type* type, int depth);
  std::string bounds(int depth, bool full);
  std::string interface_value(const Type* type, int depth);
  std::string element_list(const Type* elem, std::uint32_t count, int depth);

  // -- What is seen of a value (shown.cpp) --
  std::string tracer(const Type* type, const std::string& value);
  std::string seeing_function(const Type* type);

  // -- Functions and calls (call.cpp, function_value.cpp) --
  std::string arguments(const std::vector<const Type*>& params, bool variadic, int depth);
  std::string separate_arguments(const std::vector<const Type*>& params, bool variadic, int depth);
  std::optional<std::string> call_of(const std::vector<const Type*>& results, int depth);
  std::optional<std::string> call_of_function(const std::vector<const Type*>& results, int depth);
  std::optional<std::string> call_of_method(const std::vector<const Type*>& results, int depth);
  std::optional<std::string> call_of_value(const std::vector<const Type*>& results, int depth);
  std::optional<std::string> part_of_result(const Type* type, int depth);
  std::optional<std::string> member_of_result(const Type* type, int depth);
  struct MethodAt {
    Path path;
    const Method* method;
  };
  /// The methods that places in scope have.
  std::vector<MethodAt> methods_where(const std::function<bool(const Method&)>& wanted);
  std::string method_call(const Path& path, const Method& method, int depth);
  std::string method_expression_call(const Path& path, const Method& method, int depth);
  std::optional<std::string> bound_method(const Type* type, int depth);
  std::string function_value(const Type* type, int depth);
  std::string function_literal(const std::vector<const Type*>& params,
                               const std::vector<const Type*>& results, int depth);
  /// "func(a int) string {...}", where `write` makes the statements.
  std::string literal_text(const std::string& head, const std::function<void()>& write);
  std::string called_at_once(const Type* type, int depth);

  // -- Statements (stmt.cpp, assign.cpp, loop.cpp, branch.cpp, defer.cpp, concurrent.cpp) --
  void statements(std::uint32_t most, int depth);
  void statement(int depth);
  void block(const std::string& head, std::uint32_t most, int depth);
  void say(int depth);
  void say_variable(Variable* variable);
  void leave(std::size_t mark, bool all);
  std::string fresh(const std::string& stem) { return stem + std::to_string(unit_.numbered++); }
  /// The name for a variable of an inner block: a fresh one, or one that hides another variable.
  std::string inner_name(const std::string& stem);
  std::string header(const std::string& text);

  void define(int depth);
  void define_several(int depth);
  void comma_ok(int depth);
  void assign(int depth);
  void assign_several(int depth);
  void assign_literals(int depth);
  void op_assign(int depth);
  void call_statement(int depth);
  void builtin_statement(int depth);
  void register_pointer(int depth);
  void copy(int depth);
  void local_type(int depth);
  void local_constants(int depth);
  void hiding_block(int depth);
  void kept_function(const std::string& value, const Type* type, int depth);
  void method_value(int depth);
  void method_expression(int depth);
  void library_callback(int depth);

  void if_statement(int depth);
  void switch_statement(int depth);
  void clause(const std::string& head, int depth);
  void falling_clause(const std::string& head, int depth);
  std::string case_list(const Type* tag, std::set<std::string>& constants, int depth);
  void switch_clauses(const Type* tag, int depth);
  void interface_switch(int depth);
  void type_switch(int depth);
  void type_clause(const Type* of, const std::string& name, std::set<std::string>& seen, int depth);
  void return_statement(int depth);
  void panic_statement(int depth);
  void jump(int depth);
  std::optional<std::string> way_out();
  void forward_goto(int depth);
  static bool is_named(const std::string& label, const std::string& text);
  /// Writes a statement that break may leave by name; the label is left out if nothing names it.
  void labelled(const std::function<void()>& write);

  void loop(int depth);
  void counted_loop(int depth, const std::string& label);
  void fueled_loop(int depth, const std::string& label);
  void closure_loop(int depth, const std::string& label);
  std::string range_operand(const Type*& key, const Type*& value, int depth);
  void range_loop(int depth, const std::string& label);
  void assigning_range_loop(int depth, const std::string& label);
  void channel_loop(int depth, const std::string& label);
  void sorted_keys_loop(int depth, const std::string& label);
  void select_loop(int depth, const std::string& label);
  void loop_body(const std::string& label, const std::string& head, const std::function<void()>& begin,
                 int depth);
  void goto_loop(int depth);

  void defer_statement(int depth);
  void attempt(int depth);
  void closure_variable(int depth);
  void channel_variable(int depth);
  void full_channel(const Type* type, int depth);
  void hand_off(int depth);
  void wait_for_one(int depth);
  void select_one(int depth);
  void locked(int depth);
  void goroutines(int depth);
  void once(int depth);
  void panic_again(int depth);
  std::string panic_value(int depth);

  /// The constructs around a statement; a function literal begins with none of them.
  struct Around {
    std::vector<const Type*> results;
    std::vector<std::string> labels;   // of loops
    std::vector<std::string> exits;    // of loops, switches and selects
    std::vector<std::string> forward;  // of what a goto may skip to
    int loops = 0;
    int breakable = 0;  // loops, switches and selects
  };

  /// A kind of statement, and how often it is made.
  struct Form {
    enum class Needs { kNothing, kCalls, kDepth } needs;
    std::uint32_t weight;
    void (Body::*make)(int depth);
  };
  static const std::vector<Form> kForms;

  Choices& choices_;
  Unit& unit_;
  Scope scope_;
  Around around_;
  std::string out_;
  int indent_ = 1;
  bool calls_allowed_ = true;
  bool only_literals_ = false;
};

}  // namespace gocxx::fuzz
