// Bodies of functions: writes lowered expressions (expr.cpp) and statements (stmt.cpp) as C++. One form per
// node; what is decided here is only how it looks: parentheses, line breaks, the names of variables.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "compiler/emit/emit.h"
#include "compiler/emit/scope.h"
#include "compiler/emit/writer.h"

namespace gocxx::emit {

/// One function that is written as a part of a unit. What it says of the source must not change when
/// something changes elsewhere: its lines are counted from its own first line, under a file name that has its
/// name in front, and its sites have their values in the main unit.
struct UnitFunction {
  std::string name;                        // "main_.T.m"
  std::uint32_t first_line = 0;            // 0: the source is not known
  std::vector<const ir::Site*> sites;      // in the order of the text
  std::vector<const types::Func*> called;  // of any package, some twice
  bool has_closures = false;
  bool is_copy = false;  // for inlining only: the function itself is in another unit
};

/// The data that all parts of one emission share.
struct Context {
  const Names& names;
  const base::SourceSet& sources;
  const Options& options;
  Writer& out;
  bool in_units = false;             // the program is written as several files
  UnitFunction* function = nullptr;  // the one that is being written, in a unit
};

/// Writes the code of one function, or of the initial value of one package variable.
class CodeWriter {
 public:
  CodeWriter(Context& context, const Scope& scope) : context_(context), out_(context.out), scope_(scope) {}

  /// How tightly C++ binds operators, from loose to tight.
  enum class Binding {
    kAny,
    kOr,
    kAnd,
    kBitOr,
    kBitXor,
    kBitAnd,
    kEquality,
    kRelation,
    kShift,
    kSum,
    kProduct,
    kPrefix,
    kPostfix
  };

  /// Writes `e`, in parentheses if it binds less tightly than `least`.
  void expr(const ir::Expr* e, Binding least = Binding::kAny);
  /// Writes { statements } without a line end behind it.
  /// `end`: where the closing brace stands in the source, if that is of interest.
  void block(const ir::Block& block, base::Pos end = {});
  void stmt(const ir::Stmt* stmt);

  void leading_trivia(const ir::Trivia& trivia);
  void end_line_with(const ir::Trivia& trivia);
  /// Writes the #line directive for the code that begins at `pos`, if the text is for the host compiler.
  void directive(base::Pos pos);
  /// The same for code that the user did not write: tracebacks leave it out.
  void generated();
  std::string parameter(const ir::Variable& variable) const;
  /// (A a, B b)
  void parameters(const std::vector<ir::Variable*>& params);
  /// { statement; } if the body is one simple statement without comments; false if it is not. The line layout
  /// puts it on lines of its own if the line is too long. With `bodies`, closures inside are allowed.
  bool flat_body(const ir::Block& body, bool bodies);

 private:
  // names and literals
  void var_ref(const ir::VarRef& e);
  void index(const ir::Index& e);
  void func_ref(const ir::FuncRef& e);
  void int_lit(const ir::IntLit& e);
  void rune_lit(const ir::RuneLit& e);
  void float_lit(const ir::FloatLit& e);
  void complex_lit(const ir::ComplexLit& e);
  void bool_lit(const ir::BoolLit& e);
  void string_lit(const ir::StringLit& e);
  void zero(const ir::Zero& e);
  void exactly(const types::Type* type, const std::string& literal, bool has_type);
  // operators, parts and objects
  void unary(const ir::Unary& e);
  void binary(const ir::Binary& e);
  void operands(const ir::Binary& e);
  void convert(const ir::Convert& e, Binding least);
  void field(const ir::Field& e);
  void composite(const ir::Composite& e);
  void element(const ir::Composite::Element& element);
  void element_lines(const ir::Composite& e);
  // calls and closures
  void call(const ir::Call& e);
  void runtime_call(const ir::RuntimeCall& e);
  void member_call(const ir::MemberCall& e);
  void arguments(const std::vector<ir::Expr*>& args, const ir::Site* site);
  std::string used_site(const ir::Site& site);
  void list(const std::vector<ir::Expr*>& exprs);
  void comma();
  /// Writes the two characters of `brackets`, and between them what `write` writes.
  template <class Write>
  void bracketed(std::string_view brackets, Enclosure form, Write write) {
    out_ << brackets[0];
    {
      Group group(out_, form);
      write();
    }
    out_ << brackets[1];
  }
  void generated_body(const ir::Closure& e);
  void closure(const ir::Closure& e);
  void captures(const ir::Closure& e);

  // statements
  void bare(const ir::Stmt* stmt);  // without the semicolon: as in the head of a `for`
  void label(const ir::LabelStmt& s);
  void new_object(const ir::VarDecl& s);
  void safepoint(const ir::Safepoint& s);
  void var_decl(const ir::VarDecl& s);
  void bind(const ir::Bind& s);
  void assign(const ir::Assign& s);
  void if_stmt(const ir::If& s);
  void branch(const ir::Block& block);
  void head(const ir::Stmt* init, const ir::Expr* value);
  void for_stmt(const ir::For& s);
  void for_head(const ir::For& s);
  void range_for(const ir::RangeFor& s);
  void switch_stmt(const ir::Switch& s);
  void switch_case(const ir::Switch::Case& clause);
  bool flat_case(const ir::Switch::Case& clause);
  void equals();
  void return_stmt(const ir::Return& s);
  void run_with_defers(const ir::RunWithDefers& s);
  void statements(const std::vector<ir::Stmt*>& stmts);
  void comments(const std::vector<ir::Comment>& comments);

  std::string type(const types::Type* t) const;
  std::string name(const ir::Variable* variable) const;

  Context& context_;
  Writer& out_;
  Scope scope_;
};

/// The name of the constant that holds a site of a program in one file.
std::string site_name(const ir::Site& site);
/// The same for the `number`th site (from 1) of a function in a unit.
std::string site_name(const UnitFunction& function, std::size_t number);

/// Whether an integer literal is written as a difference, `-9223372036854775807L - 1`.
bool is_difference(const ir::IntLit& e);
/// Whether the literal is written as its real part alone.
bool is_real(const ir::ComplexLit& e);

}  // namespace gocxx::emit
