// The catalogue of diagnostics: a code for every kind of mistake, with the sentence and the example that
// `gocxx explain GC0123` prints. The entries stand in catalogue/<phase>.def, one place per code; this page
// makes the enumerators out of them. It knows nothing of how a diagnostic is raised or printed.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace gocxx::base {

/// The kinds of mistakes. A code keeps its number for ever: people search for it, and old answers name it.
enum class Code : std::uint16_t {
#define GOCXX_CODE(number, name, sentence, example) name = number,
#include "compiler/base/catalogue/all.def"
#undef GOCXX_CODE
};

/// One code of the catalogue, with its explanation.
struct CatalogueEntry {
  Code code;
  std::string_view sentence;  ///< the rule that is broken: lower case, no final period
  /// A wrong program that has this mistake and no other, without its package clause (unless the mistake is in
  /// it); where it declares no function main, an empty one is understood. Empty where a file cannot show the
  /// mistake.
  std::string_view example;
};

/// All entries, by rising code.
std::span<const CatalogueEntry> catalogue();

/// The entry of `code`; null for a number that is no code, as one read from the command line may be.
const CatalogueEntry* catalogue_entry_or_null(Code code);

/// "GC0123".
std::string code_name(Code code);

}  // namespace gocxx::base
