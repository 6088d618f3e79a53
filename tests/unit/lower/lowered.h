// A program, lowered: what the tests of this folder look at.
#pragma once

#include <memory>
#include <string>

#include "compiler/lower/lower.h"
#include "compiler/lower/print.h"
#include "tests/unit/checked.h"

namespace gocxx::lower {

/// Parses, checks and lowers `text`, a whole package without imports; `text()` is the tree as --dump=lower
/// prints it.
class Lowered {
 public:
  explicit Lowered(const std::string& text)
      : checked_(text),
        package_(checked_.diagnostics.empty() ? lower_package(*checked_.package, checked_.context)
                                              : nullptr) {}

  bool valid() const { return package_ != nullptr; }
  const ir::Package& package() const { return *package_; }
  std::string text() const {
    return valid() ? print_package(*package_, checked_.sources)
                   : checked_.diagnostics.items().front().message;
  }
  /// Whether the tree's text has `wanted` as a part.
  bool has(std::string_view wanted) const { return text().find(wanted) != std::string::npos; }

 private:
  check::Checked checked_;
  std::unique_ptr<ir::Package> package_;
};

}  // namespace gocxx::lower
