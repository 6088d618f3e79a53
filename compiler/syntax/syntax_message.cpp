// Syntax errors in the Go compiler's words, from the rule that was being parsed and how far it came. One
// function per rule that can fail in more than one way.
#include "compiler/syntax/syntax_message.h"

#include "compiler/syntax/GocxxParser.h"
#include "compiler/syntax/cursor.h"
#include "compiler/syntax/token_text.h"

namespace gocxx::syntax {
namespace {

using base::Code;
using P = GocxxParser;

/// The kind of code that only the found token decides.
Code code_for(const SourceToken& found) {
  if (found.type() == antlr4::Token::EOF || found.at_end_of_file()) return Code::kUnexpectedEndOfFile;
  return found.type() == P::SEMICOLON && found.text().empty() ? Code::kUnexpectedNewline
                                                              : Code::kUnexpectedToken;
}

bool is_literal(std::size_t type) { return P::INT_LIT <= type && type <= P::MALFORMED_STRING; }

class Explainer {
 public:
  Explainer(const antlr4::ParserRuleContext* rule, const SourceToken& found, const TokenBuffer& tokens)
      : rule_(rule), found_(found), tokens_(tokens) {}

  SyntaxMessage explain() const {
    switch (rule_->getRuleIndex()) {
      case P::RuleType: return type();
      case P::RuleTypeTerm: return expected(last_token(P::TILDE) ? "type" : "~ term or type");
      case P::RuleTypeName:
      case P::RuleIdentifierList:
      case P::RuleEmbeddedField:
      case P::RuleFieldDecl:
      case P::RuleGotoStmt:
      case P::RulePackageClause:
      case P::RuleTypeParamDecl: return expected("name");
      case P::RuleTypeSpec: return begins() ? expected("name") : with(code(), " in type declaration");
      case P::RuleTypeArgs: return expected(last_token(P::L_BRACK) ? "type argument list" : "]");
      case P::RuleArrayType: return array_type();
      case P::RuleStructType: return fields("field name or embedded type", "in struct type");
      case P::RuleInterfaceType: return fields("~ term or type", "in interface type");
      case P::RuleParameters: return parameters("(", ")");
      case P::RuleTypeParameters: return parameters("[", "]");
      case P::RuleParameterDecl: return last_token(P::ELLIPSIS) ? missing_variadic_type() : expected("type");
      case P::RuleMapType: return last_token(P::MAP) ? expected("[") : expected("]");
      case P::RuleChannelType: return plainly(Code::kMissingElementType, "missing channel element type");
      case P::RuleReceiveChannelType: return with(Code::kChannelTypeNeedsChan, ", expected chan");
      case P::RuleTypeLit: return expected("type");
      case P::RuleBlock: return begins() ? block_begin() : expected("}");
      case P::RuleStatementList: return statement_list();
      case P::RuleConstDecl:
      case P::RuleTypeDecl:
      case P::RuleVarDecl: return declaration();
      case P::RuleImportDecl:
        return begins_group() && (at_end() || !last_part_is_token()) ? declaration() : import_path();
      case P::RuleImportSpec: return import_path();
      case P::RuleVarSpec: return var_spec();
      case P::RuleFunctionName: return expected(after_receiver() ? "name" : "name or (");
      case P::RuleOperand: return last_part_is(P::RuleExpression) ? expected(")") : expected("expression");
      case P::RuleSelector: return selector();
      case P::RuleIndex: return index();
      case P::RuleArguments: return list("in argument list; possibly missing comma or )", ")");
      case P::RuleLiteralValue: return list("in composite literal; possibly missing comma or }", "}");
      case P::RuleIfStmt: return if_stmt();
      case P::RuleSwitchStmt: return last_part_is(P::RuleHeader) ? after_head("switch") : clauses();
      case P::RuleSelectStmt: return last_token(P::SELECT) ? missing_block("select") : clauses();
      case P::RuleCaseClause:
      case P::RuleCommClause: return last_token(P::CASE) ? expected("expression") : expected(":");
      case P::RuleForHeader: return for_header();
      case P::RuleFileHead: return with(code(), " after package clause");
      case P::RuleFileItem:
        return missing_assign() ? expected("=") : with(code(), " after top level declaration");
      case P::RuleScriptItem: return begins() ? expected("statement") : with(code(), " at end of statement");
      default: return expected("expression");
    }
  }

 private:
  Code code() const { return code_for(found_); }

  /// "unexpected X" and `rest`.
  SyntaxMessage with(Code code, const std::string& rest) const {
    return {code, "unexpected " + described(found_) + rest, &found_};
  }
  SyntaxMessage expected(const std::string& what) const { return with(code(), ", expected " + what); }
  /// A message that does not name the token.
  SyntaxMessage plainly(Code code, std::string text) const { return {code, std::move(text), &found_}; }

  // ---- how far the rule came ----

  bool begins() const { return rule_->children.empty(); }
  antlr4::tree::ParseTree* last() const { return begins() ? nullptr : rule_->children.back(); }
  bool last_token(std::size_t type) const {
    const SourceToken* token = begins() ? nullptr : token_or_null(last());
    return token != nullptr && token->type() == type;
  }
  bool last_part_is(std::size_t rule) const {
    if (begins() || token_or_null(last()) != nullptr) return false;
    return static_cast<antlr4::RuleContext*>(last())->getRuleIndex() == rule;
  }
  bool last_part_is_token() const { return !begins() && token_or_null(last()) != nullptr; }
  bool has_token(std::size_t type) const {
    for (antlr4::tree::ParseTree* part : rule_->children) {
      const SourceToken* token = token_or_null(part);
      if (token != nullptr && token->type() == type) return true;
    }
    return false;
  }
  bool at_end() const { return found_.type() == antlr4::Token::EOF; }
  const antlr4::ParserRuleContext* parent() const {
    return static_cast<const antlr4::ParserRuleContext*>(rule_->parent);
  }

  // ---- types ----

  SyntaxMessage type() const {
    if (!begins()) return expected(")");
    switch (parent()->getRuleIndex()) {
      case P::RuleTypeSpec: return with(code(), " in type declaration");
      case P::RuleChannelType:
      case P::RuleReceiveChannelType:
        return plainly(Code::kMissingElementType, "missing channel element type");
      case P::RuleParameterDecl: return missing_variadic_type();
      case P::RuleArrayType:
      case P::RuleSliceType: return with(Code::kMissingElementType, ", expected type");
      case P::RuleTypeTerm: return expected(parent()->children.size() > 1 ? "type" : "~ term or type");
      case P::RuleTypeArgs: return expected(found_.type() == P::R_BRACK ? "type argument list" : "type");
      default: return expected("type");
    }
  }

  SyntaxMessage array_type() const {
    if (last_token(P::L_BRACK)) return expected("expression");
    return found_.type() == P::COMMA ? with(code(), "; expected ]") : expected("]");
  }

  SyntaxMessage missing_variadic_type() const {
    return plainly(Code::kMisplacedDotDotDot, "... is missing type");
  }

  SyntaxMessage fields(const std::string& element, const std::string& where) const {
    if (!has_token(P::L_BRACE)) return expected("{");
    if (!last_part_is_token())
      return with(code(), " " + where + "; possibly missing semicolon or newline or }");
    return expected(at_end() ? "}" : element);
  }

  SyntaxMessage parameters(const std::string& open, const std::string& close) const {
    if (begins())
      return with(begins_nested_function() ? Code::kNestedFunctionDeclaration : code(), ", expected " + open);
    if (last_part_is_token()) return expected(close);
    return with(code(), " in parameter list; possibly missing comma or " + close);
  }

  /// At the name in func f() {} where only func() {} can stand.
  bool begins_nested_function() const {
    const antlr4::tree::ParseTree* signature = rule_->parent;
    return found_.type() == P::IDENTIFIER && signature != nullptr &&
           is<P::FunctionTypeContext>(signature->parent);
  }

  // ---- declarations ----

  bool begins_group() const { return has_token(P::L_PAREN); }

  SyntaxMessage declaration() const {
    if (!last_part_is_token()) {
      if (missing_assign()) return expected("=");
      return with(code(), " in grouped declaration; possibly missing semicolon or newline or )");
    }
    return expected(begins_group() && at_end() ? ")" : "name");
  }

  SyntaxMessage var_spec() const {
    return found_.type() == P::DEFINE ? expected("=") : with(Code::kMissingTypeOrValue, ", expected type");
  }

  SyntaxMessage import_path() const {
    if (is_literal(found_.type())) return plainly(Code::kUnexpectedToken, "import path must be a string");
    return plainly(code(), "missing import path");
  }

  /// At := behind a constant or variable that has no value yet.
  bool missing_assign() const {
    if (found_.type() != P::DEFINE) return false;
    const antlr4::tree::ParseTree* part = rule_;
    while (!part->children.empty()) {
      part = part->children.back();
      if (is<P::ConstSpecContext>(part) || is<P::VarSpecContext>(part)) return true;
    }
    return false;
  }

  bool after_receiver() const { return parent()->children.size() > 2; }

  // ---- expressions ----

  SyntaxMessage selector() const {
    if (last_token(P::DOT)) return expected("name or (");
    return expected(last_token(P::L_PAREN) ? "type" : ")");
  }

  SyntaxMessage index() const {
    if (last_part_is_token()) return expected("expression");
    return expected(has_token(P::COLON) || has_token(P::COMMA) ? "]" : "comma, : or ]");
  }

  SyntaxMessage list(const std::string& separator, const std::string& close) const {
    const bool expects_element = last_part_is_token() && !last_token(P::ELLIPSIS);
    if (!expects_element) return with(code(), " " + separator);
    return expected(at_end() ? close : "expression");
  }

  // ---- statements ----

  SyntaxMessage statement_list() const {
    if (!last_part_is(P::RuleStatement)) {
      const bool in_clause = parent()->getRuleIndex() != P::RuleBlock;
      return expected(in_clause && !at_end() ? "case or default or }" : "}");
    }
    if (const SourceToken* colon = label_without_statement_or_null()) {
      return {Code::kLabelWithoutStatement, "missing statement after label", colon};
    }
    if (missing_assign()) return expected("=");
    const antlr4::tree::ParseTree* statement = last()->children.empty() ? nullptr : last()->children.front();
    if (statement != nullptr && is<P::ReturnStmtContext>(statement) && statement->children.size() == 1) {
      return expected("expression");
    }
    return lacks_assignment(statement) ? expected(":= or = or comma") : with(code(), " at end of statement");
  }

  /// Whether `statement` is a list of expressions and nothing else.
  static bool lacks_assignment(const antlr4::tree::ParseTree* statement) {
    if (statement == nullptr || !is<P::SimpleStmtContext>(statement)) return false;
    return statement->children.size() == 1 && statement->children[0]->children.size() > 1;
  }

  const SourceToken* label_without_statement_or_null() const {
    const antlr4::tree::ParseTree* part = rule_;
    while (!part->children.empty()) {
      antlr4::tree::ParseTree* last = part->children.back();
      if (is<P::LabeledStmtContext>(part) && part->children.size() == 2) return token_or_null(last);
      part = last;
    }
    return nullptr;
  }

  SyntaxMessage block_begin() const {
    if (parent()->getRuleIndex() == P::RuleForStmt) return after_head("for");
    if (parent()->getRuleIndex() == P::RuleIfStmt) return after_head("if");
    return expected("{");
  }

  SyntaxMessage if_stmt() const {
    if (last_token(P::ELSE))
      return plainly(Code::kElseNeedsBlock, "else must be followed by if or statement block");
    return after_head("if");
  }

  /// At the place of the "{" behind the head of if, switch or for.
  SyntaxMessage after_head(const std::string& keyword) const {
    const antlr4::ParserRuleContext* head = head_or_null();
    if (head == nullptr || head->children.empty()) {
      if (found_.type() != P::VAR) return expected("expression");
      const SourceToken& next = tokens_.at(found_.getTokenIndex() + 1);
      return {Code::kVarInHead, "var declaration not allowed in " + keyword + " initializer", &next};
    }
    const Cursor parts(head);
    const bool has_semicolon = head->children.size() > 1 || parts.at(P::SEMICOLON);
    const SourceToken* last = token_or_null(head->children.back());
    if (last != nullptr) return expected("expression");
    if (lacks_assignment(head->children.back())) return expected(":= or = or comma");
    if (!has_semicolon && !is_range(head)) return with(Code::kMissingHeadBlock, ", expected {");
    if (keyword == "switch") return missing_block(keyword);
    return with(Code::kMissingHeadBlock, ", expected { after " + keyword + " clause");
  }

  const antlr4::ParserRuleContext* head_or_null() const {
    const antlr4::ParserRuleContext* statement = rule_->getRuleIndex() == P::RuleBlock ? parent() : rule_;
    for (antlr4::tree::ParseTree* part : statement->children) {
      if (is<P::HeaderContext>(part) || is<P::ForHeaderContext>(part)) {
        return static_cast<antlr4::ParserRuleContext*>(part);
      }
    }
    return nullptr;
  }

  static bool is_range(const antlr4::ParserRuleContext* head) {
    const antlr4::tree::ParseTree* first = head->children.front();
    return !first->children.empty() && is<P::RangeClauseContext>(first->children.back());
  }

  SyntaxMessage missing_block(const std::string& keyword) const {
    return plainly(Code::kMissingHeadBlock, "missing { after " + keyword + " clause");
  }

  SyntaxMessage clauses() const {
    if (rule_->getRuleIndex() == P::RuleSwitchStmt && last_token(P::L_BRACE)) {
      if (const auto* assignment = assignment_in_head_or_null()) return assignment_as_value(*assignment);
    }
    return expected(at_end() ? "}" : "case or default or }");
  }

  /// In switch t := T{1}; t.a {...} the first brace begins the block.
  const P::SimpleStmtContext* assignment_in_head_or_null() const {
    auto* first = Cursor(head_or_null()).accept<P::SimpleStmtContext>();
    if (first == nullptr || head_or_null()->children.size() > 1 || first->children.size() < 2) return nullptr;
    const bool is_guard = tokens_.at(first->stop->getTokenIndex() - 1).type() == P::TYPE;
    if (is_guard) return nullptr;
    return first;
  }

  SyntaxMessage assignment_as_value(const P::SimpleStmtContext& statement) const {
    const std::string_view begin = source_token(statement.start).text(),
                           end = source_token(statement.stop).text();
    const std::string text(begin.data(), end.data() + end.size());
    return {Code::kAssignmentAsValue, "cannot use " + text + " as value",
            token_or_null(statement.children[1])};
  }

  SyntaxMessage for_header() const {
    if (!last_token(P::SEMICOLON)) return with(Code::kForNeedsThreeParts, ", expected semicolon or newline");
    if (found_.type() != P::L_BRACE) return expected("expression");
    return with(Code::kForNeedsThreeParts, ", expected for loop condition");
  }

  const antlr4::ParserRuleContext* rule_;
  const SourceToken& found_;
  const TokenBuffer& tokens_;
};

}  // namespace

SyntaxMessage explain(const antlr4::ParserRuleContext* rule, const SourceToken& found,
                      const TokenBuffer& tokens) {
  return Explainer(rule, found, tokens).explain();
}

}  // namespace gocxx::syntax
