// Scopes: declaring and finding names.
#include "compiler/types/scope.h"

#include <doctest/doctest.h>

#include "tests/unit/types/make.h"

namespace gocxx::types {
namespace {

TEST_CASE("a name is declared once; inner scopes hide outer ones") {
  Maker m;
  Scope outer(nullptr);
  Scope inner(&outer);
  Var* x = m.field("x", m.int_());
  Var* hidden = m.field("x", m.string_());
  CHECK(outer.insert(hidden) == nullptr);
  CHECK(inner.lookup_parent("x", {}) == hidden);
  CHECK(inner.insert(x) == nullptr);
  CHECK(inner.insert(m.field("x", m.int_())) == x);
  CHECK(inner.lookup_parent("x", {}) == x);
  CHECK(inner.lookup_parent("y", {}) == nullptr);
}

TEST_CASE("the blank name is never taken and never found") {
  Maker m;
  Scope scope(nullptr);
  CHECK(scope.insert(m.field("_", m.int_())) == nullptr);
  CHECK(scope.insert(m.field("_", m.int_())) == nullptr);
  CHECK(scope.lookup("_") == nullptr);
}

TEST_CASE("scopes with many names find all of them") {
  Maker m;
  Scope scope(nullptr);
  for (int i = 0; i < 100; ++i) scope.insert(m.field("v" + std::to_string(i), m.int_()));
  for (int i = 0; i < 100; ++i)
    CHECK(scope.lookup("v" + std::to_string(i)) == scope.objects()[static_cast<std::size_t>(i)]);
  CHECK(scope.lookup("v100") == nullptr);
}

TEST_CASE("the universe has the predeclared names") {
  for (const char* name : {"int", "byte", "any", "error", "nil", "true", "iota", "len", "min", "comparable"})
    CHECK(universe().lookup(name) != nullptr);
  CHECK(universe().lookup("Int") == nullptr);
  CHECK(is_exported("Σ"));
  CHECK_FALSE(is_exported("σ"));
  CHECK_FALSE(is_exported("_X"));
}

}  // namespace
}  // namespace gocxx::types
