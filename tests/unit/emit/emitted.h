// A program, emitted: what the tests of this folder look at.
#pragma once

#include <string>

#include "compiler/emit/emit.h"
#include "compiler/lower/lower.h"
#include "tests/unit/checked.h"

namespace gocxx::emit {

/// Takes `text`, a whole package without imports, through all phases.
class Emitted {
 public:
  explicit Emitted(const std::string& text) : checked_(text) {
    if (!checked_.diagnostics.empty()) return;
    program_.packages.push_back(lower::lower_package(*checked_.package, checked_.context));
    text_ = emit_program(program_, checked_.sources, {});
  }

  /// Whether the C++ has `wanted` as a part.
  bool has(std::string_view wanted) const { return text_.find(wanted) != std::string::npos; }
  const std::string& text() const { return text_; }

 private:
  check::Checked checked_;
  ir::Program program_;
  std::string text_;
};

}  // namespace gocxx::emit
