// The cases of select.
#include <doctest/doctest.h>

#include "tests/unit/check/statements.h"

namespace gocxx::check {
namespace {

TEST_CASE("the cases of select") {
  CHECK(errors_in("select { case c <- 1: case v := <-r: _ = v; case a[0], _ = <-c: case (<-c): default: }") ==
        "");
  CHECK(errors_in("select { case n == 1: }") ==
        "2:17 select case must be send or receive (possibly with assignment)\n");
  CHECK(errors_in("select { case r <- 1: }") ==
        "2:15 invalid operation: cannot send to receive-only channel r (variable of type <-chan int)\n");
}

}  // namespace
}  // namespace gocxx::check
