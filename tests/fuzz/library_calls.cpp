// Prints a program of random calls of the declared packages' functions and methods, for gocxx and for Go.
//
//   gocxx_fuzz_library [--seed N] [--calls M] [--package PATH]... [--declarations FOLDER] [--prelude FILE]
//
// The program draws its arguments itself, from a seed: N and M are what it takes if it is told nothing else
// (see library_prelude.gc). Without --package it calls all packages. What it leaves out, and why, stands at
// its end.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>

#include "tests/fuzz/library_values.h"

namespace gocxx::fuzz {
namespace {

struct Options {
  unsigned long long seed = 1;
  unsigned long long calls = 100;
  std::vector<std::string> packages;
  std::string declarations = GOCXX_FUZZ_DECLARATIONS;
  std::string prelude = GOCXX_FUZZ_PRELUDE;
};

class Printer {
 public:
  Printer(const Declarations& declarations, const Options& options)
      : declarations_(declarations), options_(options), values_(declarations) {}

  std::string program() {
    for (const types::Package* package : declarations_.packages())
      if (wanted(*package)) add(*package);
    std::string functions = values_.functions();
    return "package main\n\nimport (\n" + imports() + ")\n" + declarations_.prelude_body() + functions +
           entries() + left_out_;
  }

 private:
  bool wanted(const types::Package& package) {
    if (std::string reason = reason_to_leave_out(package.path); !reason.empty()) {
      leave_out(package.path, reason);
      return false;
    }
    return options_.packages.empty() || std::ranges::count(options_.packages, package.path) > 0;
  }

  void add(const types::Package& package) {
    for (const types::Func* function : functions_of(package)) add(package, *function);
    for (const types::Named* type : types_of(package)) add(package, *type);
  }

  void add(const types::Package& package, const types::Func& function) {
    std::string name = package.path + "." + function.name;
    if (std::string reason = reason_to_leave_out(name); !reason.empty()) return leave_out(name, reason);
    if (!values_.can_call(function)) return leave_out(name, "no values of a parameter's type");
    std::string callee = values_.callee(function);
    add_entry(name, values_.call(function, callee, callee));
  }

  /// A type whose methods are called on one value.
  void add(const types::Package& package, const types::Named& type) {
    std::string name = package.path + "." + type.object->name;
    if (std::string reason = reason_to_leave_out(name); !reason.empty()) return leave_out(name, reason);
    bool is_interface = types::underlying(&type)->kind == types::TypeKind::kInterface;
    if (is_interface || methods_of(type).empty()) return;
    const types::Type* pointer = context_.make_type<types::Pointer>(&type);
    if (!values_.can_draw(pointer)) return leave_out(name, "no values of the type");
    add_entry(name, fmt::format("x := {}\n{}{}", values_.draw(pointer), values_.show(pointer, "x"),
                                values_.use(pointer, "x") + values_.use(pointer, "x")));
  }

  void add_entry(const std::string& name, const std::string& statements) {
    entries_ += fmt::format("entries = append(entries, entry{{\"{}\", func(d *drawer) {{\n{}}}}})\n", name,
                            statements);
  }

  void leave_out(const std::string& name, const std::string& reason) {
    left_out_ += fmt::format("// left out: {}: {}\n", name, reason);
  }

  std::string entries() {
    return fmt::format("\nfunc init() {{\nseed, calls = {}, {}\n{}}}\n\n", options_.seed, options_.calls,
                       entries_);
  }

  std::string imports() {
    std::vector<std::string> paths = declarations_.prelude_imports();
    paths.insert(paths.end(), values_.imports().begin(), values_.imports().end());
    std::ranges::sort(paths);
    auto repeated = std::ranges::unique(paths);
    paths.erase(repeated.begin(), repeated.end());
    std::string lines;
    for (const std::string& path : paths) lines += fmt::format("\"{}\"\n", path);
    return lines;
  }

  const Declarations& declarations_;
  const Options& options_;
  types::Context context_;
  Values values_;
  std::string entries_;
  std::string left_out_;
};

}  // namespace
}  // namespace gocxx::fuzz

int main(int argc, char** argv) {
  gocxx::fuzz::Options options;
  CLI::App app{"prints a program of random calls of the library"};
  app.add_option("--seed", options.seed, "what the program draws its arguments from");
  app.add_option("--calls", options.calls, "how often it calls each function");
  app.add_option("--package", options.packages, "an import path; all if there is none")->take_all();
  app.add_option("--declarations", options.declarations, "the folder of the declaration files");
  app.add_option("--prelude", options.prelude, "the part of the program that is written by hand");
  CLI11_PARSE(app, argc, argv);
  gocxx::fuzz::Declarations declarations(options.declarations, options.prelude);
  std::string program = gocxx::fuzz::Printer(declarations, options).program();
  std::fwrite(program.data(), 1, program.size(), stdout);
  return 0;
}
