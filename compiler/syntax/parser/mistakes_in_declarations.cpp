// Mistakes in declarations.
#include "compiler/syntax/parser/GocxxLexer.h"
#include "compiler/syntax/parser/mistake_finder.h"
#include "compiler/syntax/parser/token_text.h"

namespace gocxx::syntax {

using T = GocxxLexer;

void MistakeFinder::group(void (MistakeFinder::*spec)()) {
  if (!got(T::L_PAREN)) return (this->*spec)();
  list("grouped declaration", T::SEMICOLON, T::R_PAREN, [&] {
    (this->*spec)();
    return false;
  });
}

void MistakeFinder::import_spec() {
  if (is(T::IDENTIFIER) || is(T::DOT)) next();
  if (!is_literal(type())) {
    error("missing import path");
    return advance({T::SEMICOLON, T::R_PAREN});
  }
  const bool is_string = is(T::STRING_LIT), is_bad = errors_.any_in_token(token().begin(), token().end());
  next();
  if (!is_string && !is_bad) error_at(at_ - 1, "import path must be a string", Code::kUnexpectedToken);
}

void MistakeFinder::const_spec() {
  name_list();
  if (at_end() || is(T::SEMICOLON) || is(T::R_PAREN)) return;
  type_or_none();
  if (got_assign()) expression_list();
}

void MistakeFinder::var_spec() {
  name_list();
  if (got_assign()) {
    expression_list();
    return;
  }
  type_expr();
  if (got_assign()) expression_list();
}

void MistakeFinder::type_spec() {
  name();
  if (is(T::L_BRACK)) return type_spec_with_brackets();
  got_assign();
  if (type_or_none()) return;
  error("in type declaration");
  advance({T::SEMICOLON, T::R_PAREN});
}

/// type T[P C] X, with type parameters; type T [n]X and type T []X, an array and a slice.
void MistakeFinder::type_spec_with_brackets() {
  next();
  if (got(T::R_BRACK)) return type_expr();
  if (!is(T::IDENTIFIER)) return array_type_rest(false);
  next();
  Expr x = made(Form::kName, at_ - 1);
  x.parameter = x.parameter_if_forced = true;
  bool alone = true;
  if (!is(T::L_BRACK)) {
    ++expressions_;
    const std::size_t end_of_name = at_;
    const Expr begun = primary(&x, false);
    x = binary(&begun, 0);
    alone = at_ == end_of_name;
    --expressions_;
  }
  const bool is_parameter = is(T::COMMA) ? x.parameter_if_forced : x.parameter;
  if (!is_parameter || (alone && is(T::R_BRACK))) return array_type_rest(true);
  Param first;
  first.named = true;
  first.typed = !alone;
  first.name_at = x.first;
  first.type_at = x.first + 1;
  param_list(&first, T::R_BRACK, true);
  got_assign();
  if (type_or_none()) return;
  error("in type declaration");
  advance({T::SEMICOLON, T::R_PAREN});
}

void MistakeFinder::function_decl() {
  const char* context = "";
  if (got(T::L_PAREN)) {
    context = "method";
    const std::size_t receivers = param_list(nullptr, T::R_PAREN, false);
    if (receivers == 0) errors_.plain(Code::kMethodHasNoReceiver, token().begin(), "method has no receiver");
    if (receivers > 1)
      errors_.plain(Code::kMultipleReceivers, token().begin(), "method has multiple receivers");
  }
  if (got(T::IDENTIFIER)) {
    function_type(context);
  } else {
    error(*context != '\0' ? "expected name" : "expected name or (");
    advance({T::L_BRACE, T::SEMICOLON});
  }
  if (is(T::L_BRACE)) function_body();
}

void MistakeFinder::function_body() {
  ++functions_;
  block("");
  --functions_;
}

void MistakeFinder::name() {
  if (got(T::IDENTIFIER)) return;
  error("expected name");
  advance({});
}

void MistakeFinder::name_list() {
  do name();
  while (got(T::COMMA));
}

}  // namespace gocxx::syntax
