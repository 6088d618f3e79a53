// Go's quoted forms of text, for strconv.Quote, fmt's %q and the names of struct types with tags.
#pragma once

#include "core/text.h"

namespace gocxx::rt::core {

/// Which code points a quoted form leaves unescaped.
enum class Quoting : unsigned char {
  kPrintable,  // unescaped if strconv.IsPrint
  kAscii,      // unescaped if printable ASCII
  kGraphic,    // unescaped if strconv.IsGraphic
};

/// Appends s between two `quote` characters, escaped so that it can be read back.
void put_quoted(TextBuffer& text, string s, char quote, Quoting how);

/// Appends a rune between apostrophes.
void put_quoted_rune(TextBuffer& text, std::int32_t r, Quoting how);

/// strconv.CanBackquote: returns whether s can be written unchanged between backquotes.
bool can_backquote(string s);

}  // namespace gocxx::rt::core
