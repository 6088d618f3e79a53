// One mistake, one error.
#include "compiler/syntax/syntax_errors.h"

#include <algorithm>

namespace gocxx::syntax {

void SyntaxErrors::plain(base::Code code, std::size_t offset, std::string message) {
  if (enough()) return;
  found_.push_back({code, {source_.pos_of(offset), {}}, std::move(message), false});
}

void SyntaxErrors::syntax(base::Code code, std::size_t begin, std::size_t end, const std::string& message) {
  if (enough()) return;
  found_.push_back({code, {source_.pos_of(begin), source_.pos_of(end)}, "syntax error: " + message, true});
}

void SyntaxErrors::move_to(base::Diagnostics& diagnostics) {
  std::ranges::stable_sort(found_, {}, [](const Found& found) { return found.span.begin; });
  std::uint32_t last_line = 0;
  for (Found& found : found_) {
    const std::uint32_t line = source_.line_of(found.span.begin);
    if (found.is_syntax && line == last_line) continue;
    last_line = line;
    diagnostics.add(found.code, found.span, std::move(found.message));
  }
  found_.clear();
}

}  // namespace gocxx::syntax
