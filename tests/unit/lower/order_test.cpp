// The temporaries that keep Go's order of evaluation, and statements that need none.
#include <doctest/doctest.h>

#include "tests/unit/lower/lowered.h"

namespace gocxx::lower {
namespace {

const std::string kFunctions =
    "var total int\nfunc g() int { total++; return total }\nfunc two(a, b int) int { return a + b }\n"
    "func pure(n int) int { return n * 2 }\n";

TEST_CASE("two calls with effects: the first goes into a temporary") {
  CHECK(Lowered(kFunctions + "func f() int { return two(g(), g()) }").has("auto g_result int = g()"));
}

TEST_CASE("one call beside what it cannot change stays in place") {
  CHECK(Lowered(kFunctions + "func f(n int) int { return n + g() }").has("return (n + g())"));
}

TEST_CASE("one call beside a package variable is done first") {
  CHECK(Lowered(kFunctions + "func f() int { return total + g() }").has("return (total + g_result)"));
}

TEST_CASE("calls without effects stay in place") {
  CHECK(Lowered(kFunctions + "func f() int { return pure(1) + pure(2) }").has("return (pure(1) + pure(2))"));
}

TEST_CASE("the right side of && runs its temporaries only if it is reached") {
  const Lowered program(kFunctions + "func f(ok bool) bool { return ok && two(g(), g()) > 0 }");
  CHECK(program.has("var both bool = ok"));
}

TEST_CASE("a swap keeps the value that the first assignment overwrites") {
  const Lowered program("func f(a []int, i, j int) { a[i], a[j] = a[j], a[i] }");
  CHECK(program.has("auto value int = a[i]"));
}

TEST_CASE("an index is evaluated before any assignment") {
  const Lowered program("func f(a []int, i int) { i, a[i] = 1, 2 }");
  CHECK(program.has("auto index int = i"));
}

}  // namespace
}  // namespace gocxx::lower
