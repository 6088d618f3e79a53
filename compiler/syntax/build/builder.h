// From ANTLR's parse tree to the syntax tree.
#pragma once

#include <optional>

#include "compiler/syntax/ast.h"
#include "compiler/syntax/parser/GocxxParser.h"
#include "compiler/syntax/parser/cursor.h"
#include "compiler/syntax/parser/syntax_errors.h"

namespace gocxx::syntax {

/// Builds the nodes of one file, piece by piece. Every method takes the parse tree of the rule it is named
/// after. What the grammar accepts beyond
/// the language is reported here. The methods are spread over files by concept, <concept>.cpp.
class Builder {
 public:
  /// With `shared_loop_variables` all iterations of a loop have the same variables, as in the language before
  /// 1.22.
  Builder(const base::SourceFile& source, const TokenBuffer& tokens, Arena& arena, SyntaxErrors& errors,
          bool shared_loop_variables)
      : source_(source),
        tokens_(tokens),
        arena_(arena),
        errors_(errors),
        shared_loop_variables_(shared_loop_variables) {}

  void file_head(GocxxParser::FileHeadContext* tree, File& out);
  void file_item(GocxxParser::FileItemContext* tree, File& out);
  void script_item(GocxxParser::ScriptItemContext* tree, File& out);

 private:
  using P = GocxxParser;

  // file.cpp
  Decl* top_level_decl(P::TopLevelDeclContext* tree);
  void add_decl(Decl* decl, File& out);

  // decl.cpp
  GenDecl* declaration(P::DeclarationContext* tree);
  GenDecl* import_decl(P::ImportDeclContext* tree);
  GenDecl* const_decl(P::ConstDeclContext* tree);
  GenDecl* type_decl(P::TypeDeclContext* tree);
  GenDecl* var_decl(P::VarDeclContext* tree);
  FuncDecl* function_decl(P::FunctionDeclContext* tree);
  FieldList* receiver_or_null(P::ReceiverContext* tree, Pos name);
  GenDecl* gen_decl(const antlr4::ParserRuleContext* tree, DeclKeyword keyword);
  Spec* import_spec(P::ImportSpecContext* tree);
  Spec* const_spec(P::ConstSpecContext* tree, int iota);
  Spec* type_spec(P::TypeSpecContext* tree);
  Spec* var_spec(P::VarSpecContext* tree);

  // stmt.cpp
  BlockStmt* block(P::BlockContext* tree);
  std::vector<Stmt*> statement_list(P::StatementListContext* tree);
  Stmt* statement(P::StatementContext* tree);
  Stmt* statement_parts(antlr4::ParserRuleContext* tree);
  Stmt* decl_stmt(P::DeclarationContext* tree);
  Stmt* labeled_stmt(P::LabeledStmtContext* tree);
  Stmt* go_stmt(P::GoStmtContext* tree);
  Stmt* defer_stmt(P::DeferStmtContext* tree);
  Expr* call_operand(P::ExpressionContext* tree, std::string_view keyword);
  Stmt* return_stmt(P::ReturnStmtContext* tree);
  Stmt* branch_stmt(antlr4::ParserRuleContext* tree, BranchKind kind);

  // simple_stmt.cpp
  Stmt* simple_stmt(P::SimpleStmtContext* tree);
  Stmt* expression_stmt(P::SimpleStmtContext* tree, Expr* x);
  Stmt* inc_dec_stmt(P::SimpleStmtContext* tree, Expr* x, const SourceToken& op);
  Stmt* send_stmt(P::SimpleStmtContext* tree, Expr* channel, const SourceToken& arrow,
                  P::ExpressionContext* value);
  Stmt* assignment(P::SimpleStmtContext* tree, std::vector<Expr*> lhs, const SourceToken& op,
                   P::ExpressionListContext* rhs);

  // branching.cpp
  /// The parts between the keyword and the block of if and switch.
  struct Header {
    Stmt* init = nullptr;
    const SourceToken* semicolon = nullptr;
    Stmt* last = nullptr;  // a condition, a tag or a guard
  };
  Stmt* if_stmt(P::IfStmtContext* tree);
  Header header(P::HeaderContext* tree);
  Expr* condition(const Header& head, Pos brace);
  Expr* value_of(Stmt* stmt);
  Stmt* switch_stmt(P::SwitchStmtContext* tree);
  TypeSwitchStmt* type_switch_or_null(P::SwitchStmtContext* tree, Stmt* guard);
  CaseClause* case_clause(P::CaseClauseContext* tree);
  Stmt* select_stmt(P::SelectStmtContext* tree);
  CommClause* comm_clause(P::CommClauseContext* tree);
  Stmt* for_stmt(P::ForStmtContext* tree);
  void for_clause(P::ForHeaderContext* tree, ForStmt& loop);
  RangeStmt* range_stmt(P::ForStmtContext* tree, P::SimpleStmtContext* clause);

  // old_loop.cpp
  Stmt* with_shared_variables(Stmt* loop);
  Stmt* range_variables(RangeStmt& loop);
  Stmt* labeled(LabeledStmt* labeled, Stmt* stmt);

  // expr.cpp, literal.cpp
  std::vector<Expr*> expression_list(P::ExpressionListContext* tree);
  Expr* expression(P::ExpressionContext* tree);
  Expr* unary_expr(P::UnaryExprContext* tree);
  Expr* receive_or_channel_type(const SourceToken& arrow, Expr* x);
  void make_receive_only(ChanType* channel, Pos arrow);
  Expr* primary_expr(P::PrimaryExprContext* tree);
  Expr* suffix(Expr* x, antlr4::ParserRuleContext* tree);
  Expr* selector(Expr* x, P::SelectorContext* tree);
  Expr* index_or_slice(Expr* x, P::IndexContext* tree);
  Expr* slice(Expr* x, const std::vector<Expr*>& low, P::IndexContext* tree, Cursor parts);
  Expr* call(Expr* x, P::ArgumentsContext* tree);
  Expr* operand(P::OperandContext* tree);
  Expr* function_lit(P::FunctionLitContext* tree);
  BasicLit* basic_lit(const SourceToken& token);
  CompositeLit* composite_lit(Expr* type, P::LiteralValueContext* tree);
  Expr* keyed_element(P::KeyedElementContext* tree);
  Expr* element(P::ElementContext* tree);

  // type.cpp
  Expr* type(P::TypeContext* tree);
  Expr* type_name(P::TypeNameContext* tree);
  Expr* type_with_args(P::TypeNameContext* name, P::TypeArgsContext* args);
  Expr* literal_type(antlr4::ParserRuleContext* tree);
  Expr* array_type(P::ArrayTypeContext* tree);
  Expr* slice_type(P::SliceTypeContext* tree);
  Expr* pointer_type(P::PointerTypeContext* tree);
  Expr* map_type(P::MapTypeContext* tree);
  Expr* channel_type(antlr4::ParserRuleContext* tree, ChanDir dir);
  Expr* type_elem(P::TypeElemContext* tree);
  Expr* type_term(P::TypeTermContext* tree);
  FuncType* function_type(P::FunctionTypeContext* tree);
  FuncType* signature(P::SignatureContext* tree, Pos begin);

  // fields.cpp
  StructType* struct_type(P::StructTypeContext* tree);
  Field* field_decl(P::FieldDeclContext* tree);
  Expr* embedded_field(P::EmbeddedFieldContext* tree);
  InterfaceType* interface_type(P::InterfaceTypeContext* tree);
  Field* interface_elem(P::InterfaceElemContext* tree);
  /// Whether the last entry of a list may be variadic.
  enum class Ellipses : std::uint8_t { kAllowed, kRefused };
  FieldList* parameters(P::ParametersContext* tree, Ellipses ellipses);
  FieldList* results(P::ResultContext* tree);
  FieldList* type_parameters(P::TypeParametersContext* tree);
  /// One entry of a parameter list before names and types are told apart: `type` is null for a type parameter
  /// that shares the next one's constraint.
  struct Entry {
    Ident* name = nullptr;
    Expr* type = nullptr;
    Pos begin, end;
  };
  Entry parameter(P::ParameterDeclContext* tree);
  std::vector<Field*> group_entries(std::vector<Entry> entries);
  std::vector<Field*> unnamed_fields(const std::vector<Entry>& entries);
  void check_ellipses(const std::vector<Field*>& fields, Ellipses ellipses);
  void check_no_open_array(const Expr* type);

  // names and places
  Ident* ident(const SourceToken& token);
  std::vector<Ident*> identifiers(P::IdentifierListContext* tree);
  Pos begin(const SourceToken& token) const { return source_.pos_of(token.begin()); }
  Pos end(const SourceToken& token) const { return source_.pos_of(token.end()); }
  Pos begin(const antlr4::ParserRuleContext* tree) const { return begin(source_token(tree->start)); }
  Pos end(const antlr4::ParserRuleContext* tree) const { return end(source_token(tree->stop)); }
  template <class T>
  T* make(const antlr4::ParserRuleContext* tree) {
    return arena_.make<T>(begin(tree), end(tree));
  }
  template <class T>
  T* make(const SourceToken& token) {
    return arena_.make<T>(begin(token), end(token));
  }

  void error(base::Code code, Pos at, const std::string& message);

  const base::SourceFile& source_;
  const TokenBuffer& tokens_;
  Arena& arena_;
  SyntaxErrors& errors_;
  const bool shared_loop_variables_;
};

}  // namespace gocxx::syntax
