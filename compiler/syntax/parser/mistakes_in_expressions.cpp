// Mistakes in expressions.
#include "compiler/syntax/parser/GocxxLexer.h"
#include "compiler/syntax/parser/mistake_finder.h"
#include "compiler/syntax/parser/token_text.h"

namespace gocxx::syntax {

using T = GocxxLexer;

namespace {

int precedence_of(std::size_t type) {
  switch (type) {
    case T::LOR: return 1;
    case T::LAND: return 2;
    case T::EQL:
    case T::NEQ:
    case T::LSS:
    case T::LEQ:
    case T::GTR:
    case T::GEQ: return 3;
    case T::ADD:
    case T::SUB:
    case T::OR:
    case T::XOR: return 4;
    case T::MUL:
    case T::QUO:
    case T::REM:
    case T::AND:
    case T::AND_NOT:
    case T::SHL:
    case T::SHR: return 5;
    default: return 0;
  }
}

}  // namespace

MistakeFinder::Expr MistakeFinder::binary(const Expr* begun, int precedence) {
  Expr x = begun != nullptr ? *begun : unary();
  while (precedence_of(type()) > precedence) {
    const std::size_t op = type();
    next();
    x = combined(x, op, binary(nullptr, precedence_of(op)));
  }
  return x;
}

MistakeFinder::Expr MistakeFinder::combined(const Expr& x, std::size_t op, const Expr& y) const {
  Expr made;
  made.form = Form::kOperation;
  made.value = true;
  made.type_elem = x.type_elem || y.type_elem;
  made.first = x.first;
  made.last = y.last;
  const bool after_name = x.form == Form::kName && !x.parenthesized;
  if (op == T::MUL && after_name) {
    made.parameter_if_forced = true;
    made.parameter = y.type_elem;
  }
  if (op == T::OR && !after_name) {
    made.parameter_if_forced = x.parameter_if_forced;
    made.parameter = y.type_elem ? x.parameter_if_forced : x.parameter;
  }
  return made;
}

MistakeFinder::Expr MistakeFinder::unary() {
  const std::size_t first = at_;
  switch (type()) {
    case T::MUL:
    case T::ADD:
    case T::SUB:
    case T::NOT:
    case T::XOR:
    case T::TILDE:
    case T::AND: {
      const std::size_t op = type();
      next();
      const Expr inner = unary();
      Expr x = made(op == T::MUL ? Form::kDeref : Form::kOperation, first);
      x.value = op != T::MUL;
      x.type_elem = inner.type_elem || op == T::TILDE;
      return x;
    }
    case T::ARROW: return receive();
    default: return primary(nullptr, true);
  }
}

/// <-x, or the type <-chan T.
MistakeFinder::Expr MistakeFinder::receive() {
  const std::size_t first = at_;
  next();
  const bool channel = is(T::CHAN);
  const Expr inner = unary();
  if (!channel || inner.form != Form::kOtherType) {
    Expr x = made(Form::kOperation, first);
    x.value = true;
    return x;
  }
  if (inner.send_channel) error("unexpected <-, expected chan", Code::kChannelTypeNeedsChan);
  return made(Form::kOtherType, first);
}

MistakeFinder::Expr MistakeFinder::operand(bool keep_parentheses) {
  const std::size_t first = at_;
  if (got(T::IDENTIFIER)) {
    Expr x = made(Form::kName, first);
    return x;
  }
  if (is_literal(type())) {
    next();
    return made(Form::kValue, first);
  }
  switch (type()) {
    case T::L_PAREN: {
      next();
      ++expressions_;
      Expr x = expression();
      --expressions_;
      want(T::R_PAREN);
      x.parenthesized = x.parenthesized || keep_parentheses || is(T::L_BRACE);
      x.first = first;
      x.last = at_ - 1;
      return x;
    }
    case T::FUNC:
      next();
      function_type("function type");
      if (!is(T::L_BRACE)) return made(Form::kOtherType, first);
      ++expressions_;
      function_body();
      --expressions_;
      return made(Form::kValue, first);
    case T::L_BRACK:
    case T::CHAN:
    case T::MAP:
    case T::STRUCT:
    case T::INTERFACE: {
      Expr x;
      type_or_none(&x);
      return x;
    }
    default:
      error("expected expression");
      advance({T::R_PAREN, T::R_BRACK, T::R_BRACE});
      return made(Form::kBad, first);
  }
}

MistakeFinder::Expr MistakeFinder::primary(const Expr* begun, bool keep_parentheses) {
  Expr x = begun != nullptr ? *begun : operand(keep_parentheses);
  for (;;) {
    switch (type()) {
      case T::DOT: x = selector(x); break;
      case T::L_BRACK: x = index(x); break;
      case T::L_PAREN: x = arguments(x); break;
      case T::L_BRACE: {
        if (!may_have_literal_value(x)) return x;
        if (x.parenthesized) error("cannot parenthesize type in composite literal", Code::kUnexpectedToken);
        const std::size_t first = x.first;
        literal_value();
        x = made(Form::kValue, first);
        break;
      }
      default: return x;
    }
  }
}

MistakeFinder::Expr MistakeFinder::selector(const Expr& x) {
  next();
  if (got(T::IDENTIFIER)) return made(Form::kSelector, x.first);
  if (!got(T::L_PAREN)) {
    error("expected name or (");
    advance({T::SEMICOLON, T::R_PAREN});
    return x;
  }
  const bool guard = got(T::TYPE);
  if (!guard) type_expr();
  want(T::R_PAREN);
  return made(guard ? Form::kGuard : Form::kValue, x.first);
}

/// x[i], x[T1, T2] and x[i:j:k].
MistakeFinder::Expr MistakeFinder::index(const Expr& x) {
  next();
  Expr first;
  if (!is(T::COLON)) {
    bool comma = false;
    if (is(T::R_BRACK))
      error("expected operand", Code::kMissingIndex);
    else
      comma = type_list(false, first);
    if (comma || is(T::R_BRACK)) {
      want(T::R_BRACK);
      Expr made_index = made(Form::kIndex, x.first);
      made_index.value = x.value || first.value;
      return made_index;
    }
  }
  if (!got(T::COLON)) {
    error("expected comma, : or ]");
    advance({T::COMMA, T::COLON, T::R_BRACK});
  }
  ++expressions_;
  const bool has_middle = !is(T::COLON) && !is(T::R_BRACK);
  if (has_middle) expression();
  if (is(T::COLON)) {
    const auto missing = [&](const char* message) {
      errors_.plain(Code::kMiddleIndexRequired, token().begin(), message);
    };
    if (!has_middle) missing("middle index required in 3-index slice");
    next();
    if (is(T::R_BRACK))
      missing("final index required in 3-index slice");
    else
      expression();
  }
  --expressions_;
  want(T::R_BRACK);
  return made(Form::kValue, x.first);
}

MistakeFinder::Expr MistakeFinder::arguments(const Expr& x) {
  next();
  ++expressions_;
  std::size_t count = 0;
  bool dots = false;
  Expr last;
  list("argument list", T::COMMA, T::R_PAREN, [&] {
    last = expression();
    ++count;
    dots = got(T::ELLIPSIS);
    return dots;
  });
  --expressions_;
  Expr call = made(Form::kValue, x.first);
  call.parameter_if_forced = x.form == Form::kName && !x.parenthesized && count == 1 && !dots;
  call.parameter = call.parameter_if_forced && last.type_elem;
  return call;
}

bool MistakeFinder::may_have_literal_value(const Expr& x) const {
  switch (x.form) {
    case Form::kName:
    case Form::kSelector: return expressions_ >= 0;
    case Form::kIndex: return expressions_ >= 0 && !x.value;
    case Form::kLiteralType: return true;
    default: return false;
  }
}

void MistakeFinder::literal_value() {
  ++expressions_;
  want(T::L_BRACE);
  list("composite literal", T::COMMA, T::R_BRACE, [this] {
    element();
    if (got(T::COLON)) element();
    return false;
  });
  --expressions_;
}

void MistakeFinder::element() {
  if (is(T::L_BRACE))
    literal_value();
  else
    expression();
}

MistakeFinder::Expr MistakeFinder::expression_list() {
  Expr x = expression();
  if (!is(T::COMMA)) return x;
  while (got(T::COMMA)) expression();
  return made(Form::kList, x.first);
}

/// Types, or expressions unless `strict`. True if there was a comma; `first` is the first one.
bool MistakeFinder::type_list(bool strict, Expr& first) {
  ++expressions_;
  if (strict)
    type_expr();
  else
    first = expression();
  const bool comma = is(T::COMMA);
  while (got(T::COMMA))
    if (!type_or_none()) break;
  --expressions_;
  return comma;
}

}  // namespace gocxx::syntax
