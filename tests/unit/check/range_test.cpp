// for range: the variables of its clause, and its mistakes.
#include <doctest/doctest.h>

#include "tests/unit/check/statements.h"

namespace gocxx::check {
namespace {

using frontend::Loaded;

using namespace syntax;

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
}

}  // namespace
}  // namespace gocxx::check
