// Mistakes in types, and in lists of parameters.
#include <algorithm>

#include "compiler/syntax/parser/GocxxLexer.h"
#include "compiler/syntax/parser/mistake_finder.h"
#include "compiler/syntax/parser/token_text.h"

namespace gocxx::syntax {

using T = GocxxLexer;

void MistakeFinder::type_expr() {
  if (type_or_none()) return;
  error("expected type");
  advance({T::COMMA, T::COLON, T::SEMICOLON, T::R_PAREN, T::R_BRACK, T::R_BRACE});
}

bool MistakeFinder::type_or_none(Expr* expr) {
  const std::size_t first = at_;
  Form form = Form::kOtherType;
  bool send_channel = false;
  switch (type()) {
    case T::MUL:
      next();
      type_expr();
      form = Form::kDeref;
      break;
    case T::ARROW:
      next();
      want(T::CHAN);
      channel_elem();
      break;
    case T::FUNC:
      next();
      function_type("function type");
      break;
    case T::L_BRACK:
      next();
      form = Form::kLiteralType;
      if (got(T::R_BRACK))
        type_expr();
      else
        array_type_rest(false);
      break;
    case T::CHAN:
      next();
      send_channel = got(T::ARROW);
      channel_elem();
      break;
    case T::MAP:
      next();
      form = Form::kLiteralType;
      want(T::L_BRACK);
      type_expr();
      want(T::R_BRACK);
      type_expr();
      break;
    case T::STRUCT:
      form = Form::kLiteralType;
      struct_type();
      break;
    case T::INTERFACE: interface_type(); break;
    case T::IDENTIFIER:
      form = Form::kName;
      qualified_name(false);
      break;
    case T::L_PAREN:
      next();
      type_expr();
      want(T::R_PAREN);
      form = Form::kName;
      break;
    default: return false;
  }
  if (expr != nullptr) {
    *expr = made(form, first);
    expr->send_channel = send_channel;
  }
  return true;
}

void MistakeFinder::type_instance() {
  want(T::L_BRACK);
  Expr first;
  if (is(T::R_BRACK))
    error("expected type argument list");
  else
    type_list(true, first);
  want(T::R_BRACK);
}

/// The signature behind func, or behind the name in a declaration. Only plain functions (no `context`) may
/// have type parameters.
void MistakeFinder::function_type(const char* context) {
  const std::size_t begin = at_;
  if (got(T::L_BRACK)) {
    if (*context != '\0')
      error_at(begin, std::string(context) + " must have no type parameters",
               Code::kMisplacedMethodTypeParameters);
    if (is(T::R_BRACK)) {
      error("empty type parameter list", Code::kEmptyTypeParameters);
      next();
    } else {
      param_list(nullptr, T::R_BRACK, true);
    }
  }
  if (!got(T::L_PAREN)) {
    const bool nested = functions_ > 0 && is(T::IDENTIFIER);
    error("expected (", nested ? std::optional(Code::kNestedFunctionDeclaration) : std::nullopt);
    advance({});
  }
  param_list(nullptr, T::R_PAREN, false);
  if (got(T::L_PAREN))
    param_list(nullptr, T::R_PAREN, false);
  else
    type_or_none();
}

/// Behind "[", or with `has_length` behind "[n".
void MistakeFinder::array_type_rest(bool has_length) {
  if (!has_length && !got(T::ELLIPSIS)) {
    ++expressions_;
    expression();
    --expressions_;
  }
  if (is(T::COMMA)) {
    error("unexpected comma; expected ]");
    next();
  }
  want(T::R_BRACK);
  type_expr();
}

void MistakeFinder::channel_elem() {
  if (!type_or_none()) error("missing channel element type", Code::kMissingElementType);
}

void MistakeFinder::struct_type() {
  next();
  want(T::L_BRACE);
  list("struct type", T::SEMICOLON, T::R_BRACE, [this] {
    field_decl();
    return false;
  });
}

void MistakeFinder::interface_type() {
  next();
  want(T::L_BRACE);
  list("interface type", T::SEMICOLON, T::R_BRACE, [this] {
    if (is(T::IDENTIFIER))
      method_elem();
    else
      embedded_elem(false);
    return false;
  });
}

void MistakeFinder::field_decl() {
  switch (type()) {
    case T::IDENTIFIER: {
      next();
      if (is(T::DOT) || is_literal(type()) || is(T::SEMICOLON) || is(T::R_BRACE)) {
        qualified_name(true);
        break;
      }
      const bool alone = !is(T::COMMA);
      while (got(T::COMMA)) name();
      if (alone && is(T::L_BRACK))
        array_or_type_args();
      else
        type_expr();
      break;
    }
    case T::MUL:
      next();
      if (is(T::L_PAREN))
        embedded_in_parentheses();
      else
        qualified_name(false);
      break;
    case T::L_PAREN: embedded_in_parentheses(); break;
    default: error("expected field name or embedded type"); return advance({T::SEMICOLON, T::R_BRACE});
  }
  if (is_literal(type())) next();
}

void MistakeFinder::embedded_in_parentheses() {
  error("cannot parenthesize embedded type", Code::kUnexpectedToken);
  next();
  got(T::MUL);
  qualified_name(false);
  got(T::R_PAREN);
}

/// A method, or an embedded type that begins with a name.
void MistakeFinder::method_elem() {
  next();
  if (is(T::L_PAREN)) return function_type("interface method");
  if (!is(T::L_BRACK)) {
    qualified_name(true);
    return embedded_elem(true);
  }
  const std::size_t bracket = at_;
  next();
  if (is(T::R_BRACK)) {
    const std::size_t close = at_;
    next();
    const bool method = is(T::L_PAREN);
    errors_.plain(Code::kEmptyTypeParameters, tokens_.at(close).begin(),
                  method ? "empty type parameter list" : "empty type argument list");
    if (method) return function_type("interface method");
    return embedded_elem(true);
  }
  param_list(nullptr, T::R_BRACK, false);
  if (!is(T::L_PAREN)) return embedded_elem(true);
  function_type("interface method");
  errors_.plain(Code::kMisplacedMethodTypeParameters, tokens_.at(bracket).begin(),
                "interface method must have no type parameters");
}

void MistakeFinder::embedded_elem(bool begun) {
  if (!begun) embedded_term();
  while (got(T::OR)) embedded_term();
}

void MistakeFinder::embedded_term() {
  if (got(T::TILDE)) return type_expr();
  if (type_or_none()) return;
  error("expected ~ term or type");
  while (!at_end() && !is(T::OR) && !is(T::TILDE) && !is(T::SEMICOLON) && !is(T::R_PAREN) &&
         !is(T::R_BRACK) && !is(T::R_BRACE))
    next();
}

bool MistakeFinder::array_or_type_args() {
  want(T::L_BRACK);
  if (got(T::R_BRACK)) {
    type_expr();
    return true;
  }
  Expr first;
  const bool comma = type_list(false, first);
  want(T::R_BRACK);
  return !comma && type_or_none();
}

/// A parameter; false, with a report, if none stands here. With `has_name` its name has been read.
bool MistakeFinder::param_decl(bool has_name, std::size_t follow, Param& param) {
  const bool constraints = follow == T::R_BRACK;
  if (!has_name && constraints && is(T::TILDE)) {
    param.typed = true;
    param.type_at = at_;
    embedded_elem(false);
    return true;
  }
  if (has_name || is(T::IDENTIFIER)) {
    param.name_at = has_name ? param.name_at : at_;
    if (!has_name) next();
    const bool brackets = is(T::L_BRACK), dot = is(T::DOT);
    if (brackets || dot || (constraints && is(T::OR))) {
      param.typed = true;
      param.type_at = param.name_at;
      if (brackets) {
        const std::size_t begin = at_;
        param.named = array_or_type_args();
        if (param.named) param.type_at = begin;
      }
      if (dot) qualified_name(true);
      if (constraints && is(T::OR)) embedded_elem(true);
      return true;
    }
    param.named = true;
  }
  param.type_at = at_;
  if (got(T::ELLIPSIS)) {
    param.typed = true;
    if (!type_or_none()) error("... is missing type", Code::kMisplacedDotDotDot);
    return true;
  }
  if (constraints && is(T::TILDE)) {
    param.typed = true;
    embedded_elem(false);
    return true;
  }
  param.typed = type_or_none();
  if (constraints && is(T::OR) && param.typed) embedded_elem(true);
  if (param.named || param.typed) return true;
  error("expected " + std::string(kind_name(follow)));
  advance({T::COMMA, follow});
  return false;
}

/// Behind the opening bracket; of `first` the name, or name and type, have been read. Returns the number of
/// parameters.
std::size_t MistakeFinder::param_list(const Param* first, std::size_t close, bool names_required) {
  if (first != nullptr && first->typed && got(close)) return 1;
  std::vector<Param> params;
  const std::size_t end = list("parameter list", T::COMMA, close, [&] {
    Param param = first != nullptr ? *first : Param{};
    const bool complete = param.typed, has_name = first != nullptr;
    first = nullptr;
    if (complete || param_decl(has_name, close, param)) params.push_back(param);
    return false;
  });
  check_params(params, end, names_required);
  return params.size();
}

/// Either all parameters have names or none has: in (a, b int, c) the last is wrong.
void MistakeFinder::check_params(const std::vector<Param>& params, std::size_t end, bool names_required) {
  const auto count = [&](auto has) { return static_cast<std::size_t>(std::ranges::count_if(params, has)); };
  const std::size_t named = count([](const Param& p) { return p.named && p.typed; });
  const std::size_t typed = count([](const Param& p) { return p.typed; });
  if (params.empty() || (named == 0 && !names_required) || named == params.size()) return;
  std::optional<std::size_t> wrong;
  bool has_type = false;
  for (auto param = params.rbegin(); param != params.rend(); ++param) {
    if (param->typed && !param->named) wrong = param->type_at;
    if (!param->typed && !has_type) wrong = param->name_at;
    has_type = has_type || param->typed;
  }
  if (!wrong) return;
  if (!names_required) return error_at(*wrong, "mixed named and unnamed parameters", Code::kMixedParameters);
  if (named == typed) return error_at(end, "missing type constraint", Code::kEmptyTypeParameters);
  const std::string or_length = params.size() == 1 ? " or invalid array length" : "";
  error_at(*wrong, "missing type parameter name" + or_length, Code::kEmptyTypeParameters);
}

void MistakeFinder::qualified_name(bool has_name) {
  if (!has_name && !got(T::IDENTIFIER)) {
    error("expected name");
    advance({T::DOT, T::SEMICOLON, T::R_BRACE});
  }
  if (got(T::DOT)) name();
  if (is(T::L_BRACK)) type_instance();
}

}  // namespace gocxx::syntax
