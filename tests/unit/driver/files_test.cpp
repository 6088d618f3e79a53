// Files appear whole or not at all; temporary folders go.
#include "compiler/driver/files.h"

#include <doctest/doctest.h>

#include <filesystem>

namespace gocxx::driver {
namespace {

TEST_CASE("what cannot be read has a reason") {
  CHECK(read_source("/no/such/file").error == "no such file or directory");
  CHECK(read_source("/tmp").error == "is a directory");
}

TEST_CASE("a file that cannot be written leaves the old one and no remains") {
  TempDir dir;
  std::string folder = dir.file("folder");
  std::filesystem::create_directory(folder);
  CHECK(write_file(folder, "text").has_value());
  CHECK(std::distance(std::filesystem::directory_iterator(dir.path()), {}) == 1);
}

TEST_CASE("a moved file is there and gone here") {
  TempDir dir;
  REQUIRE_FALSE(write_file(dir.file("a"), "text").has_value());
  REQUIRE_FALSE(move_file(dir.file("a"), dir.file("b")).has_value());
  CHECK(read_source(dir.file("b")).text == "text");
  CHECK_FALSE(read_source(dir.file("a")).error.empty());
}

TEST_CASE("a temporary folder is private and removed with what it holds") {
  std::string path;
  {
    TempDir dir;
    path = dir.path();
    CHECK((std::filesystem::status(path).permissions() & std::filesystem::perms::others_all) ==
          std::filesystem::perms::none);
    REQUIRE_FALSE(write_file(dir.file("a"), "text").has_value());
  }
  CHECK_FALSE(std::filesystem::exists(path));
}

}  // namespace
}  // namespace gocxx::driver
