// Switches, select and range: what is recorded of their clauses and variables, and their mistakes.
#include <doctest/doctest.h>

#include "tests/unit/loaded.h"

namespace gocxx::check {
namespace {

using frontend::Loaded;

using namespace syntax;

/// The errors of the body of a function with some parameters; its first line is line 2.
std::string errors_in(const std::string& body) {
  const std::string text =
      "func f(n int, s string, x any, c chan int, r <-chan int, in chan<- int, a []int) {\n" + body +
      "\n}\nfunc main() {}";
  return Loaded(text).errors();
}

/// The type of the variable that `ident` declares.
std::string declared_type(const Loaded& c, const Expr* ident) {
  return types::type_string(c.info().def_of_or_null(cast<Ident>(ident))->type, c.package().types);
}

TEST_CASE("each clause of a type switch has a variable of its own type") {
  const Loaded c(R"(
func f(x any) {
	switch v := x.(type) {
	case int:
		println(v + 1)
	case string, bool:
	case nil:
	default:
	}
}
func main() {})");
  REQUIRE(c.errors() == "");
  const auto* s = c.find<TypeSwitchStmt>([](const TypeSwitchStmt&) { return true; });
  const char* const expected[] = {"int", "any", "any", "any"};
  for (std::size_t i = 0; i < 4; ++i)
    CHECK(types::type_string(c.info().implicit_of_or_null(s->clauses[i])->type) == expected[i]);
  CHECK(c.info().def_of_or_null(s->bind) == nullptr);
}

TEST_CASE("the variables of a type switch count as one: used in some clause") {
  CHECK(errors_in("switch v := x.(type) { case int: case string: _ = v }") == "");
  CHECK(errors_in("switch v := x.(type) { case int: v = 1 }") == "2:8 v declared and not used\n");
}

TEST_CASE("duplicate cases differ by value and type") {
  CHECK(errors_in("switch n { case 1, 2: case 1: }") ==
        "2:28 duplicate case 1 (constant of type int) in expression switch\n");
  CHECK(errors_in("switch x { case 1: case int8(1): case \"1\": case 1.0: }") == "");
  CHECK(errors_in("switch x { case 1: case 1: }") ==
        "2:25 duplicate case 1 (constant of type int) in expression switch\n");
  CHECK(errors_in("switch { case n == 1: case n == 1: case true: case true: }") == "");
  CHECK(errors_in("switch x.(type) { case int: case error, int: }") ==
        "2:41 duplicate case int in type switch\n");
}

TEST_CASE("a switch without a tag is on true") {
  CHECK(errors_in("switch { case n: }") ==
        "2:15 invalid case n in switch on true (mismatched types int and bool)\n");
}

TEST_CASE("two defaults") {
  CHECK(errors_in("switch { default:\ndefault: }") == "3:1 multiple defaults (first at a.gc:3:10)\n");
  CHECK(errors_in("select { default:\ndefault: }") == "3:1 multiple defaults (first at a.gc:3:10)\n");
}

TEST_CASE("the variables of a range clause") {
  const struct {
    const char* clause;
    const char* key;
    const char* value;
  } cases[] = {
      {"for i, v := range []string{} { _, _ = i, v }", "int", "string"},
      {"for i, v := range [2]bool{} { _, _ = i, v }", "int", "bool"},
      {"for i, v := range &[2]bool{} { _, _ = i, v }", "int", "bool"},
      {"for i, v := range \"text\" { _, _ = i, v }", "int", "rune"},
      {"for i, v := range map[string]float64{} { _, _ = i, v }", "string", "float64"},
      {"for i := range make(chan error) { _ = i }", "error", nullptr},
      {"for i := range 10 { _ = i }", "int", nullptr},
      {"for i := range uint8(10) { _ = i }", "uint8", nullptr},
      {"for i := range 'a' { _ = i }", "rune", nullptr},
  };
  for (const auto& each : cases) {
    CAPTURE(each.clause);
    const Loaded c("func main() { " + std::string(each.clause) + " }");
    REQUIRE(c.errors() == "");
    const auto* s = c.find<RangeStmt>([](const RangeStmt&) { return true; });
    CHECK(declared_type(c, s->key) == each.key);
    if (each.value != nullptr) CHECK(declared_type(c, s->value) == each.value);
  }
}

TEST_CASE("an untyped number that is ranged over gets the variable's type") {
  const Loaded c("func main() { var i int8; for i = range 10 { _ = i }; for range 5 {} }");
  REQUIRE(c.errors() == "");
  CHECK(c.type_of<BasicLit>("10") == "int8 = 10");
  CHECK(c.type_of<BasicLit>("5") == "int = 5");
}

TEST_CASE("wrong range clauses") {
  CHECK(errors_in("for i, v := range c { _, _ = i, v }") ==
        "2:8 range over c (variable of type chan int) permits only one iteration variable\n");
  CHECK(errors_in("for range in { }") ==
        "2:11 cannot range over in (variable of type chan<- int): receive from send-only channel\n");
  CHECK(errors_in("for s = range a { }") ==
        "2:5 cannot use s (value of type int) as string value in assignment\n");
  CHECK(errors_in("for _, _ := range a { }") == "2:1 no new variables on left side of :=\n");
  CHECK(errors_in("for range func(func() bool) {} { }") ==
        "2:11 range over functions is not supported yet\n");
}

TEST_CASE("the cases of select") {
  CHECK(errors_in("select { case c <- 1: case v := <-r: _ = v; case a[0], _ = <-c: case (<-c): default: }") ==
        "");
  CHECK(errors_in("select { case n == 1: }") ==
        "2:17 select case must be send or receive (possibly with assignment)\n");
  CHECK(errors_in("select { case r <- 1: }") ==
        "2:15 invalid operation: cannot send to receive-only channel r (variable of type <-chan int)\n");
}

TEST_CASE("calls of go and defer") {
  CHECK(errors_in("defer recover(); go println(n); defer copy(a, a)") == "");
  CHECK(errors_in("defer len(a)") == "2:7 defer discards result of len(a) (value of type int)\n");
  CHECK(errors_in("go int8(n)") ==
        "2:4 go requires function call, not conversion int8(n) (value of type int8)\n");
}

}  // namespace
}  // namespace gocxx::check
