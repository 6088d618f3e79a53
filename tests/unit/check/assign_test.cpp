// Assignments, :=, and which variables count as used.
#include <doctest/doctest.h>

#include <algorithm>
#include <vector>

#include "tests/unit/loaded.h"

namespace gocxx::check {
namespace {

using frontend::Loaded;

using namespace syntax;

/// The errors of a function body, whose first line is line 2.
std::string errors_in(const std::string& body) {
  const std::string text = "func two() (int, string) { return 1, \"\" }; func main() {\n" + body + "\n}";
  return Loaded(text).errors();
}

/// The identifiers with that name, in source order.
std::vector<const Ident*> idents(const Loaded& c, const std::string& name) {
  std::vector<const Ident*> found;
  for (std::size_t id = 0; id < c.arena().size(); ++id) {
    const auto* ident = dyn_cast_or_null<Ident>(c.arena().node(id));
    if (ident != nullptr && ident->name == name) found.push_back(ident);
  }
  std::sort(found.begin(), found.end(), [](const Ident* a, const Ident* b) { return a->pos < b->pos; });
  return found;
}

TEST_CASE(":= declares the new names and assigns to the old ones of its block") {
  const Loaded c(R"(
func main() {
	a, b := 1, 2
	b, d := 3, "s"
	{
		a := 1.5
		_ = a
	}
	_, _, _ = a, b, d
})");
  REQUIRE(c.errors() == "");
  const auto a = idents(c, "a"), b = idents(c, "b"), d = idents(c, "d");
  const Info& info = c.info();
  CHECK(info.def_of_or_null(b[0]) != nullptr);
  CHECK(info.def_of_or_null(b[1]) == nullptr);
  CHECK(info.use_of_or_null(b[1]) == info.def_of_or_null(b[0]));
  CHECK(info.def_of_or_null(a[1]) != info.def_of_or_null(a[0]));
  CHECK(types::type_string(info.def_of_or_null(a[1])->type) == "float64");
  CHECK(types::type_string(info.def_of_or_null(d[0])->type) == "string");
}

TEST_CASE("the names of := are not seen on its right side, nor in function literals there") {
  CHECK(errors_in("f := func() { f() }; f()") == "2:15 undefined: f\n");
}

TEST_CASE("to be assigned to is no use; to be changed by an operation is one") {
  CHECK(errors_in("x := 1; x = 2") == "2:1 declared and not used: x\n");
  CHECK(errors_in("x := 1; (x) = 2") == "2:1 declared and not used: x\n");
  CHECK(errors_in("x := 1; x++") == "");
  CHECK(errors_in("x := 1; x += 2") == "");
  CHECK(errors_in("x := []int{1}; x[0] = 2") == "");
  CHECK(errors_in("x := 1; func() { x = 2 }()") == "2:1 declared and not used: x\n");
  CHECK(errors_in("x := 1; func() { func() { println(x) }() }()") == "");
}

TEST_CASE("counts of values") {
  CHECK(errors_in("a, b := 1; _, _ = a, b") == "2:9 assignment mismatch: 2 variables but 1 value\n");
  CHECK(errors_in("a := two(); _ = a") == "2:6 assignment mismatch: 1 variable but two returns 2 values\n");
  CHECK(errors_in("var a int; a, _, _ = two(); _ = a") ==
        "2:22 assignment mismatch: 3 variables but two returns 2 values\n");
  CHECK(errors_in("var a int; a, _ = undefined, 1, 2; _ = a") == "2:19 undefined: undefined\n");
}

TEST_CASE("the two values of a comma-ok expression") {
  const Loaded c(R"(
type flag bool
func main() {
	m := map[string]int{}
	var v int
	var ok flag
	v, ok = m["a"]
	w, fine := m["b"]
	_, _, _, _ = v, ok, w, fine
})");
  REQUIRE(c.errors() == "");
  CHECK(c.type_of<IndexExpr>("m[\"a\"]") == "(int, flag)");
  CHECK(c.type_of<IndexExpr>("m[\"b\"]") == "(int, bool)");
}

TEST_CASE("places that cannot be assigned to") {
  CHECK(errors_in("m := map[int]struct{ a int }{}; m[0].a = 1") ==
        "2:33 cannot assign to struct field m[0].a in map\n");
  CHECK(errors_in("m := map[int]struct{ a int }{}; m[0].a++") ==
        "2:33 cannot assign to struct field m[0].a in map\n");
  CHECK(errors_in("s := \"a\"; s[0] = 'b'") ==
        "2:11 cannot assign to s[0] (neither addressable nor a map index expression)\n");
  CHECK(errors_in("1 += 2") == "2:1 cannot assign to 1 (neither addressable nor a map index expression)\n");
}

TEST_CASE("a return without values needs its results in scope") {
  const Loaded c("func f() (n int) { { n := 1; _ = n; return } }\nfunc main() { f() }");
  REQUIRE(c.diagnostics().size() == 1);
  CHECK(c.errors() == "1:37 result parameter n not in scope at return\n");
  CHECK(c.diagnostics().items()[0].notes[0].message == "inner declaration of var n int");
}

}  // namespace
}  // namespace gocxx::check
