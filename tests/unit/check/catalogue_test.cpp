// Every code of the catalogue that the checker raises: its example has that mistake and no other.
#include "compiler/base/catalogue.h"

#include <doctest/doctest.h>

#include "tests/unit/loaded.h"

namespace gocxx::check {
namespace {

using frontend::Loaded;

/// The packages that the examples import, with what they need of them.
const std::unordered_map<std::string, std::string> kLibrary = {
    {"fmt", "package fmt\nfunc Println(a ...any)\nfunc println(a ...any)\n"},
    {"os", "package os\nfunc Exit(code int)\n"},
    {"strings", "package strings\nfunc ToUpper(s string) string\n"},
    {"sync", "package sync\ntype Mutex struct { state int32; sema uint32 }\nfunc (m *Mutex) Lock()\n"},
};

constexpr int kFirstOfChecker = 200;  // lexical and syntax errors come before

std::string completed(std::string_view example) {
  std::string program(example);
  if (program.find("func main()") == std::string::npos) program += "\nfunc main() {}\n";
  return program;
}

TEST_CASE("each example is a wrong program of its code") {
  for (const base::CatalogueEntry& entry : base::catalogue()) {
    if (static_cast<int>(entry.code) < kFirstOfChecker || entry.example.empty()) continue;
    if (entry.example.starts_with("package ")) continue;  // the mistake is in the clause that Loaded writes
    CAPTURE(base::code_name(entry.code));
    CAPTURE(entry.example);
    const Loaded c(completed(entry.example), kLibrary);
    CHECK_FALSE(c.diagnostics().empty());
    if (c.diagnostics().empty()) continue;
    CHECK(base::code_name(c.diagnostics().items()[0].code) == base::code_name(entry.code));
  }
}

}  // namespace
}  // namespace gocxx::check
