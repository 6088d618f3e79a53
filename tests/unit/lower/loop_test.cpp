// Loops: how often they poll, and where continue goes.
#include <doctest/doctest.h>

#include "tests/unit/lower/lowered.h"

namespace gocxx::lower {
namespace {

TEST_CASE("continue of an outer loop goes to a label at the end of its body") {
  const Lowered program("func f() { outer: for i := 0; i < 9; i++ { for { continue outer } } }");
  CHECK(program.has("goto continue_outer"));
  CHECK(program.has("continue_outer:"));
}

TEST_CASE("loops poll, but for short ones over constants") {
  CHECK(Lowered("func f(n int) { for i := 0; i < n; i++ { } }").has("safepoint"));
  CHECK_FALSE(Lowered("func f() { for i := 0; i < 3; i++ { } }").has("safepoint"));
}

TEST_CASE("loops that count by ones and have short bodies poll once in many iterations") {
  CHECK(Lowered("func f(n int) (x int) { for i := 0; i < n; i++ { x += i }; return }").has("safepoint i"));
  const std::string helper = "func g() { println() }\nfunc h(s string) []byte { return []byte(s) }\n";
  CHECK(Lowered(helper + "func f(n int) { for i := 0; i < n; i++ { g() } }").has("safepoint i"));
  for (const char* body : {"h(s)", "k()", "i++", "_ = s + s", "p := &i; *p = 2", "_ = make([]int, n)"})
    CHECK_FALSE(
        Lowered(helper + "func f(n int, s string, k func()) { for i := 0; i < n; i++ { " + body + " } }")
            .has("safepoint i"));
  CHECK_FALSE(Lowered("func f(n int) { for i := 0; i < n; i += 2 { } }").has("safepoint i"));
}

TEST_CASE("ranges poll by themselves, but for channels and long bodies") {
  CHECK_FALSE(Lowered("func f(s []int) (x int) { for _, v := range s { x += v }; return }").has("safepoint"));
  CHECK(Lowered("func f(s []int, k func()) { for range s { k() } }").has("safepoint"));
  CHECK(Lowered("func f(c chan int) { for range c { } }").has("safepoint"));
}

TEST_CASE("a loop polls in each iteration if the loops inside need not") {
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

}  // namespace
}  // namespace gocxx::lower
