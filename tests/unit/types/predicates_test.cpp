// Comparability and nil.
#include "compiler/types/predicates.h"

#include <doctest/doctest.h>

#include "tests/unit/types/make.h"

namespace gocxx::types {
namespace {

TEST_CASE("what can be compared") {
  Maker m;
  CHECK(comparable(m.int_()));
  CHECK(comparable(m.pointer(m.slice(m.int_()))));
  CHECK(comparable(any_type()));
  CHECK_FALSE(strictly_comparable(any_type()));
  CHECK_FALSE(comparable(m.slice(m.int_())));
  CHECK_FALSE(comparable(m.map(m.int_(), m.int_())));
  CHECK_FALSE(comparable(m.function({}, {})));
  CHECK_FALSE(comparable(m.array(2, m.slice(m.int_()))));
  CHECK_FALSE(comparable(m.named("T", m.structure({m.field("s", m.slice(m.int_()))}))));
  CHECK(comparable(m.structure({m.field("a", m.array(2, m.string_()))})));
}

TEST_CASE("why something cannot be compared") {
  Maker m;
  CHECK(incomparable_cause(m.slice(m.int_()), m.pkg) == "slice can only be compared to nil");
  CHECK(incomparable_cause(m.structure({m.field("s", m.slice(m.int_()))}), m.pkg) ==
        "struct containing []int cannot be compared");
}

TEST_CASE("which types have nil") {
  Maker m;
  for (const Type* type :
       {m.slice(m.int_()), m.map(m.int_(), m.int_()), m.pointer(m.int_()), m.chan(ChanDir::kBoth, m.int_())})
    CHECK(has_nil(type));
  CHECK(has_nil(m.named("F", m.function({}, {}))));
  CHECK(has_nil(error_type()));
  CHECK_FALSE(has_nil(m.int_()));
  CHECK_FALSE(has_nil(m.structure({})));
}

TEST_CASE("the kinds of basic types") {
  CHECK(is_unsigned(basic(BasicKind::kUintptr)));
  CHECK_FALSE(is_unsigned(basic(BasicKind::kInt)));
  CHECK(is_untyped(basic(BasicKind::kUntypedNil)));
  CHECK(default_type(basic(BasicKind::kUntypedRune)) == rune_type());
  CHECK(default_type(basic(BasicKind::kUntypedFloat)) == basic(BasicKind::kFloat64));
  CHECK(size_of_basic(BasicKind::kInt16) == 2);
}

}  // namespace
}  // namespace gocxx::types
