// A program, loaded from a text: what the tests of all phases behind the parser begin with.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <unordered_map>

#include "compiler/frontend/load.h"
#include "compiler/syntax/ast/expr_string.h"
#include "compiler/types/print.h"

namespace gocxx::frontend {

/// A program of one file, whose text is a package clause in a line of its own and then the test's text.
class Loaded {
 public:
  /// The declaration files of the packages that exist, by import path.
  using Library = std::unordered_map<std::string, std::string>;

  explicit Loaded(const std::string& text, Library library = {}, const LoadOptions& options = complete_only())
      : library_(std::move(library)),
        session_([this](std::string_view path) { return read(path); }),
        program_(load(
            session_, {"a.gc"}, [&](const std::string&) { return "package main\n" + text; }, options)) {}

  Program& program() { return *program_; }
  const base::SourceSet& sources() const { return program_->sources; }
  const base::Diagnostics& diagnostics() const { return program_->diagnostics; }
  bool right() const { return program_->diagnostics.empty(); }
  const syntax::Arena& arena() const { return program_->main().arena; }
  const check::CheckedPackage& package() const { return *program_->main().checked; }
  const check::Info& info() const { return *package().info; }
  /// How many declaration files were asked for.
  int reads() const { return reads_; }

  /// "line:column message" of each error, a line each; lines count from the first of the test's text.
  std::string errors() const {
    std::string all;
    for (const base::Diagnostic& d : diagnostics().items()) {
      const base::Location at = sources().locate(d.span.begin);
      all += std::to_string(at.line - 1) + ":" + std::to_string(at.column) + " " + d.message + "\n";
    }
    return all;
  }

  /// The first node of kind T that `accept` likes.
  template <class T, class Accept>
  const T* find(Accept accept) const {
    for (std::size_t id = 0; id < arena().size(); ++id)
      if (const T* node = syntax::dyn_cast_or_null<T>(arena().node(id)); node != nullptr && accept(*node))
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
    const check::TypeAndValue& known = info().type_and_value(expr<T>(text));
    std::string out = types::type_string(known.type, package().types);
    if (known.is_constant()) out += " = " + known.constant.exact_string();
    return out;
  }

 private:
  static LoadOptions complete_only() { return {.mode = CheckMode::kCompleteOnly, .check = {}}; }

  std::optional<SourceText> read(std::string_view path) {
    ++reads_;
    const auto found = library_.find(std::string(path));
    if (found == library_.end()) return std::nullopt;
    return SourceText{std::string(path) + ".gc", found->second};
  }

  Library library_;
  int reads_ = 0;
  Session session_;
  std::unique_ptr<Program> program_;
};

/// How the tests of lowering and emission load: functions need no bodies, and main is not asked for.
inline LoadOptions declarations_only() {
  return {.mode = CheckMode::kCompleteOnly, .check = {.declarations_only = true}};
}

}  // namespace gocxx::frontend
