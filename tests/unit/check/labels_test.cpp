// The targets of jumps, wrong labels, and bodies that end in a terminating statement.
#include <doctest/doctest.h>

#include "tests/unit/loaded.h"

namespace gocxx::check {
namespace {

using frontend::Loaded;

using namespace syntax;

/// The target of the first jump of that kind.
const Stmt* target_of(const Loaded& c, BranchKind kind) {
  return c.info().target_of_or_null(
      c.find<BranchStmt>([&](const BranchStmt& s) { return s.branch == kind; }));
}

template <class T>
const T* first(const Loaded& c) {
  return c.find<T>([](const T&) { return true; });
}

TEST_CASE("break and continue lead to the statement, not to its label") {
  const Loaded c(R"(
func f(n int) {
outer:
	for {
		switch n {
		case 1:
			continue outer
		}
		select {
		default:
			break outer
		}
	}
}
func main() { f(1) })");
  REQUIRE(c.errors() == "");
  CHECK(target_of(c, BranchKind::kBreak) == first<ForStmt>(c));
  CHECK(target_of(c, BranchKind::kContinue) == first<ForStmt>(c));
}

TEST_CASE(
    "a plain break leaves the innermost switch, select or loop; a plain continue passes through switches") {
  const Loaded c(R"(
func f(n int) {
	for range n {
		switch n {
		case 1:
			break
		case 2:
			continue
		}
	}
}
func main() { f(1) })");
  REQUIRE(c.errors() == "");
  CHECK(target_of(c, BranchKind::kBreak) == first<SwitchStmt>(c));
  CHECK(target_of(c, BranchKind::kContinue) == first<RangeStmt>(c));
}

TEST_CASE("goto leads to the labelled statement, fallthrough to the next clause") {
  const Loaded c(R"(
func f(n int) {
again:
	switch n {
	case 1:
		fallthrough
	case 2:
		goto again
	}
}
func main() { f(1) })");
  REQUIRE(c.errors() == "");
  CHECK(target_of(c, BranchKind::kGoto) == first<LabeledStmt>(c));
  CHECK(target_of(c, BranchKind::kFallthrough) == first<SwitchStmt>(c)->clauses[1]);
}

TEST_CASE("a function literal has labels of its own") {
  const Loaded c(R"(
func main() {
L:
	for {
		func() {
		L:
			for {
				break L
			}
		}()
		break L
	}
})");
  CHECK(c.errors() == "");
}

TEST_CASE("goto may jump back over a declaration, and forward over one in an inner block") {
  const Loaded c(R"(
func f(n int) {
back:
	x := n
	if x > 0 {
		goto back
	}
	goto end
	{
		y := 1
		_ = y
	}
end:
}
func main() { f(1) })");
  CHECK(c.errors() == "");
}

TEST_CASE("a goto over declarations names the last of them") {
  const Loaded c(R"(
func main() {
	goto end
	var a, b int
	c, d := 1, 2
	_, _, _, _ = a, b, c, d
end:
})");
  CHECK(c.errors() == "3:7 goto end jumps over declaration of c, d at a.gc:6:7\n");
}

TEST_CASE(
    "a label that is known but does not enclose the jump is used and invalid, one that comes later is not "
    "defined") {
  const Loaded c(R"(
func main() {
a:
	println()
	for {
		break a
		continue b
	}
b:
	for {
		break b
	}
})");
  CHECK(c.errors() ==
        "6:9 invalid break label a\n"
        "7:12 continue label not defined: b\n");
}

TEST_CASE("empty statements after fallthrough do not matter") {
  const Loaded c(R"(
func f(n int) {
	switch n {
	case 1:
		fallthrough;;
	default:
	}
}
func main() { f(1) })");
  CHECK(c.errors() == "");
}

TEST_CASE("terminating statements") {
  const char* const bodies[] = {
      "for {}",
      "goto L; L: return 1",
      "{ return 1 }",
      "if true { return 1 } else { panic(1) }",
      "switch { case true: fallthrough; default: return 1 }",
      "var x any; switch x.(type) { case int: return 1; default: (panic)(x) }",
      "select {}",
      "L: for { for { break }; select { default: continue L } }",
      "return 1;;",
  };
  for (const char* body : bodies) {
    CAPTURE(body);
    CHECK(Loaded("func f() int { " + std::string(body) + " }\nfunc main() { f() }").errors() == "");
  }
}

TEST_CASE("statements that may end") {
  const char* const bodies[] = {
      "",
      "for true { return 1 }",
      "for range 3 { return 1 }",
      "L: for { for { break L } }",
      "if true { return 1 }",
      "switch { case true: return 1 }",
      "switch { case true: return 1; default: break }",
      "select { default: if true { break }; return 1 }",
      "panic := func(int) {}; panic(1)",
      "L: { if true { goto M }; return 1 }; M: println(); if false { goto L }",
  };
  for (const char* body : bodies) {
    CAPTURE(body);
    const std::string errors =
        Loaded("func f() int { " + std::string(body) + " }\nfunc main() { f() }").errors();
    CHECK(errors.find("missing return") != std::string::npos);
  }
}

}  // namespace
}  // namespace gocxx::check
