// One mistake, one error.
#include "compiler/syntax/syntax_errors.h"

namespace gocxx::syntax {

void SyntaxErrors::plain(base::Code code, std::size_t offset, std::string message) {
  if (enough()) return;
  ++count_;
  diagnostics_.add(code, source_.pos_of(offset), std::move(message));
}

void SyntaxErrors::syntax(base::Code code, std::size_t begin, std::size_t end, const std::string& message) {
  if (enough()) return;
  const base::Span span{source_.pos_of(begin), source_.pos_of(end)};
  ++count_;
  if (!lines_.insert(source_.line_of(span.begin)).second) return;
  diagnostics_.add(code, span, "syntax error: " + message);
}

}  // namespace gocxx::syntax
