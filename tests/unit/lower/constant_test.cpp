// How constants are written.
#include <doctest/doctest.h>

#include "tests/unit/lower/lowered.h"

namespace gocxx::lower {
namespace {

TEST_CASE("named constants stay named, operations stay operations") {
  const Lowered program("const size = 1 << 10\nfunc f() int { return size * 2 }");
  CHECK(program.has("const size = (1 << 10)"));
  CHECK(program.has("return (size * 2)"));
}

TEST_CASE("lines that repeat an expression have values of their own") {
  const Lowered program("const (\n a = 10 * (iota + 1)\n b\n)");
  CHECK(program.has("const a = 10"));
  CHECK(program.has("const b = 20"));
}

TEST_CASE("a constant that no C++ type holds is folded where it is used") {
  const Lowered program("const big = 1 << 100\nfunc f() int { return big >> 98 }");
  CHECK_FALSE(program.has("const big"));
  CHECK(program.has("return 4"));
}

TEST_CASE("as an interface's value a literal has exactly its type") {
  CHECK(Lowered("func f() any { return 1 }").has("implicit<any>(int(1))"));
}

}  // namespace
}  // namespace gocxx::lower
