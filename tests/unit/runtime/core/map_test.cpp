#include <doctest/doctest.h>

#include <cmath>
#include <random>
#include <set>
#include <unordered_map>

#include "panic_text.h"

using namespace gocxx::literals;
using gocxx::map;
using test::panic_of;

namespace {

struct Point {
  long x;
  gocxx::string name;
  bool operator==(const Point&) const = default;
};

}  // namespace

template <>
struct gocxx::type_traits<Point> {
  static constexpr const char* name = "main.Point";
  static constexpr field fields[] = {{"x", type_ref<long>, offsetof(Point, x)},
                                     {"name", type_ref<string>, offsetof(Point, name)}};
};

TEST_CASE("a map agrees with std::unordered_map under random operations") {
  std::mt19937 random(1);
  for (long range : {6L, 40L, 5000L}) {
    map<long, long> m = gocxx::make_map<long, long>();
    std::unordered_map<long, long> model;
    for (long i = 0; i < 40000; ++i) {
      long key = static_cast<long>(random() % static_cast<unsigned long>(range));
      if (random() % 3 == 0) {
        gocxx::erase(m, key);
        model.erase(key);
      } else {
        m[key] = i;
        model[key] = i;
      }
      auto [value, ok] = m.get_ok(key + 1);
      auto found = model.find(key + 1);
      REQUIRE(ok == (found != model.end()));
      REQUIRE(value == (ok ? found->second : 0));
    }
    REQUIRE(m.len() == static_cast<long>(model.size()));
    long visited = 0;
    for (auto [k, v] : gocxx::range(m)) {
      REQUIRE(model.at(k) == v);
      ++visited;
    }
    CHECK(visited == m.len());
  }
}

TEST_CASE("keys of every kind are found") {
  map<gocxx::string, long> words;
  words = gocxx::make_map<gocxx::string, long>();
  map<Point, long> points = gocxx::make_map<Point, long>();
  map<std::int32_t, bool> runes = gocxx::make_map<std::int32_t, bool>();
  map<gocxx::any, long> mixed = gocxx::make_map<gocxx::any, long>();
  for (long i = 0; i < 100; ++i) {
    gocxx::string name = "k"_s + gocxx::to_string(gocxx::slice<std::uint8_t>{static_cast<std::uint8_t>(i)});
    words[name] = i;
    points[Point{i % 10, name}] = i;
    runes[static_cast<std::int32_t>(i)] = true;
    mixed[gocxx::any(i)] = i;
    mixed[gocxx::any(name)] = -i;
  }
  CHECK(words.len() == 100);
  CHECK(words.get("k\x05"_s) == 5);
  CHECK(points.get(Point{7, "k\x07"_s}) == 7);
  CHECK(points.get(Point{8, "k\x07"_s}) == 0);
  CHECK(runes.get(99));
  CHECK(mixed.len() == 200);
  CHECK(mixed.get(gocxx::any(42L)) == 42);
  CHECK(mixed.get(gocxx::any(42LL)) == 0);
}

TEST_CASE("NaN keys are all different and +0 equals -0") {
  map<double, long> m = gocxx::make_map<double, long>();
  for (long i = 0; i < 20; ++i) m[std::nan("")] = i;
  m[0.0] = 1;
  m[-0.0] = 2;
  CHECK(m.len() == 21);
  CHECK(m.get(0.0) == 2);
  CHECK(m.get(std::nan("")) == 0);
  gocxx::erase(m, std::nan(""));
  CHECK(m.len() == 21);
  gocxx::clear(m);
  CHECK(m.len() == 0);
}

TEST_CASE("a nil map reads as empty and cannot be written") {
  map<gocxx::string, long> m;
  CHECK(m == nullptr);
  CHECK(m.get("x"_s) == 0);
  gocxx::erase(m, "x"_s);
  for ([[maybe_unused]] auto entry : gocxx::range(m)) FAIL("an entry in a nil map");
  CHECK(panic_of([&] { m["x"_s] = 1; }) == "assignment to entry in nil map");
}

TEST_CASE("unhashable keys panic, even on empty maps") {
  map<gocxx::any, long> m = gocxx::make_map<gocxx::any, long>();
  gocxx::any key = gocxx::slice<long>{1};
  CHECK(panic_of([&] { m[key] = 1; }) == "runtime error: hash of unhashable type []int");
  CHECK(panic_of([&] { (void)m.get(key); }) == "runtime error: hash of unhashable type []int");
}

TEST_CASE("entries deleted during a walk are not visited") {
  for (long size : {5L, 8L, 9L, 300L}) {
    map<long, long> m = gocxx::make_map<long, long>();
    for (long i = 0; i < size; ++i) m[i] = i;
    std::set<long> seen;
    for (auto [k, v] : gocxx::range(m)) {
      REQUIRE(seen.insert(k).second);
      REQUIRE(v == k);
      for (long i = 0; i < size; ++i)
        if (i % 2 != k % 2) gocxx::erase(m, i);
    }
    CHECK(static_cast<long>(seen.size()) == m.len());
  }
}

TEST_CASE("a walk survives growth: old entries once, new ones at most once") {
  for (long round = 0; round < 20; ++round) {
    map<long, long> m = gocxx::make_map<long, long>();
    map<double, long> odd = gocxx::make_map<double, long>();
    for (long i = 0; i < 7; ++i) {
      m[i] = i;
      odd[std::nan("")] = i;
    }
    std::multiset<long> seen;
    for (auto [k, v] : gocxx::range(m)) {
      seen.insert(k);
      if (k < 7)
        for (long i = 0; i < 50; ++i) m[1000 + 50 * k + i] = 1;
      m[k] = v + 1;
    }
    for (long i = 0; i < 7; ++i) CHECK(seen.count(i) == 1);
    for (long k : seen) REQUIRE(seen.count(k) == 1);
    long visited = 0;
    for ([[maybe_unused]] auto entry : gocxx::range(odd)) {
      ++visited;
      if (visited < 8) odd[static_cast<double>(visited)] = 1;
    }
    CHECK(visited >= 7);
  }
}

TEST_CASE("clearing during a walk ends it") {
  map<long, long> m = gocxx::make_map<long, long>(100);
  for (long i = 0; i < 100; ++i) m[i] = i;
  long visited = 0;
  for ([[maybe_unused]] auto entry : gocxx::range(m)) {
    ++visited;
    gocxx::clear(m);
  }
  CHECK(visited == 1);
}

TEST_CASE("walks begin at different entries") {
  map<long, long> m = gocxx::make_map<long, long>();
  for (long i = 0; i < 8; ++i) m[i] = i;
  std::set<long> first;
  for (long i = 0; i < 200; ++i)
    for (auto [k, v] : gocxx::range(m)) {
      first.insert(k);
      break;
    }
  CHECK(first.size() > 4);
}
