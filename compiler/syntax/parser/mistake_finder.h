// Finds the syntax errors of a file that does not parse, where Go's parser finds them and in its words.
#pragma once

#include <cstdint>
#include <functional>
#include <initializer_list>
#include <optional>
#include <string>
#include <vector>

#include "compiler/syntax/parser/syntax_errors.h"
#include "compiler/syntax/parser/token_buffer.h"

namespace gocxx::syntax {

/// A parser by recursive descent that makes no tree. The grammar in grammar/ says what a program is; what
/// else is said of a file that is none hangs on how a parser goes on after a mistake. This one goes on as
/// Go's does (cmd/compile/internal/syntax/parser.go), method by method: a missing token costs the one that
/// stands in its place; other mistakes skip to a token that may follow. Its methods are spread over files by
/// concept, mistakes_in_<concept>.cpp.
class MistakeFinder {
 public:
  MistakeFinder(const TokenBuffer& tokens, SyntaxErrors& errors) : tokens_(tokens), errors_(errors) {}

  /// Reports all mistakes.
  void source_file();

 private:
  using Code = base::Code;

  // ---- tokens (mistake_finder.cpp) ----
  const SourceToken& token() const { return tokens_.at(at_); }
  std::size_t type() const { return token().type(); }
  bool is(std::size_t type) const { return token().type() == type; }
  bool at_end() const;
  void next() { ++at_; }
  bool got(std::size_t type);
  /// Reports a token of another kind, and takes it for one of this kind.
  void want(std::size_t type);
  bool got_assign();
  /// Skips to one of `follow`, or inside of functions to a keyword that begins a statement; one token if
  /// `follow` is empty.
  void advance(std::initializer_list<std::size_t> follow);
  /// Reports at the current token: `message` begins with "expected", "in", "at" or "after" if "unexpected X"
  /// goes before it.
  void error(const std::string& message, std::optional<Code> code = {});
  void error_at(std::size_t at, const std::string& message, std::optional<Code> code = {});
  Code code() const;
  std::string text(std::size_t first, std::size_t last) const;
  /// Parses elements until `close`. `element` says whether it must be the last one.
  std::size_t list(const char* context, std::size_t separator, std::size_t close,
                   const std::function<bool()>& element);

  // ---- what is known of an expression ----
  enum class Form : std::uint8_t {
    kBad,
    kName,
    kSelector,
    kIndex,
    kLiteralType,  // an array, slice, struct or map type
    kOtherType,    // of functions, interfaces, channels
    kValue,        // a literal, a call, a slice expression, a type assertion
    kGuard,        // x.(type)
    kDeref,        // *x
    kOperation,    // another one
    kList,
  };
  struct Expr {
    Form form = Form::kBad;
    bool parenthesized = false;
    bool value = false;      // it cannot be a type
    bool type_elem = false;  // it can only be a type
    // In [P *C], [P (C)] and [P *C | Q]: P may be a type parameter; if C is only a type, or if a comma
    // follows.
    bool parameter = false;
    bool parameter_if_forced = false;
    bool send_channel = false;  // chan<- T
    std::size_t first = 0;      // tokens
    std::size_t last = 0;
  };
  Expr made(Form form, std::size_t first) const;

  // ---- declarations (mistakes_in_declarations.cpp) ----
  void group(void (MistakeFinder::*spec)());
  void import_spec();
  void const_spec();
  void type_spec();
  void type_spec_with_brackets();
  void var_spec();
  void function_decl();
  void function_body();
  void name();
  void name_list();

  // ---- types (mistakes_in_types.cpp) ----
  struct Param {
    bool named = false;
    bool typed = false;
    std::size_t name_at = 0;
    std::size_t type_at = 0;
  };
  void type_expr();
  /// False if no type begins here; else `expr` is what it is.
  bool type_or_none(Expr* expr = nullptr);
  void type_instance();
  void function_type(const char* context);
  void array_type_rest(bool has_length);
  void channel_elem();
  void struct_type();
  void interface_type();
  void field_decl();
  void embedded_in_parentheses();
  void method_elem();
  void embedded_elem(bool begun);
  void embedded_term();
  /// [n]T, []T or [T1, T2]: false for the last, type arguments.
  bool array_or_type_args();
  bool param_decl(bool has_name, std::size_t follow, Param& param);
  std::size_t param_list(const Param* first, std::size_t close, bool names_required);
  void check_params(const std::vector<Param>& params, std::size_t end, bool names_required);
  void qualified_name(bool has_name);

  // ---- expressions (mistakes_in_expressions.cpp) ----
  Expr expression() { return binary(nullptr, 0); }
  Expr binary(const Expr* begun, int precedence);
  Expr combined(const Expr& x, std::size_t op, const Expr& y) const;
  Expr unary();
  Expr receive();
  Expr operand(bool keep_parentheses);
  Expr primary(const Expr* begun, bool keep_parentheses);
  Expr selector(const Expr& x);
  Expr index(const Expr& x);
  Expr arguments(const Expr& x);
  bool may_have_literal_value(const Expr& x) const;
  void literal_value();
  void element();
  Expr expression_list();
  bool type_list(bool strict, Expr& first);

  // ---- statements (mistakes_in_statements.cpp) ----
  enum class StmtKind : std::uint8_t { kNone, kExpr, kRange, kAssign, kDefine, kOther };
  struct Simple {
    StmtKind kind = StmtKind::kNone;
    std::size_t first = 0;  // tokens
    std::size_t op = 0;
    std::size_t last = 0;
  };
  Simple simple_stmt(const Expr* begun, std::size_t keyword);
  Simple range_clause(std::size_t first);
  bool statement();
  bool named_statement();
  bool labeled_stmt();
  void statement_list();
  void block(const std::string& context);
  void header(std::size_t keyword);
  Simple init_of_header(std::size_t keyword);
  void rest_of_for_header(Simple& condition);
  void check_condition(const Simple& condition, std::size_t keyword, std::size_t semicolon);
  void if_stmt();
  void clauses(const char* keyword, bool communication);
  void clause(bool communication);
  void call_stmt();

  const TokenBuffer& tokens_;
  SyntaxErrors& errors_;
  std::size_t at_ = 0;
  int functions_ = 0;  // open ones
  // Open brackets of expressions; -1 in the head of a statement: no bare composite literals.
  int expressions_ = 0;
};

}  // namespace gocxx::syntax
