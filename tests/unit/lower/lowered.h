// A program, lowered: what the tests of this folder look at.
#pragma once

#include <memory>
#include <string>

#include "compiler/base/diagnostics.h"
#include "compiler/check/check.h"
#include "compiler/lower/lower.h"
#include "compiler/lower/print.h"
#include "compiler/syntax/parse.h"

namespace gocxx::lower {

/// Parses, checks and lowers `text`, a whole package without imports; `text()` is the tree as --dump=lower
/// prints it.
class Lowered {
 public:
  explicit Lowered(const std::string& text)
      : file_(syntax::parse_file(sources_.add("test.gc", "package main\n" + text), arena_, diagnostics_)),
        importer_(sources_, context_, [](std::string_view) { return std::nullopt; }),
        checked_(check::check_package({file_.get()}, "main", arena_, context_, importer_, diagnostics_,
                                      {.declarations_only = true})),
        package_(diagnostics_.empty() ? lower_package(*checked_, context_) : nullptr) {}

  bool valid() const { return package_ != nullptr; }
  const ir::Package& package() const { return *package_; }
  std::string text() const {
    return valid() ? print_package(*package_, sources_) : diagnostics_.items().front().message;
  }
  /// Whether the tree's text has `wanted` as a part.
  bool has(std::string_view wanted) const { return text().find(wanted) != std::string::npos; }

 private:
  base::SourceSet sources_;
  base::Diagnostics diagnostics_;
  syntax::Arena arena_;
  types::Context context_;
  std::unique_ptr<syntax::File> file_;
  check::Importer importer_;
  std::unique_ptr<check::Package> checked_;
  std::unique_ptr<ir::Package> package_;
};

}  // namespace gocxx::lower
