// How diagnostics are ordered and shown.
#include "compiler/base/diagnostics.h"

#include <doctest/doctest.h>

#include "compiler/base/diagnostic_printer.h"

namespace gocxx::base {
namespace {

constexpr Code kCode = static_cast<Code>(1);

struct Program {
  SourceSet sources;
  Diagnostics diagnostics;
  const SourceFile& file;
  explicit Program(std::string text) : file(sources.add("a.gc", std::move(text))) {}
  Pos at(std::size_t offset) const { return file.pos_of(offset); }
  std::string shown(DiagnosticStyle style, int max_errors = 0) const {
    return render(diagnostics, sources, DiagnosticOptions{style, false, max_errors});
  }
};

TEST_CASE("they are sorted by position, and what is said twice in a row of a line stands once") {
  Program p("ab\ncd\n");
  p.diagnostics.add(kCode, p.at(3), "second");
  p.diagnostics.add(kCode, p.at(0), "first");
  p.diagnostics.add(kCode, p.at(1), "first");
  p.diagnostics.sort_and_unique(p.sources);
  REQUIRE(p.diagnostics.size() == 2);
  CHECK(p.diagnostics.items()[0].span.begin == p.at(0));
  CHECK(p.diagnostics.items()[1].message == "second");
}

TEST_CASE(
    "the caret stands below the column and underlines the span, behind tabs and characters of several "
    "bytes") {
  Program p("\t\xC3\xA9 := xy\n");
  p.diagnostics.add(kCode, Span{p.at(7), p.at(9)}, "undefined: xy");
  CHECK(p.shown(DiagnosticStyle::kFull) ==
        "a.gc:1:8: undefined: xy [GC0001]\n"
        "        \xC3\xA9 := xy\n"
        "             ^~\n");
}

TEST_CASE("the code ends the first line of a message of several lines") {
  Program p("f()\n");
  p.diagnostics.add(kCode, p.at(0), "not enough arguments\n\thave ()\n\twant (int)");
  CHECK(p.shown(DiagnosticStyle::kShort) ==
        "a.gc:1:1: not enough arguments [GC0001]\n\thave ()\n\twant (int)\n");
}

TEST_CASE("more errors than asked for are counted") {
  Program p("a\nb\nc\n");
  for (std::size_t i : {0, 2, 4}) p.diagnostics.add(kCode, p.at(i), "wrong");
  std::string text = p.shown(DiagnosticStyle::kShort, 1);
  CHECK(text == "a.gc:1:1: wrong [GC0001]\ntoo many errors: 2 more not shown (--max-errors=0 shows all)\n");
}

TEST_CASE("a line of ten megabytes is shown in part") {
  Program p(std::string(10'000'000, 'x'));
  p.diagnostics.add(kCode, p.at(5'000'000), "wrong");
  std::string text = p.shown(DiagnosticStyle::kFull);
  CHECK(text.size() < 1000);
  CHECK(text.find('^') != std::string::npos);
}

/// The two lines below the message: the source in at most `columns` columns, and the caret.
std::string shown_in(const Program& p, int columns) {
  DiagnosticOptions options;
  options.columns = columns;
  std::string text = render(p.diagnostics, p.sources, options);
  return text.substr(text.find('\n') + 1);
}

TEST_CASE("in a narrow terminal the caret stays below its column") {
  Program p("var total = first + second + third + fourth + fifth\n");
  p.diagnostics.add(kCode, Span{p.at(20), p.at(26)}, "wrong");
  CHECK(shown_in(p, 40) ==
        "    var total = first + second + thi...\n"
        "                        ^~~~~~\n");
  CHECK(shown_in(p, 24) ==
        "    ... first + seco...\n"
        "                ^~~~\n");
  CHECK(shown_in(p, 80) ==
        "    var total = first + second + third + fourth + fifth\n"
        "                        ^~~~~~\n");
  Program end("var total = first + second + third + fourth + fifth\n");
  end.diagnostics.add(kCode, end.at(46), "wrong");
  CHECK(shown_in(end, 40) ==
        "    ... second + third + fourth + fifth\n"
        "                                  ^\n");
}

TEST_CASE("wide characters take two columns, marks none, and bytes that are no text one") {
  Program p("\t\"\xE4\xBD\xA0\xE5\xA5\xBD\" \xF0\x9F\x98\x80 e\xCC\x81 \xFF x\n");
  p.diagnostics.add(kCode, p.at(21), "wrong");
  CHECK(shown_in(p, 80) ==
        "        \"\xE4\xBD\xA0\xE5\xA5\xBD\" \xF0\x9F\x98\x80 e\xCC\x81 ? x\n"
        "                      ^\n");
}

TEST_CASE("however narrow the terminal and wherever the error, the caret is below a line that fits") {
  std::string line;
  for (int i = 0; i < 60; ++i) line += i % 7 == 0 ? "\t" : i % 5 == 0 ? "\xE4\xBD\xA0" : "x";
  for (std::size_t at = 0; at <= line.size(); ++at) {
    Program p(line + "\n");
    p.diagnostics.add(kCode, Span{p.at(at), p.at(line.size())}, "wrong");
    for (int columns : {20, 40, 80}) {
      const std::string shown = shown_in(p, columns);
      const std::size_t caret = shown.find('^') - shown.find('\n');
      CHECK(shown.rfind('\n') - shown.find('\n') <= static_cast<std::size_t>(columns) + 1);
      CHECK(caret > 4);
    }
  }
}

TEST_CASE("JSON has every field, and bytes that are no UTF-8 do no harm") {
  Program p("x\xFF\n");
  p.diagnostics.add(kCode, Span{p.at(0), p.at(1)}, "bad \xFF").notes.push_back({p.at(1), "here"});
  std::string text = p.shown(DiagnosticStyle::kJson);
  for (const char* part : {"\"file\": \"a.gc\"", "\"line\": 1", "\"end_column\": 2", "\"code\": \"GC0001\"",
                           "\"notes\"", "here"}) {
    CHECK(text.find(part) != std::string::npos);
  }
}

}  // namespace
}  // namespace gocxx::base
