// Finding the function literal to which a line belongs.
#include "trace/literals.h"

#include <doctest/doctest.h>

#include <string>

namespace {

constexpr gocxx::function_literal kLiterals[] = {{"main.f.func1", "a.gc", 10, 20},
                                                 {"main.f.func1.1", "a.gc", 12, 14},
                                                 {"main.f.func1.2", "a.gc", 16, 16},
                                                 {"main.f.func1.2.1", "a.gc", 16, 16},
                                                 {"main.g.func1", "b.gc", 12, 14}};

std::string at(const char* file, int line) {
  const gocxx::function_literal* found = gocxx::rt::trace::literal_at(file, line);
  return found == nullptr ? "" : found->name;
}

}  // namespace

TEST_CASE("the innermost literal with a line") {
  gocxx::name_literals(kLiterals);
  CHECK(at("a.gc", 11) == "main.f.func1");
  CHECK(at("/somewhere/a.gc", 13) == "main.f.func1.1");
  CHECK(at("a.gc", 14) == "main.f.func1.1");
  CHECK(at("a.gc", 16) == "main.f.func1.2.1");
  CHECK(at("b.gc", 13) == "main.g.func1");
  gocxx::name_literals(nullptr, 0);
}

TEST_CASE("the first line of a literal of several lines is that of its surroundings") {
  gocxx::name_literals(kLiterals);
  CHECK(at("a.gc", 12) == "main.f.func1");
  CHECK(at("a.gc", 10).empty());
  CHECK(at("c.gc", 13).empty());
  gocxx::name_literals(nullptr, 0);
}

TEST_CASE("the literal around another") {
  gocxx::name_literals(kLiterals);
  CHECK(gocxx::rt::trace::literal_around(kLiterals[3]) == &kLiterals[2]);
  CHECK(gocxx::rt::trace::literal_around(kLiterals[2]) == &kLiterals[0]);
  CHECK(gocxx::rt::trace::literal_around(kLiterals[0]) == nullptr);
  gocxx::name_literals(nullptr, 0);
}
