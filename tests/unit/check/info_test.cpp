// The tables that later phases read: types, constants, objects, selections, targets.
#include <doctest/doctest.h>

#include "compiler/types/signature.h"
#include "tests/unit/loaded.h"

namespace gocxx::check {
namespace {

using frontend::Loaded;

using namespace syntax;

TEST_CASE("untyped operands are recorded with the type that they get in the end") {
  const Loaded c(R"(
func main() {
	var s uint = 3
	var a int32 = 1 << s
	var b float64 = 2
	var d any = 'x'
	var e bool = s == 4
	var f error = nil
	_, _, _, _, _ = a, b, d, e, f
})");
  REQUIRE(c.errors() == "");
  CHECK(c.type_of<BinaryExpr>("1 << s") == "int32");
  CHECK(c.type_of<BasicLit>("1") == "int32 = 1");
  CHECK(c.type_of<BasicLit>("2") == "float64 = 2");
  CHECK(c.type_of<BasicLit>("'x'") == "rune = 120");
  CHECK(c.type_of<BinaryExpr>("s == 4") == "bool");
  CHECK(c.type_of<BasicLit>("4") == "uint = 4");
  CHECK(c.type_of<Ident>("nil") == "error");
}

TEST_CASE("constant expressions are folded, with iota and repetition") {
  const Loaded c(R"(
const (
	_ = 1 << (10 * iota)
	kb
	mb
)
var a = mb + 1
var b = len("abc") * 2
func main() {})");
  REQUIRE(c.errors() == "");
  CHECK(c.type_of<BinaryExpr>("mb + 1") == "int = 1048577");
  CHECK(c.type_of<BinaryExpr>("len(\"abc\") * 2") == "int = 6");
}

TEST_CASE("modes tell what may be assigned to and what may give two values") {
  const Loaded c(R"(
func f(m map[int]int, ch chan int, x any, s []int) {
	_ = s[0]
	_ = m[1]
	_ = <-ch
	_ = x.(string)
	println()
	f(nil, nil, nil, nil)
}
func main() {})");
  REQUIRE(c.errors() == "");
  const auto mode = [&](const Expr* e) { return c.info().type_and_value(e).mode; };
  CHECK(mode(c.expr<IndexExpr>("s[0]")) == Mode::kVariable);
  CHECK(mode(c.expr<IndexExpr>("m[1]")) == Mode::kMapIndex);
  CHECK(mode(c.expr<UnaryExpr>("<-ch")) == Mode::kCommaOk);
  CHECK(mode(c.expr<TypeAssertExpr>("x.(string)")) == Mode::kCommaOk);
  CHECK(mode(c.expr<Ident>("println")) == Mode::kBuiltin);
  CHECK(mode(c.expr<CallExpr>("f(nil, nil, nil, nil)")) == Mode::kNoValue);
}

TEST_CASE("where both values are taken, the type is a tuple") {
  const Loaded c(R"(
func f(m map[int]string, ch chan int) {
	v, ok := m[1]
	w, more := <-ch
	_, _, _, _ = v, ok, w, more
}
func main() {})");
  REQUIRE(c.errors() == "");
  CHECK(c.type_of<IndexExpr>("m[1]") == "(string, bool)");
  CHECK(c.type_of<UnaryExpr>("<-ch") == "(int, bool)");
}

TEST_CASE("identifiers lead to objects") {
  const Loaded c("var x = 1\nfunc f(a int) int { b := a + x; return b }\nfunc main() {}");
  REQUIRE(c.errors() == "");
  const auto* sum = c.expr<BinaryExpr>("a + x");
  const Object* a = c.info().use_of_or_null(cast<Ident>(sum->x));
  const Object* x = c.info().use_of_or_null(cast<Ident>(sum->y));
  REQUIRE(a != nullptr);
  CHECK(types::object_as_or_null<types::Var>(a)->var_kind == types::VarKind::kParam);
  CHECK(types::object_as_or_null<types::Var>(x)->var_kind == types::VarKind::kPackage);
  CHECK(c.info().def_of_or_null(c.find<VarSpec>([](const VarSpec&) { return true; })->names[0]) == x);
}

TEST_CASE("selections give the path through embedded fields") {
  const Loaded c(R"(
type A struct{ n int }
func (A) V() {}
func (*A) P(k int) {}
type B struct{ s string; *A }
func f(b B) {
	_ = b.n
	b.P(1)
	_ = b.V
	_ = (*A).P
}
func main() {})");
  REQUIRE(c.errors() == "");
  const auto selection = [&](const char* text) {
    return c.info().selection_of_or_null(c.expr<SelectorExpr>(text));
  };
  CHECK(selection("b.n")->kind == SelectionKind::kFieldValue);
  CHECK(selection("b.n")->index == std::vector<int>{1, 0});
  CHECK(selection("b.n")->indirect);
  CHECK(selection("b.P")->kind == SelectionKind::kMethodValue);
  CHECK(selection("b.P")->index == std::vector<int>{1, 1});
  CHECK(types::type_string(selection("b.P")->type, c.package().types) == "func(k int)");
  CHECK(selection("(*A).P")->kind == SelectionKind::kMethodExpr);
  CHECK(types::type_string(selection("(*A).P")->type, c.package().types) == "func(_ *A, k int)");
}

TEST_CASE("branches lead to their targets") {
  const Loaded c(R"(
func main() {
outer:
	for {
		for {
			break outer
		}
	}
})");
  REQUIRE(c.errors() == "");
  const auto* branch = c.find<BranchStmt>([](const BranchStmt&) { return true; });
  const auto* labelled = c.find<LabeledStmt>([](const LabeledStmt&) { return true; });
  CHECK(c.info().target_of_or_null(branch) == labelled->stmt);
}

TEST_CASE("aliases and recursive types through them") {
  const Loaded c(R"(
type P = *T
type T struct{ next P; all []P }
var x = T{}.next.all[0].next
func main() {})");
  REQUIRE(c.errors() == "");
  CHECK(c.type_of<SelectorExpr>("T{}.next.all[0].next") == "*T");
}

}  // namespace
}  // namespace gocxx::check
