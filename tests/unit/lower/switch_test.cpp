// Switches, in their three forms.
#include <doctest/doctest.h>

#include "tests/unit/lower/lowered.h"

namespace gocxx::lower {
namespace {

TEST_CASE("a switch over an int is C++'s, over strings a chain of if") {
  CHECK(Lowered("func f(n int) { switch n { case 1, 2: } }").has("case 1, 2:"));
  CHECK(Lowered("func f(s string) { switch s { case \"a\": case \"b\": } }").has("} else if (s == \"b\")"));
}

TEST_CASE("break leaves a chain by goto") {
  CHECK(Lowered("func f(s string, b bool) { switch s { case \"a\": if b { break }; f(s, b) } }")
            .has("goto done"));
}

TEST_CASE("fallthrough in a chain: the number of the clause decides") {
  CHECK(Lowered("func f(s string) { switch s { case \"a\": fallthrough; case \"b\": f(s) } }")
            .has("switch clause"));
}

}  // namespace
}  // namespace gocxx::lower
