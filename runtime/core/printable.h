// The code points that are printed unescaped: strconv.IsPrint and IsGraphic.
#pragma once

#include <cstdint>

namespace gocxx::rt::core {

/// True for letters, marks, numbers, punctuation, symbols and the ASCII space, by Unicode 15.
bool is_printable(std::int32_t r);

/// True for the other spaces (category Zs), which are graphic but not printable.
bool is_graphic_space(std::int32_t r);

}  // namespace gocxx::rt::core
