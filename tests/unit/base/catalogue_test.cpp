// The catalogue of diagnostics: its order, its names and the form of its texts.
#include "compiler/base/catalogue.h"

#include <doctest/doctest.h>

#include <cctype>
#include <set>
#include <string>

namespace gocxx::base {
namespace {

TEST_CASE("a code is named by four digits") {
  CHECK(code_name(Code::kInvalidCharacter) == "GC0001");
  CHECK(code_name(Code::kDeclaredAndNotUsed) == "GC0200");
  CHECK(code_name(Code::kPackageUnsupported) == "GC1007");
}

TEST_CASE("every entry is found by its code") {
  for (const CatalogueEntry& entry : catalogue()) CHECK(catalogue_entry_or_null(entry.code) == &entry);
}

TEST_CASE("a number between two codes, below the first or above the last has no entry") {
  CHECK(catalogue_entry_or_null(static_cast<Code>(0)) == nullptr);
  CHECK(catalogue_entry_or_null(static_cast<Code>(99)) == nullptr);
  CHECK(catalogue_entry_or_null(static_cast<Code>(9999)) == nullptr);
}

TEST_CASE("a sentence has no final period and stands once") {
  std::set<std::string_view> rules;
  for (const CatalogueEntry& entry : catalogue()) {
    CAPTURE(code_name(entry.code));
    REQUIRE_FALSE(entry.sentence.empty());
    CHECK(entry.sentence.back() != '.');
    rules.insert(entry.sentence);
  }
  CHECK(rules.size() == catalogue().size());
}

TEST_CASE("an example is whole lines of text") {
  for (const CatalogueEntry& entry : catalogue()) {
    if (entry.example.empty()) continue;
    CAPTURE(code_name(entry.code));
    CHECK_FALSE(std::isspace(static_cast<unsigned char>(entry.example.front())));
    CHECK(entry.example.ends_with('\n'));
  }
}

}  // namespace
}  // namespace gocxx::base
