#include "compiler/emit/line_layout.h"

#include <doctest/doctest.h>

#include "compiler/emit/writer.h"

namespace gocxx::emit {
namespace {

/// f(word, word, ...); with `count` words of nine letters.
std::string call(std::size_t count, Enclosure form = Enclosure::kParens) {
  Writer out;
  out << "f(";
  {
    Group group(out, form);
    for (std::size_t i = 0; i < count; ++i) {
      if (i > 0) {
        out << ", ";
        out.point();
      }
      out << "some_word";
    }
  }
  out << ");";
  return out.take();
}

}  // namespace

TEST_CASE("a line that fits stays as it is") {
  CHECK(call(2) == "f(some_word, some_word);");
  CHECK(call(9).find('\n') == std::string::npos);
}

TEST_CASE("arguments that do not fit are aligned behind the bracket") {
  std::string text = call(11);
  CHECK(text.substr(text.find('\n')) == "\n  some_word, some_word);");
  CHECK(text.find('\n') <= kColumnLimit);
}

TEST_CASE("a line is broken behind its = if the rest then fits") {
  Writer out;
  out << std::string(30, 'x') << " = ";
  out.point(kAssignment);
  out << "f(";
  {
    Group group(out, Enclosure::kParens);
    out << std::string(40, 'a') << ", ";
    out.point();
    out << std::string(40, 'b');
  }
  out << ");";
  CHECK(out.take() ==
        std::string(30, 'x') + " =\n    f(" + std::string(40, 'a') + ", " + std::string(40, 'b') + ");");
}

TEST_CASE("the statements of a body get lines of their own") {
  Writer out;
  out << "go([] { ";
  {
    Group group(out, Enclosure::kBody);
    out << std::string(60, 'a') << ';';
    out.point();
    out << ' ' << std::string(60, 'b') << ';';
  }
  out << " });";
  CHECK(out.take() == "go([] {\n  " + std::string(60, 'a') + ";\n  " + std::string(60, 'b') + ";\n});");
}

TEST_CASE("a word that is too long stays in one piece") {
  Writer out;
  out << std::string(200, 'x') << ';';
  CHECK(out.take() == std::string(200, 'x') + ";");
}

TEST_CASE("brackets a thousand deep and a list of ten thousand are laid out at once") {
  Writer out;
  for (int i = 0; i < 1000; ++i) {
    out << "f(";
    out.open(Enclosure::kParens);
    out << "x, ";
    out.point();
  }
  for (int i = 0; i < 1000; ++i) {
    out.close();
    out << ")";
  }
  CHECK(out.take().size() > 4000);
  CHECK(call(10000, Enclosure::kBraces).size() > 110000);
}

TEST_CASE("the comments of neighbouring lines are aligned") {
  Writer out;
  for (std::string_view line : {"a;", "long;", "b;"}) {
    out << line;
    out.trailing_comment("// it");
    out.end_line();
  }
  out << "c;";
  out.end_line();
  CHECK(out.take() == "a;     // it\nlong;  // it\nb;     // it\nc;\n");
}

TEST_CASE("what is to be flat and is not leaves nothing behind") {
  Writer out;
  out << "f ";
  CHECK_FALSE(out.flat(true, [&] {
    out << "{";
    out.end_line();
  }));
  CHECK(out.flat(true, [&] { out << "{}"; }));
  CHECK(out.take() == "f {}");
}

}  // namespace gocxx::emit
