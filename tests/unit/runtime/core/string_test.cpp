#include <doctest/doctest.h>

#include <string>

#include "panic_text.h"

using namespace gocxx::literals;
using test::panic_of;
using test::text_of;

TEST_CASE("strings are joined and compared bytewise") {
  CHECK("ab"_s + "cd"_s == "abcd"_s);
  CHECK(gocxx::concat("a"_s, ""_s, "bc"_s, "d"_s) == "abcd"_s);
  CHECK(gocxx::string() == ""_s);
  CHECK("a"_s < "ab"_s);
  CHECK("b"_s > "ab"_s);
  CHECK("\xff"_s > "a"_s);
  gocxx::string s = "x"_s;
  s += "y"_s;
  CHECK(s == "xy"_s);
  CHECK(s.len() == 2);
}

TEST_CASE("indexing and slicing a string panic in Go's words") {
  gocxx::string s = "hello"_s;
  CHECK(s[1] == 'e');
  CHECK(s.sub(1, 3) == "el"_s);
  CHECK(s.from(5) == ""_s);
  long five = 5;
  CHECK(panic_of([&] { (void)s[five]; }) == "runtime error: index out of range [5] with length 5");
  CHECK(panic_of([&] { (void)s[-1L]; }) == "runtime error: index out of range [-1]");
  CHECK(panic_of([&] { (void)s.sub(2, 6); }) ==
        "runtime error: slice bounds out of range [:6] with length 5");
  CHECK(panic_of([&] { (void)s.sub(3, 2); }) == "runtime error: slice bounds out of range [3:2]");
  CHECK(panic_of([&] { (void)s.sub(-1, 2); }) == "runtime error: slice bounds out of range [-1:]");
  CHECK(panic_of([&] { (void)s.from(6); }) == "runtime error: slice bounds out of range [6:5]");
}

TEST_CASE("ranging over a string decodes UTF-8 and gives U+FFFD for what is none") {
  std::string seen;
  for (auto [i, r] : gocxx::range("a\xc3\xa9\xff\xe4\xb8\x96\xe4\xb8z"_s))
    seen += std::to_string(i) + ":" + std::to_string(r) + " ";
  CHECK(seen == "0:97 1:233 3:65533 4:19990 7:65533 8:65533 9:122 ");
}

TEST_CASE("conversions between strings, bytes and runes") {
  CHECK(gocxx::to_string(std::int32_t{0x4E16}) == "\xe4\xb8\x96"_s);
  CHECK(gocxx::to_string(-1L) == "\xef\xbf\xbd"_s);
  CHECK(gocxx::to_string(0xD800L) == "\xef\xbf\xbd"_s);
  CHECK(gocxx::to_bytes("hi"_s).len() == 2);
  CHECK(gocxx::to_string(gocxx::to_bytes("h\0i"_s)) == "h\0i"_s);
  gocxx::slice<std::int32_t> runes = gocxx::to_runes("a\xff\xf0\x9f\x98\x80"_s);
  CHECK(runes.len() == 3);
  CHECK(runes[1] == 0xFFFD);
  CHECK(runes[2] == 0x1F600);
  CHECK(gocxx::to_string(runes) == "a\xef\xbf\xbd\xf0\x9f\x98\x80"_s);
}
