// A program, lowered: what the tests of this folder look at.
#pragma once

#include <doctest/doctest.h>

#include <memory>
#include <string>

#include "compiler/lower/lower.h"
#include "compiler/lower/print.h"
#include "tests/unit/loaded.h"

namespace gocxx::lower {

/// Parses, checks and lowers `text`, a whole package that imports at most what `library` has; `text()` is the
/// tree as --dump=lower prints it.
class Lowered {
 public:
  explicit Lowered(const std::string& text, frontend::Loaded::Library library = {})
      : loaded_(text, std::move(library), frontend::declarations_only()),
        package_(loaded_.right() ? lower_package(loaded_.package(), loaded_.program().context) : nullptr) {}

  bool valid() const { return package_ != nullptr; }
  const ir::Package& package() const { return *package_; }
  std::string text() const {
    return valid() ? print_package(*package_, loaded_.sources()) : loaded_.errors();
  }
  /// Whether the tree's text has `wanted` as a part. A program with an error fails the test.
  bool has(std::string_view wanted) const {
    REQUIRE_MESSAGE(valid(), loaded_.errors());
    return text().find(wanted) != std::string::npos;
  }

 private:
  frontend::Loaded loaded_;
  std::unique_ptr<ir::Package> package_;
};

}  // namespace gocxx::lower
