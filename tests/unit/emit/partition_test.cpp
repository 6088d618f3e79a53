// Which functions of a large program go into one unit.
#include "compiler/emit/partition.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>

namespace gocxx::emit {
namespace {

constexpr UnitSizes kSizes{1000, 3000};

std::vector<Sized> functions(int count) {
  std::vector<Sized> made;
  for (int i = 0; i < count; ++i)
    made.push_back({"main_.f" + std::to_string(i), static_cast<std::size_t>(100 + 37 * i % 400)});
  return made;
}

/// The names of the functions that units begin with.
std::set<std::string> first_names(const std::vector<Sized>& functions) {
  std::set<std::string> names;
  for (std::size_t first : partition(functions, kSizes)) names.insert(functions[first].name);
  return names;
}

/// How many units of `before` have another beginning in `after`.
long changed(const std::vector<Sized>& before, const std::vector<Sized>& after) {
  const std::set<std::string> firsts = first_names(after);
  long changed = 0;
  for (const std::string& name : first_names(before)) changed += !firsts.contains(name);
  return changed;
}

}  // namespace

TEST_CASE("units are neither small nor large, and hold each function once, in order") {
  const std::vector<Sized> all = functions(500);
  const std::vector<std::size_t> firsts = partition(all, kSizes);
  REQUIRE(firsts.size() > 10);
  CHECK(firsts.front() == 0);
  CHECK(std::is_sorted(firsts.begin(), firsts.end()));
  for (std::size_t i = 0; i + 1 < firsts.size(); ++i) {
    std::size_t size = 0;
    for (std::size_t k = firsts[i]; k < firsts[i + 1]; ++k) size += all[k].size;
    CHECK(size >= kSizes.least);
    CHECK(size < kSizes.most + 500);
  }
}

TEST_CASE("no functions make no unit, one makes one") {
  CHECK(partition({}, kSizes).empty());
  CHECK(partition(functions(1), kSizes) == std::vector<std::size_t>{0});
}

// A change in size can move a beginning, and that the next ones, until one falls on the same function again.
TEST_CASE("after a change in one function most units begin where they did") {
  const std::vector<Sized> before = functions(500);
  long sum = 0, changes = 0;
  for (std::size_t at : {0U, 50U, 100U, 250U, 400U, 499U}) {
    std::vector<Sized> larger = before, renamed = before, one_less = before, one_more = before;
    larger[at].size += 150;
    renamed[at].name = "main_.renamed";
    one_less.erase(one_less.begin() + static_cast<std::ptrdiff_t>(at));
    one_more.insert(one_more.begin() + static_cast<std::ptrdiff_t>(at), {"main_.added", 200});
    for (const std::vector<Sized>& after : {larger, renamed, one_less, one_more}) {
      const long moved = changed(before, after);
      CHECK(moved <= 4);
      sum += moved;
      ++changes;
    }
  }
  CHECK(sum <= changes);
}

}  // namespace gocxx::emit
