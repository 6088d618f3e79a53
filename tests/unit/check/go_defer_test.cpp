// The calls of go and defer.
#include <doctest/doctest.h>

#include "tests/unit/check/statements.h"

namespace gocxx::check {
namespace {

TEST_CASE("calls of go and defer") {
  CHECK(errors_in("defer recover(); go println(n); defer copy(a, a)") == "");
  CHECK(errors_in("defer len(a)") == "2:7 defer discards result of len(a) (value of type int)\n");
  CHECK(errors_in("go int8(n)") ==
        "2:4 go requires function call, not conversion int8(n) (value of type int8)\n");
}

}  // namespace
}  // namespace gocxx::check
