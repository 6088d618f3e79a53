// A program, parsed and checked, for the tests to look into.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <unordered_map>

#include "compiler/check/check.h"
#include "compiler/syntax/expr_string.h"
#include "compiler/syntax/parse.h"
#include "compiler/types/print.h"

namespace gocxx::check {

/// `text` is the file after its package clause; `library` has the declaration files of the packages that
/// exist.
class Checked {
 public:
  explicit Checked(const std::string& text, std::unordered_map<std::string, std::string> library = {})
      : library_(std::move(library)),
        importer_(sources, context_, [this](std::string_view path) { return read(path); }) {
    const base::SourceFile& source = sources.add("a.gc", "package main\n" + text);
    file = syntax::parse_file(source, arena, diagnostics);
    if (diagnostics.empty())
      package = check_package({file.get()}, "main", arena, context_, importer_, diagnostics);
    diagnostics.sort_and_unique(sources);
  }

  /// "line:column message" of each error, a line each; lines count from the first of `text`.
  std::string errors() const {
    std::string all;
    for (const base::Diagnostic& d : diagnostics.items()) {
      const base::Location at = sources.locate(d.span.begin);
      all += std::to_string(at.line - 1) + ":" + std::to_string(at.column) + " " + d.message + "\n";
    }
    return all;
  }

  const Info& info() const { return *package->info; }

  /// The first node of kind T that `accept` likes.
  template <class T, class Accept>
  const T* find(Accept accept) const {
    for (std::size_t id = 0; id < arena.size(); ++id)
      if (const T* node = syntax::dyn_cast_or_null<T>(arena.node(id)); node != nullptr && accept(*node))
        return node;
    return nullptr;
  }
  /// The first expression of kind T that is written as `text`.
  template <class T>
  const T* expr(const std::string& text) const {
    return find<T>([&](const T& e) { return syntax::expr_string(e) == text; });
  }
  /// "int", "untyped int = 3": what is known of the first expression of kind T that is written as `text`.
  template <class T>
  std::string type_of(const std::string& text) const {
    const TypeAndValue& known = info().type_and_value(expr<T>(text));
    std::string out = types::type_string(known.type, package->types);
    if (known.is_constant()) out += " = " + known.constant.exact_string();
    return out;
  }

  base::SourceSet sources;
  base::Diagnostics diagnostics;
  syntax::Arena arena;
  std::unique_ptr<syntax::File> file;
  std::unique_ptr<Package> package;
  int reads = 0;  // of declaration files

 private:
  std::optional<DeclarationFile> read(std::string_view path) {
    ++reads;
    const auto found = library_.find(std::string(path));
    if (found == library_.end()) return std::nullopt;
    return DeclarationFile{std::string(path) + ".gc", found->second};
  }

  std::unordered_map<std::string, std::string> library_;
  types::Context context_;
  Importer importer_;
};

}  // namespace gocxx::check
