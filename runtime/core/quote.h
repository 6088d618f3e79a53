// Go's quoted forms of text: what strconv.Quote, fmt's %q and the names of struct types with tags share.
#pragma once

#include "core/text.h"

namespace gocxx::rt::core {

enum class quoting : unsigned char {
  printable,  // as it is if strconv.IsPrint, else escaped
  ascii,      // escaped unless printable ASCII
  graphic,    // as it is if strconv.IsGraphic, else escaped
};

// s between two `quote` characters, escaped so that it can be read back.
void put_quoted(text_buffer& text, string s, char quote, quoting how);

// A rune between apostrophes.
void put_quoted_rune(text_buffer& text, std::int32_t r, quoting how);

// strconv.CanBackquote: s can stand unchanged between backquotes.
bool can_backquote(string s);

}  // namespace gocxx::rt::core
