// Loading programs: from buffers, with syntax errors, and many times in one process.
#include "compiler/frontend/load.h"

#include <doctest/doctest.h>
#include <malloc.h>

#include "tests/unit/loaded.h"

namespace gocxx::frontend {
namespace {

using syntax::BinaryExpr;
using syntax::CallExpr;

TEST_CASE("files are read through the reader, and what it cannot read is left out") {
  Session session([](std::string_view) { return std::nullopt; });
  const std::unordered_map<std::string, std::string> buffers = {
      {"a.gc", "package main\nfunc main() { println(n) }\n"}, {"b.gc", "package main\nvar n = 1\n"}};
  const auto program = load(session, {"a.gc", "missing.gc", "b.gc"},
                            [&](const std::string& name) -> std::optional<std::string> {
                              const auto found = buffers.find(name);
                              if (found == buffers.end()) return std::nullopt;
                              return found->second;
                            });
  CHECK(program->diagnostics.empty());
  REQUIRE(program->main().files.size() == 2);
  CHECK(program->main().files[1]->source->name() == "b.gc");
}

TEST_CASE("a file with a syntax error has its syntax errors alone, and the types of what is whole") {
  const Loaded broken(
      "func whole(a int, s string) int { return a + len(s) }\nfunc torn( {\n\tx := undefined\n}\n", {},
      {.mode = CheckMode::kAll, .check = {}});
  CHECK_FALSE(broken.right());
  CHECK(broken.errors().find("syntax error") != std::string::npos);
  CHECK(broken.errors().find("undefined:") == std::string::npos);
  CHECK(broken.type_of<BinaryExpr>("a + len(s)") == "int");
  CHECK(broken.type_of<CallExpr>("len(s)") == "int");
}

TEST_CASE("a broken file is not checked if only complete ones shall be") {
  Session session([](std::string_view) { return std::nullopt; });
  const auto program =
      load(session, {"a.gc"}, [](const std::string&) { return "package main\nfunc main() { ( }\n"; },
           {.mode = CheckMode::kCompleteOnly, .check = {}});
  CHECK_FALSE(program->complete());
  CHECK(program->main().checked == nullptr);
}

TEST_CASE("notes may speak of library files") {
  const Loaded c("import . \"units\"\ntype Meter int\nvar m Foot\nfunc main() {}",
                 {{"units", "package units\ntype Meter float64\ntype Foot float64\n"}});
  REQUIRE(c.diagnostics().size() == 1);
  const base::Diagnostic& error = c.diagnostics().items().front();
  REQUIRE(error.notes.size() == 1);
  const base::Location at = c.sources().locate(error.notes[0].pos);
  CHECK(at.file == "units.gc");
  CHECK(at.line == 2);
}

// Counts what malloc has given out and not got back.
std::size_t memory_in_use() { return mallinfo2().uordblks; }

TEST_CASE("a process may load programs for ever without growing") {
  Session session([](std::string_view path) -> std::optional<SourceText> {
    if (path != "units") return std::nullopt;
    return SourceText{"units.gc", "package units\ntype Meter float64\n"};
  });
  const auto load_once = [&] {
    const auto program = load(session, {"a.gc"}, [](const std::string&) {
      return "package main\nimport (\"units\"; \"no/such\")\nvar all []units.Meter\n"
             "func main() { for i, m := range all { println(i, m, undefined) } }\n";
    });
    CHECK(program->diagnostics.size() == 1);
  };
  for (int i = 0; i < 20; ++i) load_once();
  const std::size_t before = memory_in_use();
  for (int i = 0; i < 200; ++i) load_once();
  CHECK(memory_in_use() <= before + 1024);
}

}  // namespace
}  // namespace gocxx::frontend
