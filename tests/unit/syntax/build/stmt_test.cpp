// Statements.
#include <doctest/doctest.h>

#include "tests/unit/syntax/parsed.h"

namespace gocxx::syntax {
namespace {

TEST_CASE("assignments know their operator") {
  const ParsedBody program("a, b = b, a\nx += 1\ny := 2\nz &^= 3\ni++\nj--\nc <- 1");
  REQUIRE(program.good());
  CHECK(program.stmt<AssignStmt>(0)->lhs.size() == 2);
  CHECK(program.stmt<AssignStmt>(0)->op == Op::kNone);
  CHECK(program.stmt<AssignStmt>(1)->op == Op::kAdd);
  CHECK(program.stmt<AssignStmt>(2)->define);
  CHECK(program.stmt<AssignStmt>(3)->op == Op::kAndNot);
  CHECK(program.stmt<IncDecStmt>(4)->op == Op::kAdd);
  CHECK(program.stmt<IncDecStmt>(5)->op == Op::kSub);
  CHECK(expr_string(*program.stmt<SendStmt>(6)->chan) == "c");
}

TEST_CASE("if: init, condition, else") {
  const ParsedBody program("if x := f(); x > 0 {\n} else if y {\n} else {\n}");
  const auto* outer = program.stmt<IfStmt>();
  REQUIRE(outer != nullptr);
  CHECK(outer->init->kind == NodeKind::kAssignStmt);
  const auto* inner = dyn_cast_or_null<IfStmt>(outer->otherwise);
  REQUIRE(inner != nullptr);
  CHECK(inner->init == nullptr);
  CHECK(inner->otherwise->kind == NodeKind::kBlockStmt);
}

TEST_CASE("for: forever, condition, clause") {
  const ParsedBody program("for {\n}\nfor x {\n}\nfor i := 0; i < 1; i++ {\n}\nfor ; x; {\n}\nfor ;; {\n}");
  REQUIRE(program.good());
  CHECK(program.stmt<ForStmt>(0)->cond == nullptr);
  CHECK(program.stmt<ForStmt>(1)->cond != nullptr);
  CHECK(program.stmt<ForStmt>(2)->init != nullptr);
  CHECK(program.stmt<ForStmt>(2)->post != nullptr);
  CHECK(program.stmt<ForStmt>(3)->init == nullptr);
  CHECK(program.stmt<ForStmt>(3)->cond != nullptr);
  CHECK(program.stmt<ForStmt>(4)->cond == nullptr);
}

TEST_CASE("range: with and without variables") {
  const ParsedBody program(
      "for range x {\n}\nfor k := range x {\n}\nfor k, v := range x {\n}\nfor a[0], _ = range x {\n}");
  REQUIRE(program.good());
  CHECK(program.stmt<RangeStmt>(0)->key == nullptr);
  CHECK(program.stmt<RangeStmt>(1)->define);
  CHECK(program.stmt<RangeStmt>(1)->value == nullptr);
  CHECK(program.stmt<RangeStmt>(2)->value != nullptr);
  CHECK_FALSE(program.stmt<RangeStmt>(3)->define);
}

TEST_CASE("switch: tag, no tag, types") {
  const ParsedBody program(
      "switch x := 1; x {\ncase 1, 2:\n\tf()\n\tfallthrough\ndefault:\n}\nswitch {\n}\nswitch y := x.(type) "
      "{\ncase nil, []int:\n}\n"
      "switch f(); x.(type) {\n}\nswitch x := 1; {\n}");
  REQUIRE_MESSAGE(program.good(), program.errors());
  const auto* tagged = program.stmt<SwitchStmt>(0);
  CHECK(tagged->init != nullptr);
  CHECK(tagged->clauses[0]->exprs.size() == 2);
  CHECK(tagged->clauses[0]->body.size() == 2);
  CHECK(tagged->clauses[1]->is_default);
  CHECK(program.stmt<SwitchStmt>(1)->tag == nullptr);
  CHECK(program.stmt<TypeSwitchStmt>(2)->bind->name == "y");
  CHECK(program.stmt<TypeSwitchStmt>(3)->bind == nullptr);
  CHECK(program.stmt<TypeSwitchStmt>(3)->init != nullptr);
  CHECK(program.stmt<SwitchStmt>(4)->init != nullptr);
}

TEST_CASE("select: each form of communication") {
  const ParsedBody program(
      "select {\ncase v, ok := <-c:\ncase a[0] = <-c:\ncase <-c:\ncase c <- 1:\ndefault:\n}\nselect {}");
  REQUIRE(program.good());
  const auto& clauses = program.stmt<SelectStmt>(0)->clauses;
  REQUIRE(clauses.size() == 5);
  CHECK(cast<AssignStmt>(clauses[0]->comm)->define);
  CHECK_FALSE(cast<AssignStmt>(clauses[1]->comm)->define);
  CHECK(clauses[2]->comm->kind == NodeKind::kExprStmt);
  CHECK(clauses[3]->comm->kind == NodeKind::kSendStmt);
  CHECK(clauses[4]->comm == nullptr);
  CHECK(program.stmt<SelectStmt>(1)->clauses.empty());
}

TEST_CASE("labels, branches, go, defer, return") {
  const ParsedBody program("L:\n\tfor {\n\t\tbreak L\n\t}\n\tgo f()\n\tdefer g(1)\n\treturn 1, 2\nend:");
  REQUIRE(program.good());
  CHECK(program.stmt<LabeledStmt>(0)->label->name == "L");
  const auto* loop = cast<ForStmt>(program.stmt<LabeledStmt>(0)->stmt);
  CHECK(cast<BranchStmt>(loop->body->stmts[0])->label->name == "L");
  CHECK(program.stmt<GoStmt>(1)->call->kind == NodeKind::kCallExpr);
  CHECK(program.stmt<DeferStmt>(2)->call->kind == NodeKind::kCallExpr);
  CHECK(program.stmt<ReturnStmt>(3)->results.size() == 2);
  CHECK(program.stmt<LabeledStmt>(4)->stmt->kind == NodeKind::kEmptyStmt);
}

TEST_CASE("declarations and blocks are statements") {
  const ParsedBody program("var x int\nconst c = 1\ntype T int\n{\n\t;\n}");
  REQUIRE(program.good());
  CHECK(program.stmt<DeclStmt>(0)->decl->keyword == DeclKeyword::kVar);
  CHECK(program.stmt<DeclStmt>(2)->decl->keyword == DeclKeyword::kType);
  CHECK(program.stmt<BlockStmt>(3)->stmts.size() == 1);
}

}  // namespace
}  // namespace gocxx::syntax
