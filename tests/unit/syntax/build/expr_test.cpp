// Expressions: what binds to what, and each kind of operand.
#include <doctest/doctest.h>

#include "tests/unit/syntax/parsed.h"

namespace gocxx::syntax {
namespace {

/// `x` with parentheses around each unary and binary expression.
std::string grouped(const Expr* x) {
  if (const auto* both = dyn_cast_or_null<BinaryExpr>(x)) {
    return "(" + grouped(both->x) + std::string(spelling(both->op)) + grouped(both->y) + ")";
  }
  if (const auto* one = dyn_cast_or_null<UnaryExpr>(x))
    return "(" + std::string(spelling(one->op)) + grouped(one->x) + ")";
  if (const auto* star = dyn_cast_or_null<StarExpr>(x)) return "(*" + grouped(star->x) + ")";
  return expr_string(*x);
}

std::string grouping(const std::string& text) {
  const ParsedExpr program(text);
  return program.good() ? grouped(program.expr()) : program.errors();
}

TEST_CASE("binary operators have five levels and associate to the left") {
  CHECK(grouping("a - b - c") == "((a-b)-c)");
  CHECK(grouping("a + b * c") == "(a+(b*c))");
  CHECK(grouping("a * b + c") == "((a*b)+c)");
  CHECK(grouping("a || b && c == d + e * f") == "(a||(b&&(c==(d+(e*f)))))");
  CHECK(grouping("a * b + c == d && e || f") == "(((((a*b)+c)==d)&&e)||f)");
  CHECK(grouping("a << b & c &^ d") == "(((a<<b)&c)&^d)");
  CHECK(grouping("a | b ^ c - d") == "(((a|b)^c)-d)");
}

TEST_CASE("unary operators bind stronger than binary ones, and selectors stronger still") {
  CHECK(grouping("-a * b") == "((-a)*b)");
  CHECK(grouping("!a && !b") == "((!a)&&(!b))");
  CHECK(grouping("- - ^a") == "(-(-(^a)))");
  CHECK(grouping("*p.q") == "(*p.q)");
  CHECK(grouping("&a[i]") == "(&a[i])");
  CHECK(grouping("<-c + 1") == "((<-c)+1)");
  CHECK(grouping("a * *b") == "(a*(*b))");
}

TEST_CASE("expressions are written as they were read") {
  for (const char* text : {"a.b.c",
                           "f()",
                           "f(a, b...)",
                           "a[i]",
                           "F[int, string]",
                           "s[:]",
                           "s[1:]",
                           "s[:2]",
                           "s[1:2:3]",
                           "x.(int)",
                           "(a + b) * c",
                           "[]int{}",
                           "T{…}",
                           "func(a int, b ...string) (int, error) {}",
                           "map[string][]int",
                           "chan int",
                           "chan<- int",
                           "<-chan int",
                           "chan (<-chan int)",
                           "struct{a, b int; T}",
                           "[]struct{a int `t`}{}",
                           "interface{M(int) string; ~int | T}",
                           "[...]int{}",
                           "*T"}) {
    CAPTURE(text);
    std::string written(text);
    if (const auto at = written.find("…"); at != std::string::npos)
      written.replace(at, std::string("…").size(), "1");
    CHECK(rewritten(written) == text);
  }
}

TEST_CASE("the leftmost chan takes the arrow") {
  const ParsedExpr program("<-chan<- chan int(nil)");
  REQUIRE(program.good());
  CHECK(rewritten("new(<-chan int)") == "new(<-chan int)");
  CHECK(rewritten("new(<-chan<- chan int)") == "new(<-chan (<-chan int))");
  CHECK(rewritten("new(<-chan <-chan int)") == "new(<-chan (<-chan int))");
  CHECK(rewritten("new(chan<- chan int)") == "new(chan<- chan int)");
}

TEST_CASE("a function type is a literal if a body follows") {
  CHECK(ParsedExpr("func() {}").as<FuncLit>() != nullptr);
  CHECK(ParsedExpr("f(func(int) bool)").as<CallExpr>()->args.at(0)->kind == NodeKind::kFuncType);
}

TEST_CASE("a type assertion has a type") {
  const ParsedExpr program("x.([]T)");
  REQUIRE(program.as<TypeAssertExpr>() != nullptr);
  CHECK(program.as<TypeAssertExpr>()->type->kind == NodeKind::kArrayType);
}

TEST_CASE("a slice expression knows its operands") {
  const ParsedExpr two("s[:b]"), three("s[a:b:c]");
  CHECK(two.as<SliceExpr>()->low == nullptr);
  CHECK(two.as<SliceExpr>()->high != nullptr);
  CHECK_FALSE(two.as<SliceExpr>()->three_index);
  CHECK(three.as<SliceExpr>()->three_index);
  CHECK(three.as<SliceExpr>()->max != nullptr);
}

}  // namespace
}  // namespace gocxx::syntax
