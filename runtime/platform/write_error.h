// Writing to standard error without C's buffers: for reports, and for print and println.
#pragma once

#include <cstddef>
#include <string_view>

namespace gocxx::rt::platform {

/// Writes all of `text`, and waits while a pipe is full. Text that cannot be written (the file is closed, the
/// pipe has no reader) is lost. A signal handler may call it; it keeps errno.
void write_error(std::string_view text);

}  // namespace gocxx::rt::platform
