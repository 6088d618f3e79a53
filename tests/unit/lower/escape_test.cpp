// Variables that go into boxes, and the captures of function literals.
#include <doctest/doctest.h>

#include "tests/unit/lower/lowered.h"

namespace gocxx::lower {
namespace {

TEST_CASE("a variable whose address is returned is in a box, one that is only passed down is not") {
  CHECK(Lowered("func f() *int { x := 1; return &x }").has("box x int"));
  CHECK(Lowered("type T struct{ n int }\nfunc (t *T) set() { t.n = 1 }\nfunc f() { var t T; t.set() }")
            .has("var t main.T"));
}

TEST_CASE("a method that keeps its receiver puts it into a box") {
  const Lowered program(
      "type T struct{ n int }\nvar kept *T\nfunc (t *T) keep() { kept = t }\nfunc f() { var t T; t.keep() }");
  CHECK(program.has("box t main.T"));
}

TEST_CASE("an interface's method may keep the pointer that the interface holds") {
  const Lowered program(
      "type I interface{ m() }\ntype T struct{}\nfunc (t *T) m() {}\n"
      "func f() func() { var t T; var i I = &t; return i.m }");
  CHECK(program.has("box t main.T"));
}

TEST_CASE("a goroutine copies what does not change any more and shares the rest") {
  CHECK(Lowered("func f(c chan int) { n := 1; go func() { c <- n }() }").has("[c, n]"));
  CHECK(Lowered("func f(c chan int) { n := 1; go func() { c <- n }(); n = 2 }").has("box n int"));
}

TEST_CASE("a literal that does not outlive its block refers to the variables themselves") {
  CHECK(Lowered("func f() int { n := 0; add := func() { n++ }; add(); return n }").has("[&]"));
}

TEST_CASE("a literal lies on the stack as an argument of a function that does not keep it") {
  const std::string call = "func f() int { n := 0; g(func() { n++ }); return n }";
  CHECK(Lowered("func g(h func()) { h() }\n" + call).has("on_stack [&]"));
  CHECK_FALSE(Lowered("var kept func()\nfunc g(h func()) { kept = h }\n" + call).has("on_stack"));
  CHECK_FALSE(Lowered("func g(h func()) func() { return h }\n" + call).has("on_stack"));
  CHECK_FALSE(Lowered("func g(h func()) { go h() }\n" + call).has("on_stack"));
  CHECK_FALSE(Lowered("func g(h ...func()) {}\n" + call).has("on_stack"));
  CHECK_FALSE(Lowered("func g(h any) {}\n" + call).has("on_stack"));
}

TEST_CASE("a literal of go and defer is not on the stack: the call runs later") {
  for (const char* statement : {"go", "defer"})
    CHECK_FALSE(Lowered("func g(h func()) { h() }\nfunc f() { n := 0; " + std::string(statement) +
                        " g(func() { n++ }) }")
                    .has("on_stack"));
}

TEST_CASE("a deferred literal refers to results and copies locals") {
  const Lowered program(
      "func g(int)\nfunc f() (err int) { n := 1; defer func() { err = 2; g(n) }(); return 0 }");
  CHECK(program.has("&err"));
  CHECK_FALSE(program.has("&n"));
}

TEST_CASE("each iteration of a loop has its own variable where it is shared") {
  const Lowered program("func g(*int)\nfunc f(p []*int) { for i := 0; i < 3; i++ { p[i] = &i } }");
  CHECK(program.has("box i int"));
  CHECK(program.has("i = gocxx::new_object<int>(*i), ++*i"));
}

}  // namespace
}  // namespace gocxx::lower
