// Searching, against the plain way of doing it.
#include "core/find.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

using gocxx::rt::core::count_byte;
using gocxx::rt::core::find_bytes;

namespace {

long find(const std::string& text, const std::string& part) {
  return find_bytes(text.data(), static_cast<long>(text.size()), part.data(), static_cast<long>(part.size()));
}

long find_plainly(const std::string& text, const std::string& part) {
  std::size_t place = text.find(part);
  return place == std::string::npos ? -1 : static_cast<long>(place);
}

}  // namespace

TEST_CASE("a part is found wherever it stands, whatever its length and that of the text") {
  for (std::size_t length = 0; length <= 70; ++length)
    for (std::size_t part_length = 0; part_length <= 20; ++part_length)
      for (std::size_t place = 0; place + part_length <= length; ++place) {
        std::string part(part_length, 'x');
        if (part_length > 2) part[part_length / 2] = 'y';
        std::string text(length, '.');
        text.replace(place, part_length, part);
        REQUIRE(find(text, part) == find_plainly(text, part));
      }
}

TEST_CASE("what only begins and ends like the part is not taken for it") {
  CHECK(find(std::string(100, 'a') + "b", "aab") == 98);
  CHECK(find(std::string(100, 'a'), "aba") == -1);
  CHECK(find("axa" + std::string(40, '-') + "aya", "aya") == 43);
  CHECK(find("ab", "abc") == -1);
  CHECK(find("", "") == 0);
}

TEST_CASE("bytes are counted, more than a byte can count") {
  for (std::size_t length : {0, 1, 15, 16, 17, 4095, 4096, 4100, 9000}) {
    std::string text(length, 'z');
    for (std::size_t i = 0; i < length; i += 7) text[i] = '\xff';
    CHECK(count_byte(text.data(), static_cast<long>(length), 'z') ==
          std::count(text.begin(), text.end(), 'z'));
    CHECK(count_byte(text.data(), static_cast<long>(length), '\xff') ==
          std::count(text.begin(), text.end(), '\xff'));
  }
}
