// Types in the order that C++ needs, and their method sets.
#include <doctest/doctest.h>

#include "tests/unit/lower/lowered.h"

namespace gocxx::lower {
namespace {

TEST_CASE("what is held by value comes first") {
  const Lowered program("type A struct{ b [2]B; next *A }\ntype B struct{ n int }");
  const auto& types = program.package().types;
  REQUIRE(types.size() == 2);
  CHECK(types[0]->object->name == "B");
  CHECK(types[1]->object->name == "A");
}

TEST_CASE("promoted methods get forwarders") {
  const Lowered program(
      "type Base struct{ n int }\nfunc (b *Base) Reset() { b.n = 0 }\ntype T struct{ Base }");
  CHECK(program.has("methods on the pointer: Reset"));
  CHECK(program.has("func T::Reset(self *main.T)"));
}

TEST_CASE("a struct type without a name is declared once") {
  const Lowered program("var a struct{ n int }\nvar b struct{ n int }");
  CHECK(program.package().types.size() == 1);
}

}  // namespace
}  // namespace gocxx::lower
