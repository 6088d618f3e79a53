// Type switches: the variables of their clauses.
#include <doctest/doctest.h>

#include "tests/unit/check/statements.h"

namespace gocxx::check {
namespace {

using frontend::Loaded;

using namespace syntax;

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

}  // namespace
}  // namespace gocxx::check
