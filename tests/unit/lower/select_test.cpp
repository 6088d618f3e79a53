// select, and the sites of operations that block.
#include <doctest/doctest.h>

#include "tests/unit/lower/lowered.h"

namespace gocxx::lower {
namespace {

TEST_CASE("select without default: the last clause is C++'s default") {
  const Lowered program("func f(a, b chan int) { select { case <-a: case b <- 1: } }");
  CHECK(program.has("gocxx::select(gocxx::on_recv(a), gocxx::on_send(b, 1), site 1)"));
  CHECK(program.has("case 0:"));
  CHECK(program.has("default:"));
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
