// The table behind the catalogue of diagnostics.
#include "compiler/base/catalogue.h"

#include <algorithm>

namespace gocxx::base {
namespace {

// An example is written as a block of its own lines; the line break after the opening quote is not part of
// it.
constexpr std::string_view without_first_newline(std::string_view text) {
  return text.starts_with('\n') ? text.substr(1) : text;
}

constexpr CatalogueEntry kEntries[] = {
#define GOCXX_CODE(number, name, sentence, example) {Code::name, sentence, without_first_newline(example)},
#include "compiler/base/catalogue/all.def"
#undef GOCXX_CODE
};

static_assert(std::ranges::adjacent_find(kEntries, std::ranges::greater_equal{}, &CatalogueEntry::code) ==
                  std::ranges::end(kEntries),
              "codes rise from entry to entry, so none is given twice");

}  // namespace

std::span<const CatalogueEntry> catalogue() { return kEntries; }

const CatalogueEntry* catalogue_entry_or_null(Code code) {
  const auto* entry = std::ranges::lower_bound(kEntries, code, {}, &CatalogueEntry::code);
  return entry != std::ranges::end(kEntries) && entry->code == code ? entry : nullptr;
}

std::string code_name(Code code) {
  const std::string digits = std::to_string(static_cast<unsigned>(code));
  return "GC" + std::string(digits.size() < 4 ? 4 - digits.size() : 0, '0') + digits;
}

}  // namespace gocxx::base
