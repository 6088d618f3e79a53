// A program, emitted: what the tests of this folder look at.
#pragma once

#include <memory>
#include <string>

#include "compiler/base/diagnostics.h"
#include "compiler/check/check.h"
#include "compiler/emit/emit.h"
#include "compiler/lower/lower.h"
#include "compiler/syntax/parse.h"

namespace gocxx::emit {

/// Takes `text`, a whole package without imports, through all phases.
class Emitted {
 public:
  explicit Emitted(const std::string& text)
      : file_(syntax::parse_file(sources_.add("test.gc", "package main\n" + text), arena_, diagnostics_)),
        importer_(sources_, context_, [](std::string_view) { return std::nullopt; }),
        checked_(check::check_package({file_.get()}, "main", arena_, context_, importer_, diagnostics_,
                                      {.declarations_only = true})) {
    if (!diagnostics_.empty()) return;
    program_.packages.push_back(lower::lower_package(*checked_, context_));
    text_ = emit_program(program_, sources_, {});
  }

  /// Whether the C++ has `wanted` as a part.
  bool has(std::string_view wanted) const { return text_.find(wanted) != std::string::npos; }
  const std::string& text() const { return text_; }

 private:
  base::SourceSet sources_;
  base::Diagnostics diagnostics_;
  syntax::Arena arena_;
  types::Context context_;
  std::unique_ptr<syntax::File> file_;
  check::Importer importer_;
  std::unique_ptr<check::Package> checked_;
  ir::Program program_;
  std::string text_;
};

}  // namespace gocxx::emit
