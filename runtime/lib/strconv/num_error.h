// The errors of conversions.
#pragma once

#include "gocxx/lib/strconv.h"

namespace gocxx::rt::strconv {

/// *NumError of the named function with Err as said; the input is copied.
error syntax_error(string function, string input);
error range_error(string function, string input);
/// "invalid base 1", "invalid bit size 65".
error base_error(string function, string input, long base);
error bit_size_error(string function, string input, long bits);

/// Whether the underscores in s stand as Go's literals have them: between digits, or after a base prefix.
bool underscores_are_ok(string s);

}  // namespace gocxx::rt::strconv
