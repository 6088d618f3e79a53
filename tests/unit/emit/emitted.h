// A program, emitted: what the tests of this folder look at.
#pragma once

#include <doctest/doctest.h>

#include <string>

#include "compiler/emit/emit.h"
#include "compiler/lower/lower.h"
#include "tests/unit/loaded.h"

namespace gocxx::emit {

/// Takes `text`, a whole package without imports, through all phases.
class Emitted {
 public:
  explicit Emitted(const std::string& text) : loaded_(text, {}, frontend::declarations_only()) {
    REQUIRE_MESSAGE(loaded_.right(), loaded_.errors());
    program_.packages.push_back(lower::lower_package(loaded_.package(), loaded_.program().context));
    text_ = emit_program(program_, loaded_.sources(), {});
  }

  /// Whether the C++ has `wanted` as a part.
  bool has(std::string_view wanted) const { return text_.find(wanted) != std::string::npos; }
  const std::string& text() const { return text_; }

 private:
  frontend::Loaded loaded_;
  ir::Program program_;
  std::string text_;
};

}  // namespace gocxx::emit
