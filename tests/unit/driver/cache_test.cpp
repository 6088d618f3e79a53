// The cache keeps what was used last, within its limit.
#include "compiler/driver/cache.h"

#include <doctest/doctest.h>
#include <fcntl.h>
#include <sys/stat.h>

#include "compiler/driver/files.h"

namespace gocxx::driver {
namespace {

std::string file_of(const TempDir& dir, const std::string& name, std::size_t size) {
  std::string path = dir.file(name);
  REQUIRE_FALSE(write_file(path, std::string(size, 'x')).has_value());
  return path;
}

TEST_CASE("what was stored is found, whole, and nothing else is") {
  TempDir dir;
  Cache cache(dir.file("cache"), 1'000);
  CHECK(cache.find("one").empty());
  REQUIRE(cache.store("one", file_of(dir, "a", 10)));
  CHECK(read_source(cache.find("one")).text == std::string(10, 'x'));
  CHECK(cache.find("two").empty());
}

TEST_CASE("the entry that was not used for the longest time goes first") {
  TempDir dir;
  Cache cache(dir.file("cache"), 250);
  std::string file = file_of(dir, "a", 100);
  REQUIRE(cache.store("one", file));
  REQUIRE(cache.store("two", file));
  timespec long_ago[2] = {{1000, 0}, {1000, 0}};
  REQUIRE(utimensat(AT_FDCWD, cache.find("two").c_str(), long_ago, 0) == 0);
  REQUIRE(cache.store("three", file));
  CHECK_FALSE(cache.find("one").empty());
  CHECK(cache.find("two").empty());
  CHECK_FALSE(cache.find("three").empty());
}

TEST_CASE("a few precompiled headers are kept, those that were used last") {
  TempDir dir;
  Cache cache(dir.file("cache"), 1'000);
  CHECK(cache.find_precompiled("k0").empty());
  timespec when[2] = {{1000, 0}, {1000, 0}};
  for (int i = 0; i < 6; ++i) {
    std::string folder = cache.store_precompiled("k" + std::to_string(i), file_of(dir, "header", 10));
    REQUIRE(read_source(folder + "/gocxx/gocxx.hpp.gch").text.size() == 10);
    when[1].tv_sec = 1000 + i;
    REQUIRE(utimensat(AT_FDCWD, folder.c_str(), when, 0) == 0);
  }
  CHECK_FALSE(cache.find_precompiled("k0").empty());  // renews it
  REQUIRE_FALSE(cache.store_precompiled("k6", file_of(dir, "header", 10)).empty());
  CHECK(cache.find_precompiled("k1").empty());
  CHECK_FALSE(cache.find_precompiled("k0").empty());
  CHECK_FALSE(cache.find_precompiled("k6").empty());
}

TEST_CASE("a folder that cannot be made means no cache, and no error") {
  Cache cache("/proc/no/such/folder", 1'000);
  CHECK_FALSE(cache.enabled());
  CHECK_FALSE(cache.store("one", "/dev/zero"));
  CHECK(cache.find("one").empty());
}

TEST_CASE("different contents have different keys") {
  CHECK(content_key("a") != content_key("b"));
  CHECK(content_key("a") == content_key("a"));
  CHECK(content_key("").size() == 32);
}

}  // namespace
}  // namespace gocxx::driver
