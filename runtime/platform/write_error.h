// Writing to standard error without C's buffers: for reports, and for print and println.
#pragma once

#include <cstddef>
#include <string_view>

namespace gocxx::rt::platform {

// Writes all of it, however long a full pipe makes that take. What cannot be written (the file is closed, nobody reads
// the pipe) is lost. May be called by a signal's handler; keeps errno.
void write_error(std::string_view text);

}  // namespace gocxx::rt::platform
