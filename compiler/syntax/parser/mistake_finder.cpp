// Tokens, reports, lists and whole files.
#include "compiler/syntax/parser/mistake_finder.h"

#include <algorithm>

#include "compiler/syntax/parser/GocxxLexer.h"
#include "compiler/syntax/parser/token_text.h"

namespace gocxx::syntax {

using T = GocxxLexer;

namespace {

bool begins_statement(std::size_t type) {
  switch (type) {
    case T::BREAK:
    case T::CONST:
    case T::CONTINUE:
    case T::DEFER:
    case T::FALLTHROUGH:
    case T::FOR:
    case T::GO:
    case T::GOTO:
    case T::IF:
    case T::RETURN:
    case T::SELECT:
    case T::SWITCH:
    case T::TYPE:
    case T::VAR: return true;
    default: return false;
  }
}

bool names_token(const std::string& message) {
  return std::ranges::any_of(std::initializer_list<std::string_view>{"expected ", "in ", "at ", "after "},
                             [&](std::string_view begin) { return message.starts_with(begin); });
}

}  // namespace

bool MistakeFinder::at_end() const { return is(antlr4::Token::EOF); }

bool MistakeFinder::got(std::size_t type) {
  if (!is(type)) return false;
  next();
  return true;
}

void MistakeFinder::want(std::size_t type) {
  if (got(type)) return;
  error("expected " + std::string(kind_name(type)));
  advance({});
}

/// At = or, which is a mistake, :=.
bool MistakeFinder::got_assign() {
  if (is(T::DEFINE)) error("expected =");
  return got(T::DEFINE) || got(T::ASSIGN);
}

void MistakeFinder::advance(std::initializer_list<std::size_t> follow) {
  if (follow.size() == 0) {
    if (!at_end()) next();
    return;
  }
  while (!at_end() && !(functions_ > 0 && begins_statement(type())) && !std::ranges::count(follow, type()))
    next();
}

MistakeFinder::Code MistakeFinder::code() const {
  if (at_end() || token().at_end_of_file()) return Code::kUnexpectedEndOfFile;
  return is(T::SEMICOLON) && token().text().empty() ? Code::kUnexpectedNewline : Code::kUnexpectedToken;
}

void MistakeFinder::error(const std::string& message, std::optional<Code> code) {
  error_at(at_, message, code);
}

void MistakeFinder::error_at(std::size_t at, const std::string& message, std::optional<Code> code) {
  if (at_end() && errors_.any()) return errors_.ends_early();  // it follows from a mistake before
  std::string full = message;
  if (names_token(message))
    full = "unexpected " + described(token()) + (message.starts_with("expected ") ? ", " : " ") + message;
  errors_.syntax(code.value_or(this->code()), tokens_.at(at).begin(), tokens_.at(at).end(), full);
  // Enough is said: the rest of the file is passed over.
  if (errors_.enough()) at_ = tokens_.last();
}

std::string MistakeFinder::text(std::size_t first, std::size_t last) const {
  std::string result;
  for (std::size_t i = first; i <= last; ++i) {
    const bool apart = i > first && tokens_.at(i - 1).end() < tokens_.at(i).begin();
    result += (apart ? " " : "") + std::string(tokens_.at(i).text());
  }
  return result;
}

std::size_t MistakeFinder::list(const char* context, std::size_t separator, std::size_t close,
                                const std::function<bool()>& element) {
  bool done = false;
  while (!at_end() && !is(close) && !done) {
    done = element();
    if (got(separator) || is(close)) continue;
    const std::string separator_name = separator == T::COMMA ? "comma" : "semicolon or newline";
    error(std::string("in ") + context + "; possibly missing " + separator_name + " or " +
          std::string(kind_name(close)));
    advance({T::R_PAREN, T::R_BRACK, T::R_BRACE});
    if (!is(close)) return at_;
  }
  const std::size_t end = at_;
  want(close);
  return end;
}

void MistakeFinder::source_file() {
  if (!got(T::PACKAGE)) return error("package statement must be first", Code::kMissingPackageClause);
  name();
  want(T::SEMICOLON);
  if (errors_.any_in_token(0, token().end())) return;
  std::size_t before = T::IMPORT;
  bool function_without_body = false;
  while (!at_end()) {
    if (is(T::IMPORT) && before != T::IMPORT)
      error("imports must appear before other declarations", Code::kMisplacedImport);
    before = type();
    next();
    switch (before) {
      case T::IMPORT: group(&MistakeFinder::import_spec); break;
      case T::CONST: group(&MistakeFinder::const_spec); break;
      case T::TYPE: group(&MistakeFinder::type_spec); break;
      case T::VAR: group(&MistakeFinder::var_spec); break;
      case T::FUNC: function_decl(); break;
      default:
        --at_;
        if (is(T::L_BRACE) && function_without_body)
          error("unexpected semicolon or newline before {", Code::kMissingHeadBlock);
        else
          error("non-declaration statement outside function body", Code::kNonDeclarationOutsideFunction);
        advance({T::IMPORT, T::CONST, T::TYPE, T::VAR, T::FUNC});
        continue;
    }
    function_without_body = before == T::FUNC && tokens_.at(at_ - 1).type() != T::R_BRACE;
    if (at_end() || got(T::SEMICOLON)) continue;
    error("after top level declaration");
    advance({T::IMPORT, T::CONST, T::TYPE, T::VAR, T::FUNC});
  }
}

MistakeFinder::Expr MistakeFinder::made(Form form, std::size_t first) const {
  Expr x;
  x.form = form;
  x.value = form == Form::kValue || form == Form::kGuard;
  x.type_elem = form == Form::kLiteralType || form == Form::kOtherType;
  x.first = first;
  x.last = at_ > first ? at_ - 1 : first;
  return x;
}

}  // namespace gocxx::syntax
