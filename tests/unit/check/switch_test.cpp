// Expression switches: their cases and their mistakes.
#include <doctest/doctest.h>

#include "tests/unit/check/statements.h"

namespace gocxx::check {
namespace {

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

}  // namespace
}  // namespace gocxx::check
