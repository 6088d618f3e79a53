// Library packages from declaration files.
#include <doctest/doctest.h>

#include "tests/unit/loaded.h"

namespace gocxx::frontend {
namespace {

const std::unordered_map<std::string, std::string> kLibrary = {
    {"a/shapes",
     "package shapes\nimport \"units\"\ntype Square struct { Side units.Meter; hidden int }\n"
     "func (s *Square) Grow(by units.Meter)\nfunc New(side units.Meter) *Square\nconst Sides = 4\nvar Count "
     "int\n"},
    {"units", "package units\ntype Meter float64\nfunc helper()\n"},
};

TEST_CASE("an imported package gives its types, functions, constants and variables") {
  const Loaded c(R"(
import "a/shapes"
func main() {
	s := shapes.New(2)
	s.Grow(0.5)
	shapes.Count += shapes.Sides
	_ = s.Side
})",
                 kLibrary);
  CHECK(c.errors() == "");
  CHECK(c.type_of<syntax::SelectorExpr>("s.Side") == "units.Meter");
  CHECK(c.reads() == 2);
}

TEST_CASE("what a package lacks or hides is refused") {
  const Loaded c(R"(
import "a/shapes"
func main() {
	shapes.Frob()
	_ = shapes.New(1).hidden
	_ = shapes.Square{}.Size
})",
                 kLibrary);
  CHECK(c.errors() ==
        "4:9 undefined: shapes.Frob\n"
        "5:20 shapes.New(1).hidden undefined (cannot refer to unexported field hidden)\n"
        "6:22 shapes.Square{}.Size undefined (type shapes.Square has no field or method Size)\n");
}

TEST_CASE("packages that are not there, and those that are not there yet") {
  CHECK(Loaded("import \"no/such\"\nfunc main() { such.F() }").errors() ==
        "1:8 package no/such is not in std\n");
  CHECK(Loaded("import \"net/http\"\nfunc main() { http.Get(1) }").errors() ==
        "1:8 package net/http is not supported yet\n");
}

TEST_CASE("imports must be used, under the name that they have") {
  const Loaded c(
      "import \"units\"\nimport u \"a/shapes\"\nimport _ \"units\"\nimport . \"units\"\nvar m Meter\nfunc "
      "main() {}",
      kLibrary);
  CHECK(c.errors() == "1:8 \"units\" imported and not used\n2:8 \"a/shapes\" imported as u and not used\n");
}

}  // namespace
}  // namespace gocxx::frontend
