// Package sort: everything is sorted, stable sorting keeps the order of equals, and long runs of equals come
// out as Go's do.
#include "gocxx/lib/sort.h"

#include <string_view>

#include "text.h"

using namespace gocxx;
using namespace gocxx::literals;
using gocxx::test::shown;

namespace {

slice<long> pattern(long count, long kinds) {
  auto s = make_slice<long>(count);
  for (long i = 0; i < count; ++i) s[i] = (i * 7919 % kinds) * 1000 + i;
  return s;
}

unsigned long fingerprint(slice<long> s) {
  unsigned long h = 0;
  for (long i = 0; i < s.len(); ++i) h = h * 1000003 + static_cast<unsigned long>(s[i]);
  return h;
}

}  // namespace

TEST_CASE("equal elements come out in Go's order") {
  auto by_kind = [](slice<long> s) {
    sort::Slice(s, [s](long i, long j) { return s[i] / 1000 < s[j] / 1000; });
    return fingerprint(s);
  };
  CHECK(by_kind(pattern(100, 7)) == 0x5497A9B52B1F71EA);
  CHECK(by_kind(pattern(1000, 3)) == 0x9C0510EB5D2808AA);
  CHECK(by_kind(pattern(333, 50)) == 0x43A705B01CE796A6);
}

namespace {

// Strings of a few bytes, zeros and the largest byte among them, that share beginnings of all lengths.
slice<string> similar_strings(long count) {
  static constexpr char kBytes[] = {'\0', 'a', '\xff'};
  auto all = make_slice<string>(count);
  unsigned long random = 1;
  auto next = [&random](unsigned long below) {
    random = random * 6364136223846793005 + 1442695040888963407;
    return (random >> 33) % below;
  };
  for (long i = 0; i < count; ++i) {
    char bytes[40];
    const long length = static_cast<long>(next(sizeof bytes));
    for (long k = 0; k < length; ++k) bytes[k] = next(20) == 0 ? kBytes[next(3)] : 'a';
    all[i] = concat(string(bytes, length), ""_s, string(bytes, length % 3));
  }
  return all;
}

}  // namespace

TEST_CASE("strings are sorted by their bytes, whatever they share") {
  for (long count : {0, 1, 2, 16, 17, 100, 5000}) {
    auto sorted = similar_strings(count), expected = similar_strings(count);
    sort::Strings(sorted);
    sort::Slice(expected, [expected](long i, long j) {
      const string a = expected[i], b = expected[j];
      return std::string_view(a.data(), a.len()) < std::string_view(b.data(), b.len());
    });
    for (long i = 0; i < count; ++i) CHECK(sorted[i] == expected[i]);
  }
}

TEST_CASE("strings of which each is the beginning of the next do not exhaust the stack") {
  constexpr long kCount = 3000;
  auto bytes = make_slice<char>(8 * kCount);
  for (long i = 0; i < bytes.len(); ++i) bytes[i] = 'x';
  auto all = make_slice<string>(kCount);
  for (long i = 0; i < kCount; ++i) all[i] = string(bytes.data(), 8 * (i * 7 % kCount));
  sort::Strings(all);
  for (long i = 0; i < kCount; ++i) CHECK(all[i].len() == 8 * i);
}

TEST_CASE("stable sorting keeps the order of equals") {
  auto s = pattern(500, 4);
  sort::SliceStable(s, [s](long i, long j) { return s[i] / 1000 < s[j] / 1000; });
  for (long i = 1; i < s.len(); ++i) CHECK(s[i - 1] < s[i]);
}

TEST_CASE("slices, interfaces and searching") {
  slice<string> names{"peter"_s, "anna"_s, "zoe"_s, "bob"_s};
  sort::Sort(sort::Reverse(sort::StringSlice(names)));
  CHECK(shown(names) == "[zoe peter bob anna]");
  slice<long> numbers{5, 2, 8, 1};
  sort::Ints(numbers);
  CHECK(shown(numbers) == "[1 2 5 8]");
  CHECK(sort::SearchInts(numbers, 5) == 2);
  CHECK(sort::SearchInts(numbers, 6) == 3);
  CHECK(sort::Search(100, [](long i) { return i * i >= 50; }) == 8);
  auto [place, found] = sort::Find(4, [numbers](long i) { return 8 - numbers[i]; });
  CHECK(place == 3);
  CHECK(found);
}
