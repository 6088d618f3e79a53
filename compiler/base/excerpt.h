// The line of source below an error, as a terminal shows it, with the place of the caret.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace gocxx::base {

/// A line as it is shown, and where its caret stands: all counted in columns of a terminal, in which a tab is
/// spread to blanks, most characters take one column, those of East Asia and pictures two, and marks none.
struct Excerpt {
  std::string text;
  int caret = 0;      // columns before it
  int underline = 1;  // columns that are marked, at least one
};

/// Shows `line` with a mark below the `bytes` bytes from `offset` on, in at most `columns` columns: what is
/// left out of a longer line, at either end, an ellipsis stands for.
Excerpt excerpt(std::string_view line, std::size_t offset, std::size_t bytes, int columns);

}  // namespace gocxx::base
