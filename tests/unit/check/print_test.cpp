// --dump=types.
#include "compiler/check/print.h"

#include <doctest/doctest.h>

#include "tests/unit/loaded.h"

namespace gocxx::check {
namespace {

using frontend::Loaded;

TEST_CASE("each expression stands on a line with its type and value") {
  const Loaded c("func main() {\n\tx := 1 + 2\n\tprintln(x)\n}");
  CHECK(print_types(c.package(), c.sources()) ==
        "3:7 1 + 2: int = 3\n"
        "3:7 1: untyped int = 1\n"
        "3:11 2: untyped int = 2\n"
        "4:2 println(x): no value\n"
        "4:2 println: builtin\n"
        "4:10 x: variable int\n");
}

}  // namespace
}  // namespace gocxx::check
