// The results of functions with deferred calls.
#include <doctest/doctest.h>

#include "tests/unit/lower/lowered.h"

namespace gocxx::lower {
namespace {

TEST_CASE("with deferred calls, results are variables") {
  const Lowered program("func g()\nfunc f() int { defer g(); return 7 }");
  CHECK(program.has("result = 7"));
  CHECK(program.has("return result"));
}

}  // namespace
}  // namespace gocxx::lower
