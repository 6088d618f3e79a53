#include <doctest/doctest.h>

#include "gocxx/lib/unicode/utf8.h"

using namespace gocxx::literals;
namespace utf8 = gocxx::unicode::utf8;

TEST_CASE("decoding from both ends") {
  auto [first, first_width] = utf8::DecodeRuneInString("\xe4\xb8\x96z"_s);
  CHECK(first == 0x4E16);
  CHECK(first_width == 3);
  auto [last, last_width] = utf8::DecodeLastRuneInString("z\xf0\x9f\x98\x80"_s);
  CHECK(last == 0x1F600);
  CHECK(last_width == 4);
  for (gocxx::string bad : {"\xff"_s, "\xc0\x80"_s, "\xed\xa0\x80"_s, "\xf4\x90\x80\x80"_s, "\xe4\xb8"_s}) {
    auto [r, width] = utf8::DecodeRuneInString(bad);
    CHECK(r == utf8::RuneError);
    CHECK(width == 1);
    CHECK_FALSE(utf8::ValidString(bad));
  }
  auto [none, none_width] = utf8::DecodeRuneInString(""_s);
  CHECK(none == utf8::RuneError);
  CHECK(none_width == 0);
}

TEST_CASE("encoding, counting and lengths") {
  CHECK(utf8::RuneLen('a') == 1);
  CHECK(utf8::RuneLen(0x7FF) == 2);
  CHECK(utf8::RuneLen(0xD800) == -1);
  CHECK(utf8::RuneLen(0x10FFFF) == 4);
  CHECK(gocxx::to_string(utf8::AppendRune(gocxx::to_bytes("x"_s), 0xE9)) == "x\xc3\xa9"_s);
  gocxx::slice<std::uint8_t> room = gocxx::make_slice<std::uint8_t>(4);
  CHECK(utf8::EncodeRune(room, -1) == 3);
  CHECK(utf8::RuneCountInString("a\xff\xe4\xb8\x96"_s) == 3);
  CHECK(utf8::FullRuneInString("\xe4\xb8\x96"_s));
  CHECK_FALSE(utf8::FullRuneInString("\xe4\xb8"_s));
  CHECK(utf8::FullRuneInString("\xe4\x20"_s));
  CHECK(utf8::RuneStart('a'));
  CHECK_FALSE(utf8::RuneStart(0x96));
}
