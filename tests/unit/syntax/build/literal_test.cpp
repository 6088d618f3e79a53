// Literals: numbers, runes, strings, composites.
#include <doctest/doctest.h>

#include "tests/unit/syntax/parsed.h"

namespace gocxx::syntax {
namespace {

LitKind kind_of(const std::string& text) {
  const ParsedExpr program(text);
  REQUIRE_MESSAGE(program.good(), text);
  REQUIRE_MESSAGE(program.as<BasicLit>() != nullptr, text);
  CHECK(program.as<BasicLit>()->text == text);
  return program.as<BasicLit>()->lit;
}

TEST_CASE("integer literals") {
  for (const char* text :
       {"0", "42", "4_2", "0600", "0_600", "0o600", "0O600", "0b1011", "0xBad_Face", "0x_67_7a"}) {
    CHECK(kind_of(text) == LitKind::kInt);
  }
}

TEST_CASE("floating-point literals") {
  for (const char* text : {"0.", "72.40", "072.40", "1.e+0", "6.67428e-11", "1E6", ".25", "1_5.", "0.15e+0_2",
                           "0x1p-2", "0x2.p10", "0x1.Fp+0", "0X.8p-0", "0X_1FFFP-16"}) {
    CHECK(kind_of(text) == LitKind::kFloat);
  }
}

TEST_CASE("imaginary literals, also with digits that are not octal") {
  for (const char* text : {"0i", "0123i", "089i", "0o123i", "0xabci", "0.i", "1E6i", "0x1p-2i"}) {
    CHECK(kind_of(text) == LitKind::kImag);
  }
}

TEST_CASE("a hexadecimal digit e begins no exponent") { CHECK(rewritten("0x7E+1") == "0x7E + 1"); }

TEST_CASE("rune and string literals") {
  for (const char* text : {"'a'", "'ä'", "'本'", R"('\t')", R"('\000')", R"('\x07')", R"('\u12e4')",
                           R"('\U00101234')", R"('\'')"}) {
    CHECK(kind_of(text) == LitKind::kChar);
  }
  for (const char* text : {R"("")", R"("\"")", R"("日本語")", R"("\xff\u00FF")", "`a\\n`", "`\n`"}) {
    CHECK(kind_of(text) == LitKind::kString);
  }
}

TEST_CASE("a raw string has no carriage returns") {
  CHECK(ParsedExpr("`a\r\nb`").as<BasicLit>()->text == "`a\nb`");
}

TEST_CASE("composite literals nest, and inner ones may leave out their type") {
  const ParsedExpr program("[]P{{1, 2}, P{x: 3}, {y: {}}}");
  const auto* lit = program.as<CompositeLit>();
  REQUIRE(lit != nullptr);
  REQUIRE(lit->elements.size() == 3);
  CHECK(cast<CompositeLit>(lit->elements[0])->type == nullptr);
  CHECK(cast<CompositeLit>(lit->elements[1])->elements[0]->kind == NodeKind::kKeyValueExpr);
  CHECK(ParsedExpr("T{1,}").as<CompositeLit>()->elements.size() == 1);
}

TEST_CASE("in a statement head the brace begins the block, except between parentheses") {
  CHECK(ParsedBody("if x == (T{1}) {}").good());
  CHECK(ParsedBody("for _, x := range []int{1} {}").good());
  CHECK(ParsedBody("switch f(T{1}) {}").good());
  CHECK(ParsedBody("if func() bool { return T{} == y }() {}").good());
  CHECK(ParsedBody("if a[T{}] {}").good());
  const ParsedBody program("if x == y {}");
  CHECK(program.stmt<IfStmt>()->cond->kind == NodeKind::kBinaryExpr);
}

}  // namespace
}  // namespace gocxx::syntax
