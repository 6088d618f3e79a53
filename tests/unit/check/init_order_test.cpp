// The order in which package variables are initialized.
#include <doctest/doctest.h>

#include "tests/unit/loaded.h"

namespace gocxx::check {
namespace {

using frontend::Loaded;

std::string order(const Loaded& c) {
  std::string names;
  for (const Initializer& step : c.info().init_order) {
    if (!names.empty()) names += " ";
    for (std::size_t i = 0; i < step.lhs.size(); ++i) names += (i > 0 ? "," : "") + step.lhs[i]->name;
  }
  return names;
}

TEST_CASE("variables without dependencies keep the order of the source") {
  CHECK(order(Loaded("var b = 1\nvar a = 2\nvar c int\nfunc main() {}")) == "b a");
}

TEST_CASE("a variable waits for those that its value refers to") {
  CHECK(order(Loaded("var a = c + b\nvar b = f()\nvar c = f()\nvar d = 3\nfunc f() int { d++; return d "
                     "}\nfunc main() {}")) == "d b c a");
}

TEST_CASE("references through functions, methods and closures count") {
  CHECK(order(Loaded(R"(
type T struct{}
func (T) m() int { return g() }
func g() int { return func() int { return late }() }
var early = T{}.m()
var method = T.m
var late = 1
func main() {})")) == "late early method");
}

TEST_CASE("several variables of one call are one step") {
  CHECK(order(Loaded("var x = b\nvar a, b = f()\nfunc f() (int, int) { return 1, 2 }\nfunc main() {}")) ==
        "a,b x");
}

}  // namespace
}  // namespace gocxx::check
