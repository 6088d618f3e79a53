// Fields and methods through embedding; missing methods; method sets.
#include "compiler/types/lookup.h"

#include <doctest/doctest.h>

#include "tests/unit/types/make.h"

namespace gocxx::types {
namespace {

using Reason = MissingMethod::Reason;

/// type Inner struct{ x int }; func (Inner) V(); func (*Inner) P()
/// type Outer struct{ *Inner; y int }
struct Fixture : Maker {
  Named* inner = named("Inner", structure({field("x", int_())}),
                       {method("V", function({}, {})), method("P", function({}, {}), true)});
  Named* by_pointer = named("Outer", structure({field("Inner", pointer(inner), true), field("y", int_())}));
  Named* by_value = named("Holder", structure({field("Inner", inner, true)}));
};

TEST_CASE_FIXTURE(Fixture, "a field is found with its path") {
  const Lookup y = lookup_field_or_method(by_pointer, false, pkg, "y");
  CHECK(y.index == std::vector<int>{1});
  CHECK_FALSE(y.indirect);
  const Lookup x = lookup_field_or_method(by_pointer, false, pkg, "x");
  CHECK(x.index == std::vector<int>{0, 0});
  CHECK(x.indirect);
  CHECK(lookup_field_or_method(by_pointer, false, pkg, "z").object == nullptr);
}

TEST_CASE_FIXTURE(Fixture, "methods on pointers need an addressable value or a pointer on the way") {
  CHECK(lookup_field_or_method(inner, false, pkg, "V").object != nullptr);
  const Lookup missing = lookup_field_or_method(inner, false, pkg, "P");
  CHECK(missing.object == nullptr);
  CHECK(missing.indirect);
  CHECK(lookup_field_or_method(inner, true, pkg, "P").object != nullptr);
  CHECK(lookup_field_or_method(by_pointer, false, pkg, "P").object != nullptr);
  CHECK(lookup_field_or_method(by_value, false, pkg, "P").object == nullptr);
}

TEST_CASE_FIXTURE(Fixture, "what is less deep hides what is deeper; equals are ambiguous") {
  const Type* hiding = structure({field("Inner", inner, true), field("x", string_())});
  CHECK(lookup_field_or_method(hiding, false, pkg, "x").index == std::vector<int>{1});
  Named* second = named("Second", structure({field("x", int_())}));
  const Type* twice = structure({field("Inner", inner, true), field("Second", second, true)});
  const Lookup ambiguous = lookup_field_or_method(twice, false, pkg, "x");
  CHECK(ambiguous.object == nullptr);
  CHECK_FALSE(ambiguous.index.empty());
}

TEST_CASE_FIXTURE(Fixture, "unexported names are found from their own package only") {
  const Package* other = context.make_package("other", "other");
  CHECK(lookup_field_or_method(inner, false, other, "x").object == nullptr);
  CHECK(lookup_field_or_method(inner, false, other, "V").object != nullptr);
  CHECK(lookup_field_or_method(inner, false, pkg, "v", true).object != nullptr);
}

TEST_CASE_FIXTURE(Fixture, "a pointer to an interface has no methods") {
  const Type* i = interface({method("V", function({}, {}))});
  CHECK(lookup_field_or_method(i, false, pkg, "V").object != nullptr);
  CHECK(lookup_field_or_method(pointer(i), false, pkg, "V").object == nullptr);
}

TEST_CASE_FIXTURE(Fixture, "why an interface is not implemented") {
  const Interface* v = interface({method("V", function({}, {}))});
  const Interface* p = interface({method("P", function({}, {}))});
  const Interface* other_v = interface({method("V", function({int_()}, {}))});
  const Interface* low = interface({method("v", function({}, {}))});
  const Interface* field_x = interface({method("x", function({}, {}))});
  CHECK(missing_method(inner, v, true, nullptr).reason == Reason::kNone);
  CHECK(missing_method(inner, p, true, nullptr).reason == Reason::kPointerReceiver);
  CHECK(missing_method(pointer(inner), p, true, nullptr).reason == Reason::kNone);
  CHECK(missing_method(inner, other_v, true, nullptr).reason == Reason::kWrongSignature);
  CHECK(missing_method(inner, low, true, nullptr).reason == Reason::kWrongName);
  CHECK(missing_method(inner, field_x, true, nullptr).reason == Reason::kField);
  CHECK(missing_method(v, p, true, nullptr).reason == Reason::kMissing);
  CHECK(missing_method(v, p, false, nullptr).reason == Reason::kNone);
}

TEST_CASE_FIXTURE(Fixture, "method sets are sorted and follow the receivers") {
  const auto names = [](const Type* type) {
    std::string all;
    for (const Lookup& found : method_set(type)) all += found.object->name;
    return all;
  };
  CHECK(names(inner) == "V");
  CHECK(names(pointer(inner)) == "PV");
  CHECK(names(by_value) == "V");
  CHECK(names(pointer(by_value)) == "PV");
  CHECK(names(by_pointer) == "PV");
  CHECK(names(error_type()) == "Error");
}

}  // namespace
}  // namespace gocxx::types
