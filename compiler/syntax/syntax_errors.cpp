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

bool SyntaxErrors::any_syntax() const {
  return ends_early_ || std::ranges::any_of(found_, &Found::is_syntax);
}

bool SyntaxErrors::any_in_token(std::size_t begin, std::size_t end) const {
  return std::ranges::any_of(found_, [&](const Found& found) {
    const std::size_t at = source_.offset_of(found.span.begin);
    return begin <= at && at <= end;
  });
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
