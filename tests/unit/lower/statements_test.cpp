// Statements that C++ has in another form.
#include <doctest/doctest.h>

#include "tests/unit/lower/lowered.h"

namespace gocxx::lower {
namespace {

TEST_CASE("a switch over an int is C++'s, over strings a chain of if") {
  CHECK(Lowered("func f(n int) { switch n { case 1, 2: } }").has("case 1, 2:"));
  CHECK(Lowered("func f(s string) { switch s { case \"a\": case \"b\": } }").has("} else if (s == \"b\")"));
}

TEST_CASE("break leaves a chain by goto") {
  CHECK(Lowered("func f(s string, b bool) { switch s { case \"a\": if b { break }; f(s, b) } }")
            .has("goto done"));
}

TEST_CASE("fallthrough in a chain: the number of the clause decides") {
  CHECK(Lowered("func f(s string) { switch s { case \"a\": fallthrough; case \"b\": f(s) } }")
            .has("switch clause"));
}

TEST_CASE("continue of an outer loop goes to a label at the end of its body") {
  const Lowered program("func f() { outer: for i := 0; i < 9; i++ { for { continue outer } } }");
  CHECK(program.has("goto continue_outer"));
  CHECK(program.has("continue_outer:"));
}

TEST_CASE("select without default: the last clause is C++'s default") {
  const Lowered program("func f(a, b chan int) { select { case <-a: case b <- 1: } }");
  CHECK(program.has("gocxx::select(gocxx::on_recv(a), gocxx::on_send(b, 1), site 1)"));
  CHECK(program.has("case 0:"));
  CHECK(program.has("default:"));
}

TEST_CASE("loops poll, but for short ones over constants") {
  CHECK(Lowered("func f(n int) { for i := 0; i < n; i++ { } }").has("safepoint"));
  CHECK_FALSE(Lowered("func f() { for i := 0; i < 3; i++ { } }").has("safepoint"));
}

TEST_CASE("loops whose rounds are short and that count by ones poll once in many rounds") {
  CHECK(Lowered("func f(n int) (x int) { for i := 0; i < n; i++ { x += i }; return }").has("safepoint i"));
  const std::string helper = "func g() { println() }\nfunc h(s string) []byte { return []byte(s) }\n";
  CHECK(Lowered(helper + "func f(n int) { for i := 0; i < n; i++ { g() } }").has("safepoint i"));
  for (const char* body : {"h(s)", "k()", "i++", "_ = s + s", "p := &i; *p = 2", "_ = make([]int, n)"})
    CHECK_FALSE(
        Lowered(helper + "func f(n int, s string, k func()) { for i := 0; i < n; i++ { " + body + " } }")
            .has("safepoint i"));
  CHECK_FALSE(Lowered("func f(n int) { for i := 0; i < n; i += 2 { } }").has("safepoint i"));
}

TEST_CASE("ranges poll by themselves, but for channels and long rounds") {
  CHECK_FALSE(Lowered("func f(s []int) (x int) { for _, v := range s { x += v }; return }").has("safepoint"));
  CHECK(Lowered("func f(s []int, k func()) { for range s { k() } }").has("safepoint"));
  CHECK(Lowered("func f(c chan int) { for range c { } }").has("safepoint"));
}

TEST_CASE("a loop polls in each round if the loops inside need not") {
  const char* inner[] = {"for range s { }", "for j := 1; j < n; j++ { }", "for range 3 { for range s { } }",
                         "for j := 0; j < 3; j++ { for range s { } }", "f(0, nil)"};
  for (const char* body : inner)
    CHECK_FALSE(Lowered("func f(n int, s []int) { for i := 0; i < n; i++ { " + std::string(body) + " } }")
                    .has("safepoint i"));
  for (const char* body : {"for range 3 { }", "for range a { }", "for j := 0; j < 3; j++ { g() }"})
    CHECK(Lowered("func g() { println() }\nfunc f(n int, a [8]int) { for i := 0; i < n; i++ { " +
                  std::string(body) + " } }")
              .has("safepoint i"));
}

TEST_CASE("with deferred calls, results are variables") {
  const Lowered program("func g()\nfunc f() int { defer g(); return 7 }");
  CHECK(program.has("result = 7"));
  CHECK(program.has("return result"));
}

TEST_CASE("a division by what may be zero is checked") {
  CHECK(Lowered("func f(a, b int) int { return a / b }").has("gocxx::div(a, b)"));
  CHECK(Lowered("func f(a int) int { return a / 3 }").has("(a / 3)"));
}

TEST_CASE("every blocking operation has its site") {
  const Lowered program("func f(results chan int) { results <- 1 }");
  REQUIRE(program.valid());
  REQUIRE(program.package().sites.size() == 1);
  CHECK(program.package().sites.front()->operation == "chan send");
  CHECK(program.package().sites.front()->variable == "results");
}

}  // namespace
}  // namespace gocxx::lower
