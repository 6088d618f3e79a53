// Floating-point numbers as text, for strconv.FormatFloat and fmt.
#pragma once

#include "core/text.h"

namespace gocxx::rt::strconv {

/// Appends f in format 'b', 'e', 'E', 'f', 'g', 'G', 'x' or 'X' with `precision` digits; -1: the fewest that
/// read back as the same number of `bits` (32 or 64) bits.
void put_float(core::TextBuffer& text, double f, char format, long precision, int bits);

}  // namespace gocxx::rt::strconv
