// The first letters of words in title case, for strings.Title and bytes.Title.
#pragma once

#include "gocxx/lib/unicode.h"

namespace gocxx::strings {

/// Whether a word ends before or at r.
inline bool is_separator(std::int32_t r) {
  if (r < 0x80) return !(r == '_' || unicode::IsLetter(r) || unicode::IsDigit(r));
  return !unicode::IsLetter(r) && !unicode::IsDigit(r) && unicode::IsSpace(r);
}

/// r in the text of Title, where `before` stands in front of it.
inline std::int32_t title_after(std::int32_t before, std::int32_t r) {
  return is_separator(before) ? unicode::ToTitle(r) : r;
}

}  // namespace gocxx::strings
