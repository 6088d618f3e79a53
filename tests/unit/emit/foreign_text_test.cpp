#include "compiler/emit/foreign_text.h"

#include <doctest/doctest.h>

namespace gocxx::emit {

TEST_CASE("a comment ends where it ends in Go") {
  CHECK(comment_text("// plain") == "// plain");
  CHECK(comment_text("// C:\\") == "// C:\\ //");
  CHECK(comment_text("// C:\\ \t") == "// C:\\ //");
  CHECK(comment_text("// what?\?/") == "// what?\?/ //");
  CHECK(comment_text("// a\r f();") == "// a\uFFFD f();");
  CHECK(comment_text("// a\nf();") == "// a\uFFFDf();");
  CHECK(comment_text("// a\r") == "// a");
}

TEST_CASE("no line of a block comment joins the next one") {
  CHECK(comment_text("/* *\\\n/ f(); */") == "/* *\\ //\n/ f(); */");
  CHECK(comment_text("/* *?\?/ \n/ f(); */") == "/* *?\?/ //\n/ f(); */");
  CHECK(comment_text("/* a\r\n   b */") == "/* a\n   b */");
}

TEST_CASE("nothing in a comment makes a compiler warn") {
  CHECK(comment_text("/* /* /*/") == "/* / * / */");
  CHECK(comment_text("// \u202E\u2028 \x80 \x01\f") == "// \uFFFD\uFFFD \uFFFD \uFFFD");
  CHECK(comment_text("// \u00E9 \u4E16") == "// \u00E9 \u4E16");
}

TEST_CASE("a string literal has the value of the bytes") {
  using namespace std::string_view_literals;
  CHECK(quoted("a\"\\\n") == "\"a\\\"\\\\\\n\"");
  CHECK(quoted("?\?/?\?\?") == "\"?\\?/?\\?\\?\"");
  CHECK(quoted("\0001\x7f"sv) == "\"\\0001\\177\"");
  CHECK(quoted("\xff\xed\xa0\x80") == "\"\\377\\355\\240\\200\"");
  CHECK(quoted("\u202E\u00E9") == "\"\\342\\200\\256\u00E9\"");
}

TEST_CASE("only what looks like itself is a raw string") {
  CHECK(can_be_raw("\\d+ \"x\" \u00E9"));
  for (const char* text : {")\"", "a\nb", "\r", "?\?/", "\u202E", "\xff"}) CHECK_FALSE(can_be_raw(text));
}

}  // namespace gocxx::emit
