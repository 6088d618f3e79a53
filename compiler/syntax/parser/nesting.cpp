// The depth of a program, from its tokens alone.
#include "compiler/syntax/parser/nesting.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "compiler/syntax/parser/GocxxLexer.h"
#include "compiler/syntax/parser/deep_stack.h"
#include "compiler/syntax/parser/token_text.h"

namespace gocxx::syntax {
namespace {

using T = GocxxLexer;

enum Bracket { kParen, kBrack, kBrace, kNoBracket };

Bracket opened_by(std::size_t type) {
  return type == T::L_PAREN ? kParen : type == T::L_BRACK ? kBrack : type == T::L_BRACE ? kBrace : kNoBracket;
}

Bracket closed_by(std::size_t type) {
  return type == T::R_PAREN ? kParen : type == T::R_BRACK ? kBrack : type == T::R_BRACE ? kBrace : kNoBracket;
}

/// A level of nesting takes ten times the room of a link in a long chain: of operators, calls, selectors,
/// else-ifs. The tree of a chain is as deep as it is long, too, but no parser descends into it.
constexpr int kNested = 10;
constexpr int kChained = 1;

bool is_leaf(std::size_t type) { return type == T::IDENTIFIER || is_literal(type); }

bool ends_operand(std::size_t type) { return is_leaf(type) || closed_by(type) != kNoBracket; }

/// Names and literals are leaves. Anything else may nest what follows (unary operators, types, else) or what
/// came before (binary operators, selectors, calls).
int weight_of(std::size_t type, std::size_t before) {
  if (is_leaf(type)) return 0;
  if (type == T::DOT || type == T::ELSE || (type == T::IF && before == T::ELSE)) return kChained;
  return T::ADD <= type && type <= T::GEQ && ends_operand(before) ? kChained : kNested;
}

/// The depth at a token is the weight of the tokens before it that may nest it: in its own element of a list,
/// statement or clause, and in those that enclose it. A bracket that is closed again is part of a chain.
class Depth {
 public:
  explicit Depth(TokenBuffer& tokens) : tokens_(tokens) {}

  int now() const { return total_; }

  void take(const SourceToken& token) {
    const std::size_t type = token.type(), before = std::exchange(before_, type);
    if (type == T::COMMA || type == T::SEMICOLON) return begin_element();
    if (type == T::CASE || type == T::DEFAULT) begin_element();
    if (const Bracket closed = closed_by(type); closed != kNoBracket)
      return close(closed, token.getTokenIndex());
    add(weight_of(type, before));
    if (const Bracket opened = opened_by(type); opened != kNoBracket) {
      open_.push_back({opened, token.getTokenIndex(), 0});
      ++count_[opened];
    }
  }

 private:
  struct Open {
    Bracket bracket;
    std::size_t index;
    int nested;  // in its present element
  };

  int& nested() { return open_.empty() ? outermost_ : open_.back().nested; }

  void add(int weight) {
    total_ += weight;
    nested() += weight;
  }

  void begin_element() { total_ -= std::exchange(nested(), 0); }

  // A bracket that closes nothing is left to the parser. One that closes an outer bracket closes those inside
  // it.
  void close(Bracket closed, std::size_t index) {
    if (count_[closed] == 0) return;
    for (bool found = false; !found;) {
      const Open inner = open_.back();
      found = inner.bracket == closed;
      if (found) tokens_.set_partners(inner.index, index);
      total_ -= inner.nested;
      --count_[inner.bracket];
      open_.pop_back();
      add(kChained - kNested);
    }
  }

  TokenBuffer& tokens_;
  std::vector<Open> open_;
  std::array<int, 3> count_{};  // of open brackets, by kind
  int outermost_ = 0;           // nested outside all brackets
  int total_ = 0;
  std::size_t before_ = 0;  // the type of the token before
};

}  // namespace

std::optional<int> measure_nesting(TokenBuffer& tokens, SyntaxErrors& errors) {
  Depth depth(tokens);
  int deepest = 0;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    depth.take(tokens.at(i));
    deepest = std::max(deepest, depth.now());
    if (deepest <= kMaxNesting * kNested) continue;
    errors.plain(base::Code::kNestingTooDeep, tokens.at(i).begin(),
                 fmt::format("nesting too deep: more than {} levels", kMaxNesting));
    return std::nullopt;
  }
  return deepest / kNested;
}

}  // namespace gocxx::syntax
