// Importer: finds library packages by import path. A package exists if it has a declaration file (Go syntax,
// functions without bodies); it is parsed and checked when it is first imported. Its errors are ours, not the
// user's.
#pragma once

#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "compiler/base/diagnostics.h"
#include "compiler/base/source.h"
#include "compiler/syntax/ast.h"
#include "compiler/types/context.h"

namespace gocxx::check {

struct Package;

/// A declaration file.
struct DeclarationFile {
  std::string name;  // as diagnostics name it
  std::string text;
};

/// Gives the declaration file of an import path ("math/rand"), or nothing if there is no such package.
using DeclarationReader = std::function<std::optional<DeclarationFile>(std::string_view import_path)>;

class Importer {
 public:
  /// What is imported becomes part of `sources` and `context`, which outlive the importer's packages.
  Importer(base::SourceSet& sources, types::Context& context, DeclarationReader reader);
  ~Importer();

  /// The package of `path`, or null if there is none. Errors within a declaration file go to `diagnostics`.
  const types::Package* import_or_null(std::string_view path, base::Diagnostics& diagnostics);

  /// All files that the compilation reads.
  const base::SourceSet& sources() const { return sources_; }

 private:
  /// One imported package with the tree that its objects point into.
  struct Entry {
    syntax::Arena arena;
    std::unique_ptr<syntax::File> file;
    std::unique_ptr<Package> package;
  };

  base::SourceSet& sources_;
  types::Context& context_;
  DeclarationReader reader_;
  std::deque<Entry> entries_;
  std::unordered_map<std::string, const types::Package*> by_path_;
};

}  // namespace gocxx::check
