// The positions at which nodes begin and end, as in go/ast.
#include <doctest/doctest.h>

#include "tests/unit/syntax/parsed.h"

namespace gocxx::syntax {
namespace {

TEST_CASE("a call spans from its function to its parenthesis") {
  const ParsedBody program("\ta.f(x,\n\t\ty)");
  const auto* call = cast<CallExpr>(program.stmt<ExprStmt>()->x);
  CHECK(program.at(call->pos) == "3:2");
  CHECK(program.at(call->lparen) == "3:5");
  CHECK(program.at(call->rparen) == "4:4");
  CHECK(program.at(call->end) == "4:5");
}

TEST_CASE("operators have places of their own") {
  const ParsedBody program("a += b * c\nd <- e\nL: x := 1");
  CHECK(program.at(program.stmt<AssignStmt>(0)->op_pos) == "3:3");
  CHECK(program.at(cast<BinaryExpr>(program.stmt<AssignStmt>(0)->rhs[0])->op_pos) == "3:8");
  CHECK(program.at(program.stmt<SendStmt>(1)->arrow) == "4:3");
  CHECK(program.at(program.stmt<LabeledStmt>(2)->colon) == "5:2");
}

TEST_CASE("a block ends behind its brace") {
  const ParsedBody program("if x {\n\ty()\n} else {\n}");
  const auto* stmt = program.stmt<IfStmt>();
  CHECK(program.at(stmt->then->pos) == "3:6");
  CHECK(program.at(stmt->then->rbrace) == "5:1");
  CHECK(program.at(stmt->end) == "6:2");
}

TEST_CASE("columns count bytes") {
  const ParsedBody program("é := \"日本\"; b = 1");
  CHECK(program.at(program.stmt<AssignStmt>(1)->pos) == "3:17");
}

TEST_CASE("ids number the nodes of an arena") {
  const Parsed program = parsed("var x = 1 + 2");
  CHECK(program.file->package->id < program.arena.size());
  CHECK(program.decl<GenDecl>()->id != program.file->package->id);
}

}  // namespace
}  // namespace gocxx::syntax
