// Characters, semicolons, and what is wrong with single tokens.
#include <doctest/doctest.h>

#include "tests/unit/syntax/parsed.h"

namespace gocxx::syntax {
namespace {

TEST_CASE("a byte order mark and a first line for the loader are skipped") {
  CHECK(Parsed("\xEF\xBB\xBFpackage p\n").good());
  CHECK(Parsed("#!/usr/bin/gocxx run\npackage p\n").good());
  CHECK(Parsed("\xEF\xBB\xBF#!x\npackage p").good());
}

TEST_CASE("bytes that are no text are reported where they stand") {
  CHECK(parsed("var a = 1 // \xFF").errors() == "2:14: invalid UTF-8 encoding");
  CHECK(Parsed(std::string("package p\nvar\0 a int\n", 21)).errors() == "2:4: invalid NUL character");
  CHECK(parsed("var \xEF\xBB\xBF a int").errors() == "2:5: invalid BOM in the middle of the file");
  CHECK(parsed("var s = \"\xC0\x80\"").errors() ==
        "2:10: invalid UTF-8 encoding\n2:11: invalid UTF-8 encoding");
}

TEST_CASE("letters are those of Unicode 15") {
  CHECK(parsed("var ĝñ本_٣ int").good());
  CHECK(parsed("var a€ int").errors() == "2:6: invalid character U+20AC '€' in identifier");
  CHECK(parsed("var ٣a int").errors() == "2:5: identifier cannot begin with digit U+0663 '٣'");
  CHECK(parsed("var x = 1 @").errors() == "2:11: invalid character U+0040 '@'");
  CHECK(parsed("var x = 1 \x01").errors() == "2:11: invalid character U+0001");
}

TEST_CASE("a semicolon is inserted behind a line's last token if it can end a statement") {
  CHECK(ParsedBody("x\n++").errors() ==
        "4:1: syntax error: unexpected ++, expected }\n"
        "5:1: syntax error: non-declaration statement outside function body");
  CHECK(ParsedBody("x = 1 +\n2").good());
  CHECK(ParsedBody("return\nx").stmt<ReturnStmt>(0)->results.empty());
  CHECK(ParsedBody("f() /* a\nb */ g()").good());
  CHECK(ParsedBody("f() /* a */ g()").errors() ==
        "3:13: syntax error: unexpected name g at end of statement");
  CHECK(ParsedBody("f() // a\ng()").good());
  CHECK(Parsed("package p").good());
}

TEST_CASE("numbers that are none") {
  CHECK(parsed("var x = 0b102").errors() == "2:13: invalid digit '2' in binary literal");
  CHECK(parsed("var x = 089").errors() == "2:10: invalid digit '8' in octal literal");
  CHECK(parsed("var x = 0x").errors() == "2:11: hexadecimal literal has no digits");
  CHECK(parsed("var x = 1e+").errors() == "2:12: exponent has no digits");
  CHECK(parsed("var x = 0x1.8").errors() == "2:14: hexadecimal mantissa requires a 'p' exponent");
  CHECK(parsed("var x = 0b1.0").errors() == "2:12: invalid radix point in binary literal");
  CHECK(parsed("var x = 1p2").errors() == "2:10: 'p' exponent requires hexadecimal mantissa");
  CHECK(parsed("var x = 1__0").errors() == "2:11: '_' must separate successive digits");
}

TEST_CASE("runes and strings that are none") {
  CHECK(parsed("var x = ''").errors() == "2:10: empty rune literal or unescaped '");
  CHECK(parsed("var x = 'ab'").errors() == "2:9: more than one character in rune literal");
  CHECK(parsed("var x = 'a\n").errors() == "2:11: newline in rune literal");
  CHECK(parsed("var x = \"a\n").errors() == "2:11: newline in string");
  CHECK(parsed("var x = \"\\q\"").errors() == "2:11: unknown escape");
  CHECK(parsed("var x = \"\\400\"").errors() == "2:14: octal escape value 256 > 255");
  CHECK(parsed("var x = '\\ud800'").errors() == "2:16: escape is invalid Unicode code point U+D800");
  CHECK(parsed("var x = `a\nb").errors() == "2:9: string not terminated");
  CHECK(parsed("var x = 1 /* a\nb").errors() == "2:11: comment not terminated");
}

}  // namespace
}  // namespace gocxx::syntax
