// PassedOver: the parts of a package that are refused and not looked into.
#pragma once

#include <string>
#include <unordered_set>
#include <utility>
#include <vector>

#include "compiler/base/source.h"
#include "compiler/syntax/ast.h"

namespace gocxx::check {

/// A name that only these parts use counts as used.
class PassedOver {
 public:
  void add(const syntax::Node& node);
  /// How many parts there are.
  [[nodiscard]] std::size_t count() const { return parts_.size(); }
  /// Whether a part from number `first` on that stands between two places mentions `name`.
  [[nodiscard]] bool mentions(const std::string& name, base::Pos begin, base::Pos end,
                              std::size_t first = 0) const;

 private:
  /// Each with the identifiers in it.
  std::vector<std::pair<base::Span, std::unordered_set<std::string>>> parts_;
};

}  // namespace gocxx::check
