// A program that has passed the checker: where the tests of lowering and emission begin.
#pragma once

#include <memory>
#include <string>

#include "compiler/base/diagnostics.h"
#include "compiler/check/check.h"
#include "compiler/syntax/parse.h"

namespace gocxx::check {

/// Parses and checks `text`, a whole package without imports. The package is of use if there are no
/// diagnostics.
struct Checked {
  explicit Checked(const std::string& text)
      : file(syntax::parse_file(sources.add("test.gc", "package main\n" + text), arena, diagnostics)),
        importer(sources, context, [](std::string_view) { return std::nullopt; }),
        package(check_package({file.get()}, "main", arena, context, importer, diagnostics,
                              {.declarations_only = true})) {}

  base::SourceSet sources;
  base::Diagnostics diagnostics;
  syntax::Arena arena;
  types::Context context;
  std::unique_ptr<syntax::File> file;
  Importer importer;
  std::unique_ptr<Package> package;
};

}  // namespace gocxx::check
