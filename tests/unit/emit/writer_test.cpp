#include "compiler/emit/writer.h"

#include <doctest/doctest.h>

namespace gocxx::emit {

TEST_CASE("lines are indented, empty lines are empty") {
  Writer out;
  out << "f() {";
  out.end_line();
  out.indent();
  out << "return" << ' ' << "1;";
  out.end_line();
  out.blank_line();
  out << "g();";
  out.end_line();
  out.dedent();
  out << '}';
  out.end_line();
  CHECK(out.take() == "f() {\n  return 1;\n\n  g();\n}\n");
}

TEST_CASE("no blank line at the start, after another one or at the head of a block") {
  Writer out;
  out.blank_line();
  out << "namespace a {";
  out.end_line();
  out.blank_line();
  out << "int b;";
  out.end_line();
  out.blank_line();
  out.blank_line();
  out << "}";
  CHECK(out.take() == "namespace a {\nint b;\n\n}");
}

TEST_CASE("a line directive is written where the host compiler would believe another line") {
  Writer out;
  out.line_directive("a \"b\".gc", 7);
  out << "x;";
  out.end_line();
  out.line_directive("a \"b\".gc", 8);
  out << "y;";
  out.end_line();
  out.line_directive("a \"b\".gc", 20);
  CHECK(out.take() == "#line 7 \"a \\\"b\\\".gc\"\nx;\ny;\n#line 20 \"a \\\"b\\\".gc\"\n");
}

TEST_CASE("no line directive in the middle of a line") {
  Writer out;
  out << "x";
  out.line_directive("a.gc", 3);
  CHECK(out.take() == "x");
}

}  // namespace gocxx::emit
