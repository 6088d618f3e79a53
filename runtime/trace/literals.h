// Finds the function literal of the program that a line belongs to. Debug information does not have Go's
// names of lambdas.
#pragma once

#include "gocxx/program.h"

namespace gocxx::rt::trace {

/// Returns the innermost literal whose body has that line, or null. `file` may have a folder in front. The
/// first line of a literal of several lines belongs to the function that makes or calls it.
const function_literal* literal_at(const char* file, int line);

/// Returns the literal around another, or null.
const function_literal* literal_around(const function_literal& inner);

}  // namespace gocxx::rt::trace
