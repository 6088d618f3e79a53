// Lines `//gocxx:...` and the functions that they hold for.
#include <doctest/doctest.h>

#include "tests/unit/syntax/parsed.h"

namespace gocxx::syntax {
namespace {

/// "pure noescape(a b)": the directives of declaration number `i`.
std::string directives(const Parsed& program, std::size_t i) {
  std::string all;
  for (const Directive& each : program.decl<FuncDecl>(i)->directives) {
    if (!all.empty()) all += ' ';
    all += each.name;
    std::string arguments;
    for (const std::string_view argument : each.arguments) {
      if (!arguments.empty()) arguments += ' ';
      arguments += argument;
    }
    if (!arguments.empty()) all += "(" + arguments + ")";
  }
  return all;
}

TEST_CASE("a directive holds for the functions below it, up to the next empty line") {
  const Parsed program = parsed(R"(func before()
//gocxx:pure
func first()
//gocxx:noescape  a   b
func second(a, b *int)

func after()
)");
  CHECK(directives(program, 0) == "");
  CHECK(directives(program, 1) == "pure");
  CHECK(directives(program, 2) == "pure noescape(a b)");
  CHECK(directives(program, 3) == "");
}

TEST_CASE("the last line of a file may be a directive's") {
  CHECK(directives(parsed("//gocxx:pure\nfunc f()"), 0) == "pure");
  CHECK(parsed("func f()\n//gocxx:pure").good());
}

TEST_CASE("functions with bodies and other declarations have no directives") {
  const Parsed program = parsed(R"(
//gocxx:pure
type T int
func f() {}
func g()
)");
  CHECK(directives(program, 1) == "");
  CHECK(directives(program, 2) == "pure");
}

TEST_CASE("other comments are no directives") {
  const Parsed program = parsed(R"(
// gocxx:pure
//go:pure
/*gocxx:pure*/
func f()
)");
  CHECK(directives(program, 0) == "");
}

}  // namespace
}  // namespace gocxx::syntax
