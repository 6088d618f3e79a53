// Syntax errors: one for each mistake, in the Go compiler's words and at its place.
#include <doctest/doctest.h>

#include "tests/unit/syntax/parsed.h"

namespace gocxx::syntax {
namespace {

struct Mistake {
  const char* text;
  const char* error;
};

TEST_CASE("mistakes in declarations") {
  const Mistake mistakes[] = {
      {"var ( a int b int )",
       "2:13: syntax error: unexpected name b in grouped declaration; possibly missing semicolon or newline "
       "or )"},
      {"import foo", "2:11: syntax error: missing import path"},
      {"import 5", "2:8: syntax error: import path must be a string"},
      {"var x int; import \"a\"", "2:12: syntax error: imports must appear before other declarations"},
      {"type T struct { a int b int }",
       "2:23: syntax error: unexpected name b in struct type; possibly missing semicolon or newline or }"},
      {"type T struct { 5 }",
       "2:17: syntax error: unexpected literal 5, expected field name or embedded type"},
      {"type T interface { m() n() }",
       "2:25: syntax error: unexpected ( in interface type; possibly missing semicolon or newline or }"},
      {"type T interface { A | 5 }", "2:24: syntax error: unexpected literal 5, expected ~ term or type"},
      {"func f(a int b int) {}",
       "2:14: syntax error: unexpected name b in parameter list; possibly missing comma or )"},
      {"func f(a b, c) {}", "2:13: syntax error: mixed named and unnamed parameters"},
      {"func f(5) {}", "2:8: syntax error: unexpected literal 5, expected )"},
      {"func f(a ...) {}", "2:13: syntax error: ... is missing type"},
      {"func f(a ...int, b int) {}", "2:10: can only use ... with final parameter in list"},
      {"func f[]() {}", "2:8: syntax error: empty type parameter list"},
      {"func f[P]() {}", "2:9: syntax error: missing type constraint"},
      {"func (t T) f[P any]() {}", "2:13: syntax error: method must have no type parameters"},
      {"func () f() {}", "2:9: method has no receiver"},
      {"func f {}", "2:8: syntax error: unexpected {, expected ("},
      {"func 5() {}", "2:6: syntax error: unexpected literal 5, expected name or ("},
      {"func f() {} func g() {}", "2:13: syntax error: unexpected func after top level declaration"},
      {"func f()\n{\n}", "3:1: syntax error: unexpected semicolon or newline before {"},
      {"x := 1", "2:1: syntax error: non-declaration statement outside function body"},
      {"var x := 5", "2:7: syntax error: unexpected :=, expected ="},
      {"const x := 5", "2:9: syntax error: unexpected :=, expected ="},
      {"var x", "2:6: syntax error: unexpected newline, expected type"},
      {"type T", "2:7: syntax error: unexpected newline in type declaration"},
      {"type T map[string", "2:18: syntax error: unexpected newline, expected ]"},
      {"type T <-int", "2:10: syntax error: unexpected name int, expected chan"},
      {"type T chan", "3:1: syntax error: missing channel element type"},
  };
  for (const Mistake& mistake : mistakes) {
    CAPTURE(mistake.text);
    CHECK(parsed(std::string(mistake.text) + "\n").errors() == mistake.error);
  }
}

TEST_CASE("mistakes in expressions") {
  const Mistake mistakes[] = {
      {"f(1 2)", "2:13: syntax error: unexpected literal 2 in argument list; possibly missing comma or )"},
      {"f(1", "2:12: syntax error: unexpected newline in argument list; possibly missing comma or )"},
      {"T{1 2}",
       "2:13: syntax error: unexpected literal 2 in composite literal; possibly missing comma or }"},
      {"(T){1}", "2:12: syntax error: cannot parenthesize type in composite literal"},
      {"a[]", "2:11: syntax error: unexpected ], expected operand"},
      {"a[1 2]", "2:13: syntax error: unexpected literal 2, expected comma, : or ]"},
      {"a[::2]", "2:12: middle index required in 3-index slice"},
      {"a[1:2:]", "2:15: final index required in 3-index slice"},
      {"a.(5)", "2:12: syntax error: unexpected literal 5, expected type"},
      {"(1", "2:11: syntax error: unexpected newline, expected )"},
      {"()", "2:10: syntax error: unexpected ), expected expression"},
      {"1 +", "3:1: syntax error: unexpected EOF, expected expression"},
      {"1 2", "2:11: syntax error: unexpected literal 2 after top level declaration"},
      {"[]{1}", "2:11: syntax error: unexpected {, expected type"},
  };
  for (const Mistake& mistake : mistakes) {
    CAPTURE(mistake.text);
    CHECK(ParsedExpr(mistake.text).errors() == mistake.error);
  }
}

TEST_CASE("mistakes in statements") {
  const Mistake mistakes[] = {
      {"if {}", "3:4: syntax error: missing condition in if statement"},
      {"if x := 1; {}", "3:10: syntax error: missing condition in if statement"},
      {"if x\n{\n}", "3:5: syntax error: unexpected newline, expected { after if clause"},
      {"if x = 1 {}", "3:6: syntax error: cannot use assignment x = 1 as value"},
      {"if x := 1 {}", "3:6: syntax error: cannot use x := 1 as value"},
      {"if x y {}", "3:6: syntax error: unexpected name y, expected {"},
      {"if var x = 1; x {}", "3:8: syntax error: var declaration not allowed in if initializer"},
      {"if x {} else y", "3:14: syntax error: else must be followed by if or statement block"},
      {"if t := T{1}; t.a == 1 {}",
       "3:6: syntax error: cannot use t := T as value\n"
       "4:1: syntax error: non-declaration statement outside function body"},
      {"for i := 0; i < 10 {}", "3:20: syntax error: unexpected {, expected semicolon or newline"},
      {"for i := 0; {}", "3:13: syntax error: unexpected {, expected for loop condition"},
      {"for i := 0; i < 1; i := 1 {}", "3:22: syntax error: cannot declare in post statement of for loop"},
      {"for i := range x, y {}", "3:17: syntax error: unexpected comma, expected { after for clause"},
      {"switch t := T{1}; t.a {}", "3:10: syntax error: cannot use t := T as value"},
      {"switch { x }", "3:10: syntax error: unexpected name x, expected case or default or }"},
      {"switch { case 1 }", "3:17: syntax error: unexpected }, expected :"},
      {"select x {}", "3:8: syntax error: missing { after select clause"},
      {"go (f())", "3:4: expression in go must not be parenthesized"},
      {"x, y += 1", "3:6: syntax error: unexpected +=, expected := or = or comma"},
      {"x : = 1", "3:3: syntax error: missing statement after label"},
      {"x = y = z", "3:7: syntax error: unexpected = at end of statement"},
      {"x := range y", "3:6: syntax error: unexpected range, expected expression"},
      {"func f() {}",
       "3:6: syntax error: unexpected name f, expected (\n"
       "4:1: syntax error: non-declaration statement outside function body"},
      {"goto 5", "3:6: syntax error: unexpected literal 5, expected name"},
      {"else {}", "3:1: syntax error: unexpected else, expected }"},
      {"f(a,\n\tb\n)", "4:3: syntax error: unexpected newline in argument list; possibly missing comma or )"},
  };
  for (const Mistake& mistake : mistakes) {
    CAPTURE(mistake.text);
    CHECK(ParsedBody(mistake.text).errors() == mistake.error);
  }
}

TEST_CASE("each statement and each declaration has its own mistakes") {
  CHECK(ParsedBody("a b\nif x {\n\tc d\n}\nf(func() {\n\te g\n})\nh i").errors() ==
        "3:3: syntax error: unexpected name b at end of statement\n"
        "5:4: syntax error: unexpected name d at end of statement\n"
        "8:4: syntax error: unexpected name g at end of statement\n"
        "10:3: syntax error: unexpected name i at end of statement");
  CHECK(parsed("func f(a b c) {\n\tx y\n}\nvar 5\nvar z int\nfunc g() { 1 2 }").errors() ==
        "2:12: syntax error: unexpected name c in parameter list; possibly missing comma or )\n"
        "3:4: syntax error: unexpected name y at end of statement\n"
        "5:5: syntax error: unexpected literal 5, expected name\n"
        "7:14: syntax error: unexpected literal 2 at end of statement");
}

TEST_CASE("the end of the file is no mistake of its own") {
  CHECK(parsed("func f() {\n\tx y\n").errors() == "3:4: syntax error: unexpected name y at end of statement");
  CHECK(parsed("func f() {\n").errors() == "3:1: syntax error: unexpected EOF, expected }");
}

}  // namespace
}  // namespace gocxx::syntax
