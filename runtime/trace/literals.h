// Which function literal of the program a line belongs to. Debug information does not say what a lambda is
// called.
#pragma once

#include "gocxx/program.h"

namespace gocxx::rt::trace {

// The innermost literal whose body has that line, or null. `file` may have a folder in front. The first line
// of a literal of several lines is that of whoever makes or calls it.
const function_literal* literal_at(const char* file, int line);

// The literal around another, or null.
const function_literal* literal_around(const function_literal& inner);

}  // namespace gocxx::rt::trace
