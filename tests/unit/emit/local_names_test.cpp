#include <doctest/doctest.h>

#include "emitted.h"

namespace gocxx::emit {

TEST_CASE("shadowing is C++'s where it means the same") {
  const Emitted program("func f(x int) { if x > 0 { x := 2; g(x) }; g(x) }\nfunc g(int)");
  CHECK(program.has("long x = 2;\n    g(x);"));
}

TEST_CASE("a variable that is initialised with the one it shadows") {
  const Emitted program("func f(x int) { { x := x; g(x) }; g(x) }\nfunc g(int)");
  CHECK(program.has("long x_2 = x;"));
  CHECK(program.has("g(x_2);"));
}

TEST_CASE("the body of a for cannot declare what its head declares") {
  const Emitted program("func f() { for i := 0; i < 3; i++ { i := 5; g(i) } }\nfunc g(int)");
  CHECK(program.has("long i_2 = 5;"));
  CHECK(program.has("g(i_2);"));
}

TEST_CASE("a local does not hide a function that is called") {
  const Emitted program("func g(int) {}\nfunc f() { g(1); g := 2; g++ }");
  CHECK(program.has("g(1);"));
  CHECK(program.has("++g"));
}

TEST_CASE("labels and variables may share a name in Go, not in the emitted text of labels") {
  const Emitted program("func f(c bool) { a: for { for { if c { continue a }; break a } } }");
  CHECK(program.has("goto continue_a;"));
  CHECK(program.has("goto break_a;"));
}

}  // namespace gocxx::emit
