// The order in which diagnostics are shown, and which of them say the same thing twice.
#include "compiler/base/diagnostics.h"

#include <algorithm>

namespace gocxx::base {

Diagnostic& Diagnostics::add(Code code, Span span, std::string message) {
  return items_.emplace_back(Diagnostic{code, span, std::move(message), {}});
}

void Diagnostics::sort_and_unique(const SourceSet& sources) {
  const auto same_line = [&](const Diagnostic& a, const Diagnostic& b) {
    if (a.message != b.message) return false;
    const Location at = sources.locate(a.span.begin), bt = sources.locate(b.span.begin);
    return at.line == bt.line && at.file == bt.file;
  };
  const auto same_place = [](const Diagnostic& a, const Diagnostic& b) {
    return a.span.begin == b.span.begin && a.message == b.message;
  };
  items_.erase(std::unique(items_.begin(), items_.end(), same_line), items_.end());
  std::stable_sort(items_.begin(), items_.end(),
                   [](const Diagnostic& a, const Diagnostic& b) { return a.span.begin < b.span.begin; });
  items_.erase(std::unique(items_.begin(), items_.end(), same_place), items_.end());
}

}  // namespace gocxx::base
