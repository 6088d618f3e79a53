// The mistakes of one file.
#include "compiler/syntax/parser/syntax_errors.h"

#include <algorithm>
#include <utility>

namespace gocxx::syntax {

void SyntaxErrors::plain(base::Code code, std::size_t offset, std::string message) {
  if (enough()) return;
  found_.push_back({code, {source_.pos_of(offset), {}}, std::move(message), false});
}

void SyntaxErrors::syntax(base::Code code, std::size_t begin, std::size_t end, const std::string& message) {
  const std::uint32_t line = source_.line_of(source_.pos_of(begin));
  if (enough() || line == std::exchange(last_syntax_line_, line)) return;
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

void SyntaxErrors::forget_syntax() {
  std::erase_if(found_, [](const Found& found) { return found.is_syntax; });
  ends_early_ = false;
  last_syntax_line_ = 0;
}

void SyntaxErrors::move_to(base::Diagnostics& diagnostics) {
  std::ranges::stable_sort(found_, {}, [](const Found& found) { return found.span.begin; });
  for (Found& found : found_) diagnostics.add(found.code, found.span, std::move(found.message));
  found_.clear();
}

}  // namespace gocxx::syntax
