// Operators that C++ has in another form.
#include <doctest/doctest.h>

#include "tests/unit/lower/lowered.h"

namespace gocxx::lower {
namespace {

TEST_CASE("a division by what may be zero is checked") {
  CHECK(Lowered("func f(a, b int) int { return a / b }").has("gocxx::div(a, b)"));
  CHECK(Lowered("func f(a int) int { return a / 3 }").has("(a / 3)"));
}

}  // namespace
}  // namespace gocxx::lower
