// The directives in the declarations of the standard packages: each is one that the lowering reads, and says
// something about each function that it holds for.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <string>

#include "compiler/syntax/parse.h"
#include "tests/unit/lower/lowered.h"

namespace gocxx::lower {
namespace {

/// The names of receiver and parameters.
std::set<std::string_view> parameter_names(const syntax::FuncDecl& function) {
  std::set<std::string_view> names;
  for (const syntax::FieldList* list : {function.recv, function.type->params}) {
    if (list == nullptr) continue;
    for (const syntax::Field* field : list->fields)
      for (const syntax::Ident* name : field->names) names.insert(name->name);
  }
  return names;
}

/// Returns the mistake in a directive; empty if there is none.
std::string mistake(const syntax::Directive& directive, const syntax::FuncDecl& function) {
  const std::size_t count = directive.arguments.size();
  if (directive.name == "pure" || directive.name == "panics" || directive.name == "nocallback")
    return count == 0 ? "" : "has arguments";
  if (directive.name == "blocks") return count == 1 ? "" : "wants the name of one operation";
  if (directive.name == "inlined")
    return count == 1 && directive.arguments[0].find_first_not_of("0123456789") == std::string_view::npos
               ? ""
               : "wants a number";
  if (directive.name != "noescape") return "is unknown";
  if (count == 0) return "names no parameter";
  const auto names = parameter_names(function);
  const bool all = std::all_of(directive.arguments.begin(), directive.arguments.end(),
                               [&](std::string_view name) { return names.contains(name); });
  return all ? "" : "names what is no parameter";
}

/// The mistakes in one declaration file. `counts` counts the functions for which each directive holds.
std::string mistakes_in(const std::string& path, const std::string& text,
                        std::map<std::string, int>& counts) {
  base::SourceSet sources;
  base::Diagnostics diagnostics;
  syntax::Arena arena;
  const auto file = syntax::parse_file(sources.add(path, text), arena, diagnostics);
  std::string all = diagnostics.empty() ? "" : path + ": does not parse\n";
  for (const syntax::Decl* decl : file->decls) {
    const auto* function = syntax::dyn_cast_or_null<syntax::FuncDecl>(decl);
    if (function == nullptr) continue;
    std::set<std::string_view> seen;
    for (const syntax::Directive& directive : function->directives) {
      ++counts[std::string(directive.name)];
      std::string found = mistake(directive, *function);
      if (!seen.insert(directive.name).second) found = "is there twice";
      if (!found.empty())
        all += path + ": " + std::string(function->name->name) + ": //gocxx:" + std::string(directive.name) +
               " " + found + "\n";
    }
  }
  return all;
}

TEST_CASE("the directives of the standard packages are known and name parameters") {
  std::string mistakes;
  std::map<std::string, int> counts;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(GOCXX_LIBRARY_DIR)) {
    if (entry.path().extension() != ".gc") continue;
    std::ifstream in(entry.path());
    mistakes += mistakes_in(entry.path().string(), {std::istreambuf_iterator<char>(in), {}}, counts);
  }
  CHECK(mistakes == "");
  for (const char* name : {"noescape", "nocallback", "pure", "panics", "blocks"}) CHECK(counts[name] > 5);
  CHECK(counts["inlined"] == 3);
}

TEST_CASE("a wrong directive is found") {
  std::map<std::string, int> counts;
  const auto of = [&](const std::string& text) { return mistakes_in("p.gc", "package p\n" + text, counts); };
  CHECK(of("//gocxx:noescape p\nfunc f(p *int)") == "");
  CHECK(of("//gocxx:noescape q\nfunc f(p *int)") == "p.gc: f: //gocxx:noescape names what is no parameter\n");
  CHECK(of("//gocxx:noescapes p\nfunc f(p *int)") == "p.gc: f: //gocxx:noescapes is unknown\n");
  CHECK(of("//gocxx:pure\n//gocxx:pure\nfunc f()") == "p.gc: f: //gocxx:pure is there twice\n");
  CHECK(of("//gocxx:blocks\nfunc f()") == "p.gc: f: //gocxx:blocks wants the name of one operation\n");
  CHECK(of("//gocxx:inlined x\nfunc f()") == "p.gc: f: //gocxx:inlined wants a number\n");
}

/// A program that calls a function of a package of one function.
std::string lowered_call(const std::string& declaration, const std::string& body) {
  const Lowered program("import \"p\"\nfunc f() {\n" + body + "\n}\n", {{"p", "package p\n" + declaration}});
  REQUIRE_MESSAGE(program.valid(), program.text());
  return program.text();
}

TEST_CASE("what is given to a function escapes, but for the parameters that noescape names") {
  const std::string body = "x := 1\np.F(&x)\n_ = x";
  const auto on_heap = [&](const std::string& declaration) {
    return lowered_call(declaration, body).find("box x") != std::string::npos;
  };
  CHECK(on_heap("func F(a *int)"));
  CHECK_FALSE(on_heap("//gocxx:noescape a\nfunc F(a *int)"));
}

TEST_CASE("a function that blocks takes a site") {
  const auto takes_site = [&](const std::string& declaration) {
    return lowered_call(declaration, "p.F()").find("p.op") != std::string::npos;
  };
  CHECK_FALSE(takes_site("func F()"));
  CHECK(takes_site("//gocxx:blocks p.op\nfunc F()"));
}

TEST_CASE("the cost of an inlined function decides whether its caller is inlined") {
  const auto text = [&](const std::string& directive) {
    const Lowered program(
        "import \"p\"\nvar a []int\nvar m map[int]int\n"
        "func g(x, y int) {\np.F()\np.F()\n}\nfunc f(i, j int) { g(a[i], m[a[j]]) }\n",
        {{"p", "package p\n" + directive + "func F()"}});
    REQUIRE_MESSAGE(program.valid(), program.text());
    return program.text();
  };
  CHECK(text("//gocxx:inlined 57\n") == text(""));
  CHECK(text("//gocxx:inlined 30\n") != text(""));
}

TEST_CASE("recursion through a function of a package polls, unless that calls nothing of the program") {
  const auto polls = [&](const std::string& directive) {
    const Lowered program(
        "import \"p\"\nvar g func(int)\nfunc f(n int) {\nif n > 0 {\np.F(n)\n}\n}\n"
        "func init() { g = f }\n",
        {{"p", "package p\n" + directive + "func F(n int)"}});
    return program.has("safepoint");
  };
  CHECK(polls(""));
  CHECK_FALSE(polls("//gocxx:nocallback\n"));
  CHECK_FALSE(polls("//gocxx:pure\n"));
}

}  // namespace
}  // namespace gocxx::lower
