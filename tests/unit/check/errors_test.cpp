// How errors are reported: one for each mistake, at Go's line and column. (The words of each are in
// tests/diagnostics.)
#include <doctest/doctest.h>

#include "tests/unit/loaded.h"

namespace gocxx::check {
namespace {

using frontend::Loaded;

std::string errors(const std::string& body) { return Loaded("func main() {\n" + body + "\n}").errors(); }

TEST_CASE("one mistake gives one error") {
  CHECK(errors("x := undefinedName\ny := x + 1\nprintln(y.foo(), x)") == "2:6 undefined: undefinedName\n");
  CHECK(errors("var t missing\nt.f = t.g(1)[2]") == "2:7 undefined: missing\n");
  CHECK(errors("for i := range nothing { println(i) }") == "2:16 undefined: nothing\n");
}

TEST_CASE("errors stand at the leftmost operand; slice expressions at their bracket") {
  CHECK(errors("var s []int\nvar n int = s[1:]\n_ = n") ==
        "3:14 cannot use s[1:] (value of type []int) as int value in variable declaration\n");
  CHECK(errors("var a, b = 1, \"x\"\n_ = a + b") ==
        "3:5 invalid operation: a + b (mismatched types int and string)\n");
}

TEST_CASE("other declarations are notes") {
  const Loaded c("func f() {}\nvar f int\nfunc main() {}");
  REQUIRE(c.diagnostics().size() == 1);
  const base::Diagnostic& d = c.diagnostics().items()[0];
  CHECK(d.message == "f redeclared in this block");
  REQUIRE(d.notes.size() == 1);
  CHECK(d.notes[0].message == "other declaration of f");
  CHECK(c.sources().locate(d.notes[0].pos).line == 2);
}

TEST_CASE("a mistake in a repeated constant expression is reported where it is repeated") {
  CHECK(Loaded("const (\n\ta uint8 = 255 + iota\n\tb\n)\nfunc main() {}").errors() ==
        "3:2 cannot use 255 + iota (untyped int constant 256) as uint8 value in constant declaration "
        "(overflows)\n");
}

TEST_CASE("a program has a function main") {
  CHECK(Loaded("").errors() == "0:9 function main is undeclared in the main package\n");
}

}  // namespace
}  // namespace gocxx::check
