// Appending text piece by piece: a slice that has to grow gets the capacity that it has in Go, where it is
// seen by cap.
#pragma once

#include "gocxx/slice.h"
#include "gocxx/string.h"

namespace gocxx::rt::strconv {

/// Appends one byte after the other. Pieces of up to four bytes need not be told from single ones: the
/// smallest capacity is eight bytes, and a larger one at least grows by a quarter.
slice<std::uint8_t> append_bytes(slice<std::uint8_t> dst, string text);

/// The same, but the bytes from `first` to `last` are one piece.
slice<std::uint8_t> append_with_piece(slice<std::uint8_t> dst, string text, long first, long last);

}  // namespace gocxx::rt::strconv
