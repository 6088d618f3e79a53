// Positions, lines and columns.
#include "compiler/base/source.h"

#include <doctest/doctest.h>

namespace gocxx::base {
namespace {

TEST_CASE("a position becomes a line and a column in bytes, both from 1") {
  SourceSet sources;
  const SourceFile& file = sources.add("a.gc", "ab\n\n\xC3\xA9x\n");
  CHECK(file.location_of(file.pos_of(0)).line == 1);
  CHECK(file.location_of(file.pos_of(2)).column == 3);
  CHECK(file.location_of(file.pos_of(3)).line == 2);
  Location x = file.location_of(file.pos_of(6));
  CHECK(x.line == 3);
  CHECK(x.column == 3);
}

TEST_CASE("the end of one file is not the beginning of the next") {
  SourceSet sources;
  const SourceFile& first = sources.add("first.gc", "abc");
  const SourceFile& second = sources.add("second.gc", "");
  CHECK(sources.file_of_or_null(first.end()) == &first);
  CHECK(sources.file_of_or_null(second.base()) == &second);
  CHECK(first.end() < second.base());
}

TEST_CASE("no position is in no file") {
  SourceSet sources;
  sources.add("a.gc", "x");
  CHECK(sources.file_of_or_null(Pos{}) == nullptr);
  CHECK(sources.locate(Pos{}).line == 0);
}

TEST_CASE("a line's text is without its line end") {
  SourceSet sources;
  const SourceFile& file = sources.add("a.gc", "one\r\ntwo");
  CHECK(file.line_text(1) == "one");
  CHECK(file.line_text(2) == "two");
}

}  // namespace
}  // namespace gocxx::base
