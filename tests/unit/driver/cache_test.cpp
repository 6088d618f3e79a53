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

constexpr std::uint64_t kRoom = 64 << 20;

/// Makes the entry that holds `path` look as if it was last used at `second`.
void use_at(const std::string& entry, time_t second) {
  timespec when[2] = {{second, 0}, {second, 0}};
  REQUIRE(utimensat(AT_FDCWD, entry.c_str(), when, 0) == 0);
}

std::string folder_of(const std::string& path) { return path.substr(0, path.rfind('/')); }

TEST_CASE("what was stored is found, whole, and nothing else is") {
  TempDir dir;
  Cache cache(dir.file("cache"), 1'000);
  CHECK(cache.find("one").empty());
  REQUIRE_FALSE(cache.store("one", file_of(dir, "a", 10)));
  CHECK(read_source(cache.find("one")).text == std::string(10, 'x'));
  CHECK(cache.find("two").empty());
}

TEST_CASE("what is no longer as it was stored is not found, and can be stored again") {
  TempDir dir;
  Cache cache(dir.file("cache"), 1'000);
  const std::string file = file_of(dir, "a", 10);
  for (const char* damage : {"", "xxxxx", "xxxxxxxxxy", "xxxxxxxxxxx"}) {
    REQUIRE_FALSE(cache.store("one", file));
    const std::string found = cache.find("one");
    REQUIRE_FALSE(found.empty());
    REQUIRE_FALSE(write_file(found, damage));
    CHECK(cache.find("one").empty());
  }
  REQUIRE_FALSE(cache.store("one", file));
  CHECK_FALSE(cache.find("one").empty());
}

TEST_CASE("the entry that was not used for the longest time goes first") {
  TempDir dir;
  Cache cache(dir.file("cache"), 250);
  std::string file = file_of(dir, "a", 100);
  REQUIRE_FALSE(cache.store("one", file));
  REQUIRE_FALSE(cache.store("two", file));
  use_at(folder_of(cache.find("two")), 1000);
  REQUIRE_FALSE(cache.store("three", file));
  CHECK_FALSE(cache.find("one").empty());
  CHECK(cache.find("two").empty());
  CHECK_FALSE(cache.find("three").empty());
}

TEST_CASE("precompiled headers count, too") {
  TempDir dir;
  CHECK_FALSE(Cache(dir.file("small"), 1'000).keeps_precompiled());
  Cache cache(dir.file("cache"), 250);
  REQUIRE_FALSE(cache.store("one", file_of(dir, "a", 100)));
  use_at(folder_of(cache.find("one")), 1000);
  REQUIRE_FALSE(cache.store_precompiled("k", file_of(dir, "header", 200)));
  CHECK(cache.find("one").empty());
  use_at(cache.find_precompiled("k"), 1000);
  REQUIRE_FALSE(cache.store("two", file_of(dir, "a", 100)));
  CHECK(cache.find_precompiled("k").empty());
  CHECK_FALSE(cache.find("two").empty());
}

TEST_CASE("a few precompiled headers are kept, those that were used last") {
  TempDir dir;
  Cache cache(dir.file("cache"), kRoom);
  CHECK(cache.find_precompiled("k0").empty());
  for (int i = 0; i < 6; ++i) {
    const std::string key = "k" + std::to_string(i);
    REQUIRE_FALSE(cache.store_precompiled(key, file_of(dir, "header", 10)));
    std::string folder = cache.find_precompiled(key);
    REQUIRE(read_source(folder + "/gocxx/gocxx.hpp.gch").text.size() == 10);
    use_at(folder, 1000 + i);
  }
  CHECK_FALSE(cache.find_precompiled("k0").empty());  // renews it
  REQUIRE_FALSE(cache.store_precompiled("k6", file_of(dir, "header", 10)));
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
