// The children of nodes, walks, and the way from a place in the source to a node.
#include <doctest/doctest.h>

#include <set>
#include <vector>

#include "compiler/syntax/ast/node_at.h"
#include "compiler/syntax/ast/walk.h"
#include "tests/unit/syntax/parsed.h"

namespace gocxx::syntax {
namespace {

/// A program with every kind of node but those for mistakes.
constexpr const char* kAllKinds = R"(package p

import (
	f "fmt"
	. "os"
)

const a, b int = 1 + iota, -2

var (
	x, y = [...]int{1: 2, 3}, map[string]*T{"k": {}}
	s    = x[1:2:3]
)

type (
	T struct {
		n, m int `tag`
		*U
	}
	I interface {
		M(int, ...string) (r error)
		~int | []byte
	}
	G[P, Q any] = <-chan (func(P) chan<- Q)
)

func (t *T) M(n int, rest ...string) (err error) {
	defer func() { recover() }()
	go t.M(1)
L:
	for i := 0; i < n; i++ {
		if v, ok := t.x.(I); ok && !v.b {
			continue L
		} else if n == 0 {
			break
		} else {
			goto End
		}
	}
	for k, v := range s[:n] {
		t.n += k << v
	}
	switch n := g[int](n); n {
	case 1, 2:
		fallthrough
	default:
		c <- (n)
	}
	switch n := 1; v := t.x.(type) {
	case nil, *T:
		return v, n
	}
	select {
	case v, ok := <-c:
		var w = v
	case c <- 1:
		{
		}
	default:
	}
	type local int
End:
}
)";

std::set<NodeKind> kinds_met(const File& file) {
  std::set<NodeKind> kinds;
  walk(file, [&](const Node& node) {
    kinds.insert(node.kind);
    return true;
  });
  return kinds;
}

/// The nodes that the parser made and that no walk over the file meets.
std::vector<const Node*> nodes_not_met(const Parsed& program) {
  std::vector<bool> met(program.arena.size());
  walk(*program.file, [&](const Node& node) {
    CHECK_FALSE(met[node.id]);
    return met[node.id] = true;
  });
  std::vector<const Node*> missing;
  for (std::size_t id = 0; id < met.size(); ++id)
    if (!met[id]) missing.push_back(program.arena.node(id));
  return missing;
}

std::string source_of(const Parsed& program, const Node& node) {
  const base::SourceFile& source = *program.file->source;
  return std::string(source.text().substr(source.offset_of(node.pos), node.end.value - node.pos.value));
}

TEST_CASE("a walk meets every kind of node") {
  const Parsed program(kAllKinds);
  REQUIRE(program.errors() == "");
  std::set<NodeKind> kinds = kinds_met(*program.file);
  kinds.insert(NodeKind::kBadExpr);
  CHECK(kinds.size() == static_cast<std::size_t>(NodeKind::kFieldList) + 1);
}

TEST_CASE("a walk meets every node once") {
  const Parsed program(kAllKinds);
  for (const Node* node : nodes_not_met(program)) {
    // The builder takes statements apart that are the condition of an if, and the guard of a type switch.
    const bool taken_apart = node->kind == NodeKind::kExprStmt || node->kind == NodeKind::kAssignStmt ||
                             node->kind == NodeKind::kTypeAssertExpr || node->kind == NodeKind::kIndexExpr;
    CHECK_MESSAGE(taken_apart, source_of(program, *node));
  }
}

TEST_CASE("children lie within their parents") {
  const Parsed program(kAllKinds);
  walk(*program.file, [&](const Node& node) {
    for_each_child(node, [&](const Node& child) {
      // The empty statement of a label before a brace has the place of the brace.
      const bool inside = node.pos <= child.pos && child.end <= node.end;
      CHECK_MESSAGE((inside || child.kind == NodeKind::kEmptyStmt), source_of(program, child));
    });
    return true;
  });
}

TEST_CASE("a walk leaves out what is below a node that it does not enter") {
  const ParsedExpr program("f(func() { g() }, h)");
  std::string names;
  walk(*program.expr(), [&](const Node& node) {
    if (const auto* name = dyn_cast_or_null<Ident>(&node)) names += name->name + " ";
    return node.kind != NodeKind::kFuncLit;
  });
  CHECK(names == "f h ");
}

TEST_CASE("the first child that fails the test is the last that is asked") {
  const ParsedExpr program("f(a, b)");
  int asked = 0;
  CHECK_FALSE(all_children(*program.expr(), [&](const Node&) { return ++asked < 2; }));
  CHECK(asked == 2);
}

/// The source of the innermost node at the first byte of `text`, or "none".
std::string innermost(const Parsed& program, std::string_view text) {
  const base::SourceFile& source = *program.file->source;
  const Node* node = node_at_or_null(*program.file, source.pos_of(source.text().find(text)));
  return node != nullptr ? source_of(program, *node) : "none";
}

TEST_CASE("the innermost node at a place") {
  const Parsed program(kAllKinds);
  CHECK(innermost(program, "fmt\"") == "\"fmt\"");
  CHECK(innermost(program, "+ iota") == "1 + iota");
  CHECK(innermost(program, "ag`") == "`tag`");
  CHECK(innermost(program, "M(n int") == "M");
  CHECK(innermost(program, "t *T)") == "t");
  CHECK(innermost(program, "any]") == "any");
  CHECK(innermost(program, "M(1)") == "M");
  CHECK(innermost(program, "(1)") == "t.M(1)");
  CHECK(innermost(program, "x.(type)") == "x");
  CHECK(innermost(program, "local int") == "local");
  CHECK(innermost(program, "fallthrough") == "fallthrough");
}

TEST_CASE("between declarations there is no node, between statements the block around them") {
  const Parsed program("package p\n\n// c\nfunc f() {\n\t// d\n}\n");
  CHECK(innermost(program, "// c") == "none");
  CHECK(innermost(program, "// d") == "{\n\t// d\n}");
  CHECK(innermost(program, "package") == "none");
  CHECK(node_at_or_null(*program.file, program.file->source->end()) == nullptr);
}

TEST_CASE("loops with shared variables are found where they stand") {
  const Parsed program(
      "//go:build go1.21\n\npackage p\n\nfunc f() {\nL:\n\tfor i := 0; i < 3; i++ {\n\t\tcontinue L\n\t}\n"
      "\tfor k := range x {\n\t}\n}\n");
  REQUIRE(program.errors() == "");
  CHECK(innermost(program, "i := 0") == "i");
  CHECK(innermost(program, "i < 3") == "i");
  CHECK(innermost(program, "k := range") == "k");
  CHECK(innermost(program, "L:") == "L");
}

}  // namespace
}  // namespace gocxx::syntax
