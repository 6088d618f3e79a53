// Whatever the bytes are, parsing ends.
#include <doctest/doctest.h>

#include "compiler/syntax/parser/deep_stack.h"
#include "tests/unit/syntax/parsed.h"

namespace gocxx::syntax {
namespace {

std::string repeated(const std::string& text, int count) {
  std::string all;
  for (int i = 0; i < count; ++i) all += text;
  return all;
}

TEST_CASE("what is nested within the limit is parsed") {
  const int n = kMaxNesting - 100;
  CHECK(parsed("var x = " + repeated("(", n) + "1" + repeated(")", n)).good());
  CHECK(parsed("var x = " + repeated("-", 1) + repeated(" -", n) + "1").good());
  CHECK(ParsedBody(repeated("{", n) + repeated("}", n)).good());
}

TEST_CASE("a chain may be long") {
  const int n = 10 * kMaxNesting - 1000;
  CHECK(parsed("var x = 1" + repeated("+1", n)).good());
  CHECK(parsed("var x = a" + repeated(" && a", n)).good());
  CHECK(parsed("var x = a" + repeated(".b", n)).good());
  CHECK(parsed("var x = a" + repeated(".b()", n / 2)).good());
  CHECK(parsed("func f() { if x {} " + repeated("else if x {}", n / 3) + "}").good());
  CHECK(parsed("func f() {" + repeated("{ f() };", n) + "}").good());
  CHECK(parsed("func f() { switch x {" + repeated("case 1:\n", n) + "default: } }").good());
}

TEST_CASE("what is nested more deeply is refused") {
  const int n = 100'000;
  const std::string refusal = "nesting too deep: more than 10000 levels";
  for (const std::string& text :
       {"var x = " + repeated("(", n), "var x = " + repeated("! ", n) + "1",
        "var x = 1" + repeated("+1", 2 * n), "var x = a" + repeated("()", 2 * n),
        "var x = " + repeated("f(", n), "var x " + repeated("*", n) + "int",
        "var x " + repeated("[]", n) + "int", "func f() { if x {} " + repeated("else if x {}", n) + "}",
        "func f() {" + repeated("{", n), "var x = T" + repeated("{", n),
        "func f() { " + repeated("L: ", n) + "}"}) {
    CAPTURE(text.substr(0, 40));
    const std::string errors = parsed(text).errors();
    CHECK(errors.substr(errors.find(": ") + 2) == refusal);
  }
}

TEST_CASE("a long line is no deep one") {
  const int n = 200'000;
  CHECK(parsed("var x = f(" + repeated("a + b, ", n) + ")").good());
  CHECK(parsed("var x = \"" + repeated("0123456789", n) + "\"").good());
}

TEST_CASE("a file that is no program gives no flood of errors") {
  CHECK(parsed(repeated("@", 100'000)).diagnostics.size() == 1000);
  CHECK(parsed(repeated(") ", 100'000)).diagnostics.size() == 1);
  CHECK(Parsed("").errors() == "1:1: syntax error: package statement must be first");
  CHECK(Parsed("// nothing\n").errors() == "2:1: syntax error: package statement must be first");
}

}  // namespace
}  // namespace gocxx::syntax
