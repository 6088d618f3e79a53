// Checker: the state of checking one package and its rules, which stand in one file per group. Private to
// this folder: others see check.h and info.h. Its public half is what the other checkers of the folder
// (statements, literals, builtins, jumps, the order of initialization) call. A rule that finds a mistake
// reports it once and makes its operand or type invalid; invalid things are passed on in silence.
#pragma once

#include <deque>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "compiler/base/diagnostics.h"
#include "compiler/check/check.h"
#include "compiler/check/declarations.h"
#include "compiler/check/environment.h"
#include "compiler/check/imports.h"
#include "compiler/check/instantiation_cycles.h"
#include "compiler/check/operand.h"
#include "compiler/check/passed_over.h"
#include "compiler/check/purpose.h"
#include "compiler/check/type_limits.h"
#include "compiler/check/valid_type.h"
#include "compiler/types/array.h"
#include "compiler/types/basic.h"
#include "compiler/types/chan.h"
#include "compiler/types/identity.h"
#include "compiler/types/interface.h"
#include "compiler/types/lookup.h"
#include "compiler/types/map.h"
#include "compiler/types/named.h"
#include "compiler/types/pointer.h"
#include "compiler/types/predicates.h"
#include "compiler/types/print.h"
#include "compiler/types/signature.h"
#include "compiler/types/slice.h"
#include "compiler/types/struct.h"
#include "compiler/types/substitution.h"
#include "compiler/types/tuple.h"
#include "compiler/types/type_param.h"
#include "compiler/types/type_set.h"
#include "compiler/types/union.h"

namespace gocxx::check {

using base::Code;
using base::Pos;
using base::Span;
using syntax::Op;
using types::BasicKind;
using types::cast;
using types::dyn_cast_or_null;
using types::underlying;
using types::underlying_as;

/// Whether a rule was given an expression, a statement or a conversion: what the result of a call is used
/// for.
enum class ExprKind : std::uint8_t { kConversion, kExpression, kStatement };

/// The place that an expression is assigned to, as far as a generic function there needs it.
struct Target {
  const Type* type = nullptr;  // null: none, or one without type
  std::string_view name;       // of the variable; else:
  const syntax::Expr* place = nullptr;
};

/// Of two untyped types the one that can hold both; null if they do not go together.
const Type* larger_untyped_or_null(const Type* x, const Type* y);

class Checker : public types::Resolver {
 public:
  Checker(CheckedPackage& package, types::Context& context, Importer& importer,
          base::Diagnostics& diagnostics, const Options& options);
  /// All phases in their order. (check.cpp)
  void check_files();

  // ---- reports (report.cpp) ----
  /// Adds an error unless it speaks of invalid operands or types that have been reported already.
  base::Diagnostic* error(Code code, Pos pos, std::string message);
  base::Diagnostic* error(Code code, const syntax::Node* at, std::string message) {
    return error(code, reported_at(at), std::move(message));
  }
  base::Diagnostic* error(Code code, const Operand& at, std::string message) {
    return error(code, at.pos(), std::move(message));
  }
  /// "generic types are not supported yet": a construct of Go that gocxx refuses. `what` is its name in the
  /// plural.
  void unsupported(Code code, Pos pos, std::string_view what);
  /// Passes over `node`, a part of the program that is refused: what only it uses counts as used.
  void pass_over(const syntax::Node* node);
  const PassedOver& passed_over() const { return passed_over_; }
  std::string str(const Type* type) const { return types::type_string(type, types_pkg_); }
  std::string str(const Operand& x) const { return describe(x, types_pkg_); }
  static std::string str(const syntax::Expr* e) { return syntax::expr_string(*e); }
  /// The file that `pos` stands in.
  const syntax::File& file_of(Pos pos) const;
  /// Where the version of the language at `pos` comes from, in Go's words.
  std::string version_text(Pos pos) const;
  /// "prog.gc:3:7": a place that a message speaks of beside its own.
  std::string place(Pos pos) const;

  // ---- scopes and names (scope.cpp) ----
  Scope* open_scope(const syntax::Node* node);  // records it, makes it current
  /// Makes the scope around the current one current again.
  void close_scope();
  /// Declares `object` in `scope` and records it as what `ident` (may be null) defines; reports a
  /// redeclaration.
  void declare(Scope* scope, const syntax::Ident* ident, Object* object, Pos scope_pos);
  Object* lookup(std::string_view name) const { return env_.scope->lookup_parent(name, env_.pos); }
  /// Reports `message` at `object`, with a note where `other` stands.
  void redeclared(const Object* object, const Object* other, std::string message,
                  Code code = Code::kRedeclared);
  /// Does `action` later: at the end of the statement, or outside of functions the package-level declaration,
  /// that is being checked.
  void later(std::function<void()> action) { delayed_.push_back(std::move(action)); }
  /// How many actions are delayed.
  std::size_t delayed_count() const { return delayed_.size(); }
  /// Does all that was delayed since there were `first` actions, and what these delay.
  void process_delayed(std::size_t first = 0);

  // ---- declarations (collect.cpp, decl.cpp, type_decl.cpp) ----
  /// For types:: functions that meet an object without type.
  void resolve(Object& object) override { object_decl(&object); }
  /// A const, type or var declaration inside a function.
  void local_decl(const syntax::GenDecl* decl);
  /// Reports if a declaration of `names` has too many or too few initial values. `inherited` values stand in
  /// a line above.
  void check_value_count(const syntax::Spec* spec, const std::vector<syntax::Ident*>& names,
                         const std::vector<syntax::Expr*>& values, bool constants, bool inherited);

  // ---- initialization and assignability (initialize.cpp, assignability.cpp) ----
  /// Makes `x` a value that can be assigned to type `target` (null: to a new variable, of x's default type),
  /// or invalid; `context` is "assignment", "variable declaration", "argument", "return statement", "send",
  /// ...
  void assignment(Operand& x, const Type* target, Purpose context);
  /// lhs = x for a variable, which gets the type of `x` if it has none.
  void init_var(types::Var* lhs, Operand& x, std::string_view context);
  /// lhs... = rhs... for new variables and for the results of a return statement (`return_stmt`, else null).
  void init_vars(const std::vector<types::Var*>& lhs, const std::vector<syntax::Expr*>& rhs,
                 const syntax::Stmt* return_stmt);
  /// Reports that `rhs` has another number of values than `lhs_count` places.
  void assignment_count_error(const std::vector<syntax::Expr*>& rhs, std::size_t lhs_count,
                              std::size_t rhs_count);
  void return_count_error(const syntax::Stmt* at, const std::vector<types::Var*>& want,
                          const std::vector<Operand>& have);
  /// "(number, string)": types as messages about counts list them. With `variadic` the last one is written
  /// ...T.
  std::string types_summary(const std::vector<const Type*>& list, bool variadic = false) const;

  // ---- types (type_expr.cpp, struct_type.cpp, interface_type.cpp, signature.cpp) ----
  /// The type that `e` denotes; invalid (and reported) if it denotes none.
  const Type* type_expr(const syntax::Expr* e);
  /// The type that `e` denotes where a variable of it will exist: no constraint interface.
  const Type* var_type(const syntax::Expr* e);
  /// "An embedded field must be specified as a type name T or as a pointer to a non-interface type name *T,
  /// and T itself may not be a pointer type."
  void check_embedded_type(const Type* type, Pos pos);

  // ---- expressions (expr.cpp and its neighbours) ----
  /// A single value. A generic function is instantiated so that it can be assigned to `target`.
  void expr(Operand& x, const syntax::Expr* e, const Target& target = {});
  /// Anything; records it. With `hint`, the type of a composite literal without one. Only with `generic` may it
  /// be a generic function or type that is not instantiated.
  ExprKind raw_expr(Operand& x, const syntax::Expr* e, const Type* hint = nullptr, bool generic = false,
                    const Target& target = {});
  /// The values of a list, a single call with several results unpacked. With `comma_ok`, a single expression
  /// of the comma-ok kind yields two.
  std::vector<Operand> expr_list(const std::vector<syntax::Expr*>& list, bool comma_ok, bool generic = false);
  /// Like expr(), but without taking the value: the variable on the left of an assignment is not "used" by
  /// it. (assign.cpp of the statements calls it.)
  void lhs_expr(Operand& x, const syntax::Expr* e);
  /// Checks expressions whose values are of no use after an error; false if one of them is wrong itself.
  bool use(const std::vector<syntax::Expr*>& list);
  /// Reports and invalidates `x` if it is no single value.
  void single_value(Operand& x);
  /// Reports and invalidates `x` if it is a type or has no value.
  void exclude_type_and_novalue(Operand& x);
  /// Records that the comma-ok form of `e` is used: both values, of types `value` and bool.
  void record_comma_ok(const syntax::Expr* e, const Type* value, const Type* ok);
  /// x = lhs op rhs. `e` is null for lhs op= rhs, whose operator stands at `op_pos`.
  void binary(Operand& x, const syntax::BinaryExpr* e, const syntax::Expr* lhs, const syntax::Expr* rhs,
              Op op, Pos op_pos);
  /// x = x op y, an untyped boolean. As a `switch_case`, x is the case's value and y the one switched on.
  void comparison(Operand& x, Operand& y, Op op, bool switch_case = false);
  /// Converts both operands to a common type if one is untyped. `x` is invalid if they have none.
  void match_types(Operand& x, Operand& y);
  /// Reports an assertion that cannot hold: T lacks a method of the interface.
  void type_assertion(const syntax::Expr* e, Operand& x, const Type* target, bool type_switch);

  /// "(missing method M)" and the like: what `type` lacks of the interface, of which it lacks something.
  std::string lacks(const Type* type, const types::Interface* interface) {
    return missing_method_cause(type, types::missing_method(type, interface, true, this));
  }

  // ---- untyped operands (untyped.cpp) ----
  /// Converts `x`, if it is untyped, to `target`.
  void convert_untyped(Operand& x, const Type* target);
  /// Records the type that an untyped expression and its operands got. `final`: it will not change any
  /// more.
  void update_expr_type(const syntax::Expr* e, const Type* type, bool final);

  // ---- parts of expressions (index.cpp, slice.cpp, conversion.cpp) ----
  static constexpr std::int64_t kUnknownIndex = -1;
  /// The value of the index `e`, below `length` unless that is negative; kUnknownIndex if it is not constant;
  /// nothing if it is wrong (and reported).
  std::optional<std::int64_t> index_value(const syntax::Expr* e, std::int64_t length);

  // ---- state ----
  types::Context& context() { return context_; }
  Info& info() { return *package_.info; }
  types::Package* types_pkg() { return types_pkg_; }
  Environment& env() { return env_; }
  const Options& options() const { return options_; }
  CheckedPackage& package() { return package_; }
  Declarations& declarations() { return declarations_; }
  Importer& importer() { return importer_; }
  base::Diagnostics& diagnostics() { return diagnostics_; }
  Imports& imports() { return imports_; }

 private:
  /// A file without a package clause is a script, which the language will have one day.
  bool refuses_scripts();
  /// All files belong to one package, whose name is not the blank one.
  void check_package_names();
  /// A function without body is written in another language, as far as the checker of Go knows: said of
  /// programs without other errors.
  void check_bodies();
  /// Said of programs without other errors.
  void check_sizes();  // too_large.cpp
  /// Package main has a function main.
  void check_main();

  // ---- declarations (collect.cpp, decl.cpp, type_decl.cpp) ----
  void collect_objects();
  /// Names of imports differ from the package's own.
  void check_import_clashes(const std::vector<Scope*>& file_scopes);
  /// Adds the methods that collect_objects() found to their types.
  void assign_methods();
  /// Checks the declarations of the package in source order.
  void package_objects();
  /// Sees to it that `object` has its type, checking its declaration now if need be; reports cycles.
  void object_decl(Object* object);
  /// The type and value of one constant. `inherited`: the expression stands in a line above.
  void const_decl(types::Const* object, const syntax::Expr* type, const syntax::Expr* init, bool inherited);
  /// The type of one variable; with several variables on the left (`lhs`) those of all.
  void var_decl(types::Var* object, const std::vector<types::Var*>& lhs, const syntax::Expr* type,
                const syntax::Expr* init);
  /// A defined type or an alias.
  void type_decl(types::TypeName* object, const syntax::TypeSpec* spec);
  /// The signature of a function or method; its body is checked later.
  void func_decl(types::Func* object, DeclInfo* decl);
  /// object_decl() for an object whose declaration begins.
  void declare_in_environment(Object* object, DeclInfo* decl);
  /// `object` is needed for its own declaration.
  void met_again(Object* object);
  /// A cycle of values alone is left to the order of initialization; one of types is fine if it passes
  /// through a defined type (whose size is checked elsewhere).
  bool valid_cycle(const Object* object);
  /// Reports a cycle of declarations, from the first of them in the source.
  void cycle_error(const std::vector<const Object*>& cycle);
  /// type A = *T; type T struct{ next A }: where A needs T, T itself is enough; its definition waits until
  /// A is known.
  bool postpone_definition(Object* object);
  /// Defines the types that postpone_definition() set aside.
  void define_postponed();
  /// type A B; type B C; type C struct{}: sets the underlying type of all of them to the last
  /// one's. A chain that ends in itself is a cycle.
  void complete_definitions();
  /// Adds the methods of a type to it; their names differ from each other and from its fields.
  void collect_methods(types::TypeName* object, types::Named* named);
  /// "The method names must be unique and distinct from the field names."
  void check_fields_and_methods(const types::Named* named);
  /// Constants of a function; `source` is the line whose values they have.
  void local_constants(const syntax::ConstSpec* spec, const syntax::ConstSpec* source);
  /// Variables of a function.
  void local_variables(const syntax::VarSpec* spec);
  /// The type parameters of the function that is being checked, or of its receiver.
  std::vector<const types::TypeParam*> type_params_around() const;
  /// A type of a function.
  void local_type(const syntax::TypeSpec* spec);
  /// Sorts the package's variables by their dependencies; reports cycles.
  void initialization_order();  // init_order.cpp

  // ---- initialization and assignability (initialize.cpp, assignability.cpp) ----
  /// Whether `x` can be assigned to `target`; if not, `cause` may say why.
  bool assignable_to(const Operand& x, const Type* target, std::string& cause, Code& code);
  /// The same where one of the types is a type parameter: it holds for each of its types.
  bool assignable_by_terms(const Operand& x, const Type* target, std::string& cause, Code& code);
  /// Whether `type` implements the interface or, with `constraint`, satisfies it; if not, `cause` and `code`
  /// say why.
  bool implements(const Type* type, const Type* interface_type, bool constraint, std::string& cause,
                  Code& code);
  /// Whether `type` is in the type set of an interface whose methods it has.
  bool in_type_set(const Type* type, const Type* interface_type, bool constraint, std::string& cause);
  /// ~int | string
  std::string terms_text(const types::TypeSet& set) const;
  /// The code of the error for a method that is missing.
  static Code missing_method_code(const types::MissingMethod& missing);
  /// "(missing method M)" and its kin.
  std::string missing_method_cause(const Type* type, const types::MissingMethod& missing);
  /// "M(int) string": a method without the names of its parameters.
  std::string method_text(const types::Func& method);
  /// "cannot use x as T value in context: cause".
  void cannot_use(Operand& x, const Type* target, Purpose context, Code code, const std::string& cause);
  /// assignment() of nil.
  void nil_assignment(Operand& x, const Type* target, Purpose context);
  /// "If an untyped constant is assigned to a variable of interface type or the blank identifier, the
  /// constant is first implicitly converted to its default type."
  bool untyped_assignment(Operand& x, const Type* target, Purpose context);
  /// lhs = x for a constant.
  void init_const(types::Const* lhs, Operand& x);

  // ---- types (type_expr.cpp, struct_type.cpp, interface_type.cpp, signature.cpp) ----
  /// The same for the right side of the declaration of `def`, whose underlying type is set as soon as it can
  /// be, so that its parts may refer to it.
  const Type* definition(const syntax::Expr* e, types::Named* def);
  /// The type that `e` denotes, by its kind.
  const Type* type_of_kind(const syntax::Expr* e, types::Named* def);
  /// T or pkg.T.
  const Type* named_type(const syntax::Expr* e);
  /// G[A]: an instance of a generic type.
  const Type* instantiated_type(const syntax::IndexExpr* e);
  /// The types that stand between the brackets; nothing if one of them is wrong.
  std::optional<std::vector<const Type*>> type_arguments(const std::vector<syntax::Expr*>& list);
  /// Reports, at the end of what is being checked, an argument that does not satisfy its constraint: at its
  /// place in `list`, or at `pos` if it was inferred.
  void verify_later(Pos pos, const std::vector<types::TypeParam*>& params,
                    const std::vector<const Type*>& args, const std::vector<syntax::Expr*>& list);
  /// [n]T.
  const Type* array_type(const syntax::ArrayType* e);
  /// The value of an array length; negative if it is none.
  std::int64_t array_length(const syntax::Expr* e);
  /// *T.
  const Type* pointer_type(const syntax::StarExpr* e);
  /// map[K]V, with a K that can be compared.
  const Type* map_type(const syntax::MapType* e);
  /// The fields of a struct; their names differ.
  void struct_type(types::Struct* type, const syntax::StructType* e);
  /// Interfaces do not embed themselves.
  void check_interface_cycles();  // interface_cycle.cpp
  /// The methods and embedded types of an interface.
  void interface_type(types::Interface* type, const syntax::InterfaceType* e, const types::Named* def);
  /// One method of an interface.
  void interface_method(types::Interface* type, const syntax::Field& element, const Type* receiver);
  /// The type of an embedded element, which may be a union.
  const Type* embedded_element(const syntax::Expr* e);
  /// A union, which stands in `e`, whose terms are complete: they do not overlap, and none is an interface
  /// with methods.
  void check_union(const types::Union* type, const std::vector<const syntax::Expr*>& terms);
  /// Checks an interface whose embedded types are complete: no name has two methods.
  void check_interface(const types::Interface* type, const std::vector<const syntax::Expr*>& embedded);
  /// Declares type parameters in `scope`, then looks at their constraints.
  std::vector<types::TypeParam*> declare_type_params(const syntax::FieldList* list, Scope* scope);
  /// The constraint that `e` denotes.
  const Type* constraint_type(const syntax::Expr* e);
  /// The type of the receiver of a generic type's method, whose type parameters `scope` gets: *List[T].
  const Type* generic_receiver_or_null(const syntax::FieldList* recv, Scope* scope);
  /// The receiver among `vars`: exactly one.
  const types::Var* receiver(const std::vector<types::Var*>& vars, const syntax::FieldList* list);
  /// The type of a receiver is defined in this package, and is no pointer or interface.
  void check_receiver(const types::Var* recv, const syntax::Expr* written);
  /// Fills in `signature`; the parameters are declared in `scope`.
  void func_type(types::Signature* signature, const syntax::FieldList* recv, const syntax::FuncType* type,
                 Scope* scope);
  /// A type does not contain itself.
  void check_valid_type(types::Named* type);  // valid_type.cpp

  // ---- expressions (expr.cpp and its neighbours) ----
  /// A value or a type.
  void expr_or_type(Operand& x, const syntax::Expr* e);
  /// raw_expr(), by the kind of `e`.
  ExprKind expr_of_kind(Operand& x, const syntax::Expr* e, const Type* hint, const Target& target);
  /// A literal.
  void basic_lit(Operand& x, const syntax::BasicLit* e);
  /// Makes `x` what `object`, named by `e`, is.
  void object_operand(Operand& x, Object* object, const syntax::Expr* e);
  /// Makes `x` the constant; iota has the value of its line.
  void constant_operand(Operand& x, const types::Const* object, const syntax::Expr* e);
  /// Reports and invalidates a call without result and an uncalled builtin; a `wanted` ("value", "value or
  /// type") stands here.
  void exclude_novalue(Operand& x, std::string_view wanted);
  /// A unary operator.
  void unary(Operand& x, const syntax::UnaryExpr* e);
  /// "The operand must be addressable [...] As an exception, x may also be a (possibly parenthesized)
  /// composite literal."
  void address(Operand& x, const syntax::UnaryExpr* e);
  /// <-x.
  void receive(Operand& x);
  /// *x: an indirection, or a pointer type.
  void indirection(Operand& x, const syntax::StarExpr* e);
  /// Reports that `op` is not defined on `x`.
  void undefined_operator(Operand& x, Op op);
  /// Reports operands of different types.
  void mismatched_types(Operand& x, const Operand& y, const syntax::BinaryExpr* e, Op op);
  /// x = x op y of one type; a constant if both are.
  void arithmetic(Operand& x, const Operand& y, const syntax::BinaryExpr* e, Op op, Pos op_pos);
  /// x = x << y or x >> y. An untyped constant that is shifted by a variable gets its type from the
  /// context.
  void shift(Operand& x, Operand& y, const syntax::BinaryExpr* e, Op op, Pos op_pos);
  /// Reports that `x` is no integer.
  void not_shiftable(Operand& x);
  /// "The right operand in a shift expression must have integer type or be an untyped constant
  /// representable by a value of type uint."
  bool check_shift_count(Operand& y);
  /// The value of a shift of constants.
  void constant_shift(Operand& x, const Operand& y, const Constant& integer, const syntax::BinaryExpr* e,
                      Op op, Pos op_pos);
  struct ComparisonFault;
  /// "In any comparison, the first operand must be assignable to the type of the second operand, or vice
  /// versa."
  ComparisonFault comparison_fault(const Operand& x, const Operand& y, Op op);
  /// Reports that x op y cannot be compared.
  void report_comparison(const Operand& x, const Operand& y, Op op, bool switch_case,
                         const ComparisonFault& fault);
  /// The type of `x` as messages about comparisons name it.
  std::string type_of_operand(const Operand& x) const;
  // ---- generic functions (instantiate.cpp, generic_call.cpp) ----
  /// Whether `x` is a function that is not instantiated.
  static bool is_generic_function(const Operand& x);
  /// Reports and invalidates a generic function or type that is not instantiated.
  void exclude_generic(Operand& x);
  /// f[A]: x becomes an instance of the function. What is missing is inferred, also from the `target`.
  void instantiate_function(Operand& x, const syntax::IndexExpr* e, const Target& target);
  /// Infers the other type arguments of `x` from `target`, which it is assigned to.
  void infer_from_target(Operand& x, Pos pos, const std::vector<const Type*>& args, const Target& target);
  /// The instance of the generic signature of `x.expr` with these arguments, which are recorded; they stand in
  /// `list` if they are written.
  const types::Signature* instance_of(const syntax::Expr* e, const types::Signature* generic, Pos pos,
                                      const std::vector<const Type*>& args,
                                      const std::vector<syntax::Expr*>& list);
  /// The arguments of a call where the callee or some argument is generic: infers what is missing and makes
  /// them instances. Returns the signature that is called; null after an error.
  const types::Signature* instantiate_call(const syntax::CallExpr* e, const types::Signature* signature,
                                           std::vector<Operand>& args);
  /// The types of the parameters for so many arguments, one each.
  static std::vector<const Type*> parameter_types(const types::Signature& signature, std::size_t count,
                                                  bool spread);

  /// A call: of a function, a builtin, or a conversion.
  ExprKind call(Operand& x, const syntax::CallExpr* e);
  /// What is called: also a generic function some of whose type arguments are written.
  void callee(Operand& x, const syntax::Expr* e);
  /// Reports a callee without value; builtins may be called.
  void exclude_novalue_but_builtin(Operand& x);
  /// Makes `x` the results of a call.
  void call_result(Operand& x, const types::Signature& signature);
  /// A call of a builtin; returns what its result may be used for.
  ExprKind builtin_call_kind(Operand& x, const syntax::CallExpr* e);
  /// T(x).
  void conversion_call(Operand& x, const syntax::CallExpr* e);
  /// Checks the arguments of a call of a function of type `signature`. Returns the signature that is called: if
  /// `signature` is generic, the instance; null if that is not known after an error.
  const types::Signature* arguments(const syntax::CallExpr* e, const types::Signature& signature,
                                    std::vector<Operand>& args);
  /// Whether the number of arguments is right; reported if not.
  bool right_argument_count(const syntax::CallExpr* e, const types::Signature& signature,
                            std::vector<Operand>& args);
  /// Reports a wrong number of arguments.
  void argument_count_error(const syntax::CallExpr* e, const types::Signature& signature,
                            const std::vector<Operand>& args);
  /// x = target(x).
  void conversion(Operand& x, const Type* target);
  /// x.sel; with `want_type`, for a type expression.
  void selector(Operand& x, const syntax::SelectorExpr* e, bool want_type = false);
  /// p.X where p is an imported package; false if it is anything else.
  bool qualified_name(Operand& x, const syntax::SelectorExpr* e);
  /// T.M.
  void method_expression(Operand& x, const syntax::SelectorExpr* e, types::Lookup found);
  /// Makes `x` the field or method that was found.
  void selected(Operand& x, const syntax::SelectorExpr* e, types::Lookup found);
  /// The type of x.m as a value: without receiver. Made once for each method.
  const Type* value_signature(const types::Func* method, const types::Signature& declared);
  /// Reports that x.sel does not exist, with the name that may have been meant.
  void missing_selector(const Operand& x, const syntax::SelectorExpr* e, const types::Lookup& found);
  /// A field or method whose name differs from `name` in case, or in nothing but its package.
  const Object* similar_or_null(const Type* type, std::string_view name);
  /// Why `type` has no field or method `name`; `similar` (or null) is what may have been meant.
  std::string lookup_error(const Type* type, const std::string& name, const Object* similar, Code& code);
  /// x[i], or an instance of a generic function or type.
  void index(Operand& x, const syntax::IndexExpr* e, const Target& target);
  /// The same where x is known and is no generic function.
  void index_operand(Operand& x, const syntax::IndexExpr* e);
  /// x[i:j:k].
  void slice(Operand& x, const syntax::SliceExpr* e);
  /// A function literal; its body is checked later.
  void func_lit(Operand& x, const syntax::FuncLit* e);
  /// x.(T).
  void assertion(Operand& x, const syntax::TypeAssertExpr* e);
  /// A name.
  void ident(Operand& x, const syntax::Ident* e);

  // ---- untyped operands (untyped.cpp) ----
  /// The type and value that an untyped operand gets where a type is wanted.
  struct Conversion {
    enum class Failure : std::uint8_t { kNone, kTruncated, kOverflows, kImpossible };
    const Type* type = nullptr;
    Constant constant;
    Failure failure = Failure::kNone;
  };
  /// Returns the conversion of `x` to a `target` that is wanted; x itself if it is typed.
  Conversion implicit_conversion(const Operand& x, const Type* target);
  /// Returns an untyped constant as a value of a basic type.
  Conversion representation(const Operand& x, const types::Basic* type);
  /// Makes `x` what implicit_conversion() returned.
  void take_conversion(Operand& x, const Conversion& converted);
  /// Reports a conversion that failed, and invalidates `x`.
  void invalid_conversion(Operand& x, const Type* target, Conversion::Failure failure);
  /// Whether the constant can be a value of basic type `type`; `rounded` is then its value there.
  bool representable(const Constant& x, const types::Basic* type, Constant* rounded);
  /// Reports and invalidates a constant that is no value of `type`.
  void check_representable(Operand& x, const types::Basic* type);
  /// Reports a constant result that does not fit in its type or, untyped, is beyond all limits.
  void overflow(Operand& x, Pos op_pos);
  /// The type of an operation that is no constant is that of its operands, too.
  void update_operands(const syntax::Expr* e, const TypeAndValue& known, const Type* type, bool final);
  /// Checks the final value of a constant expression that was untyped.
  void finish_constant(const syntax::Expr* e, TypeAndValue& known, const Type* type);
  /// The operation of `e` as messages name it: "addition".
  static std::string operation_name(const syntax::Expr* e);
  /// Records the type and value of an expression.
  void record(const Operand& x);

  // ---- statements (stmt.cpp and its neighbours: the statement side) ----
  /// Checks a function's body: statements, labels, missing return, unused variables.
  void function_body(const FunctionBody& function);

  // ---- parts of expressions (index.cpp, slice.cpp, conversion.cpp) ----
  /// Makes `x` its element; false if it has none. `key` becomes the type of a map's keys, `length` the number
  /// of elements if that is known.
  bool element(Operand& x, const Type*& key, std::int64_t& length);
  /// The key of m[k].
  void map_index(const syntax::IndexExpr* e, const Type* key_type);
  /// Whether `x` is good as an index or size; reported if not.
  bool valid_index(Operand& x);
  /// Sets the type of `x` to that of its slices. Returns false (after a report) if it cannot be sliced so.
  /// `length` becomes the greatest bound if that is known.
  bool sliced(Operand& x, const syntax::SliceExpr* e, std::int64_t& length);
  /// "The indices are in range if 0 <= low <= high <= max <= cap": constant ones are compared here.
  void slice_bounds(const syntax::SliceExpr* e, std::int64_t length);
  /// Whether `x` has a value of constant type `target`, which it then becomes.
  bool convert_constant(Operand& x, const Type* target);
  /// Whether a constant has a value in each type of a type parameter; if not, `cause` may say why.
  bool constant_convertible(const Operand& x, const types::TypeParam* target, std::string& cause);
  /// Whether a value that is no constant can be converted; if not, `cause` may say why.
  bool convertible_to(const Operand& x, const Type* target, std::string& cause);
  /// The same where one of the types is a type parameter: it holds for each of its types.
  bool convertible_by_terms(const Operand& x, const Type* target, std::string& cause);
  /// The type that the untyped operand of a conversion is of in the end. Where the constant is not itself
  /// converted, as in []byte("a") and any(1), it is the default type; the integer in string(65) stays
  /// untyped.
  const Type* converted_operand_type(const Operand& x, const Type* target);

  /// A use of `object` from the declaration that is being checked: it is initialized before.
  void add_dependency(const Object* object);

  /// The declarations of types that are under way (type_decl.cpp).
  struct OpenTypes {
    int aliases = 0;      // how many aliases are being declared
    int definitions = 0;  // how many defined types are
    /// Defined types that an alias needed before it was complete itself.
    std::vector<types::TypeName*> postponed;
    /// Defined types whose right side is a defined type without underlying type yet.
    std::vector<std::pair<types::Named*, const types::Named*>> incomplete;
  };

  CheckedPackage& package_;
  types::Package* types_pkg_;
  types::Context& context_;
  Importer& importer_;
  base::Diagnostics& diagnostics_;
  Options options_;

  Environment env_;
  Declarations declarations_;
  std::vector<Object*> object_path_;  // the declarations that are being checked, outermost first
  std::vector<std::function<void()>> delayed_;
  Imports imports_{*this};
  PassedOver passed_over_;

  OpenTypes open_types_;
  std::unordered_map<const types::TypeName*, std::vector<types::Func*>> methods_of_;  // not yet in the Named
  std::unordered_map<const types::Func*, const Type*> value_signatures_;  // of methods, without receiver
  std::vector<std::pair<const syntax::InterfaceType*, const types::Interface*>> interfaces_;  // all of them
  ValidTypes valid_types_;
  TypeLimits type_limits_{*this};
  InstantiationCycles cycles_;
};

}  // namespace gocxx::check
