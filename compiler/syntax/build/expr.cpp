// Expressions.
#include <array>

#include "compiler/syntax/ast/expr_string.h"
#include "compiler/syntax/build/builder.h"
#include "compiler/syntax/parser/token_text.h"

namespace gocxx::syntax {
namespace {

using base::Code;
using P = GocxxParser;

struct BinaryOperator {
  Op op = Op::kNone;
  int precedence = 0;
};

/// "There are five precedence levels for binary operators. Multiplication operators bind strongest, followed
/// by addition operators, comparison operators, && (logical AND), and finally || (logical OR)."
BinaryOperator binary_operator(std::size_t token) {
  switch (token) {
    case P::MUL: return {Op::kMul, 5};
    case P::QUO: return {Op::kQuo, 5};
    case P::REM: return {Op::kRem, 5};
    case P::SHL: return {Op::kShl, 5};
    case P::SHR: return {Op::kShr, 5};
    case P::AND: return {Op::kAnd, 5};
    case P::AND_NOT: return {Op::kAndNot, 5};
    case P::ADD: return {Op::kAdd, 4};
    case P::SUB: return {Op::kSub, 4};
    case P::OR: return {Op::kOr, 4};
    case P::XOR: return {Op::kXor, 4};
    case P::EQL: return {Op::kEql, 3};
    case P::NEQ: return {Op::kNeq, 3};
    case P::LSS: return {Op::kLss, 3};
    case P::LEQ: return {Op::kLeq, 3};
    case P::GTR: return {Op::kGtr, 3};
    case P::GEQ: return {Op::kGeq, 3};
    case P::LAND: return {Op::kLAnd, 2};
    case P::LOR: return {Op::kLOr, 1};
    default: return {};
  }
}

Op unary_operator(std::size_t token) {
  switch (token) {
    case P::ADD: return Op::kAdd;
    case P::SUB: return Op::kSub;
    case P::NOT: return Op::kNot;
    case P::XOR: return Op::kXor;
    case P::AND: return Op::kAnd;
    case P::TILDE: return Op::kTilde;
    default: return Op::kArrow;
  }
}

/// Groups operands by precedence, to the left where it is equal. Each operator waits until one that binds no
/// stronger follows.
class BinaryGrouping {
 public:
  BinaryGrouping(Arena& arena, Expr* first) : arena_(arena) { operands_.push_back(first); }

  void add(BinaryOperator op, Pos pos, Expr* operand) {
    reduce(op.precedence);
    waiting_.push_back({op, pos});
    operands_.push_back(operand);
  }

  Expr* finish() {
    reduce(0);
    return operands_.back();
  }

 private:
  struct Waiting {
    BinaryOperator op;
    Pos pos;
  };

  void reduce(int precedence) {
    while (!waiting_.empty() && waiting_.back().op.precedence >= precedence) {
      Expr* y = operands_.back();
      operands_.pop_back();
      auto* both = arena_.make<BinaryExpr>(operands_.back()->pos, y->end);
      both->x = operands_.back();
      both->op = waiting_.back().op.op;
      both->op_pos = waiting_.back().pos;
      both->y = y;
      operands_.back() = both;
      waiting_.pop_back();
    }
  }

  Arena& arena_;
  std::vector<Expr*> operands_;
  std::vector<Waiting> waiting_;
};

}  // namespace

std::vector<Expr*> Builder::expression_list(P::ExpressionListContext* tree) {
  std::vector<Expr*> list;
  for (Cursor parts(tree); !parts.done(); parts.accept(P::COMMA)) {
    list.push_back(expression(parts.rule<P::ExpressionContext>()));
  }
  return list;
}

Expr* Builder::expression(P::ExpressionContext* tree) {
  Cursor parts(tree);
  Expr* first = unary_expr(parts.rule<P::UnaryExprContext>());
  if (parts.done()) return first;
  BinaryGrouping grouping(arena_, first);
  while (!parts.done()) {
    const SourceToken& op = parts.token();
    grouping.add(binary_operator(op.type()), begin(op), unary_expr(parts.rule<P::UnaryExprContext>()));
  }
  return grouping.finish();
}

/// The innermost operator is the last.
Expr* Builder::unary_expr(P::UnaryExprContext* tree) {
  const auto& parts = tree->children;
  Expr* x = primary_expr(static_cast<P::PrimaryExprContext*>(parts.back()));
  for (std::size_t i = parts.size() - 1; i-- > 0;) {
    const SourceToken& op = *token_or_null(parts[i]);
    if (op.type() == P::MUL) {
      auto* star = arena_.make<StarExpr>(begin(op), x->end);
      star->x = x;
      x = star;
    } else if (op.type() == P::ARROW) {
      x = receive_or_channel_type(op, x);
    } else {
      auto* unary = arena_.make<UnaryExpr>(begin(op), x->end);
      unary->op = unary_operator(op.type());
      unary->x = x;
      x = unary;
    }
  }
  return x;
}

/// <-x. If x is a channel type, the arrow belongs to it: "The <- operator associates with the leftmost chan
/// possible".
Expr* Builder::receive_or_channel_type(const SourceToken& arrow, Expr* x) {
  if (auto* channel = dyn_cast_or_null<ChanType>(x)) {
    make_receive_only(channel, begin(arrow));
    return channel;
  }
  auto* receive = arena_.make<UnaryExpr>(begin(arrow), x->end);
  receive->op = Op::kArrow;
  receive->x = x;
  return receive;
}

/// Makes `channel` receive-only by the arrow at `arrow`. If it had an arrow of its own, that one passes on to
/// its element: <-chan<- T, which was read as <-(chan<- T), is <-chan (<-T), and T must be a channel type in
/// turn.
void Builder::make_receive_only(ChanType* channel, Pos arrow) {
  for (;;) {
    const ChanDir had = channel->dir;
    if (had == ChanDir::kRecv)
      error(Code::kChannelTypeNeedsChan, channel->pos, "unexpected <-, expected chan");
    const Pos keyword = std::exchange(channel->pos, arrow);
    channel->dir = ChanDir::kRecv;
    if (had != ChanDir::kSend) return;
    auto* element = dyn_cast_or_null<ChanType>(channel->value);
    if (element == nullptr) {
      const std::string found = expr_string(*channel->value);
      return error(Code::kChannelTypeNeedsChan, channel->value->pos,
                   "unexpected " + found + ", expected chan");
    }
    channel = element;
    arrow = source_.pos_of(source_.text().find('<', source_.offset_of(keyword)));
  }
}

Expr* Builder::primary_expr(P::PrimaryExprContext* tree) {
  const auto& parts = tree->children;
  Expr* x = operand(static_cast<P::OperandContext*>(parts[0]));
  for (std::size_t i = 1; i < parts.size(); ++i)
    x = suffix(x, static_cast<antlr4::ParserRuleContext*>(parts[i]));
  return x;
}

Expr* Builder::suffix(Expr* x, antlr4::ParserRuleContext* tree) {
  switch (tree->getRuleIndex()) {
    case P::RuleSelector: return selector(x, static_cast<P::SelectorContext*>(tree));
    case P::RuleIndex: return index_or_slice(x, static_cast<P::IndexContext*>(tree));
    case P::RuleArguments: return call(x, static_cast<P::ArgumentsContext*>(tree));
    default: break;
  }
  if (x->kind == NodeKind::kParenExpr) {
    error(Code::kUnexpectedToken, begin(tree), "cannot parenthesize type in composite literal");
  }
  return composite_lit(x, static_cast<P::LiteralValueContext*>(tree));
}

Expr* Builder::selector(Expr* x, P::SelectorContext* tree) {
  Cursor parts(tree);
  parts.skip();
  if (parts.accept(P::L_PAREN) == nullptr) {
    auto* selected = arena_.make<SelectorExpr>(x->pos, end(tree));
    selected->x = x;
    selected->sel = ident(parts.token());
    return selected;
  }
  auto* assertion = arena_.make<TypeAssertExpr>(x->pos, end(tree));
  assertion->x = x;
  if (auto* found = parts.accept<P::TypeContext>()) {
    assertion->type = type(found);
  }
  return assertion;
}

Expr* Builder::index_or_slice(Expr* x, P::IndexContext* tree) {
  auto* made = arena_.make<IndexExpr>(x->pos, end(tree));
  made->x = x;
  made->lbrack = begin(tree);
  Cursor parts(tree);
  for (parts.skip(); !parts.at(P::COLON) && !parts.at(P::R_BRACK); parts.accept(P::COMMA)) {
    auto* found = parts.rule<P::ExpressionContext>();
    const SourceToken& first = source_token(found->start);
    if (!made->indices.empty() && is_literal(first.type()))  // behind a comma stands a type argument
      error(Code::kUnexpectedToken, begin(first), "unexpected " + described(first) + ", expected ]");
    made->indices.push_back(expression(found));
  }
  if (parts.at(P::COLON)) return slice(x, made->indices, tree, parts);
  if (made->indices.empty())
    error(Code::kMissingIndex, begin(parts.token()), "unexpected ], expected operand");
  return made;
}

/// `parts` stands at the first colon, behind `low`.
Expr* Builder::slice(Expr* x, const std::vector<Expr*>& low, P::IndexContext* tree, Cursor parts) {
  auto* made = arena_.make<SliceExpr>(x->pos, end(tree));
  made->x = x;
  made->lbrack = begin(tree);
  made->low = low.empty() ? nullptr : low.front();
  const SourceToken& colon = parts.token();
  if (low.size() > 1) error(Code::kUnexpectedToken, begin(colon), "unexpected :, expected ]");
  if (auto* found = parts.accept<P::ExpressionContext>()) made->high = expression(found);
  const SourceToken* second = parts.accept(P::COLON);
  if (second == nullptr) return made;
  made->three_index = true;
  if (made->high == nullptr) {
    errors_.plain(Code::kMiddleIndexRequired, second->begin(), "middle index required in 3-index slice");
    made->high = make<BadExpr>(*second);
  }
  if (auto* found = parts.accept<P::ExpressionContext>()) {
    made->max = expression(found);
  } else {
    const SourceToken& close = parts.token();
    errors_.plain(Code::kMiddleIndexRequired, close.begin(), "final index required in 3-index slice");
    made->max = make<BadExpr>(close);
  }
  return made;
}

Expr* Builder::call(Expr* x, P::ArgumentsContext* tree) {
  auto* made = arena_.make<CallExpr>(x->pos, end(tree));
  made->fun = x;
  made->lparen = begin(tree);
  Cursor parts(tree);
  for (parts.skip(); !parts.at(P::R_PAREN); parts.accept(P::COMMA)) {
    if (made->ellipsis.valid()) {
      error(Code::kUnexpectedToken, begin(parts.rule<P::ExpressionContext>()),
            "can only use ... with final argument");
      break;
    }
    made->args.push_back(expression(parts.rule<P::ExpressionContext>()));
    if (const SourceToken* dots = parts.accept(P::ELLIPSIS)) made->ellipsis = begin(*dots);
  }
  made->rparen = begin(source_token(tree->stop));
  return made;
}

Expr* Builder::operand(P::OperandContext* tree) {
  Cursor parts(tree);
  if (auto* lit = parts.accept<P::LiteralContext>()) return basic_lit(source_token(lit->start));
  if (parts.at(P::IDENTIFIER)) return ident(parts.token());
  if (auto* function = parts.accept<P::FunctionLitContext>()) return function_lit(function);
  if (auto* found = parts.accept<P::LiteralTypeContext>()) {
    return literal_type(static_cast<antlr4::ParserRuleContext*>(found->children.back()));
  }
  auto* paren = make<ParenExpr>(tree);
  parts.skip();
  paren->x = expression(parts.rule<P::ExpressionContext>());
  return paren;
}

}  // namespace gocxx::syntax
