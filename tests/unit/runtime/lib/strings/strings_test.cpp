// Package strings against Go's results.
#include "gocxx/lib/strings.h"

#include "gocxx/lib/unicode.h"
#include "text.h"

using namespace gocxx;
using namespace gocxx::literals;
using gocxx::test::quoted;

TEST_CASE("searching") {
  CHECK(strings::Index("chicken"_s, "ken"_s) == 4);
  CHECK(strings::Index("chicken"_s, ""_s) == 0);
  CHECK(strings::Index("chicken"_s, "dmr"_s) == -1);
  CHECK(strings::LastIndex("go gopher"_s, "go"_s) == 3);
  CHECK(strings::LastIndex("go"_s, ""_s) == 2);
  CHECK(strings::IndexRune("世界"_s, 0x754C) == 3);
  CHECK(strings::IndexRune("a\xFF"_s, 0xFFFD) == 1);
  CHECK(strings::IndexAny("golang"_s, "gy"_s) == 0);
  CHECK(strings::LastIndexAny("golang"_s, "go"_s) == 5);
  CHECK(strings::Count("cheese"_s, "e"_s) == 3);
  CHECK(strings::Count("five"_s, ""_s) == 5);
  CHECK(strings::EqualFold("Straße K"_s, "STRAßE \u212A"_s));
  CHECK_FALSE(strings::EqualFold("ab"_s, "abc"_s));
  CHECK(strings::Compare("a"_s, "b"_s) == -1);
}

TEST_CASE("splitting and joining") {
  CHECK(quoted(strings::Split("a,b,,c"_s, ","_s)) == R"(["a" "b" "" "c"])");
  CHECK(quoted(strings::Split("aé\xFFz"_s, ""_s)) == R"(["a" "é" "\xff" "z"])");
  CHECK(quoted(strings::SplitN("a,b,c"_s, ","_s, 2)) == R"(["a" "b,c"])");
  CHECK(strings::SplitN("a,b"_s, ","_s, 0) == nullptr);
  CHECK(quoted(strings::SplitAfter("a,b,c"_s, ","_s)) == R"(["a," "b," "c"])");
  CHECK(quoted(strings::Fields("  foo bar\u00A0 baz  "_s)) == R"(["foo" "bar" "baz"])");
  CHECK(strings::Join({"x"_s, "y"_s, "z"_s}, "-"_s) == "x-y-z"_s);
  auto [before, after, found] = strings::Cut("key=value=more"_s, "="_s);
  CHECK(before == "key"_s);
  CHECK(after == "value=more"_s);
  CHECK(found);
}

TEST_CASE("changing") {
  CHECK(strings::Replace("oink oink oink"_s, "k"_s, "ky"_s, 2) == "oinky oinky oink"_s);
  CHECK(strings::ReplaceAll("abc"_s, ""_s, "-"_s) == "-a-b-c-"_s);
  CHECK(strings::Repeat("na"_s, 3) == "nanana"_s);
  CHECK(strings::ToUpper("gopher ñß"_s) == "GOPHER Ñß"_s);
  CHECK(strings::Title("her royal highness o'neil"_s) == "Her Royal Highness O'Neil"_s);
  CHECK(strings::Trim("¡¡¡Hello!!!"_s, "!¡"_s) == "Hello"_s);
  CHECK(strings::TrimSpace("\t\n x y \u2003"_s) == "x y"_s);
  CHECK(strings::ToValidUTF8("a\xFF\xFE\x62"_s, "?"_s) == "a?b"_s);
  CHECK(strings::Map([](std::int32_t r) { return r == 'a' ? -1 : r + 1; }, "abac"_s) == "cd"_s);
}

TEST_CASE("replacer takes the first pair that fits") {
  auto html = strings::NewReplacer({"<"_s, "&lt;"_s, ">"_s, "&gt;"_s});
  CHECK(strings::Replacer::Replace(html, "<b>x</b>"_s) == "&lt;b&gt;x&lt;/b&gt;"_s);
  auto order = strings::NewReplacer({"a"_s, "1"_s, "aa"_s, "2"_s, "aaa"_s, "3"_s});
  CHECK(strings::Replacer::Replace(order, "aaaa"_s) == "1111"_s);
  auto blanks = strings::NewReplacer({""_s, "X"_s});
  CHECK(strings::Replacer::Replace(blanks, "ab"_s) == "XaXbX"_s);
}

TEST_CASE("builder and reader") {
  strings::Builder b;
  ptr<strings::Builder> p(&b);
  strings::Builder::WriteString(p, "héllo"_s);
  strings::Builder::WriteByte(p, '-');
  strings::Builder::WriteRune(p, 0x4E16);
  CHECK(strings::Builder::String(p) == "héllo-世"_s);
  auto r = strings::NewReader("aé"_s);
  CHECK(strings::Reader::ReadByte(r).r0 == 'a');
  auto [c, width, err] = strings::Reader::ReadRune(r);
  CHECK(c == 0xE9);
  CHECK(width == 2);
  CHECK(strings::Reader::ReadByte(r).r1 == io::EOF_);
  CHECK(strings::Reader::UnreadByte(r) == nullptr);
}
